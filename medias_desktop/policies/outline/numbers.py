"""How a line begins: its number, letter or label, and the words after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_UP = "A-ZÀ-ÖØ-ÞŒ"
LABELS = {
    "title": 1, "titre": 1, "part": 2, "partie": 2, "volet": 2, "module": 2, "division": 2, "chapter": 3, "chapitre": 3,
    "section": 4, "subsection": 5, "soussection": 5, "article": 6, "art": 6, "rule": 6, "règle": 6, "§": 6, "clause": 6,
    "axe": 3, "orientation": 3, "étape": 6, "step": 6,
    "schedule": 0, "annex": 0, "annexe": 0, "appendix": 0, "appendice": 0, "attachment": 0, "cédule": 0, "exhibit": 0,
    "form": 0, "formulaire": 0,
}  # fmt: skip
"""Rank of each labelled division, the widest first; 0 for what is annexed."""

_LABEL = (
    r"(?P<label>titre|title|part(?:ie)?|volet|module|division|chapitre|chapter|sub-?section|sous-section|section|article|"
    r"art\.|rule|r[èe]gle|clause|axe|orientation|[ée]tape|step|schedule|annexe?|appendix|appendice|attachment|c[ée]dule|exhibit|form(?:ulaire)?)(?![^\W\d_])"
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
_USUAL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{0,4}})\.?[ \t]+([{_UP}].*)")
"""« 3.1 Sidewalks »: by far the most frequent beginning, taken apart faster than by the whole expression."""
_ANNEX_ALONE = re.compile(
    r"(?:annexe|appendice|appendix|annex|schedule)s?\s*(?:[:–—-]\s*(?P<t>\S.*))?$", re.IGNORECASE
)
_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_SPACED = re.compile(rf"\d{{1,2}}\.?\s+[{_UP}]")
_DATE = re.compile(r"\d{4}[-/.]\d\d")
_DIGITS = ("", *"0123456789")
_FIRST = frozenset("0123456789(§")
_BULLETS = frozenset("-–—•*>➤")
_OPENING = re.compile(r"[A-Za-z]{1,3}\s?[.)–—-]|[A-Z][.-]?\d|[ivxlc]{4}|[IVXLC]{4}|[IVXLC]{2,3}\s[-–—]?$")
_WORDY = {"titl", "titr", "part", "vole", "modu", "divi", "chap", "sub-", "subs", "sous", "sect", "arti", "art.", "rule",
          "règl", "regl", "clau", "axe ", "orie", "étap", "etap", "step", "sche", "anne", "appe", "atta", "cédu", "cedu",
          "exhi", "form"}  # fmt: skip


class Parsed(NamedTuple):
    """The beginning of a line: the kind of number, the series it can belong to, its place there, what is printed."""

    kind: str
    style: str
    value: int
    number: str
    text: str


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


class Beginnings(dict[str, bool]):
    """Remembers which beginnings of a line may open a section: few differ, each is judged once."""

    def __missing__(self, start: str) -> bool:
        self[start] = _may_open(start)
        return self[start]


def _may_open(start: str) -> bool:
    if start[0] in _BULLETS:
        return start[1:].lstrip()[:1] in _DIGITS
    return start[0] in _FIRST or start.lower() in _WORDY or bool(_OPENING.match(start))


@lru_cache(maxsize=4096)  # numbers alone on their line, usual titles and whole articles come back
def parse(line: str) -> Parsed | None:
    """Take a line apart when it begins with a number, a letter or a label."""
    usual = _USUAL.match(line)
    if usual:
        number, text = usual.groups()
        first, _, last = number.rpartition(".")
        depth = number.count(".") + 1 if first.count(".") or last.strip("0") else 1
        return Parsed("number", f"d{depth}", int(last if depth > 1 else first or last), number, text)
    match = _HEAD.match(line)
    if not match:
        return _annex_alone(line) if line[:4].lower() in _WORDY else None
    if match["d"]:
        return _dotted(match)
    if match["p"]:
        return _lettered(match["p"][1:-1], "(", match["pt"])
    if match["l"]:
        mark = match["q"].strip()[:1]
        if not mark and not match["l"][-1].isdigit():
            return None
        return _lettered(match["l"], {".": ".", ")": ")"}.get(mark, "-"), match["lt2"])
    if match["sg"]:
        depth = match["sg"].count(".") + match["sg"].count("-")
        return Parsed("label", f"§{depth}", 0, f"§ {match['sg']}", match["st"].strip())
    return _labelled(match)


def _annex_alone(line: str) -> Parsed | None:
    alone = _ANNEX_ALONE.match(line)
    if not alone or len(line) >= 90:
        return None
    return Parsed("annex", "annex", 0, line.split()[0].rstrip(":–—-"), (alone["t"] or "").strip())


def _dotted(match: re.Match[str]) -> Parsed | None:
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
    return Parsed("number", style, int(digits) if digits.isdecimal() else 0, number, text)


def _lettered(letter: str, mark: str, text: str) -> Parsed | None:
    if letter.isdigit():
        return Parsed("number", "d1" + mark, int(letter), letter, text.strip())
    if not letter.isalpha():  # A.1, B-2.3: the letter counts as the first part of a dotted number
        parts = re.findall(r"\d+", letter)
        return Parsed("number", f"d{len(parts) + 1}", int(parts[-1]), letter, text.strip())
    if len(letter) > 1 and not (letter.isupper() or letter.islower()):
        return None
    case = "A" if letter[0].isupper() else "a"
    if len(letter) == 1:
        return Parsed("number", case + mark, ord(letter.lower()) - 96, letter, text.strip())
    value = roman(letter)
    if not value:
        return None
    return Parsed("number", ("I" if case == "A" else "i") + mark, value, letter, text.strip())


def _labelled(match: re.Match[str]) -> Parsed | None:
    word, of, stop, text = match["label"], match["of"], match["ls"] or "", match["lt"]
    if word[0].islower() or (word[:4].lower() == "form" and text):
        return None  # a form is a division only when its label stands alone
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
    return Parsed(kind, key + str(depth or ""), value, number, text)


def opens_item(line: str) -> bool:
    """Say whether a line begins as an item of a numbered or lettered list."""
    return _may_open(line[:4]) and bool(_HEAD.match(line))


def begins_number(line: str) -> bool:
    """Say whether a line begins with anything that looks like a number, a letter or a label."""
    return bool(_HEAD.match(line))
