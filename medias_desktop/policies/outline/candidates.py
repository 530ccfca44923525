"""Lines that may open a section: their number or label, their title, what follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from medias_desktop.policies.outline.numbers import Beginnings, begins_number, opens_item, parse
from medias_desktop.policies.outline.source import BOLD, Source
from medias_desktop.policies.outline.words import (
    HANGING,
    bare,
    has_verb,
    is_catchphrase,
    is_formula,
    is_title,
    word_set,
)

_LOWER_STYLES = frozenset(("i.", "i)", "i(", "a.", "a)", "a("))
_UP = "A-ZÀ-ÖØ-ÞŒ"
_CROSS_REFERENCE = re.compile(r"(?:sections?|articles?|subsections?)\s+[\d.()a-zA-Z-]{1,9},", re.IGNORECASE)
_CAPITALS_RUN_IN = re.compile(
    rf"(?P<title>[^a-zà-öø-ÿœ.;]{{3,90}}?)[.:]?\s+(?P<body>[{_UP}](?:['’][{_UP}]?)?[a-zà-öø-ÿœ].*)$"
)
_RUN_IN = re.compile(
    rf"(?P<title>[^.:;–—]{{2,80}}?)\s?(?:[.:]\s?[-–—]?|[–—]|(?<=\s)-)\s+(?P<body>[{_UP}«“\"].*)$"
)
_BELONGING = re.compile(
    r"\(?(?:attached |annexée? |which forms |forming )?(?:to|of|part of|au|du|à la|de la|à l['’]|de l['’])\s?"
    r"(?:the |this |la |le |présente? )*(?:by-?law|bylaw|policy|directive|règlement|arrêté|politique|code)\b[^.]*\.?\)?$",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\S(?: {3,}|\t+ *)\S")
_ARTICLE = re.compile(r"(?:les?|la|l['’]|une?|des|the|an?|every|each|any|tout|toute|chaque)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:qui|que|qu['’]|dont|who|that|which)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r",\s(?:les?|la|l['’]|il|elle|ils|on|the|a|an|he|she|it|they|every|any|no)\b[^,]*:$", re.IGNORECASE
)
_REFERRING = word_set(
    "section sections article articles art art. paragraph paragraphs paragraphe paragraphes subsection by-law no no. numéro "
    "règlement annexe schedule the of to under see de du des à au aux le les la voir"
)


_LIST_SIGNS = frozenset("-•*>➤–")
_FULL = 55
"""A numbered line at least this long that the next one carries on in lower case is a sentence, not a title."""


@dataclass(slots=True)
class Candidate:
    """A line that may open a section.

    ``style`` says which series of numbers it can belong to, ``value`` its place in it. ``title`` is the heading it
    would have ("" when what follows the number is a sentence), ``rest`` the text left to the body. ``kind`` is one
    of: number, label, annex, mark (shown by markup), plain (unnumbered).
    """

    at: int
    end: int
    kind: str
    style: str
    value: int
    number: str
    text: str
    title: str = ""
    rest: str = ""
    run_in: bool = False
    bodied: bool = False
    near: bool = False
    indent: int = 0
    accepted: bool = False
    depth: int = 0
    level: int = 0


def find_numbered(source: Source) -> list[Candidate]:
    """Return the lines that begin with a number, a letter or a label, in their order."""
    found = []
    lines, opaque = source.lines, source.opaque
    known = Beginnings()
    before: str | None
    # What ends with a semicolon is an item of a list, never a section.
    for at in [at for at, line in enumerate(lines) if line and known[line[:4]] and line[-1] != ";"]:
        line = lines[at] or ""
        parsed = parse(line)
        if not parsed or at in opaque:
            continue
        before = lines[at - 1] if at else None
        if parsed.style == "annex" and not parsed.value and parsed.number.isalpha():
            if not (line.isupper() or parsed.text or at in source.marks):
                continue
        elif _is_row(source, at, parsed.text) or _is_referred(before):
            continue
        found.append(Candidate(at, at + 1, *parsed))
        found[-1].near = bool(before)
    source.starts = {start[:1] for start in known}
    return found


def _is_row(source: Source, at: int, text: str) -> bool:
    """Say whether a number opens a row of columns: another such row stands right above or below."""
    if not ("\t" in text or "   " in text) or not _COLUMNS.search(text):
        return False
    near = (
        source.lines[at - 1] if at else None,
        source.lines[at + 1] if at + 1 < len(source.lines) else None,
    )
    return any(line and _COLUMNS.search(line) for line in near)


def _is_referred(before: str | None) -> bool:
    """Say whether the line before ends with « section », “of”: the number is a cross-reference."""
    if not before:
        return False
    return before[-1] == "(" or before[-14:].rpartition(" ")[2].lower() in _REFERRING


def settle(source: Source, made: Candidate) -> None:
    """Find out what a numbered line carries: a title, a run-in title, a sentence; and where its heading ends."""
    lines = source.lines
    if not made.text:
        _take_next_line(source, made)
        return
    text = made.text
    if text[-1] in ";," and made.kind == "number":
        made.rest = text
        return
    lead = source.leads.get(made.at)
    if lead and text.startswith(lead):
        made.title, made.rest, made.run_in = bare(lead), text[len(lead) :].lstrip(" .:–—-"), True
        return
    following = lines[made.at + 1] if made.at + 1 < len(lines) else None
    if following and text[-1] not in ".;:!?" and made.at not in source.marks:
        text = _with_next_lines(source, made, following)
    numbered = made.kind == "number"
    if following and numbered and _CROSS_REFERENCE.match(following):
        made.rest = made.text
        return
    lower = made.style in _LOWER_STYLES or made.style[1:] > "1"
    made.title, made.rest, made.run_in = _carried(made.text, text, numbered, lower)
    if (
        made.end == made.at + 1
        and made.title
        and not made.run_in
        and numbered
        and following
        and following[0].islower()
        and len(made.text) > _FULL
        and text[-1] not in ".:!?"
        and not opens_item(following)
    ):
        made.title, made.rest, made.run_in = "", made.text, False  # a sentence that goes on
    if made.run_in or not made.title:
        made.end = made.at + 1


def _with_next_lines(source: Source, made: Candidate, following: str) -> str:
    """Return the text of a line with the one or two lines that go on from it."""
    text, lines = made.text, source.lines
    if not _continues(made, text, following, lines):
        return text
    made.end += 1
    text = f"{text} {following}"
    after = lines[made.at + 2] if made.at + 2 < len(lines) else None
    if after and len(following) > 45 and _wraps(following, after) and is_title(f"{text} {after}", 220):
        made.end += 1
        text = f"{text} {after}"
    return text


@lru_cache(maxsize=4096)  # judged once for each wording: titles and list items come back
def _carried(printed: str, text: str, numbered: bool, lower: bool) -> tuple[str, str, bool]:
    """Return the title in what follows a number, the rest of the line, and whether the title runs into the text.

    ``text`` is ``printed`` with the lines it goes on in; ``lower`` allows a title that begins in lower case.
    """
    if not numbered and text[0] in "([" and text[-1] in ")].":
        return "", text, False
    if text[0].islower() and text[-1] == ".":
        return "", printed, False  # the last item of a list: « c) those of the council. »
    if is_title(text, 220) and (text[0].isupper() or not text[0].isalpha() or lower):
        return bare(text), "", False
    capitals = _CAPITALS_RUN_IN.match(printed)
    if capitals and len(capitals["title"]) > 3 and has_verb(capitals["body"]):
        return bare(capitals["title"]), capitals["body"], True
    sign = ". " in text or ": " in text or "– " in text or "— " in text or " - " in text
    run = _RUN_IN.match(printed) if sign else None
    if run and run["title"][0].isupper() and not is_catchphrase(run["title"]) and not has_verb(run["title"]):
        return bare(run["title"]), run["body"], True
    return "", printed, False


def _continues(made: Candidate, text: str, following: str, lines: list[str | None]) -> bool:
    after = lines[made.at + 2] if made.at + 2 < len(lines) else None
    closed = text.isupper() and following.isupper() and not after  # two lines of capitals, then a blank one
    if not (closed or _wraps(text, following)) or opens_item(following):
        return False
    if not is_title(f"{text} {following}", 220):
        return False
    return not after or (following[-1] not in ".;," and not after[:1].islower())


def _wraps(text: str, following: str) -> bool:
    if text[-9:].rpartition(" ")[2].lower() in HANGING and following[0].isalpha():
        return following.isupper() or not text.isupper()
    if following[0].islower():
        return len(text) > 28
    return len(text) > 40 and text.isupper() and following.isupper() and following[0].isalpha()


def _take_next_line(source: Source, made: Candidate) -> None:
    """Give a number or a label that stands alone the title on the line after it."""
    lines = source.lines
    at = made.end
    while at < len(lines) and not lines[at] and at - made.at < 4:
        at += 1
    line = lines[at] if at < len(lines) else None
    if line and made.kind == "annex" and len(line) < 80 and _BELONGING.match(line):
        made.rest = line  # « SCHEDULE A », “to By-law 12”, then its title
        at += 1
        while at < len(lines) and not lines[at] and at - made.at < 6:
            at += 1
        line = lines[at] if at < len(lines) else None
    if not line or at in source.opaque or begins_number(line) or not (line[0].isupper() or line[0] in '«“"'):
        return
    if not is_title(line, 160) or line[-1] in ".;," or (is_formula(line) and not line.isupper()):
        return
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after and after[0].islower() and len(line) > 40 and not is_title(f"{line} {after}"):
        return
    if line[-1] == ":" and introduces(source, line, at + 1):
        return
    made.text, made.title, made.end = line, bare(line), at + 1
    if after and _wraps(line, after) and not begins_number(after) and is_title(f"{line} {after}", 220):
        made.title, made.end = bare(f"{line} {after}"), at + 2


def introduces(source: Source, text: str, after: int) -> bool:
    """Say whether « En cas d’accident, le conducteur : » only introduces the list at or under the line ``after``."""
    clause = _ARTICLE.match(text) and (len(text.split()) > 6 or _RELATIVE.search(text))
    if not (clause or _SUBJECT.search(text)):
        return False
    while after < len(source.lines) and not source.lines[after]:
        after += 1
    line = (source.lines[after] if after < len(source.lines) else "") or ""
    return bool(line) and (line[0] in _LIST_SIGNS or opens_item(line))


def find_marked(source: Source) -> list[Candidate]:
    """Return the lines that markup shows as headings and that carry no number."""
    made = []
    for at, depth in source.marks.items():
        line = source.lines[at]
        if line and (depth < BOLD or (is_title(line) and len(line) < 100)):
            made.append(Candidate(at, at + 1, "mark", "mark", 0, "", line, title=bare(line), depth=depth))
    return made
