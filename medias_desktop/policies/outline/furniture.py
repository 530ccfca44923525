"""Page furniture: page numbers, running headers and footers, watermarks, lists of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from medias_desktop.core.text import fold
from medias_desktop.policies.outline.source import Source

_PAGE_ALONE = re.compile(
    r"(?:[-–—|~]+\s*)?(?:(?:page|pg?\.?)\s*:?\s*)?(?:\d{1,4}|[ivx]{1,5}|[A-Z]?\d{1,2}-\d{1,3})"
    r"(?:\s*(?:of|de|sur|/|\|)\s*\d{1,4})?(?:\s*[-–—|~]+)?(?:\s*\|?\s*page)?$",
    re.IGNORECASE,
)
_PAGE_ENDS = re.compile(
    r"(?:^|[\s|•·–—-])(?:page|p\.)\s*:?\s*\d{1,4}(?:\s*(?:of|de|sur|/)\s*\d{1,4})?\s*\|?$", re.IGNORECASE
)
_PAGE_STARTS = re.compile(r"page\s*:?\s*\d{1,4}\s*(?:of|de|sur|/)\s*\d{1,4}\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:article|section|chap|part|annex|append|schedule|sched|rule|titre|title|§)", re.IGNORECASE
)
_STARTS_PAGE = frozenset("0123456789-–—|~pPiIvVxXABCDEFG")
_DIGITS = frozenset("0123456789")
_FIRST_OF_PAGE = _DIGITS | frozenset("pP")
_LAST_OF_PAGE = _DIGITS | frozenset("-–—|~ivxIVX")
_ENDS = frozenset(".;:!?")


def drop_furniture(source: Source) -> None:
    """Take page numbers, running headers and footers out of the lines (they become None)."""
    lines = source.lines
    edged = [
        (at, line)
        for at, line in enumerate(lines)
        if line and len(line) < 140 and (line[-1] in _LAST_OF_PAGE or line[0] in _FIRST_OF_PAGE)
    ]
    source.hyphens = any(line[-1] == "-" and line[-2:-1].islower() for _, line in edged)
    dropped = {
        at for at, line in edged if len(line) < 26 and line[0] in _STARTS_PAGE and _is_page_number(line)
    }
    dropped |= {
        at
        for at, line in edged
        if "age" in line.lower() and (_PAGE_ENDS.search(line) or _PAGE_STARTS.match(line))
    }
    _keep_numbers_before_titles(source, dropped)
    dropped |= _running_numbers(edged)
    dropped |= _repeated(source, dropped)
    for at in dropped:
        if at not in source.marks and at not in source.rows:
            lines[at] = None
    _close_gaps(source, dropped)


def _is_page_number(line: str) -> bool:
    if not _PAGE_ALONE.match(line):
        return False
    return (
        not (line.isalpha() and line.upper() in {"I", "V", "X", "C"} and line.isupper())
        and not line.isdigit()
    ) or len(line) < 4


def _keep_numbers_before_titles(source: Source, dropped: set[int]) -> None:
    """Keep « 1 » alone on its line when the document sets all its numbers that way (1, 2, 3… each before a title)."""
    alone = sorted(
        at for at in dropped if (source.lines[at] or "").isdigit() and int(source.lines[at] or 0) < 60
    )
    expected = 1
    series = []
    for at in alone:
        if int(source.lines[at] or 0) == expected:
            series.append(at)
            expected += 1
    if len(series) < 3 or len(series) < 0.7 * len(alone) or source.breaks:
        return
    titled = [at for at in series if _title_follows(source, at)]
    if len(titled) >= 0.8 * len(series):
        dropped.difference_update(series)


def _title_follows(source: Source, at: int) -> bool:
    following = next((line for line in source.lines[at + 1 : at + 3] if line), "")
    before = next((line for line in reversed(source.lines[max(0, at - 2) : at]) if line), ".")
    return (
        bool(following)
        and len(following) < 70
        and following[-1] not in _ENDS
        and following[0].isupper()
        and before[-1] in _ENDS
    )


def _running_numbers(edged: list[tuple[int, str]]) -> set[int]:
    """Find « Town of X — Policy 12 » … « 13 »: the same words with a growing number at one end."""
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in edged:
        if len(line) > 110:
            continue
        if line[-1] in _DIGITS:
            stem = line.rstrip("0123456789")
            tail = line[len(stem) :]
        elif line[0] in _DIGITS and line[1] not in ".)°":
            stem = line.lstrip("0123456789")
            tail = line[: len(line) - len(stem)]
            if stem[:1] in ".)°":
                continue
        else:
            continue
        if len(stem) > 7 and len(tail) < 4:
            groups[stem].append((at, int(tail)))
    found: set[int] = set()
    for stem, places in groups.items():
        if len(places) < 3 or _LABELLED.match(stem):
            continue
        numbers = [number for _, number in places]
        if all(a < b for a, b in pairwise(numbers)):
            found.update(at for at, _ in places)
    return found


def _repeated(source: Source, dropped: set[int]) -> set[int]:
    """Find the title that comes back on every page."""
    lines = source.lines
    prose = (at for at, line in enumerate(lines) if line and len(line) > 70 and line[-1] in ".;")
    first_prose = next(prose, 0)
    cover = {line for line in lines[: min(first_prose, 60)] if line and len(line) > 3 and _may_run(line)}
    beside = {
        line
        for mark in dropped | source.breaks
        for line in lines[max(0, mark - 3) : mark + 4]
        if line and len(line) > 3 and _may_run(line)
    }
    often = (
        cover | beside
    )  # nothing else is looked for: a running line stands on the cover or beside a page's edge
    if not often:
        return set()
    places: dict[str, list[int]] = defaultdict(list)
    longest = max(map(len, often))
    for at in [at for at, line in enumerate(lines) if line and len(line) <= longest and line in often]:
        places[lines[at] or ""].append(at)
    found: set[int] = set()
    marks = dropped | source.breaks
    for line, ats in places.items():
        if len(ats) < 2:
            continue
        edged = sum(1 for at in ats if _beside(lines, marks, at))
        cut = sum(1 for at in ats if _cuts_sentence(lines, at))
        if (
            (edged >= 2 and edged >= 0.6 * (len(ats) - 1))
            or (cut >= 2 and cut * 2 >= len(ats))
            or (line in cover and len(ats) >= 3 and cut >= 1)
            or (line in cover and len(ats) >= 4 and len(line) > 20)
        ):
            found.update(at for at in ats if at != ats[0] or line not in cover or at > first_prose)
    return found


def _may_run(line: str) -> bool:
    return (
        line[0] not in "-•*>➤|#_"
        and line[-1] not in ".;:"
        and not line[0].isdecimal()
        and not _LABELLED.match(line)
    )


def _beside(lines: list[str | None], marks: set[int], at: int) -> bool:
    for step in (1, -1):
        near = at + step
        while 0 <= near < len(lines) and abs(near - at) < 4:
            if near in marks:
                return True
            if lines[near] and abs(near - at) > 1:
                break
            near += step
    return False


def _cuts_sentence(lines: list[str | None], at: int) -> bool:
    before = next((line for line in reversed(lines[max(0, at - 3) : at]) if line), None)
    after = next((line for line in lines[at + 1 : at + 4] if line), None)
    return bool(before and after and len(before) > 40 and before[-1] not in _ENDS and after[0].islower())


def _close_gaps(source: Source, dropped: set[int]) -> None:
    """Take the blank lines around furniture out where it cuts a sentence in two."""
    lines = source.lines
    done = -1
    for at in sorted(dropped | source.breaks):
        if at < done:  # the same gap as the line before: each gap is looked at once
            continue
        before = at - 1
        while before >= 0 and not lines[before]:
            before -= 1
        after = at + 1
        while after < len(lines) and not lines[after]:
            after += 1
        done = after
        if before < 0 or after >= len(lines):
            continue
        above, below = lines[before], lines[after]
        if (
            above
            and below
            and len(above) > 30
            and above[-1] not in _ENDS
            and (
                below[0].islower()
                or (
                    below[0].isdecimal()
                    and above[-1].islower()
                    and len(below) > 2
                    and below[1:3].strip(".) ")
                    and not re.match(r"\d+[.)]|\d+\.\d", below)
                )
            )
        ):
            for gap in range(before + 1, after):
                lines[gap] = None


def folded(text: str) -> str:
    """Return a heading as it is compared: letters and digits only."""
    return "".join(c for c in fold(text) if c.isalnum())
