"""Elections and emergencies of one register."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.periods import (
    Period,
    PeriodDraft,
    PeriodKind,
    emergency,
    overlapping,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT id, uid, kind, level, begins_at, ends_at, decided_by, ended_by, reason, names, version"
    " FROM calendar_period"
)
_NAMES_LENGTH = 20_000


class Periods:
    """The periods of one register: what was planned or declared, until when, by whom."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    # Reading

    def all(self) -> tuple[Period, ...]:
        """Return every period, the last one first."""
        return self._read(" ORDER BY begins_at DESC, id DESC")

    def between(self, first: dt.date, last: dt.date) -> tuple[Period, ...]:
        """Return the periods that touch some days, the earliest first."""
        return self._read(
            " WHERE begins_at <= :last AND (ends_at = '' OR ends_at >= :first) ORDER BY begins_at, id",
            first=f"{first.isoformat()}T00:00",
            last=f"{last.isoformat()}T23:59",
        )

    def at(self, moment: dt.datetime) -> tuple[Period, ...]:
        """Return the periods under way at a moment of the municipality's own time."""
        return self._read(
            " WHERE begins_at <= :moment AND (ends_at = '' OR ends_at >= :moment) ORDER BY begins_at, id",
            moment=_text(moment),
        )

    def emergency(self) -> Period | None:
        """Return the emergency under way now, None while crisis mode is off: from the moment on at which it was turned off."""
        return emergency(one for one in self.at(self._service.local_now) if one.ends_at is None)

    def one(self, period_id: int) -> Period:
        """Return one period. Raises RecordGone."""
        for found in self._read(" WHERE id = :id", id=period_id):
            return found
        raise errors.RecordGone

    # Writing

    def declare(self, begins_at: dt.datetime, decided_by: str, reason: str = "") -> int:
        """Turn crisis mode on and return the period's number. Raises EmergencyUnderWay, EmergencyInFuture, DeciderMissing…"""
        draft = PeriodDraft(
            kind=PeriodKind.EMERGENCY, begins_at=begins_at, decided_by=decided_by, reason=reason
        )
        return self._add(self._tidied(draft), "declare_emergency")

    def lift(self, period_id: int, version: int, ends_at: dt.datetime, ended_by: str) -> None:
        """Turn crisis mode off, from the minute after ``ends_at``. Raises NoEmergency, PeriodBackwards, DeciderMissing…"""
        from medias_desktop.editorial_calendar.models.accounts import period as table

        by = texts.line(ended_by)
        if not by:
            raise errors.DeciderMissing
        texts.plausible(ends_at.date())
        if ends_at > self._service.local_now:
            raise errors.EmergencyInFuture
        with self._register.transaction("lift_emergency") as tx:
            found = next((one for one in self._within(tx) if one.id == period_id), None)
            if found is None:
                raise errors.RecordGone
            if found.kind is not PeriodKind.EMERGENCY or found.ends_at is not None:
                raise errors.NoEmergency
            if ends_at < found.begins_at:
                raise errors.PeriodBackwards
            tx.update(table, period_id, version=version, ends_at=_text(ends_at), ended_by=by)

    def record_election(self, draft: PeriodDraft) -> int:
        """Record an election period and return its number. Raises ElectionWithoutEnd, LevelMissing, PeriodOverlaps…"""
        return self._add(self._tidied(draft), "record_election")

    def change(self, period_id: int, version: int, draft: PeriodDraft) -> None:
        """Correct a period. Raises RecordGone, PeriodOverlaps… or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import period as table

        draft = self._tidied(draft)
        with self._register.transaction("change_period") as tx:
            found = self._within(tx)
            if all(one.id != period_id for one in found):
                raise errors.RecordGone
            _refuse_overlap(draft, found, period_id)
            tx.update(table, period_id, version=version, **_values(draft))

    def remove(self, period_id: int, version: int) -> None:
        """Take back a period that was recorded by mistake. Raises RecordGone or ChangedElsewhere."""
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.editorial_calendar.models.accounts import period as table

        with self._register.transaction("remove_period") as tx:
            found = next((one for one in self._within(tx) if one.id == period_id), None)
            if found is None:
                raise errors.RecordGone
            if found.version != version:
                raise ChangedElsewhere
            tx.delete(table, period_id)

    # Helpers

    def _add(self, draft: PeriodDraft, action: str) -> int:
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.accounts import period as table

        with self._register.transaction(action) as tx:
            _refuse_overlap(draft, self._within(tx))
            return tx.insert(table, uid=new_uid(), **_values(draft))

    def _tidied(self, draft: PeriodDraft) -> PeriodDraft:
        """Return a draft as it is kept, or raise what cannot be."""
        texts.plausible(draft.begins_at.date(), draft.ends_at.date() if draft.ends_at else None)
        if draft.kind is PeriodKind.ELECTION:
            if not draft.level:
                raise errors.LevelMissing
            if draft.ends_at is None:
                raise errors.ElectionWithoutEnd
        elif draft.begins_at > self._service.local_now:
            raise errors.EmergencyInFuture
        if draft.ends_at is not None and draft.ends_at < draft.begins_at:
            raise errors.PeriodBackwards
        names = tuple(dict.fromkeys(filter(None, (" ".join(one.split()) for one in draft.names))))
        texts.tidy("\n".join(names), _NAMES_LENGTH)
        tidied = dataclasses.replace(
            draft,
            level=draft.level if draft.kind is PeriodKind.ELECTION else "",
            decided_by=texts.line(draft.decided_by),
            reason=texts.tidy(draft.reason),
            names=names,
        )
        if draft.kind is PeriodKind.EMERGENCY and not tidied.decided_by:
            raise errors.DeciderMissing
        return tidied

    def _read(self, where: str, **values: object) -> tuple[Period, ...]:
        return tuple(map(_period, self._register.rows(_SELECT + where, **values)))

    def _within(self, tx: Transaction) -> tuple[Period, ...]:
        """Return every period as it stands inside a transaction: two windows cannot both turn crisis mode on."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.accounts import period as table

        return tuple(map(_period, tx.execute(sa.select(table)).mappings()))


def _refuse_overlap(draft: PeriodDraft, others: Sequence[Period], but: int = 0) -> None:
    other = overlapping(draft, others, but)
    if other is None:
        return
    if other.kind is PeriodKind.EMERGENCY and other.ends_at is None:
        raise errors.EmergencyUnderWay(first=other.begins_at.date())
    raise errors.PeriodOverlaps(
        first=other.begins_at.date(), last=other.ends_at.date() if other.ends_at else "–"
    )


def _values(draft: PeriodDraft) -> dict[str, object]:
    return {
        "kind": draft.kind.value,
        "level": draft.level,
        "begins_at": _text(draft.begins_at),
        "ends_at": "" if draft.ends_at is None else _text(draft.ends_at),
        "decided_by": draft.decided_by,
        "reason": draft.reason,
        "names": "\n".join(draft.names),
    }


def _text(moment: dt.datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _period(row: Any) -> Period:
    return Period(
        id=row["id"],
        uid=row["uid"],
        kind=PeriodKind(row["kind"]),
        level=row["level"],
        begins_at=dt.datetime.fromisoformat(row["begins_at"]),
        ends_at=dt.datetime.fromisoformat(row["ends_at"]) if row["ends_at"] else None,
        decided_by=row["decided_by"],
        ended_by=row["ended_by"],
        reason=row["reason"],
        names=tuple(filter(None, row["names"].splitlines())),
        version=row["version"],
    )
