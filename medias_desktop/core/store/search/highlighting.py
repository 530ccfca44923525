"""Where in a text the words of a query stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from medias_desktop.core.store.search.queries import Way, parse
from medias_desktop.core.store.search.words import Word, compounds, stems


class Span(NamedTuple):
    """From the character ``start`` up to ``end``, which is no longer part of it."""

    start: int
    end: int


class _Place(NamedTuple):
    """A word of the text with every token by which it is found."""

    token: str
    others: frozenset[str]
    span: Span


def matches(text: str, query: str, language: str) -> tuple[Span, ...]:
    """Return where the words of a query stand in a text of that language: whole words, in order, never overlapping."""
    ways = [way for term in parse(query) for way in term]
    places, joined = _places(text, language)
    found = [span for way in ways for span in _found(way, places, joined)]
    merged: list[Span] = []
    for span in sorted(found):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def holds(text: str, query: str, language: str) -> bool:
    """Tell whether a title of that language holds every word of a query; an empty query is in none."""
    terms = parse(query)
    title = _title(text, language)
    return bool(terms) and all(any(_in_title(way, title) for way in term) for term in terms)


class _Title(NamedTuple):
    """A title's words as they are compared, and every token by which one of them is found."""

    places: list[_Place]
    joined: list[_Place]
    tokens: frozenset[str]


@lru_cache(maxsize=4_000)
def _title(text: str, language: str) -> _Title:
    places, joined = _places(text, language)
    tokens = {token for place in (*places, *joined) for token in (place.token, *place.others)}
    return _Title(places, joined, frozenset(tokens))


def _in_title(way: Way, title: _Title) -> bool:
    if len(way.tokens) > 1:
        return any(True for _span in _found(way, title.places, title.joined))
    (token,) = way.tokens
    return token in title.tokens or (way.goes_on and any(own.startswith(token) for own in title.tokens))


def _places(text: str, language: str) -> tuple[list[_Place], list[_Place]]:
    places: list[_Place] = []
    joined: list[_Place] = []
    for compound in compounds(text):
        places += [_place(word, language) for word in compound.words]
        if compound.joined:
            joined.append(_Place(compound.joined, frozenset(), Span(compound.start, compound.end)))
    return places, joined


def _place(word: Word, language: str) -> _Place:
    return _Place(word.token, stems(word.typed, language), Span(word.start, word.end))


def _found(way: Way, places: Sequence[_Place], joined: Sequence[_Place]) -> Iterator[Span]:
    *first, last = way.tokens
    count = len(first)
    if not first:
        yield from (place.span for place in (*places, *joined) if _meets(place, last, goes_on=way.goes_on))
        return
    for start in range(len(places) - count):
        stretch = places[start : start + count + 1]
        if [place.token for place in stretch[:-1]] == first and _goes(stretch[-1].token, last, way.goes_on):
            yield Span(stretch[0].span.start, stretch[-1].span.end)


def _meets(place: _Place, token: str, *, goes_on: bool) -> bool:
    return any(_goes(own, token, goes_on) for own in (place.token, *place.others))


def _goes(own: str, token: str, goes_on: bool) -> bool:
    return own.startswith(token) if goes_on else own == token
