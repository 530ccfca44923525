"""Finding records by their words.

How hits are ranked: by bm25 (BM25F on a file, ts_rank on a server), where a word in the heading weighs more than one in
the text. When more than ``BROAD`` entries hold the words, as with the first letter of a word, a ranking of all would say
little and take long. Then those come first that have the words in their headings, and of these and of the others only
the newest ``BROAD`` are ranked: no more than twice as many can be paged through, though all are counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from medias_desktop.core.store.search.engines import (
    Readable,
    Wanted,
    counted,
    numbers,
    scored,
)
from medias_desktop.core.store.search.entries import Kind
from medias_desktop.core.store.search.facets import facet_names, kind_facet
from medias_desktop.core.store.search.queries import parse

BROAD = 2_000
"""Hits from which not all of them are ranked."""

Groups = Sequence[Collection[str]]
"""Facets to filter by: an entry has one of every group."""


class Hit(NamedTuple):
    """A record that was found; ``kind`` is the name of its kind, ``container`` what it is part of."""

    kind: str
    record: str
    language: str
    title: str
    subject: str | None
    container: str | None = None
    facets: tuple[str, ...] = ()


class Label(NamedTuple):
    """What entries are counted by: the container, and the facets as they are indexed (``facet_names`` tells them)."""

    container: str | None
    facets: str


def find(
    source: Readable,
    query: str,
    kinds: Collection[Kind] | None = None,
    limit: int = 50,
    offset: int = 0,
    *,
    containers: Collection[str] | None = None,
    facets: Groups = (),
) -> tuple[Hit, ...]:
    """Return the records that hold every word of a query, the best first; nothing for a query without words.

    ``kinds`` and ``containers`` are those to look among (None: all); each group of ``facets`` must be met by one of its
    own. ``offset`` skips as many of the best.
    """
    return hits(
        source, best(source, query, kinds, limit, offset, containers=containers, facets=facets).numbers
    )


class Best(NamedTuple):
    """Numbers of entries, the best first, and how many there are in all."""

    numbers: list[int]
    total: int


def best(
    source: Readable,
    query: str,
    kinds: Collection[Kind] | None = None,
    limit: int = 50,
    offset: int = 0,
    *,
    containers: Collection[str] | None = None,
    facets: Groups = (),
) -> Best:
    """Return the same as numbers, for ``hits``, and how many entries hold the words."""
    wanted = _wanted(query, kinds, containers, facets)
    if wanted is None:
        return Best([], 0)
    # Where they are few, which is mostly so, one statement tells all.
    found = scored(source, wanted, BROAD + 1)
    total = len(found)
    if total > BROAD:
        total = counted(source, wanted)
        first = scored(source, wanted, BROAD, in_headings=True)
        there = set(first)
        found = first + [number for number in found if number not in there]
    return Best(found[offset : offset + limit], total)


def count(
    source: Readable,
    query: str,
    kinds: Collection[Kind] | None = None,
    *,
    containers: Collection[str] | None = None,
    facets: Groups = (),
) -> int:
    """Return how many records ``find`` could give."""
    wanted = _wanted(query, kinds, containers, facets)
    return 0 if wanted is None else counted(source, wanted)


def found_numbers(source: Readable, query: str, kinds: Collection[Kind] | None = None) -> list[int]:
    """Return the numbers of all entries that hold the words: to be counted by their labels."""
    wanted = _wanted(query, kinds, None, ())
    return [] if wanted is None else numbers(source, wanted)


def labels(source: Readable) -> dict[int, Label]:
    """Return what every entry is counted by, under its number."""
    statement = "SELECT container, facets, id FROM search_entry WHERE container IS NOT NULL"
    known: dict[tuple[str, str], Label] = {}
    return {
        number: known.setdefault((container, written), Label(container, written))
        for container, written, number in source.rows(statement)
    }


def _wanted(
    query: str, kinds: Collection[Kind] | None, containers: Collection[str] | None, facets: Groups
) -> Wanted | None:
    """Return what to look for, or None when nothing can be found."""
    terms = parse(query)
    groups = [*facets, *([] if kinds is None else [[kind_facet(kind.name) for kind in kinds]])]
    if not terms or not all(groups) or (containers is not None and not containers):
        return None
    return Wanted(terms, groups, containers)


def hits(source: Readable, found: Sequence[int]) -> tuple[Hit, ...]:
    """Return entries by their numbers, in that order; those that are gone are left out."""
    if not found:
        return ()
    places = ", ".join(map(str, found))
    statement = (
        "SELECT id, kind, record, language, title, subject, container, facets FROM search_entry"
        f" WHERE id IN ({places})"
    )
    rows = {row[0]: row for row in source.rows(statement)}
    return tuple(_hit(rows[number]) for number in found if number in rows)


def _hit(row: Sequence[str]) -> Hit:
    _number, kind, record, language, title, subject, container, written = row
    own = kind_facet(kind)
    facets = tuple(name for name in facet_names(written) if name != own)
    return Hit(kind, record, language, title, subject, container, facets)
