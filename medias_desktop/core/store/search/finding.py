"""Finding records by their words."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.schema import search_entry
from medias_desktop.core.store.search.engines import found_in
from medias_desktop.core.store.search.entries import Kind
from medias_desktop.core.store.search.queries import parse

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


class Hit(NamedTuple):
    """A record that was found; ``kind`` is the name of its kind."""

    kind: str
    record: str
    language: str
    title: str
    subject: str | None


_COLUMNS = [search_entry.c[name] for name in Hit._fields]


def find(
    register: Register, query: str, kinds: Collection[Kind] | None = None, limit: int = 50, offset: int = 0
) -> tuple[Hit, ...]:
    """Return the records that hold every word of a query, the best first; nothing for a query without words.

    ``kinds`` are those to look among (None: all). ``offset`` skips as many of the best.
    """
    terms = parse(query)
    if not terms or (kinds is not None and not kinds):
        return ()
    with register.read() as connection:
        statement = found_in(terms, connection.dialect.name, _COLUMNS)
        if kinds is not None:
            statement = statement.where(search_entry.c.kind.in_(sorted(kind.name for kind in kinds)))
        return tuple(Hit(*row) for row in connection.execute(statement.limit(limit).offset(offset)))
