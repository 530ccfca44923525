"""Titles without a number: capitals, bold lines, short lines on their own; and where the cover ends."""

from __future__ import annotations

import re
from functools import lru_cache

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.close_titles import close_titles
from medias_desktop.policies.outline.cover import (
    VALUE,
    first_prose,
    leave_cover,
    without_cover_lines,
)
from medias_desktop.policies.outline.source import Source
from medias_desktop.policies.outline.words import (
    DATED,
    OFFICE,
    bare,
    has_verb,
    is_capitals,
    is_formula,
    is_title,
)

_TABLE = re.compile(r"\S(?: {3,}|\t+ *)\S")
_WEB = re.compile(r"https?:|www\.|\S@\S|_{3,}|\.{4,}|…{2,}|\||\$|\d{3}[ .-]\d{4}")
_ODD = re.compile(r"[:\t|@$_/]|   |\.\.\.|…|www|\d{3}")
_ORDINAL = re.compile(  # « 2e orientation : réduire la dette », “First Step: Ask”
    r"(?:\d{1,2}(?:re|er|ère|e|ème|st|nd|rd|th)|premi(?:er|ère)|(?:deux|trois|quatr|cinqu|six)ième|first|second|third|fourth|"
    r"fifth|sixth) \w+(?: \w+)? ?: ?\w",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:les?|la|l['’]|ils?|elles?|ses|leurs?|ce|cette|ces|the|this|these|it|they|he|she|for|pour)\b",
    re.IGNORECASE,
)
_ENACTING = re.compile(r"(?:suit|follows|édicte|décrète|enacts)\s*:$", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:pr[ée]ambule|preamble|introduction|objectifs?|buts?|purpose|contexte|mise en contexte|policy statement)\s*:?$",
    re.IGNORECASE,
)
_DEFINING = re.compile(r"d[ée]finition|glossa|lexique|terminolog", re.IGNORECASE)
_BULLETS = frozenset("-•*>➤·▪◦o●■–—✓§")
_ENDS = frozenset('.;:!?»”")…')
_CLOSED = frozenset(".;,")
_BLANK = 5
"""The most words that name a blank of a form."""


def find_plain(
    source: Source, start: int, numbered: list[Candidate], *, strict: bool
) -> tuple[list[Candidate], int]:
    """Return the unnumbered titles and the first line after the cover.

    ``strict`` is set when the document has numbered sections: a line then needs more to be a title.
    """
    starts = {made.at: made for made in numbered}
    taken = {at for made in numbered if made.accepted for at in range(made.at, made.end)}
    first_section = next((made.at for made in numbered if made.accepted), len(source.lines))
    plain = _candidates(source, start, starts, taken, strict=strict)
    prose = first_prose(source, start, starts)
    plain = without_cover_lines(source, plain, start, min(prose, first_section))
    close = _close(source, min(prose, first_section), starts, taken)
    here = {made.at for made in plain}
    plain += [_close_candidate(source, at) for at in close if at not in here]
    plain.sort(key=lambda made: made.at)
    for made in plain:
        made.bodied, made.style = _body(source, made, starts)
    accepted = _select(source, plain, starts, close, strict=strict)
    return leave_cover(source, accepted, plain, start, prose, first_section)


def _close(source: Source, start: int, starts: dict[int, Candidate], taken: set[int]) -> set[int]:
    def is_text(at: int) -> bool:
        if at in starts:
            return not starts[at].accepted
        line, after = source.lines[at] or "", source.lines[at + 1] if at + 1 < len(source.lines) else None
        return _style_of(line, after or "", colon=False) != "short"

    return close_titles(source, start, taken, _may_be, is_text)


def _close_candidate(source: Source, at: int) -> Candidate:
    line = source.lines[at] or ""
    made = Candidate(at, at + 1, "plain", "", 0, "", line, title=bare(line), near=True)
    made.depth = 1 if is_capitals(line) else 2
    return made


def _candidates(
    source: Source, start: int, starts: dict[int, Candidate], taken: set[int], *, strict: bool
) -> list[Candidate]:
    lines = source.lines
    kept = len(lines) - lines.count(None)
    dense = kept - lines.count("") > 0.85 * max(1, kept)
    found: list[Candidate] = []
    skip = -1
    for at in _spots(lines, start, taken, dense=dense):
        line = lines[at] or ""
        if len(line) > 120:
            continue
        end = at + 1
        after = lines[end] if end < len(lines) else None
        if after and after[0].islower() and not line.isupper():
            continue
        if at in starts or at in taken or at <= skip or not _may_be(line):
            continue
        if at in source.opaque or at in source.marks:
            continue
        follows = at - 1 in taken or (bool(found) and found[-1].end == at)
        if dense and not follows and at and (lines[at - 1] or ".")[-1] not in _ENDS:
            continue
        text, capitals = line, is_capitals(line)
        if capitals and after and end not in starts and _is_second_line(line, after):
            text, end = f"{line} {after}", end + 1
            skip = at + 1
        if not capitals and (len(line) > 85 or (after and dense and len(line) > 60)):
            continue
        near = bool(end < len(lines) and lines[end]) and (strict or not dense)
        found.append(Candidate(at, end, "plain", "", 0, "", text, title=bare(text), near=near))
        found[-1].depth = 1 if capitals else (3 if text.endswith(":") else 2)
    return found


def _is_second_line(line: str, after: str) -> bool:
    return len(line) > 25 and len(after) < 120 and is_capitals(after) and _may_be(after)


def _spots(lines: list[str | None], start: int, taken: set[int], *, dense: bool) -> list[int]:
    """Return the lines that stand after a blank line or a heading (in a text without blank lines: after a sentence)."""
    pairs = zip([None, *lines], lines, strict=False)
    if dense:
        return [
            at
            for at, (before, line) in enumerate(pairs)
            if line
            and at >= start
            and (
                not before
                or before[-1] in _ENDS
                or at - 1 in taken
                or (len(before) < 60 and before[0].isupper())
            )
            and (line[-1] not in _CLOSED or line.endswith("..."))
        ]
    spots = [
        at
        for at, (before, line) in enumerate(pairs)
        if not before and line and (line[-1] not in _CLOSED or line[-3:] == "...")
    ]
    spots += [
        at + 1 for at in taken if at + 1 < len(lines) and (line := lines[at + 1]) and line[-1] not in _CLOSED
    ]
    # « Préambule : » right under the lines of the cover
    spots += [
        at for at in range(start, min(len(lines), start + 60)) if (line := lines[at]) and _OPENING.match(line)
    ]
    return [at for at in sorted(set(spots)) if at >= start]


@lru_cache(maxsize=4096)  # judged once for each wording
def _may_be(line: str) -> bool:
    first = line[0]
    if _ORDINAL.match(line):
        return line[-1] not in ".;," and is_title(line, 100)
    if not first.isupper() or first in _BULLETS:
        return False
    if _ODD.search(line, 0, len(line) - 1 if line[-1] == ":" else len(line)) and (
        (":" in line[:-1] and VALUE.match(line))
        or _TABLE.search(line)
        or _WEB.search(line)
        or (len(line.split()) < 6 and DATED.search(line))
    ):
        return False
    return not is_formula(line) and is_title(line, 120)


def _body(source: Source, made: Candidate, starts: dict[int, Candidate]) -> tuple[bool, str]:
    """Say whether text follows a title, and what kind: prose, list, number, mark, short, end."""
    lines = source.lines
    at = made.end
    while at < len(lines) and not lines[at]:
        at += 1
    made.value = at
    if at >= len(lines):
        return False, "end"
    line = lines[at] or ""
    following = starts.get(at)
    if following is not None:
        if following.accepted:
            return False, "section"
        return True, "list"
    if at in source.marks:
        return False, "section"
    if at in source.opaque:
        return True, "list"
    after = lines[at + 1] if at + 1 < len(lines) else None
    if line[-1] == made.text[-1] == ":" and len(line.split()) <= _BLANK and _may_be(line):
        return False, "short"  # « Nom : », « Poste : »: blanks of a form, unless the last has a text
    style = _style_of(line, after or "", colon=made.text[-1] == ":")
    return style != "short", style


@lru_cache(maxsize=4096)  # judged once for each wording
def _style_of(line: str, after: str, *, colon: bool) -> str:
    """Say what kind of text a line under a title is: list, prose or short; ``colon`` when the title ends with one."""
    if (line[0] in _BULLETS and line[1:2] in " \t") or _TABLE.search(line):
        return "list"
    if not colon and ":" in line[1:-1] and VALUE.match(line):
        return "list"
    if line[-1] == ";":
        return "list"
    if line[-1] in _ENDS or line[-1] == "," or line[0].islower() or line[0] in '«“"':
        return "prose"
    if len(line) > 75 or is_formula(line):
        return "prose"
    if after and (after[0].islower() or (len(line) > 50 and (len(after) > 50 or after[-1] in ".;"))):
        return "prose"
    return "short"


def _select(
    source: Source, plain: list[Candidate], starts: dict[int, Candidate], close: set[int], *, strict: bool
) -> list[Candidate]:
    colons = sum(
        1 for made in plain if made.depth == 3 and made.style == "prose" and len(made.text.split()) <= 6
    )
    capitals_with_colon = sum(
        1 for made in plain if made.depth == 1 and made.bodied and made.text.endswith(":")
    )
    noted = _notes_over_articles(plain, starts) | close
    at_start = {made.at: made for made in plain}
    chosen: list[Candidate] = []
    heading = ""
    owners = sorted(starts.values(), key=lambda made: made.at)
    owner = 0
    like_it = sum(1 for made in plain if made.depth == 2 and made.style == "prose" and not made.near)
    near_it = sum(1 for made in plain if made.depth == 2 and made.style == "prose" and made.near)
    in_capitals = sum(1 for made in plain if made.depth == 1 and made.bodied and made.style != "list")
    for made in reversed(plain):
        following = at_start.get(made.value)
        made.accepted = made.bodied
        if made.style == "short" and following is not None and following.accepted and following.indent < 2:
            made.accepted, made.indent = True, following.indent + 1
        elif made.style == "section":
            opened = starts.get(made.value)
            first = (
                opened is not None
                and opened.value == 1
                and (opened.kind == "label" or opened.style[1:] < "2")
            )
            made.accepted = made.depth == 1 or (first and like_it > 1 and len(made.text.split()) < 9)
        elif made.style == "short" and made.text.endswith(":") and made.depth == 1:
            made.accepted = capitals_with_colon > 2
        elif made.style == "short" and made.depth == 1 and (not made.near or in_capitals > 2):
            alone = following is None or (in_capitals > 2 and not following.accepted)
            made.accepted = alone and not OFFICE.match(made.text)
    for made in plain:
        while owner < len(owners) and owners[owner].at < made.at:
            if owners[owner].accepted and owners[owner].title:
                heading = owners[owner].title
            owner += 1
        if made.near and made.style == "list" and made.depth == 2 and near_it > 1:
            made.style = "prose"  # « Formal complaint » right over « 1. The complaint is made in writing. »
        if made.accepted and (made.at in noted or _fits(source, made, colons, heading, strict=strict)):
            chosen.append(made)
    return chosen


def _notes_over_articles(plain: list[Candidate], starts: dict[int, Candidate]) -> set[int]:
    """Find « Citation » printed right over « 1. This by-law may be cited as… », when it is the habit of the document."""
    noted = set()
    for made in plain:
        under = starts.get(made.end)
        if (
            under
            and not under.accepted
            and under.style == "d1"
            and _is_sentence(under.rest)
            and made.depth == 2
        ):
            noted.add(made.at)
    articles = sum(1 for made in starts.values() if made.style == "d1" and made.rest and not made.accepted)
    return noted if len(noted) > 2 and len(noted) * 2 >= articles else set()


def _is_sentence(rest: str) -> bool:
    """Say whether an article begins right after its number: « 4. (1) An owner… », « 5. The rates are set »."""
    return rest[-1:] in (".", ":") or rest[:1] == "(" or len(rest) > 50 or has_verb(rest)


def _fits(source: Source, made: Candidate, colons: int, heading: str, *, strict: bool) -> bool:
    before = _line_before(source, made.at)
    words = len(made.text.split())
    if before.startswith("___") or (OFFICE.match(made.text) and made.style != "prose"):
        return False
    if made.depth == 1:
        return True
    if made.depth == 3:
        if words > 7 or (strict and colons < 2 and not _OPENING.match(made.text)):
            return False
        named = not _ARTICLE.match(made.text) and words <= 5
        return made.style == "prose" or (made.style == "list" and colons >= 2 and named)
    if before.endswith(":") and len(before.split()) > 3 and not _ENACTING.search(before):
        return False
    if made.near and (strict or words > 6 or made.style != "prose"):
        return False
    if strict:
        if words > 9 or len(made.text) > 65 or _DEFINING.search(heading):
            return False
        return not before or before[-1] in _ENDS or made.at - 1 < 0 or _is_heading_line(source, made.at)
    return words <= 14


def _is_heading_line(source: Source, at: int) -> bool:
    before = _line_before(source, at)
    return len(before) < 80


def _line_before(source: Source, at: int) -> str:
    step = at - 1
    while step >= 0 and at - step < 8:
        line = source.lines[step]
        if line:
            return line
        step -= 1
    return ""
