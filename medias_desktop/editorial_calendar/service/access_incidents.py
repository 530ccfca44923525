"""Suspicions that somebody else uses an access: what was noticed, whom it was told to, when the access was changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.accesses import AccessIncident, AccessIncidentDraft

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT i.id, i.access_id, m.name AS account, a.person_id, a.name, p.first_name, p.last_name, i.noticed_on, i.what,"
    " i.notified, i.notified_on, i.changed_on, i.version FROM account_access_incident i"
    " JOIN account_access a ON a.id = i.access_id JOIN moderated_account m ON m.id = a.account_id"
    " LEFT JOIN person p ON p.id = a.person_id"
)


class AccessIncidents:
    """The suspicions of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def all(self, access_id: int | None = None) -> tuple[AccessIncident, ...]:
        """Return the suspicions, about one access or all, the last one first."""
        return read_incidents(self._register, access_id)

    def one(self, incident_id: int) -> AccessIncident:
        """Return one suspicion. Raises RecordGone."""
        for row in self._register.rows(f"{_SELECT} WHERE i.id = :id", id=incident_id):
            return _incident(row)
        raise errors.RecordGone

    def record(self, access_id: int, draft: AccessIncidentDraft) -> int:
        """Record a suspicion and return its number; a change of what protects the access renews it.

        Raises AccessGone, ReasonMissing, NoticedInFuture, ChangedBeforeNoticed, NotifiedDayMissing…
        """
        from medias_desktop.editorial_calendar.models.accounts import access_incident as table

        access = self._service.accesses.one(access_id)
        values = self._values(draft)
        with self._register.transaction("record_access_incident") as tx:
            number = tx.insert(
                table, access_id=access_id, person_id=access.person_id, recorded_at=tx.now, **values
            )
            _renew(tx, access_id, draft.changed_on)
        return number

    def change(self, incident_id: int, version: int, draft: AccessIncidentDraft) -> None:
        """Say what was done about a suspicion. Raises as ``record``, RecordGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import access_incident as table

        access_id = self.one(incident_id).access_id
        values = self._values(draft)
        with self._register.transaction("change_access_incident") as tx:
            tx.update(table, incident_id, version=version, **values)
            _renew(tx, access_id, draft.changed_on)

    def _values(self, draft: AccessIncidentDraft) -> dict[str, object]:
        """Return a draft as it is kept, or raise what cannot be."""
        today = self._service.today
        texts.plausible(draft.noticed_on, draft.notified_on, draft.changed_on)
        if draft.noticed_on > today:
            raise errors.NoticedInFuture(day=draft.noticed_on)
        if draft.notified_on is not None and not draft.notified:
            raise errors.NotifiedDayMissing
        for day in (draft.notified_on, draft.changed_on):
            if day is not None and day > today:
                raise errors.RenewedInFuture(day=day)
            if day is not None and day < draft.noticed_on:
                raise errors.ChangedBeforeNoticed(day=draft.noticed_on)
        return {
            "noticed_on": draft.noticed_on,
            "what": texts.reason(draft.what),
            "notified": ",".join(dict.fromkeys(draft.notified)),
            "notified_on": draft.notified_on,
            "changed_on": draft.changed_on,
        }


def read_incidents(register: Register, access_id: int | None = None) -> tuple[AccessIncident, ...]:
    """Return the suspicions of a register, about one access or all, the last one first."""
    where = "" if access_id is None else " WHERE i.access_id = :access"
    values = {} if access_id is None else {"access": access_id}
    rows = register.rows(f"{_SELECT}{where} ORDER BY i.noticed_on DESC, i.id DESC", **values)
    return tuple(map(_incident, rows))


def _renew(tx: Transaction, access_id: int, day: dt.date | None) -> None:
    """Begin the clock of an access anew on the day of a change that is later than the last one."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.accounts import access

    if day is None:
        return
    row = tx.execute(sa.select(access.c.renewed_on).where(access.c.id == access_id)).one()
    if row.renewed_on is None or row.renewed_on < day:
        tx.update(access, access_id, renewed_on=day)


def _incident(row: Any) -> AccessIncident:
    here = row["person_id"] is not None
    return AccessIncident(
        id=row["id"],
        access_id=row["access_id"],
        account=row["account"],
        name=f"{row['first_name']} {row['last_name']}".strip() if here else row["name"],
        noticed_on=dt.date.fromisoformat(row["noticed_on"]),
        what=row["what"],
        notified=tuple(filter(None, row["notified"].split(","))),
        notified_on=as_date(row["notified_on"]),
        changed_on=as_date(row["changed_on"]),
        version=row["version"],
    )
