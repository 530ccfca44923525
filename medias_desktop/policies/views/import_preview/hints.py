"""What looks unusual in an outline: hints for the eye, never obstacles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.core.text import fold

if TYPE_CHECKING:
    from medias_desktop.policies.outline import Section

LONG_HEADING = 120
"""Characters beyond which a heading is more likely a sentence."""

_LAST_PART = re.compile(r"(?P<stem>(?:.*[^A-Za-z\d])?)(?P<last>\d+|[a-z]|[A-Z])")
_ROMAN = "ivxIVX"
"""Letters that may be Roman numerals: their order is not that of the alphabet."""


class HintKind(StrEnum):
    """What is unusual."""

    REPEATED = "repeated"
    SERIES_BROKEN = "series_broken"
    LONG_HEADING = "long_heading"
    NO_TITLE = "no_title"


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at in the section at ``row``; ``expected`` and ``other`` are numbers as printed."""

    kind: HintKind
    row: int
    number: str = ""
    expected: str = ""


def find_hints(sections: Sequence[Section]) -> tuple[Hint, ...]:
    """Return what looks unusual, in the order of the text."""
    found = [*_about_titles(sections), *_about_series(sections)]
    return tuple(sorted(found, key=lambda hint: (hint.row, hint.kind)))


def _about_titles(sections: Sequence[Section]) -> Iterator[Hint]:
    for row, section in enumerate(sections):
        if len(section.heading) > LONG_HEADING:
            yield Hint(HintKind.LONG_HEADING, row, section.number)
        if not section.heading and not section.number:
            yield Hint(HintKind.NO_TITLE, row)


def _about_series(sections: Sequence[Section]) -> Iterator[Hint]:
    """Compare each number with those of its sisters: same parent, same look."""
    parents: list[int] = []
    sisters: dict[tuple[int, str], list[tuple[int, int]]] = defaultdict(list)
    seen: dict[tuple[int, str], int] = {}
    for row, section in enumerate(sections):
        while parents and sections[parents[-1]].level >= section.level:
            parents.pop()
        parent = parents[-1] if parents else -1
        parents.append(row)
        if not section.number:
            continue
        scope = (
            -1 if "." in section.number else parent
        )  # 4.2 names one section in the whole text, b) does not
        if seen.setdefault((scope, fold(section.number)), row) != row:
            yield Hint(HintKind.REPEATED, row, section.number)
            continue
        parts = _LAST_PART.fullmatch(section.number)
        if parts is None:
            continue
        value = int(parts["last"]) if parts["last"].isdigit() else ord(parts["last"])
        series = sisters[parent, fold(parts["stem"]) + _look(parts["last"])]
        if series and value != series[-1][1] + 1 and parts["last"] not in _ROMAN:
            expected = parts["stem"] + _written(series[-1][1] + 1, parts["last"])
            yield Hint(HintKind.SERIES_BROKEN, row, section.number, expected)
        series.append((row, value))


def _look(last: str) -> str:
    return "1" if last.isdigit() else "a" if last.islower() else "A"


def _written(value: int, like: str) -> str:
    return str(value) if like.isdigit() else chr(value)
