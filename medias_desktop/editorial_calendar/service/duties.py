"""Who carries out the tasks around one register's accounts."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.duties import AssignedDuty, DutyDraft
from medias_desktop.editorial_calendar.rules.duty_checks import DutyLine, duty_lines
from medias_desktop.editorial_calendar.service.account_persons import known_person
from medias_desktop.policies.rules.checks.accounts import Duty

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT d.id, d.uid, d.duty, d.office, d.person_id, d.name, d.since, d.until, d.version,"
    " p.first_name, p.last_name, p.end_date"
    " FROM account_duty d LEFT JOIN person p ON p.id = d.person_id"
)


class Duties:
    """The tasks of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def all(self) -> tuple[AssignedDuty, ...]:
        """Return who carries out what, and who did."""
        return read_duties(self._register)

    def on(self, day: dt.date) -> tuple[AssignedDuty, ...]:
        """Return who carries out what on a day."""
        return tuple(one for one in self.all() if one.carried_out(day))

    def one(self, duty_id: int) -> AssignedDuty:
        """Return one line. Raises RecordGone."""
        for row in self._register.rows(f"{_SELECT} WHERE d.id = :id", id=duty_id):
            return _duty(row)
        raise errors.RecordGone

    def lines(self, day: dt.date) -> tuple[DutyLine, ...]:
        """Return each task that the texts in force give, with its clause, who is to carry it out, and who does."""
        platforms = {one.platform for one in self._service.accounts.official(day)}
        return duty_lines(self._service.rules.on(day), self.on(day), platforms)

    def add(self, draft: DutyDraft) -> int:
        """Give a task and return the line's number. Raises DutyUnknown, HolderMissing, DutyKnown, UntilBeforeSince…"""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.accounts import duty as table

        draft = _tidied(draft)
        with self._register.transaction("give_duty") as tx:
            _require_new(tx, draft)
            return tx.insert(table, uid=new_uid(), **dataclasses.asdict(draft))

    def change(self, duty_id: int, version: int, draft: DutyDraft) -> None:
        """Correct a line, or say until when. Raises as ``add``, RecordGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import duty as table

        self.one(duty_id)
        draft = _tidied(draft)
        with self._register.transaction("change_duty") as tx:
            _require_new(tx, draft, duty_id)
            tx.update(table, duty_id, version=version, **dataclasses.asdict(draft))

    def remove(self, duty_id: int, version: int) -> None:
        """Take back a line that was recorded by mistake. Raises RecordGone or ChangedElsewhere."""
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.editorial_calendar.models.accounts import duty as table

        self.one(duty_id)
        with self._register.transaction("remove_duty") as tx:
            if not tx.delete_where(table, table.c.id == duty_id, table.c.version == version):
                raise ChangedElsewhere


def read_duties(register: Register) -> tuple[AssignedDuty, ...]:
    """Return who carries out what in a register, and who did."""
    return tuple(map(_duty, register.rows(f"{_SELECT} ORDER BY d.duty, p.sort_key, d.name, d.id")))


def _tidied(draft: DutyDraft) -> DutyDraft:
    if draft.duty not in {one.value for one in Duty}:
        raise errors.DutyUnknown
    texts.plausible(draft.since, draft.until)
    name = "" if draft.person_id is not None else texts.line(draft.name)
    if draft.person_id is None and not name:
        raise errors.HolderMissing
    if draft.since is not None and draft.until is not None and draft.until < draft.since:
        raise errors.UntilBeforeSince
    return dataclasses.replace(draft, name=name)


def _require_new(tx: Transaction, draft: DutyDraft, but: int = 0) -> None:
    """Raise PersonUnknown, or DutyKnown when the person carries the task out already at that time."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.accounts import duty as table

    name = known_person(tx, draft.person_id) or draft.name
    for row in tx.execute(sa.select(table).where(table.c.duty == draft.duty, table.c.id != but)):
        meets = (row.since is None or draft.until is None or row.since <= draft.until) and (
            row.until is None or draft.since is None or draft.since <= row.until
        )
        if meets and (row.person_id, fold(row.name)) == (draft.person_id, fold(draft.name)):
            raise errors.DutyKnown(name=name)


def _duty(row: Any) -> AssignedDuty:
    here = row["person_id"] is not None
    return AssignedDuty(
        id=row["id"],
        uid=row["uid"],
        duty=row["duty"],
        office=row["office"],
        person_id=row["person_id"],
        name=f"{row['first_name']} {row['last_name']}".strip() if here else row["name"],
        left_on=as_date(row["end_date"]) if here else None,
        since=as_date(row["since"]),
        until=as_date(row["until"]),
        version=row["version"],
    )
