"""Which cases a list shows: chosen in memory, as their briefs were opened there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from medias_desktop.core.text import fold
from medias_desktop.policies.rules.texts import recited
from medias_desktop.sanctions.rules.amnesty import counts

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.cases import CaseBrief, CaseState
    from medias_desktop.sanctions.rules.ladder import StepKind


class CaseOrder(StrEnum):
    """By what a list is sorted; the newest first where it is a date."""

    FAULT = "fault"
    NAME = "name"
    NUMBER = "number"
    STATE = "state"
    AMNESTY = "amnesty"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Every field asks for something more; the default asks for nothing.

    ``text``: each of its words is in the number, the name, the department, a clause or a platform. ``year`` is that of
    the fault, ``counting_on`` asks for a measure that counts on that day.
    """

    text: str = ""
    state: CaseState | None = None
    group: str = ""
    department: str = ""
    kind: StepKind | None = None
    person_uid: str = ""
    year: int | None = None
    open_only: bool = False
    counting_on: dt.date | None = None
    order: CaseOrder = CaseOrder.FAULT

    @property
    def is_empty(self) -> bool:
        """Tell whether every case is shown."""
        return self == CaseFilter(order=self.order)

    def cleared(self) -> CaseFilter:
        """Return the same list without any condition."""
        return CaseFilter(order=self.order)

    def searching(self, text: str) -> CaseFilter:
        """Return the same conditions with other words to look for."""
        return replace(self, text=text)


def filtered(briefs: Sequence[CaseBrief], wanted: CaseFilter) -> tuple[CaseBrief, ...]:
    """Return the cases that a list shows, in its order. To search many times over, keep a ``CaseList``."""
    return CaseList(briefs).filtered(wanted)


class CaseList:
    """Cases to be searched over and over: what their words are is made once. Dropped when the lock closes.

    Making the words of 10,000 cases takes a tenth of a second: ``prepare`` does it off the window’s thread.
    """

    def __init__(self, briefs: Sequence[CaseBrief]) -> None:
        self.briefs = tuple(briefs)
        self._words: tuple[str, ...] | None = None
        self._names: dict[str, str] = {}

    def prepare(self) -> CaseList:
        """Make what searching and sorting by name need, and return the same list."""
        if self._words is None:
            self._words = tuple(map(_words_of, self.briefs))
        if not self._names:
            self._names = {name: fold(name) for name in {one.listed_name for one in self.briefs}}
        return self

    def filtered(self, wanted: CaseFilter) -> tuple[CaseBrief, ...]:
        """Return the cases that a list shows, in its order."""
        words = fold(wanted.text).split()
        if words:
            if self._words is None:
                self._words = tuple(map(_words_of, self.briefs))
            pairs = list(zip(self.briefs, self._words, strict=True))
            for (
                word
            ) in words:  # each over what the one before it left: all of them at once takes four times as long
                pairs = [pair for pair in pairs if word in pair[1]]
            found = [brief for brief, _text in pairs if _fits(brief, wanted)]
        else:
            found = [brief for brief in self.briefs if _fits(brief, wanted)]
        if wanted.order is CaseOrder.NAME:
            self.prepare()
            names = self._names
            return tuple(sorted(found, key=lambda one: (names[one.listed_name], -one.fault_day.toordinal())))
        return tuple(_sorted(found, wanted.order))


def _fits(brief: CaseBrief, wanted: CaseFilter) -> bool:
    return (
        (wanted.state is None or brief.state is wanted.state)
        and (not wanted.group or brief.group == wanted.group)
        and (not wanted.department or brief.department == wanted.department)
        and (wanted.kind is None or brief.kind is wanted.kind)
        and (not wanted.person_uid or brief.person_uid == wanted.person_uid)
        and (wanted.year is None or brief.fault_day.year == wanted.year)
        and (not wanted.open_only or brief.closed_on is None)
        and (wanted.counting_on is None or counts(brief, wanted.counting_on))
    )


def _sorted(found: list[CaseBrief], order: CaseOrder) -> list[CaseBrief]:
    if order is CaseOrder.NUMBER:
        return sorted(found, key=lambda one: one.number, reverse=True)
    if order is CaseOrder.STATE:
        ranks = {state: rank for rank, state in enumerate(type(found[0].state))} if found else {}
        return sorted(found, key=lambda one: (ranks[one.state], -one.fault_day.toordinal()))
    if order is CaseOrder.AMNESTY:
        return sorted(found, key=lambda one: (one.amnesty_on or dt.date.max, one.number))
    return sorted(found, key=lambda one: (one.fault_day, one.number), reverse=True)


@lru_cache(maxsize=512)
def _spoken(cite: str) -> tuple[str, ...]:
    """Return a clause as it is cited in both languages: it is looked for as the screen says it."""
    return tuple(recited(cite, language) for language in ("fr", "en"))


def _words_of(brief: CaseBrief) -> str:
    parts = [brief.number, brief.listed_name, brief.department, brief.platform, *brief.rule_codes]
    for _version, _section, cite in brief.clauses:
        parts += _spoken(cite)
    return fold(" ".join(parts))
