"""Absences of those in charge of one register's accounts, and who takes their place."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.rules import account_texts as texts
from medias_desktop.editorial_calendar.rules.absences import Absence, AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.service.account_persons import known_person

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_SELECT = (
    "SELECT a.id, a.uid, a.kind, a.from_on, a.until_on, a.person_id, a.name, a.replacement_id, a.replacement,"
    " a.named_by, a.named_office, a.named_on, a.note, a.version,"
    " p.first_name, p.last_name, r.first_name AS r_first, r.last_name AS r_last"
    " FROM account_absence a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN person r ON r.id = a.replacement_id"
)


class Absences:
    """The absences of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def all(self) -> tuple[Absence, ...]:
        """Return every absence, the last one first."""
        return self._read(" ORDER BY a.from_on DESC, a.id DESC")

    def between(self, first: dt.date, last: dt.date) -> tuple[Absence, ...]:
        """Return the absences that touch some days, the earliest first."""
        return self._read(
            " WHERE a.from_on <= :last AND a.until_on >= :first ORDER BY a.from_on, a.id",
            first=first.isoformat(),
            last=last.isoformat(),
        )

    def one(self, absence_id: int) -> Absence:
        """Return one absence. Raises RecordGone."""
        for found in self._read(" WHERE a.id = :id", id=absence_id):
            return found
        raise errors.RecordGone

    def add(self, draft: AbsenceDraft) -> int:
        """Record an absence and return its number. Raises HolderMissing, BackBeforeGone, AwayTwice, ReplacesThemselves…"""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models.accounts import absence as table

        draft = _tidied(draft)
        with self._register.transaction("record_absence") as tx:
            _check(tx, draft)
            return tx.insert(table, uid=new_uid(), **_values(draft))

    def change(self, absence_id: int, version: int, draft: AbsenceDraft) -> None:
        """Correct an absence, or name who takes the place. Raises as ``add``, RecordGone or ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.accounts import absence as table

        self.one(absence_id)
        draft = _tidied(draft)
        with self._register.transaction("change_absence") as tx:
            _check(tx, draft, absence_id)
            tx.update(table, absence_id, version=version, **_values(draft))

    def remove(self, absence_id: int, version: int) -> None:
        """Take back an absence that does not take place. Raises RecordGone or ChangedElsewhere."""
        from medias_desktop.core.store.errors import ChangedElsewhere
        from medias_desktop.editorial_calendar.models.accounts import absence as table

        self.one(absence_id)
        with self._register.transaction("remove_absence") as tx:
            if not tx.delete_where(table, table.c.id == absence_id, table.c.version == version):
                raise ChangedElsewhere

    def _read(self, where: str, **values: object) -> tuple[Absence, ...]:
        return read_absences(self._register, where, **values)


def read_absences(register: Register, where: str, **values: object) -> tuple[Absence, ...]:
    """Return absences of a register."""
    return tuple(map(_absence, register.rows(_SELECT + where, **values)))


def _tidied(draft: AbsenceDraft) -> AbsenceDraft:
    texts.plausible(draft.from_on, draft.until_on, draft.named_on)
    name = "" if draft.person_id is not None else texts.line(draft.name)
    replacement = "" if draft.replacement_id is not None else texts.line(draft.replacement)
    if draft.person_id is None and not name:
        raise errors.HolderMissing
    if draft.until_on < draft.from_on:
        raise errors.BackBeforeGone
    same = draft.replacement_id == draft.person_id is not None or (name and fold(name) == fold(replacement))
    if same:
        raise errors.ReplacesThemselves
    return dataclasses.replace(
        draft,
        name=name,
        replacement=replacement,
        named_by=texts.line(draft.named_by),
        note=texts.tidy(draft.note),
    )


def _check(tx: Transaction, draft: AbsenceDraft, but: int = 0) -> None:
    """Raise PersonUnknown, or AwayTwice when the person is away some of these days already."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.accounts import absence as table

    name = known_person(tx, draft.person_id) or draft.name
    known_person(tx, draft.replacement_id)
    touching = sa.select(table).where(
        table.c.id != but, table.c.from_on <= draft.until_on, table.c.until_on >= draft.from_on
    )
    for row in tx.execute(touching):
        same = (
            row.person_id == draft.person_id
            if draft.person_id is not None
            else row.person_id is None and fold(row.name) == fold(draft.name)
        )
        if same:
            raise errors.AwayTwice(name=name, first=row.from_on, last=row.until_on)


def _values(draft: AbsenceDraft) -> dict[str, object]:
    return {**dataclasses.asdict(draft), "kind": draft.kind.value}


def _absence(row: Any) -> Absence:
    return Absence(
        id=row["id"],
        uid=row["uid"],
        kind=AbsenceKind(row["kind"]),
        from_on=dt.date.fromisoformat(row["from_on"]),
        until_on=dt.date.fromisoformat(row["until_on"]),
        person_id=row["person_id"],
        name=row["name"] if row["person_id"] is None else f"{row['first_name']} {row['last_name']}".strip(),
        replacement_id=row["replacement_id"],
        replacement=row["replacement"]
        if row["replacement_id"] is None
        else f"{row['r_first']} {row['r_last']}".strip(),
        named_by=row["named_by"],
        named_office=row["named_office"],
        named_on=as_date(row["named_on"]),
        note=row["note"],
        version=row["version"],
    )
