"""The full-text SQL of SQLite (FTS5) and of PostgreSQL: the only place where they differ.

Tokens are letters a-z, digits and ø, so nothing that was typed can mean something to either query language. The
statements are plain text: a search answers each keystroke, and building it must not take longer than the database does.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from medias_desktop.core.store.search.facets import facet_token
from medias_desktop.core.store.search.queries import Term, Way

HEADING_WEIGHT = 8
"""A word in a heading counts as much as that many in the text."""

_FTS5_SCORE = f"bm25(search_index, {HEADING_WEIGHT}.0, 1.0, 0.0)"  # less is better
_WORDS = "words"  # heading, text and facets with their weights, kept beside them (migration 0003)
# The weights are those of text (D), facets (C), nothing (B) and heading (A).
_TS_SCORE = f"ts_rank('{{{1 / HEADING_WEIGHT}, 0, 0, 1}}', {_WORDS}, to_tsquery('simple', :wanted), 1)"


class Readable(Protocol):
    """Where entries can be found: a register, or a shelf in memory."""

    @property
    def on_server(self) -> bool:
        """Whether it speaks PostgreSQL."""

    def rows(self, statement: str, **values: object) -> Sequence[Any]:
        """Return all rows of a SELECT with ``:named`` values."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: every term, one facet of every group, inside one of the containers (None: anywhere)."""

    terms: Sequence[Term]
    groups: Sequence[Collection[str]] = ()
    containers: Collection[str] | None = None


def counted(source: Readable, wanted: Wanted) -> int:
    """Return how many entries there are."""
    condition, values = _condition(source, wanted)
    return int(source.rows(f"SELECT count(*) FROM {_table(source)} WHERE {condition}", **values)[0][0])


def numbers(source: Readable, wanted: Wanted) -> list[int]:
    """Return the numbers of the entries, in no particular order."""
    condition, values = _condition(source, wanted)
    found = source.rows(f"SELECT {_id(source)} FROM {_table(source)} WHERE {condition}", **values)
    return [row[0] for row in found]


def scored(source: Readable, wanted: Wanted, among: int, *, in_headings: bool = False) -> list[int]:
    """Return the numbers of the newest ``among`` entries (those that hold the words in their headings), the best first."""
    condition, values = _condition(source, wanted, in_headings=in_headings)
    number = _id(source)
    statement = (
        f"SELECT {_score(source)} AS score, {number} AS number FROM {_table(source)}"
        f" WHERE {condition} ORDER BY {number} DESC LIMIT :among"
    )
    found = [(row[0], row[1]) for row in source.rows(statement, **values, among=among)]
    return [number for _score, number in sorted(found)]


def _table(source: Readable) -> str:
    return "search_entry" if source.on_server else "search_index"


def _id(source: Readable) -> str:
    return "id" if source.on_server else "rowid"


def _score(source: Readable) -> str:
    return f"-{_TS_SCORE}" if source.on_server else _FTS5_SCORE


def _condition(
    source: Readable, wanted: Wanted, *, in_headings: bool = False
) -> tuple[str, dict[str, object]]:
    if source.on_server:
        written = _for_postgresql(wanted, in_headings=in_headings)
        condition = f"{_WORDS} @@ to_tsquery('simple', :wanted)"
    else:
        written = _for_fts5(wanted, in_headings=in_headings)
        condition = "search_index MATCH :wanted"
    values: dict[str, object] = {"wanted": written}
    if wanted.containers is not None:
        named = {f"container_{n}": one for n, one in enumerate(sorted(wanted.containers))}
        places = ", ".join(f":{name}" for name in named)
        condition += f" AND {_id(source)} IN (SELECT id FROM search_entry WHERE container IN ({places}))"
        values |= named
    return condition, values


def _for_fts5(wanted: Wanted, *, in_headings: bool) -> str:
    def written(way: Way) -> str:
        return '"' + " ".join(way.tokens) + '"' + (" *" if way.goes_on else "")

    words = " AND ".join("(" + " OR ".join(map(written, term)) + ")" for term in wanted.terms)
    parts = [f"heading : ({words})" if in_headings else words]
    parts += [
        "(" + " OR ".join(f'"{facet_token(name)}"' for name in sorted(group)) + ")" for group in wanted.groups
    ]
    return " AND ".join(parts)


def _for_postgresql(wanted: Wanted, *, in_headings: bool) -> str:
    def marked(token: str, *, goes_on: bool) -> str:
        marks = ("*" if goes_on else "") + ("A" if in_headings else "")
        return f"'{token}'" + (f":{marks}" if marks else "")

    def written(way: Way) -> str:
        *first, last = way.tokens
        tokens = [*(marked(token, goes_on=False) for token in first), marked(last, goes_on=way.goes_on)]
        return "(" + " <-> ".join(tokens) + ")"

    parts = ["(" + " | ".join(map(written, term)) + ")" for term in wanted.terms]
    parts += [
        "(" + " | ".join(f"'{facet_token(name)}'" for name in sorted(group)) + ")" for group in wanted.groups
    ]
    return " & ".join(parts)
