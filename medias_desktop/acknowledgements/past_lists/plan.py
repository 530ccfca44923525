"""What an import of past acknowledgements would record, line by line; nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.acknowledgements.errors.past import DayColumnMissing, PersonColumnMissing
from medias_desktop.acknowledgements.past_lists.columns import Line, lines_of
from medias_desktop.acknowledgements.past_lists.mapping import PastMapping
from medias_desktop.acknowledgements.past_lists.persons import Known, Match, Recorded, Written
from medias_desktop.acknowledgements.past_lists.problems import CHOOSABLE, Problem, Reason
from medias_desktop.acknowledgements.past_lists.texts import AdoptedText, Texts
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.memory import collector_at_rest

RENEWED_AFTER = 180


class LineState(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    ALREADY = "already"
    PROBLEM = "problem"


class PastLine(NamedTuple):
    """One line of the list: ``number`` is its row in the file, ``recorded_on`` the day of what is recorded already."""

    number: int
    state: LineState
    line: Line
    person: Recorded | None
    text: AdoptedText | None
    problems: tuple[Problem, ...] = ()
    candidates: tuple[Recorded, ...] = ()
    recorded_on: dt.date | None = None

    @property
    def choosable(self) -> bool:
        """Tell whether saying who the person is would settle something."""
        return any(problem.reason in CHOOSABLE for problem in self.problems)


class Stamp(NamedTuple):
    """What tells whether anything that was compared changed since."""

    persons: int
    last_person: int
    versions: int
    events: int
    last_event: int


NOTHING_RECORDED = Stamp(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class PastRegister:
    """What the register holds on a day: its persons, its adopted texts, who signed which of them when."""

    known: Known
    texts: tuple[AdoptedText, ...]
    signed: Mapping[tuple[int, int], Collection[dt.date]]
    """By text and person."""
    day: dt.date
    renewed_after: int = RENEWED_AFTER
    """Days from which on a second signature of the same text is another one: a renewal, no slip of the pen."""
    stamp: Stamp = NOTHING_RECORDED


@dataclass(frozen=True, slots=True)
class PastPlan:
    """Every line of a list and what an import would do with it."""

    name: str
    lines: Sequence[PastLine]
    stamp: Stamp
    known: Known = field(repr=False, compare=False)

    def of(self, state: LineState) -> list[PastLine]:
        """Return the lines of one state."""
        return [line for line in self.lines if line.state is state]

    def counts(self) -> dict[LineState, int]:
        """Return how many lines there are of each state."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in LineState}


def make_plan(
    listed: ListTable,
    mapping: PastMapping,
    register: PastRegister,
    chosen: Mapping[Written, int] | None = None,
) -> PastPlan:
    """Compare a list with the register; ``chosen`` are persons that the user named for what lines write.

    Raises PersonColumnMissing or DayColumnMissing.
    """
    if not mapping.has_persons:
        raise PersonColumnMissing(name=listed.name)
    if not mapping.has_days:
        raise DayColumnMissing(name=listed.name)
    with collector_at_rest():
        planner = _Planner(mapping, register, chosen or {})
        lines = [planner.line(line) for line in lines_of(listed, mapping)]
        if any(line.choosable for line in lines):
            register.known.make_searchable()  # the window, which asks who is meant, is not to wait for it
    return PastPlan(listed.name, lines, register.stamp, register.known)


class _Planner:
    """Looks every line up; a person who signs a text a second time, and does not renew it, is told of the first."""

    def __init__(self, mapping: PastMapping, register: PastRegister, chosen: Mapping[Written, int]) -> None:
        self._register = register
        self._texts = Texts(register.texts, mapping.version_id)
        self._chosen = chosen
        self._matches: dict[Written, Match] = {}
        self._rows: dict[tuple[int, int], list[tuple[dt.date, int]]] = {}

    def line(self, line: Line) -> PastLine:
        """Return what becomes of one line."""
        match = self._match(line.written)
        problems = list(line.problems)
        if match.reason is not None:
            problems.insert(0, Problem(match.reason, line.written.shown, other=match.other))
        found = self._texts.find(line.cited, line.day)
        text = found if isinstance(found, AdoptedText) else None
        if isinstance(found, Problem):
            problems.append(found)
        if line.day is not None:
            problems += self._of_day(line.day, text)
        if match.person is not None and text is not None and not problems:
            return self._settled(line, match.person, text)
        return PastLine(
            line.number, LineState.PROBLEM, line, match.person, text, tuple(problems), match.candidates
        )

    def _match(self, written: Written) -> Match:
        if written not in self._matches:
            person = self._register.known.by_id.get(self._chosen.get(written, 0))
            self._matches[written] = Match(person) if person else self._register.known.match(written)
        return self._matches[written]

    def _of_day(self, day: dt.date, text: AdoptedText | None) -> Collection[Problem]:
        if day > self._register.day:
            return (Problem(Reason.DAY_IN_FUTURE, day=day),)
        if text is not None and day < text.adopted_on:
            return (Problem(Reason.DAY_BEFORE_ADOPTION, day=day, adopted=text.adopted_on),)
        return ()

    def _settled(self, line: Line, person: Recorded, text: AdoptedText) -> PastLine:
        pair, day = (text.id, person.id), line.day
        assert day is not None
        for recorded_on in self._register.signed.get(pair, ()):
            if self._same(day, recorded_on):
                return PastLine(line.number, LineState.ALREADY, line, person, text, recorded_on=recorded_on)
        rows = self._rows.setdefault(pair, [])
        for other, row in rows:
            if self._same(day, other):
                twice = (Problem(Reason.PERSON_TWICE, row=row),)
                return PastLine(line.number, LineState.PROBLEM, line, person, text, twice)
        rows.append((day, line.number))
        return PastLine(line.number, LineState.NEW, line, person, text)

    def _same(self, day: dt.date, other: dt.date) -> bool:
        return abs((day - other).days) < self._register.renewed_after
