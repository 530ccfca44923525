"""Numbers of sections: telling the style of a text, numbering it anew, and letting its references follow.

Styles found in practice: 1 / 1.1 / 1.1.1; Article 1 / 1.1; chapters whose articles are counted through the whole text;
A / A.1; none. Annexes are counted by themselves, with the word they bear. A section without a number stays without one.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from medias_desktop.policies.rules.drafts import DraftSection

UNNUMBERED: Final = ""
TO_NUMBER: Final = "0"
"""Stands for the number that a new section will get."""


_DEEPEST: Final = 40
"""Levels that are counted apart; deeper ones are counted together."""


class Style(StrEnum):
    """How the sections of a text are numbered."""

    DECIMAL = "decimal"
    ARTICLES = "articles"
    CHAPTERS = "chapters"
    LETTERS = "letters"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A style with the words and signs of a text: “CHAPITRE” in Roman numbers, “Article” inside, “ANNEXE” in letters."""

    style: Style = Style.DECIMAL
    label: str = ""
    inner: str = ""
    roman: bool = False
    annex: str = ""
    annex_digits: bool = False


_ANNEX: Final = re.compile(
    r"(?P<word>annexe|appendice|appendix|schedule|annex)(?:\s+(?P<mark>[a-z]{1,2}|\d{1,3}|[ivxl]+))?[\s.:)–—-]*$",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"(?P<word>article|art\.|section|clause|règle|rule)\s+\d+(?:\.\d+)*", re.I)
_CHAPTER: Final = re.compile(
    r"(?P<word>chapitre|chapter|titre|title|partie|part)\s+(?P<mark>[ivxlc]+|\d+)", re.I
)
_ROMAN: Final = re.compile(r"[IVXLC]+")
_LETTER: Final = re.compile(r"[A-Z]")


def is_annex(number: str) -> bool:
    """Tell whether a number is that of an annex, counted by itself."""
    return _ANNEX.match(number) is not None


def detect(sections: Sequence[DraftSection]) -> Numbering:
    """Return how most of the sections are numbered, with the words they bear."""
    annexes = [match for one in sections if (match := _ANNEX.match(one.number))]
    top = [one.number for one in sections if one.level == 1 and one.number and not _ANNEX.match(one.number)]
    inside = [one.number for one in sections if one.level == 2 and one.number]
    found = _style_of(top, inside) if top or inside else Numbering(Style.NONE)
    if annexes:
        in_digits = (annexes[0]["mark"] or "").isdigit()
        found = dataclasses.replace(found, annex=annexes[0]["word"], annex_digits=in_digits)
    return found


def _style_of(top: Sequence[str], inside: Sequence[str]) -> Numbering:
    kinds = Counter(_kind(number) for number in top)
    kind = kinds.most_common(1)[0][0] if kinds else Style.DECIMAL
    if kind is Style.CHAPTERS:
        first = next(number for number in top if _kind(number) is kind)
        word = _CHAPTER.match(first)
        mark = word["mark"] if word else first
        label = first[: word.start("mark")].strip() if word else ""
        article = next((found for number in inside if (found := _ARTICLE.match(number))), None)
        return Numbering(kind, label, article["word"] if article else "", roman=not mark.isdigit())
    if kind is Style.ARTICLES:
        word = next(found for number in top if (found := _ARTICLE.match(number)))
        return Numbering(kind, word["word"])
    return Numbering(kind)


def _kind(number: str) -> Style:
    if _CHAPTER.match(number) or (_ROMAN.fullmatch(number) and number not in ("C", "L")):
        return Style.CHAPTERS
    if _ARTICLE.match(number):
        return Style.ARTICLES
    return Style.LETTERS if _LETTER.fullmatch(number) else Style.DECIMAL


def renumber(sections: Sequence[DraftSection], numbering: Numbering) -> tuple[DraftSection, ...]:
    """Number sections in their order; those without a number stay without, as do all in a text without numbers."""
    counter = _Counter(numbering)
    return tuple(
        one if (number := counter.next(one)) == one.number else dataclasses.replace(one, number=number)
        for one in sections
    )


class _Counter:
    """Counts sections; one without a number interrupts nothing, so that no number is given twice."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts = [0] * (_DEEPEST + 1)
        self._annexes = 0
        self._annex = ""
        self._annex_level = 0
        self._in_annex = [0] * (_DEEPEST + 1)

    def next(self, section: DraftSection) -> str:
        level = min(section.level, _DEEPEST)
        if self._annex and level <= self._annex_level:
            self._annex = ""
        if annex := _ANNEX.match(section.number):
            return self._next_annex(annex["word"], level)
        if not section.number or self._numbering.style is Style.NONE:
            return UNNUMBERED
        if self._annex:
            return self._next_in_annex(level)
        self._count(self._counts, level)
        return self._number(level)

    def _count(self, counts: list[int], level: int) -> None:
        counts[level] += 1
        if self._numbering.style is Style.CHAPTERS and level == 1:
            return  # articles are counted through
        counts[level + 1 :] = [0] * (_DEEPEST - level)

    def _next_annex(self, word: str, level: int) -> str:
        self._annexes += 1
        mark = str(self._annexes) if self._numbering.annex_digits else letters(self._annexes)
        with_word = self._numbering.style is Style.LETTERS or self._numbering.annex_digits
        self._annex = f"{word} {mark}" if with_word else mark
        self._annex_level = level
        self._in_annex = [0] * (_DEEPEST + 1)
        return f"{word} {mark}"

    def _next_in_annex(self, level: int) -> str:
        counts = self._in_annex
        counts[level] += 1
        counts[level + 1 :] = [0] * (_DEEPEST - level)
        return ".".join((self._annex, *map(str, counts[self._annex_level + 1 : level + 1])))

    def _number(self, level: int) -> str:
        numbering, counts = self._numbering, self._counts
        if numbering.style is Style.CHAPTERS:
            if level == 1:
                mark = roman(counts[1]) if numbering.roman else str(counts[1])
                return f"{numbering.label} {mark}".strip()
            if level == 2:
                return f"{numbering.inner} {counts[2]}".strip()
            return ".".join(map(str, counts[2 : level + 1]))
        if level == 1 and numbering.style is Style.ARTICLES:
            return f"{numbering.label} {counts[1]}".strip()
        first = letters(counts[1]) if numbering.style is Style.LETTERS else str(counts[1])
        return ".".join((first or "0", *map(str, counts[2 : level + 1])))


def letters(number: int) -> str:
    """Return A, B, … Z, AA, AB… for 1, 2, …"""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def roman(number: int) -> str:
    """Return a number in Roman digits."""
    found = ""
    for value, digits in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        found += digits * (number // value)
        number %= value
    return found


# References

_NUMBER: Final = r"(?:\d+(?:\.\d+)*|[A-Z](?:\.\d+)+)"
_LIST: Final = rf"{_NUMBER}(?:(?:\s*,\s*|\s*,?\s+(?:et|ou|à|and|or|to)\s+|[–-]){_NUMBER})*"
_REFERENCE: Final = re.compile(
    rf"\b(?P<word>articles?|art\.|rubriques?|sections?|ss?\.|clauses?)[ \u00a0](?P<list>{_LIST})(?![\w€$%]|\.\d)"
    r"(?P<law>[ \u00a0](?:de la|de l’|de l'|du|des|of the|of)[ \u00a0](?:Loi|Code|Règlement|Charte|Act\b|Regulation|By-?law|Charter|Civil))?",
    re.IGNORECASE,
)
_LAW_WORD: Final = re.compile(r"(?:Loi|Code|Règlement|Charte|Act|Regulation|By-?law|Charter|Civil)$")
_ANNEX_REFERENCE: Final = re.compile(
    r"\b(?P<word>annexe|appendice|appendix|schedule|annex|chapitre|chapter)[ \u00a0](?P<mark>[A-Z]|\d{1,3}|[IVXL]+)\b",
    re.I,
)
_ONE: Final = re.compile(_NUMBER)

Key = tuple[str, str]
"""What a reference names: ("article", "4.2"), ("annex", "B"), ("chapter", "II")."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a text that names a clause, by where its number stands."""

    key: Key
    start: int
    end: int
    words: str


def key_of(number: str) -> Key | None:
    """Return what references call a section by, None for one without a number."""
    if not number:
        return None
    if annex := _ANNEX.match(number):
        return "annex", (annex["mark"] or "").upper()
    if chapter := _CHAPTER.match(number):
        return "chapter", chapter["mark"].upper()
    if _ROMAN.fullmatch(number):
        return "chapter", number
    bare = _ONE.search(number)
    return ("article", bare[0].upper()) if bare else ("article", number.upper())


def references(text: str) -> tuple[Reference, ...]:
    """Return the clauses that a text names, in its order; those of a law are not ours."""
    found = []
    for match in _REFERENCE.finditer(text):
        if match["law"]:
            continue
        for one in _ONE.finditer(text, match.start("list"), match.end("list")):
            found.append(Reference(("article", one[0].upper()), one.start(), one.end(), match[0]))
    for match in _ANNEX_REFERENCE.finditer(text):
        kind = "chapter" if match["word"].lower().startswith("chap") else "annex"
        found.append(
            Reference((kind, match["mark"].upper()), match.start("mark"), match.end("mark"), match[0])
        )
    return tuple(sorted(found, key=lambda one: one.start))


def keys(sections: Iterable[DraftSection]) -> dict[str, Key]:
    """Return by uid what references call each numbered section."""
    return {one.uid: key for one in sections if (key := key_of(one.number)) is not None}


@dataclass(frozen=True, slots=True)
class Followed:
    """A reference that was changed: in which section ("" the introduction), from what, to what."""

    section_uid: str
    before: str
    after: str


def rewrite(text: str, say: Callable[[Key], str | None]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Write references anew where ``say`` returns a number for what they name, and tell each change with its words."""
    pieces: list[str] = []
    told: list[tuple[str, str]] = []
    at = 0
    for one in references(text):
        new = say(one.key)
        if new is None or new == text[one.start : one.end]:
            continue
        pieces += (text[at : one.start], new)
        at = one.end
        told.append((f"{_word(one)} {one.key[1]}", f"{_word(one)} {new}"))
    return ("".join(pieces) + text[at:], tuple(told)) if told else (text, ())


def _word(reference: Reference) -> str:
    return reference.words.split()[0]


def follow(
    introduction: str, old: Sequence[DraftSection], new: Sequence[DraftSection]
) -> tuple[str, tuple[DraftSection, ...], tuple[Followed, ...]]:
    """Let the references in ``new`` follow the sections that they named in ``old``; a number borne twice names none."""
    before, after = keys(old), keys(new)
    count = Counter(before.values())
    moved = {
        key: after[uid][1]
        for uid, key in before.items()
        if count[key] == 1 and uid in after and after[uid][0] == key[0] and after[uid] != key
    }
    if not moved:
        return introduction, tuple(new), ()
    told: list[Followed] = []

    def rewritten(uid: str, text: str) -> str:
        changed, changes = rewrite(text, moved.get)
        told.extend(Followed(uid, was, now) for was, now in changes)
        return changed

    introduction = rewritten("", introduction)
    known = set(before)
    sections = tuple(
        dataclasses.replace(one, body=body)
        if one.uid in known and (body := rewritten(one.uid, one.body)) != one.body
        else one
        for one in new
    )
    return introduction, sections, tuple(told)
