"""Where the cover of a document ends, and which of its lines are sections already."""

from __future__ import annotations

import re

from medias_desktop.core.text import fold
from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.source import Source
from medias_desktop.policies.outline.words import DATED, DOCUMENT, has_verb, is_formula, is_known

VALUE = re.compile(r"[^:]{1,60}?\s?:\s*\S")
"""« label : value »"""


def without_cover_lines(source: Source, plain: list[Candidate], start: int, end: int) -> list[Candidate]:
    """Leave out what names the document again: « By-law No. 12 » at the top of a page."""
    cover = {fold(line) for line in source.lines[start:end] if line and DOCUMENT.search(line)}
    return [made for made in plain if made.at < end or fold(made.text) not in cover]


def first_prose(source: Source, start: int, starts: dict[int, Candidate]) -> int:
    """Return the first line of running text."""
    lines = source.lines
    for at in range(start, len(lines)):
        line = lines[at]
        if not line or at in source.marks or at in source.opaque:
            continue
        item = starts.get(at)
        if item is not None:
            if not item.accepted and item.text[-1:] in (".", ";") and len(item.text.split()) > 2:
                return at
            continue
        if is_prose(line, lines[at + 1] if at + 1 < len(lines) else None):
            return at
    return len(lines)


def is_prose(line: str, following: str | None) -> bool:
    """Say whether a line is running text and not a line of a cover."""
    if is_formula(line) and len(line) > 30 and ":" not in line[:30] and not DATED.search(line):
        return True
    if ":" in line[:-1] and VALUE.match(line) and len(line) < 70 and not has_verb(line):
        return False
    if line[-1] in ".;":
        return (len(line.split()) > 3 and (has_verb(line) or len(line) > 60)) or len(line.split()) > 7
    if line.isupper():
        return False
    if len(line) > 110:
        return True
    if len(line) > 60 and following and (following[0].islower() or (len(following) > 50 and has_verb(line))):
        return True
    return (len(line) > 70 and has_verb(line)) or (line[0] in "-•➤>" and line[1:2] == " " and len(line) > 4)


def leave_cover(
    source: Source,
    accepted: list[Candidate],
    plain: list[Candidate],
    start: int,
    prose: int,
    first_section: int,
) -> tuple[list[Candidate], int]:
    """Return the sections without the lines of the cover, and the first line after the cover."""
    lines = source.lines
    end = min(prose, first_section)
    leading = [made for made in plain if made.at < end]
    if not leading:
        return accepted, end
    first_line = next((at for at in range(start, len(lines)) if lines[at]), 0)
    looks = {made.depth for made in accepted if made.style == "section" and made.at > end}
    kept: list[Candidate] = []
    for made in reversed(leading):
        if made is leading[-1] and not _touches(source, made, end):
            break
        known = is_known(made.title) and not DATED.search(made.title)
        cover = (bool(DOCUMENT.search(made.title)) and not known) or bool(DATED.search(made.title))
        alone = made.at == first_line and start == 0
        if first_section < prose and not (known or (made.depth in looks and not cover)):
            break
        if (alone and not known) or cover or made not in accepted:
            break
        if kept and not known:
            break
        kept.append(made)
    later = [made for made in accepted if made.at >= end]
    kept.reverse()
    return kept + later, min([end, *(made.at for made in kept)])


def _touches(source: Source, made: Candidate, end: int) -> bool:
    between = [line for at in range(made.end, end) if (line := source.lines[at])]
    return not between or (
        len(between) == 1 and between[0].endswith(",")
    )  # « Chères citoyennes, chers citoyens, »
