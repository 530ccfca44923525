"""The table of contents, found and taken out: the body decides what the sections are."""

from __future__ import annotations

import re

from medias_desktop.policies.outline.furniture import folded
from medias_desktop.policies.outline.source import Source
from medias_desktop.policies.outline.words import has_verb

_SURE = re.compile(
    r"(?:\d{1,2}[.)]?\s+)?(?:table\s+des\s+mati[èe]res|table\s+of\s+contents?)(?:\s*\(.*\))?\s*:?(?:\s+pages?)?$",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"(?:contents|sommaire|index|contenu|table|plan)\s*:?(?:\s+pages?)?$", re.IGNORECASE)
_LEADER = re.compile(r"\s*(?:\.(?:\s?\.){2,}|…[.… ]*|_{3,}|-{4,}|·{3,}| {3,}|\t+)\s*(?:\d{1,3}|[ivx]{1,5})?$")
_PAGE = re.compile(r"(?:[\s.…]|\.{2,})\d{1,3}$")
_NUMBER = re.compile(
    r"(?:(?:article|section|chapi?t(?:er|re)|part(?:ie)?|annexe?|appendix|appendice|schedule|title|titre)\s+[\w.«»\"“” -]{1,8}?(?=\s*[:–—.-]|\s|$)|"
    r"\(?\d{1,2}(?:\.\d{1,2})*|\(?[ivxlIVXL]{1,5}(?=[.)])|\(?[A-Za-z](?=[.)]))\s*[.):–—-]*",
    re.IGNORECASE,
)
_REACH = 1500


def drop_contents(source: Source) -> int:
    """Take the table of contents out (its lines become None); return the line after it, or 0 when there is none."""
    lines = source.lines
    limit = min(len(lines), max(200, len(lines) // 3), 3000)
    start = _find_title(lines, limit)
    if start is None:
        return _drop_untitled(lines, limit)
    block, stopped = _gather(lines, start + 1)
    if not block:
        return 0
    end = _find_end(lines, block, stopped)
    for at in range(start, end):
        lines[at] = None
        source.marks.pop(at, None)
    return end


def _find_title(lines: list[str | None], limit: int) -> int | None:
    for at in range(limit):
        line = lines[at]
        if not line or len(line) > 40:
            continue
        if _SURE.match(line):
            return at
        if line[0] in "cCsSiItTpP" and _LIKELY.match(line):
            following = [text for text in lines[at + 1 : at + 9] if text][:3]
            if len(following) == 3 and not any(_is_prose(text) for text in following):
                return at
    return None


def _is_prose(line: str) -> bool:
    if _LEADER.search(line):
        return False
    if line[-1] in ".;" and len(line.split()) > 3:
        return len(line) > 70 or has_verb(line) or not _NUMBER.match(line)
    return len(line) > 60 and has_verb(line) and not _PAGE.search(line)


def _gather(lines: list[str | None], start: int) -> tuple[list[int], bool]:
    block: list[int] = []
    for at in range(start, min(len(lines), start + _REACH)):
        line = lines[at]
        if not line:
            continue
        if _is_prose(line):
            return block, True
        block.append(at)
    return block, False


def _entry(line: str) -> tuple[str, str]:
    """Return the number and the words of a line of contents, without leaders and page."""
    line = _PAGE.sub("", _LEADER.sub("", line)).rstrip(" .…")
    number = _NUMBER.match(line)
    if number and number.end() < len(line):
        return folded(number[0]), folded(line[number.end() :])
    return "", folded(line)


def _find_end(lines: list[str | None], block: list[int], stopped: bool) -> int:
    texts = [lines[at] or "" for at in block]
    paged = [bool(_LEADER.search(text) or _PAGE.search(text)) for text in texts]
    many = sum(paged) >= max(2, len(texts) // 4)
    number, words = _entry(texts[0])
    if len(words) < 3 and len(texts) > 1 and not number:  # a heading « Page » over the numbers
        number, words = _entry(texts[1])
    last = like = 0
    for n in range(1, len(block)):
        if many and paged[n]:
            continue
        if texts[n] and folded(texts[n][:1]) in (number + words)[:1]:
            other_number, other = _entry(texts[n])
            if other_number == number and other == words:
                return block[n]
            if other_number == number and _alike(other, words):
                like = n
            if number and other_number == number:
                last = n
    if like and (not stopped or len(block) - like <= 4):
        return block[like]
    if last and stopped and len(block) - last <= 4:
        return block[last]
    if many:
        end = max(n for n, page in enumerate(paged) if page)
        return block[end] + 1
    return block[-1] + 1


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    return short >= 4 and one[:short] == other[:short]


def _drop_untitled(lines: list[str | None], limit: int) -> int:
    entries = [
        at
        for at in range(limit)
        if (line := lines[at])
        and ("..." in line or "…" in line or ". . ." in line)
        and _PAGE.search(line)
        and _LEADER.search(line)
    ]
    if len(entries) < 3 or entries[-1] - entries[0] > 6 * len(entries):
        return 0
    for at in range(entries[0], entries[-1] + 1):
        lines[at] = None
    return entries[-1] + 1
