"""Two texts of one policy beside each other: which section stands beside which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence

from medias_desktop.core.text import fold
from medias_desktop.policies.rules.texts import SectionLike

Row = tuple[int | None, int | None]
"""The index of a section at the left and of the one beside it; None where nothing stands."""

_LABEL = re.compile(r"^(?:article|art|section|rubrique|chapitre|chapter|schedule|annexe|s)\b")
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def align(left: Sequence[SectionLike], right: Sequence[SectionLike]) -> list[Row]:
    """Return the rows: every section of either text once, those at the left in their order.

    Sections go together by number and heading, then by a number or a heading that only one section of each text
    bears, then by equal headings in their order. What has no counterpart stands after what precedes it in its text.
    """
    matched: dict[int, int] = {}
    for key, repeated in ((_both, True), (_number, False), (_heading, False), (_heading, True)):
        _match(left, right, matched, key, repeated=repeated)
    return _rows(len(left), len(right), matched)


def _match(
    left: Sequence[SectionLike],
    right: Sequence[SectionLike],
    matched: dict[int, int],
    key: Callable[[SectionLike], object],
    *,
    repeated: bool,
) -> None:
    taken = set(matched.values())
    here = _by_key(left, key, matched.keys())
    there = _by_key(right, key, taken)
    for word, places in here.items():
        others = there.get(word, [])
        if repeated or (len(places) == 1 and len(others) == 1):
            matched.update(zip(places, others, strict=False))


def _by_key(
    sections: Sequence[SectionLike], key: Callable[[SectionLike], object], taken: Collection[int]
) -> dict[object, list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for index, section in enumerate(sections):
        if index not in taken and (word := key(section)):
            found[word].append(index)
    return found


def _number(section: SectionLike) -> str:
    return _NOT_WORD.sub(" ", _LABEL.sub("", fold(section.number))).strip()


def _heading(section: SectionLike) -> str:
    return _NOT_WORD.sub(" ", fold(section.heading)).strip()


def _both(section: SectionLike) -> tuple[str, str] | None:
    found = (_number(section), _heading(section))
    return found if all(found) else None


def _rows(left: int, right: int, matched: dict[int, int]) -> list[Row]:
    rows: list[Row] = [(index, matched.get(index)) for index in range(left)]
    place_of = {other: index for index, other in matched.items()}
    alone: dict[int, list[int]] = defaultdict(list)  # after which section at the left (-1: before all)
    after = -1
    for other in range(right):
        if other in place_of:
            after = place_of[other]
        else:
            alone[after].append(other)
    found: list[Row] = [(None, other) for other in alone[-1]]
    for row in rows:
        found.append(row)
        if row[0] is not None:
            found += [(None, other) for other in alone[row[0]]]
    return found
