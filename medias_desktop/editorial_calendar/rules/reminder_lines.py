"""Reminders as they are shown: what several clauses say of one thing in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.answering import Reminder, Told

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause

_TOGETHER = frozenset(
    (Told.TONE, Told.WHO_ANSWERS, Told.PROTECTED, Told.REFUSED, Told.ASK_FIRST, Told.CHANNELS, Told.SENT_TO)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence that several clauses say together."""

    reminder: Reminder
    clauses: tuple[Clause, ...]


def together(found: Iterable[Reminder]) -> tuple[Line, ...]:
    """Return reminders as they are shown: what several clauses say of one thing in one line, each clause once."""
    lines: dict[object, tuple[Reminder, dict[str, Clause]]] = {}
    for one in found:
        joined = one.told in _TOGETHER and not one.blocks
        key: object = one.told if joined else (one.told, one.blocks, one.codes, one.telephone, one.text)
        if not joined and one.told is not Told.SAID:
            key = (one.told, one.blocks, one.codes, one.telephone, one.email)
        known, clauses = lines.get(key, (one, {}))
        codes = tuple(dict.fromkeys((*known.codes, *one.codes)))
        clauses.setdefault(one.clause.cite, one.clause)
        lines[key] = (replace(known, codes=codes), clauses)
    return tuple(Line(reminder=one, clauses=tuple(clauses.values())) for one, clauses in lines.values())
