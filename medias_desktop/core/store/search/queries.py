"""What somebody typed into a search box, as words to be found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from medias_desktop.core.store.search.words import Compound, Word, compounds, stems

MOST = 16
"""Words of a query that are searched for; engines limit the depth of what they are asked."""

FUNCTION_WORDS = frozenset(
    [
        "au",
        "aux",
        "ce",
        "ces",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "la",
        "le",
        "les",
        "ou",
        "par",
        "pour",
        "sur",
        "un",
        "une",
        "an",
        "and",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "that",
        "the",
        "to",
        "with",
    ]
)
"""Words that nearly every text holds: beside others they are not looked for, unless they are quoted or being typed."""

_QUOTED = re.compile(r'"([^"]*)("|$)|«([^»]*)(»|$)|“([^”]*)(”|$)')


class Way(NamedTuple):
    """One way in which a term can be written: tokens that follow each other, the last of which may go on."""

    tokens: tuple[str, ...]
    goes_on: bool = False
    quoted: bool = False


Term = tuple[Way, ...]
"""One of the ways must be in the record."""


@lru_cache(maxsize=64)
def parse(query: str) -> tuple[Term, ...]:
    """Return the terms of a query, all of which a record must hold: any text is one, an empty one has no terms.

    A word is found by its stem too, in whichever language it is, and the last one while it is being typed. What is
    between quotation marks (" ", « » or “ ”) is found word for word. “de”, “the” and the like do not matter beside others.
    """
    terms: list[Term] = []
    place = 0
    for quoted in _QUOTED.finditer(query):
        terms += _loose(query[place : quoted.start()], last=False)
        place = quoted.end()
        inside = next(part for part in quoted.groups()[::2] if part is not None)
        closed = any(quoted.groups()[1::2])
        terms += _phrase(inside, goes_on=not closed)
    terms += _loose(query[place:], last=True)
    telling = [term for term in terms if len(term[0].tokens) > 1 or not _says_nothing(term[0])]
    return tuple((telling or terms)[:MOST])


def _says_nothing(way: Way) -> bool:
    return not way.goes_on and not way.quoted and way.tokens[0] in FUNCTION_WORDS


def _phrase(text: str, *, goes_on: bool) -> list[Term]:
    tokens = tuple(word.token for compound in compounds(text) for word in compound.words)[:MOST]
    return [(Way(tokens, goes_on, quoted=True),)] if tokens else []


def _loose(text: str, *, last: bool) -> list[Term]:
    terms: list[Term] = []
    found = list(compounds(text))
    for compound in found:
        terms += _terms(compound, last=last and compound is found[-1])
    return terms


def _terms(compound: Compound, *, last: bool) -> Iterator[Term]:
    if any(character.isdigit() for character in compound.joined):
        # A number: its parts in their order, however it is punctuated.
        tokens = tuple(word.token for word in compound.words)[:MOST]
        yield (Way(tokens, last), Way((compound.joined,), last))
        return
    for word in compound.words:
        yield _word(word, last=last and word is compound.words[-1])


def _word(word: Word, *, last: bool) -> Term:
    others = (stems(word.typed, "fr") | stems(word.typed, "en")) - {word.token}
    return (Way((word.token,), last), *(Way((other,)) for other in sorted(others)))
