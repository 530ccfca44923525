"""Reading the lines of the register for its exports, a few hundred at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import event, evidence, status
from medias_desktop.acknowledgements.rules.register_lines import RegisterLine
from medias_desktop.acknowledgements.service.statements import ORDER, Statement

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.acknowledgements.rules import PersonRow, Scope
    from medias_desktop.acknowledgements.service.listing import Listing
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_AT_ONCE = 400


class _Fact(NamedTuple):
    event_id: int
    text_sha256: str
    language: str
    recorded_by: str
    recorded_at: dt.datetime
    original_place: str


class RegisterLines:
    """Everyone whom a list concerns, and everyone with a record for its text, in the order of their names."""

    def __init__(self, register: Register, listing: Listing, scope: Scope) -> None:
        self._register, self._listing, self.scope = register, listing, scope
        self._versions = {one.ordinal: one for one in scope.read_with} | {0: scope.version}
        self._texts = [scope.version.id, *(one.id for one in scope.read_with)]
        asked = Statement(scope)
        statement = (
            f"SELECT p.id FROM {asked.tables()} WHERE {asked.counted()} OR s0.event_id IS NOT NULL {ORDER}"
        )
        self._numbers = array("q", (row[0] for row in register.rows(statement, **asked.values)))

    def __len__(self) -> int:
        return len(self._numbers)

    def read(self, progress: Progress) -> Iterator[RegisterLine]:
        """Give the lines; reports how many were read and may raise Cancelled."""
        for start in range(0, len(self._numbers), _AT_ONCE):
            progress.report(start, len(self._numbers))
            part = self._numbers[start : start + _AT_ONCE]
            rows = self._listing.rows(self.scope, part)
            yield from self._lines(rows)
        progress.report(len(self._numbers), len(self._numbers))

    def _lines(self, rows: Sequence[PersonRow]) -> Iterator[RegisterLine]:
        ids = [row.person_id for row in rows]
        with self._register.read() as connection:
            facts = self._facts(connection, ids)
            proven = self._proven(connection, ids)
        for row in rows:
            version = self._versions[row.status.through]
            fact = facts.get((version.id, row.person_id)) if row.status.day else None
            if fact is None:
                yield RegisterLine(row, version, version.text_sha256)
            else:
                yield RegisterLine(row, version, *fact[1:5], fact.event_id in proven, fact.original_place)

    def _facts(self, connection: sa.Connection, ids: Sequence[int]) -> dict[tuple[int, int], _Fact]:
        statement = (
            sa.select(
                status.c.version_id,
                status.c.person_id,
                event.c.id,
                event.c.text_sha256,
                event.c.language,
                event.c.recorded_by,
                event.c.recorded_at,
                event.c.original_place,
            )
            .join_from(status, event, event.c.id == status.c.event_id)
            .where(status.c.version_id.in_(self._texts), status.c.person_id.in_(ids))
        )
        found: Sequence[Any] = connection.execute(statement).all()
        return {(row[0], row[1]): _Fact(*row[2:]) for row in found}

    def _proven(self, connection: sa.Connection, ids: Sequence[int]) -> set[int]:
        """Return the events with a proof, and those that corrected them: a proof stays with what it was given for."""
        statement = sa.select(evidence.c.event_id).where(evidence.c.person_id.in_(ids))
        proven = set(connection.execute(statement).scalars())
        if proven:
            corrections = (
                sa.select(event.c.id, event.c.replaces_id)
                .where(event.c.person_id.in_(ids), event.c.replaces_id.is_not(None))
                .order_by(event.c.id)
            )
            for number, corrected in connection.execute(corrections):
                if corrected in proven:
                    proven.add(number)
        return proven
