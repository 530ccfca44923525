"""What a council is told of acknowledgements: shares of groups large enough that nobody in them is recognised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.acknowledgements.rules.coverage import CoverageLine

LEAST = 5
"""People in the smallest group whose share is told: of fewer, a share would say what single persons did."""

OTHERS = "*"
"""The code of the line in which small groups are put together."""


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of a group signed, in per cent; ``complete_on`` since when everyone has, None while somebody has not."""

    code: str
    percent: int
    complete_on: dt.date | None = None


def shares(lines: Sequence[CoverageLine]) -> tuple[Share, ...]:
    """Return the shares of groups or departments, the small ones put together in a last line.

    When these are fewer than LEAST together, the smallest of the others joins them: otherwise the whole and the lines
    shown would tell the one that is not. Nothing is returned when only one line would be left: it is the whole.
    """
    asked = [line for line in lines if line.counts.must]
    small = [line for line in asked if line.counts.must < LEAST]
    large = [line for line in asked if line.counts.must >= LEAST]
    while small and large and _must(small) < LEAST:
        smallest = min(large, key=lambda line: line.counts.must)
        large.remove(smallest)
        small.append(smallest)
    told = [share for line in large if (share := _share(line.code, [line])) is not None]
    if small and large and (others := _share(OTHERS, small)) is not None:
        told.append(others)
    return tuple(told) if len(told) > 1 else ()


def whole(lines: Sequence[CoverageLine]) -> Share | None:
    """Return the share of everyone, None when they are too few to be told, or nobody."""
    return _share("", [line for line in lines if line.counts.must])


def _must(lines: Sequence[CoverageLine]) -> int:
    return sum(line.counts.must for line in lines)


def _share(code: str, lines: Sequence[CoverageLine]) -> Share | None:
    must, signed = _must(lines), sum(line.counts.signed for line in lines)
    if must < LEAST:
        return None
    days = [line.complete_on for line in lines]
    known = [day for day in days if day is not None]
    complete = signed == must and len(known) == len(days)
    return Share(code, signed * 100 // must, max(known) if complete else None)
