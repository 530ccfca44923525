"""What a search of policies gives, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeVar

from medias_desktop.policies.rules.records import VersionState, VersionSummary


class FoundKind(StrEnum):
    """What was found: a section, a text as a whole (its title, number or introduction), an own note."""

    SECTION = "section"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: where it is (``section_uid`` "" is the beginning of the text) and what stands there.

    ``language`` is that of ``text``; ``title`` and ``text`` are searched for the words again to mark them.
    """

    kind: FoundKind
    summary: VersionSummary
    section_uid: str
    number: str
    heading: str
    text: str
    language: str

    @property
    def title(self) -> str:
        """What it is called: number and heading of a section, the title of a text."""
        return " ".join(part for part in (self.number, self.heading) if part)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look among; "" and None leave everything in. ``town`` and ``theme`` are facets."""

    town: str = ""
    theme: str = ""
    state: VersionState | None = None

    def __bool__(self) -> bool:
        return bool(self.town or self.theme or self.state)


@dataclass(frozen=True, slots=True)
class Findings:
    """The hits of a search from some place on, the best first, and how many there are in all."""

    hits: tuple[Found, ...]
    total: int


class Count(NamedTuple):
    """How many hits a filter would leave: its value, its name for people."""

    value: str
    name: str
    hits: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What each filter would leave, the others applied; most hits first (states in their order)."""

    towns: tuple[Count, ...] = ()
    themes: tuple[Count, ...] = ()
    states: tuple[Count, ...] = field(default=())


_T = TypeVar("_T")


def merged(own: Sequence[tuple[bool, _T]], library: Sequence[tuple[bool, _T]]) -> list[_T]:
    """Return the hits of the register and of the library as one list; each comes as (the title holds all words, hit).

    Scores of two indexes cannot be compared: how rare a word is, and so how much it weighs, differs between them. What can
    be compared is told by the text alone: a title that holds every word comes before one that does not. Among equals the
    best of both take turns (reciprocal ranks), the municipality's own first, so that neither hides the other; within each
    the order by bm25 stays.
    """
    found: list[_T] = []
    for wanted in (True, False):
        lists = [[hit for titled, hit in ranked if titled is wanted] for ranked in (own, library)]
        longest = max(map(len, lists))
        found += [one[rank] for rank in range(longest) for one in lists if rank < len(one)]
    return found
