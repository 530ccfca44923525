"""From a text to the words one may search by: folded, without elided articles, with their stems beside them.

Tokens consist of the letters a-z and digits alone: every other letter is written as its number, so that no tokenizer of
a database parts or drops what this module gives it.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from medias_desktop.core.text import fold

LONGEST = 64
"""Characters of a token; what follows is not compared."""

BREAK = "ø"
"""Stands between parts of an entry, so that no phrase is found across them; no word's token begins like it."""

_REMEMBERED = 20_000
"""Different words that are worked out once only: a stem takes a tenth of a millisecond, and texts repeat theirs."""

_STEMMERS = {"fr": "french", "en": "english"}
_APOSTROPHES = "'’ʼ‘"
_ELIDED = frozenset(["c", "d", "j", "l", "m", "n", "qu", "s", "t", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_FOREIGN = re.compile(r"[^a-z0-9]")


class _Patterns(NamedTuple):
    compound: re.Pattern[str]
    piece: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return what a piece of a word and a compound look like; made when first needed, for it takes a few milliseconds."""
    letter = rf"[^\W_{_APOSTROPHES}]"
    piece = rf"{letter}(?:{letter}|[{_marks()}])*"
    return _Patterns(re.compile(rf"{piece}(?:[-‐‑–.{_APOSTROPHES}/@&+:_]{piece})*"), re.compile(piece))


def _marks() -> str:
    """Return the marks that stand on a letter (é typed as two code points) and the soft hyphen, as a regular expression."""
    runs: list[list[int]] = [[0xAD, 0xAD]]
    for number in (*range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(number))[0] == "M":
            if runs[-1][1] == number - 1:
                runs[-1][1] = number
            else:
                runs.append([number, number])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in runs)


class Word(NamedTuple):
    """A word of a text, from ``start`` to ``end``: ``token`` is compared, ``typed`` is what a stem is made from."""

    token: str
    typed: str
    start: int
    end: int


class Compound(NamedTuple):
    """Words written as one, from ``start`` to ``end``: ``2026-014``, ``procès-verbal``; a plain word is one of one.

    ``joined`` is all of it as one token, as somebody types a telephone number without its hyphens; "" of a plain word.
    """

    words: tuple[Word, ...]
    joined: str
    start: int
    end: int


def compounds(text: str) -> Iterator[Compound]:
    """Give what a text consists of, in order; elided articles (l’, d’, qu’) and the English ’s are left out."""
    for found in _patterns().compound.finditer(text):
        cut = _cut(found[0])
        if cut is not None:
            place = found.start()
            parts = tuple(word._replace(start=word.start + place, end=word.end + place) for word in cut.words)
            yield Compound(parts, cut.joined, cut.start + place, cut.end + place)


@lru_cache(maxsize=_REMEMBERED)
def _cut(written: str) -> Compound | None:
    """Return what is written without a space as a compound, placed from its own beginning."""
    pieces = list(_patterns().piece.finditer(written))
    kept = [piece for piece in pieces if len(pieces) == 1 or not _is_clitic(written, piece)]
    parts = tuple(Word(token, piece[0], *piece.span()) for piece in kept for token in _tokens(piece[0]))
    if not parts:
        return None
    # A name keeps its article: L’Heureux is looked for as “lheureux” too.
    whole = pieces if kept[0][0][0].isupper() else kept
    joined = "".join(token for piece in whole for token in _tokens(piece[0]))[:LONGEST]
    several = len(whole) > 1 or len(parts) > 1
    return Compound(parts, joined if several else "", whole[0].start(), whole[-1].end())


def _is_clitic(written: str, piece: re.Match[str]) -> bool:
    if piece.end() < len(written):
        return written[piece.end()] in _APOSTROPHES and piece[0].casefold() in _ELIDED
    return written[piece.start() - 1] in _APOSTROPHES and piece[0].casefold() == "s"


@lru_cache(maxsize=_REMEMBERED)
def _tokens(piece: str) -> tuple[str, ...]:
    """Return the tokens of a piece: one, but for characters such as ½ that stand for several."""
    return tuple(_plain(part) for part in _patterns().piece.findall(fold(piece)))


def _plain(folded: str) -> str:
    # Six digits each, so that the beginning of a word stays the beginning of its token.
    return _FOREIGN.sub(lambda letter: f"u{ord(letter[0]):06x}", folded)[:LONGEST]


@lru_cache(maxsize=_REMEMBERED)
def stems(typed: str, language: str) -> frozenset[str]:
    """Return the tokens of a word's stem, as it is written and without its accents: who searches often leaves them out."""
    if language not in _STEMMERS:
        return frozenset()
    whole = unicodedata.normalize("NFC", typed.replace("\u00ad", "")).casefold()
    bare = fold(typed)
    if not (whole.isalpha() and bare.isalpha()):
        return frozenset()
    with _TURN:
        stemmer = _stemmer(language)
        found = {stemmer.stemWord(one) for one in {whole, bare}}
    return frozenset(token for stem in found for token in _tokens(stem))


_TURN = threading.Lock()
"""A stemmer works on one word at a time."""


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[language])


def words(text: str, language: str) -> list[str]:
    """Return the tokens of a text: its words in order, then the stems and joined forms that differ from them."""
    plain, others = parted(text, language)
    return plain + others


def parted(text: str, language: str) -> tuple[list[str], list[str]]:
    """Return the tokens of a text's words in order, and apart from them other forms by which they are found."""
    plain: list[str] = []
    others: list[str] = []
    for written in _patterns().compound.findall(text):
        own, more = _forms(written, language)
        plain += own
        others += more
    return plain, others


@lru_cache(maxsize=_REMEMBERED)
def _forms(written: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    cut = _cut(written)
    if cut is None:
        return (), ()
    others = [token for word in cut.words for token in sorted(stems(word.typed, language) - {word.token})]
    return tuple(word.token for word in cut.words), (*others, *([cut.joined] if cut.joined else []))
