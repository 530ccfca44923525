"""Lines that may open a section: their number or label, their title, what follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

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

_UP = "A-ZÀ-ÖØ-ÞŒ"
LABELS = {
    "title": 1, "titre": 1, "part": 2, "partie": 2, "volet": 2, "module": 2, "division": 2, "chapter": 3, "chapitre": 3,
    "section": 4, "subsection": 5, "soussection": 5, "article": 6, "art": 6, "rule": 6, "règle": 6, "§": 6, "clause": 6,
    "axe": 3, "orientation": 3, "étape": 6, "step": 6,
    "schedule": 0, "annex": 0, "annexe": 0, "appendix": 0, "appendice": 0, "attachment": 0, "cédule": 0, "exhibit": 0,
}  # fmt: skip
"""Rank of each labelled division, the widest first; 0 for what is annexed."""

_LABEL = (
    r"(?P<label>titre|title|part(?:ie)?|volet|module|division|chapitre|chapter|sub-?section|sous-section|section|article|"
    r"art\.|rule|r[èe]gle|clause|axe|orientation|[ée]tape|step|schedule|annexe?|appendix|appendice|attachment|c[ée]dule|exhibit)"
    r"\s{0,9}(?:n[o°º]?\.?\s?(?=\d))?"
    r"(?P<of>[«\"“‘'(]\s?[\w.-]{1,7}\s?[»\"”’')]|(?:\d{1,4}|[A-Z]{1,2}(?=[.-]?\d))(?:[.-]?\d{1,3}){0,5}[A-Za-z]?(?:er|re|ère|e)?|[IVXLC]{1,7}|[ivxlc]{1,7}|"
    r"[A-Za-z]|premi[èe]re?|premier|un|deux|trois|one|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?P<bis>\s(?:bis|ter))?(?![\w’'])"
    r"(?P<ls>\s{0,9}(?:[.:)]\s?[-–—]?|[-–—]+))?(?P<lt>.*)"
)
_HEAD = re.compile(
    r"(?:[-–—•*>➤]\s+(?=\d{1,2}\.\d|\d{1,2}\.\s))?(?:"
    r"(?P<d>\d{1,3}(?:(?:\.(?:\d{1,3}|[a-z](?![a-z])))*[A-Da-d]?(?=[\s.):–—°º-]|$)|(?:\.\d{1,3})*\(\d{1,2}\)(?=\s)))(?P<s>\s?(?:\.\s?[-–—)]|[.):]|[-–—](?=\s)|[°º]\)?))?(?P<g>\s*)(?P<t>.*)|"
    r"(?P<p>\((?:\d{1,2}|[ivxlcIVXLC]{1,6}|[a-zA-Z])\))\s*(?P<pt>.*)|"
    r"(?P<l>(?:[IVX]{2,4}|[A-Z])(?:[.-]?\d{1,2}){1,4}(?=[.)\s])|[ivxlc]{1,6}|[IVXLC]{1,7}|[A-Za-z]{1,2})(?P<q>\s?[.)]\s*[-–—]?|\s[-–—](?=\s)|(?<=[IVXLCA-H])-(?=[A-ZÀ-Ý ])|(?<=\d)(?=\s))\s*(?P<lt2>\S.*)|"
    r"§\s*(?P<sg>\d{1,3}(?:[.-]\d{1,3})*[a-z]?)\s?[.:)–—-]?\s*(?P<st>.*)|" + _LABEL + r")",
    re.IGNORECASE,
)
_ANNEX_ALONE = re.compile(
    r"(?:annexe|appendice|appendix|annex|schedule)s?\s*(?:[:–—-]\s*(?P<t>\S.*))?$", re.IGNORECASE
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_CROSS_REFERENCE = re.compile(r"(?:sections?|articles?|subsections?)\s+[\d.()a-zA-Z-]{1,9},", re.IGNORECASE)
_SPACED = re.compile(rf"\d{{1,2}}\.?\s+[{_UP}]")
_CAPITALS_RUN_IN = re.compile(
    rf"(?P<title>[^a-zà-öø-ÿœ.;]{{3,90}}?)[.:]?\s+(?P<body>[{_UP}](?:['’][{_UP}]?)?[a-zà-öø-ÿœ].*)$"
)
_RUN_IN = re.compile(rf"(?P<title>[^.:;–—]{{2,80}}?)\s?(?:[.:]\s?[-–—]?|[–—])\s+(?P<body>[{_UP}«“\"].*)$")
_REFERRING = word_set(
    "section sections article articles art art. paragraph paragraphs paragraphe paragraphes subsection by-law no no. numéro "
    "règlement annexe schedule the of to under see de du des à au aux le les la voir"
)
_DATE = re.compile(r"\d{4}[-/.]\d\d")
_DIGITS = ("", *"0123456789")
_FIRST = frozenset("0123456789(§")
_BULLETS = frozenset("-–—•*>➤")
_OPENING = re.compile(r"[A-Za-z]{1,3}\s?[.)–—-]|[A-Z][.-]?\d|[ivxlc]{4}|[IVXLC]{4}|[IVXLC]{2,3}\s[-–—]?$")
_WORDY = {"titl", "titr", "part", "vole", "modu", "divi", "chap", "sub-", "subs", "sous", "sect", "arti", "art.", "rule",
          "règl", "regl", "clau", "axe ", "orie", "étap", "etap", "step", "sche", "anne", "appe", "atta", "cédu", "cedu",
          "exhi"}  # fmt: skip


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


def roman(text: str) -> int:
    """Return the value of a Roman numeral up to C, 0 when it is none."""
    if not _ROMAN.match(text):
        return 0
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    digits = [values[c] for c in text.lower()]
    for this, following in zip(digits, [*digits[1:], 0], strict=True):
        total += -this if this < following else this
    return total


def find_numbered(source: Source) -> list[Candidate]:
    """Return the lines that begin with a number, a letter or a label, in their order."""
    found = []
    lines, opaque, head = source.lines, source.opaque, _HEAD.match
    known = _Beginnings()
    # What ends with a semicolon is an item of a list, never a section.
    for at in [at for at, line in enumerate(lines) if line and known[line[:4]] and line[-1] != ";"]:
        line = lines[at]
        if at in opaque or not line:
            continue
        match = head(line)
        if match:
            made = _make(source, at, match)
            if made:
                found.append(made)
        elif line[:4].lower() in _WORDY:
            alone = _ANNEX_ALONE.match(line)
            if alone and (line.isupper() or alone["t"] or at in source.marks) and len(line) < 90:
                word = line.split()[0].rstrip(":–—-")
                found.append(Candidate(at, at + 1, "annex", "annex", 0, word, (alone["t"] or "").strip()))
    source.starts = {start[:1] for start in known}
    return found


class _Beginnings(dict[str, bool]):
    """Remembers which beginnings of a line may open a section: few differ, each is judged once."""

    def __missing__(self, start: str) -> bool:
        self[start] = _may_open(start)
        return self[start]


def _may_open(start: str) -> bool:
    if start[0] in _BULLETS:
        return start[1:].lstrip()[:1] in _DIGITS
    return start[0] in _FIRST or start.lower() in _WORDY or bool(_OPENING.match(start))


def _make(source: Source, at: int, match: re.Match[str]) -> Candidate | None:
    made: Candidate | None
    before = source.lines[at - 1] if at else None
    if before and (before[-1] == "(" or before[-14:].rpartition(" ")[2].lower() in _REFERRING):
        return None
    if match["d"]:
        made = _dotted(at, match)
    elif match["p"]:
        made = _lettered(at, match["p"][1:-1], "(", match["pt"])
    elif match["l"]:
        mark = match["q"].strip()[:1]
        if not mark and not match["l"][-1].isdigit():
            return None
        made = _lettered(at, match["l"], {".": ".", ")": ")"}.get(mark, "-"), match["lt2"])
    elif match["sg"]:
        depth = match["sg"].count(".") + match["sg"].count("-")
        made = Candidate(at, at + 1, "label", f"§{depth}", 0, f"§ {match['sg']}", match["st"].strip())
    else:
        made = _labelled(at, match)
    if made:
        made.near = at > 0 and bool(source.lines[at - 1])
    return made


def _dotted(at: int, match: re.Match[str]) -> Candidate | None:
    number, stop, gap, text = match["d"], match["s"], match["g"], match["t"].strip()
    if not stop and not gap and text:
        return None
    parts = number.rstrip(")").replace("(", ".").split(".")
    depth = len(parts)
    if depth == 2 and set(parts[1]) == {"0"}:
        depth = 1
    if stop and not gap and text[:1].isdecimal():
        return None
    if depth == 1 and stop and stop[0] == "." and gap and text[:1].isdecimal() and _SPACED.match(text):
        inner, text = text.split(None, 1)
        number, depth = f"{number}. {inner.rstrip('.')}", 2
    if text[:2] in ("19", "20") and _DATE.match(text):
        return None  # the row of a table of versions
    if depth == 1 and not stop and not (text[:1].isupper() or text[:1] in '«“"'):
        return None
    if depth == 1 and len(parts[0]) > 2 and not stop:
        return None
    mark = (stop or "").strip()[:1]
    style = f"d{depth}" if depth > 1 else "d1" + (mark if mark in ")°º" else "")
    digits = (parts[-1] if depth > 1 else parts[0]).rstrip("abcdABCD")
    return Candidate(at, at + 1, "number", style, int(digits) if digits.isdecimal() else 0, number, text)


def _lettered(at: int, letter: str, mark: str, text: str) -> Candidate | None:
    if letter.isdigit():
        return Candidate(at, at + 1, "number", "d1" + mark, int(letter), letter, text.strip())
    if not letter.isalpha():  # A.1, B-2.3: the letter counts as the first part of a dotted number
        parts = re.findall(r"\d+", letter)
        return Candidate(at, at + 1, "number", f"d{len(parts) + 1}", int(parts[-1]), letter, text.strip())
    if len(letter) > 1 and not (letter.isupper() or letter.islower()):
        return None
    case = "A" if letter[0].isupper() else "a"
    if len(letter) == 1:
        return Candidate(at, at + 1, "number", case + mark, ord(letter.lower()) - 96, letter, text.strip())
    value = roman(letter)
    if not value:
        return None
    return Candidate(at, at + 1, "number", ("I" if case == "A" else "i") + mark, value, letter, text.strip())


def _labelled(at: int, match: re.Match[str]) -> Candidate | None:
    word, of, stop, text = match["label"], match["of"], match["ls"] or "", match["lt"]
    if word[0].islower() or (of[0].isalpha() and match.end("label") == match.start("of")):
        return None  # « Rules » is no rule s
    if text and not text[0].isspace() and not stop:
        return None
    text = text.strip()
    if not stop.strip() and text and not (text[0].isupper() or text[0] in '«“"([' or text[0].isdecimal()):
        return None
    if of.islower() and len(of) == 1 and not stop and text:
        return None
    key = (
        word.lower()
        .replace("-", "")
        .rstrip(".")
        .replace("regle", "règle")
        .replace("cedule", "cédule")
        .replace("etape", "étape")
    )
    rank = LABELS.get(key, 6)
    if (
        rank in (1, 2, 3)
        and key in ("volet", "module", "axe", "orientation", "title", "titre", "division")
        and not stop
        and text
    ):
        return None
    number = f"{word} {of.strip()}{match['bis'] or ''}"
    kind = "label" if rank else "annex"
    digits = re.match(r"\d+", of)
    depth = of.count(".")
    value = int(digits[0]) if digits else (roman(of) or 0)
    return Candidate(at, at + 1, kind, key + str(depth or ""), value, number, text)


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
        made.title, made.rest, made.run_in = lead, text[len(lead) :].lstrip(" .:–—-"), True
        return
    following = lines[made.at + 1] if made.at + 1 < len(lines) else None
    if made.at not in source.marks and following and _continues(made, text, following, lines):
        made.end += 1
        text = f"{text} {following}"
        after = lines[made.at + 2] if made.at + 2 < len(lines) else None
        if after and len(following) > 45 and _wraps(following, after) and is_title(f"{text} {after}", 220):
            made.end += 1
            text = f"{text} {after}"
    if following and made.kind == "number" and _CROSS_REFERENCE.match(following):
        made.rest = made.text
    elif made.kind != "number" and text[0] in "([" and text[-1] in ")].":
        made.rest = text
    elif is_title(text, 220) and (
        text[0].isupper()
        or not text[0].isalpha()
        or made.style in ("i.", "i)", "i(", "a.", "a)", "a(")
        or made.style[1:] > "1"
    ):
        made.title = bare(text)
    else:
        made.end = made.at + 1
        sign = ". " in text or ": " in text or "– " in text or "— " in text
        run = _RUN_IN.match(made.text) if sign else None
        capitals = _CAPITALS_RUN_IN.match(made.text)
        if capitals and len(capitals["title"]) > 3 and has_verb(capitals["body"]):
            made.title, made.rest, made.run_in = bare(capitals["title"]), capitals["body"], True
        elif (
            run
            and not is_catchphrase(run["title"])
            and not has_verb(run["title"])
            and run["title"][0].isupper()
        ):
            made.title, made.rest, made.run_in = bare(run["title"]), run["body"], True
        else:
            made.rest = made.text


def _continues(made: Candidate, text: str, following: str, lines: list[str | None]) -> bool:
    if text[-1] in ".;:!?":
        return False
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


def opens_item(line: str) -> bool:
    """Say whether a line begins as an item of a numbered or lettered list."""
    return _may_open(line[:4]) and bool(_HEAD.match(line))


def _take_next_line(source: Source, made: Candidate) -> None:
    """Give a number or a label that stands alone the title on the line after it."""
    lines = source.lines
    at = made.end
    while at < len(lines) and not lines[at] and at - made.at < 4:
        at += 1
    line = lines[at] if at < len(lines) else None
    if not line or at in source.opaque or _HEAD.match(line) or not (line[0].isupper() or line[0] in '«“"'):
        return
    if not is_title(line, 160) or line[-1] in ".;," or (is_formula(line) and not line.isupper()):
        return
    after = lines[at + 1] if at + 1 < len(lines) else None
    if after and after[0].islower() and len(line) > 40 and not is_title(f"{line} {after}"):
        return
    made.text, made.title, made.end = line, bare(line), at + 1
    if after and _wraps(line, after) and is_title(f"{line} {after}", 220):
        made.title, made.end = bare(f"{line} {after}"), at + 2


def find_marked(source: Source) -> list[Candidate]:
    """Return the lines that markup shows as headings and that carry no number."""
    made = []
    for at, depth in source.marks.items():
        line = source.lines[at]
        if line and (depth < BOLD or (is_title(line) and len(line) < 100)):
            made.append(Candidate(at, at + 1, "mark", "mark", 0, "", line, title=bare(line), depth=depth))
    return made
