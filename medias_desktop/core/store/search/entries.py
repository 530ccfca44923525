"""Putting records into the index and taking them out, in the transaction that writes the records themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.store.schema import sealed_record, search_entry
from medias_desktop.core.store.search.facets import facet_tokens, kind_facet
from medias_desktop.core.store.search.words import BREAK, parted

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

MOST = 400_000
"""Characters of an entry's tokens, some hundred pages: PostgreSQL takes no more, and what follows is not found."""

MOST_OF_HEADING = 20_000
"""The same of its title."""

_AT_ONCE = 500
COLUMNS = ("kind", "record", "language", "subject", "container", "title", "facets", "heading", "tokens")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that may be found, declared once by the slice that owns it.

    Raises ValueError for sealed records: what only few may read must not be found by all.
    """

    name: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"no name of a kind: {self.name!r}")
        if self.name.startswith("sealed") or self.name == sealed_record.name:
            raise ValueError("sealed records are never indexed")


class Entry(NamedTuple):
    """A record as it is to be found; ``language`` 'fr' or 'en', ``subject`` the person it is about ("person/12").

    ``container`` is what it is part of ("policy_version/3"), ``facets`` what it is filtered by ("theme:elections").
    """

    record: str
    language: str
    title: str
    text: str
    subject: str | None = None
    container: str | None = None
    facets: tuple[str, ...] = ()


def index(
    tx: Transaction, kind: Kind, record: str, language: str, title: str, text: str, subject: str | None = None
) -> None:
    """Make a record findable by its title and text, in place of what was indexed of it before."""
    index_many(tx, kind, [Entry(record, language, title, text, subject)])


def index_many(tx: Transaction, kind: Kind, entries: Iterable[Entry]) -> None:
    """Make many records of a kind findable at once; of two entries for the same record the last one counts."""
    if not isinstance(kind, Kind):
        raise TypeError("a kind is declared before it is indexed")
    wanted = list({entry.record: entry for entry in entries}.values())
    for start in range(0, len(wanted), _AT_ONCE):
        _index(tx, kind, wanted[start : start + _AT_ONCE])


def _index(tx: Transaction, kind: Kind, entries: list[Entry]) -> None:
    known = sa.select(search_entry).where(
        search_entry.c.kind == kind.name, search_entry.c.record.in_([entry.record for entry in entries])
    )
    there = {row.record: row for row in tx.execute(known)}
    fresh = []
    for entry in entries:
        row = indexed(kind, entry)
        old = there.get(entry.record)
        if old is None:
            fresh.append(row)
        elif tuple(old[1:]) != row:  # all but its number; what did not change need not be indexed anew
            new: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
            tx.update(search_entry, old.id, **new)
    tx.insert_rows(search_entry, COLUMNS, fresh)


def indexed(kind: Kind, entry: Entry) -> tuple[str | None, ...]:
    """Return an entry as it is indexed, in the order of ``COLUMNS``."""
    facets = facet_tokens((*entry.facets, kind_facet(kind.name)))
    heading = _tokens(entry.title, entry.language, MOST_OF_HEADING)
    text = _tokens(entry.text, entry.language, MOST)
    return (
        kind.name,
        entry.record,
        entry.language,
        entry.subject,
        entry.container,
        entry.title,
        facets,
        heading,
        text,
    )


def _tokens(text: str, language: str, most: int) -> str:
    """Return the tokens of a text: phrases are found as they are written, so that other forms stand apart."""
    plain, others = parted(text, language)
    if not plain and not others:
        return ""
    tokens = " ".join([*plain, BREAK, *others, BREAK])
    return tokens if len(tokens) <= most else tokens[:most].rpartition(" ")[0]


def drop(tx: Transaction, kind: Kind, record: str) -> None:
    """Take a record out of the index; one that is not there is no matter."""
    tx.delete_where(search_entry, search_entry.c.kind == kind.name, search_entry.c.record == record)


def drop_subject(tx: Transaction, subject: str) -> int:
    """Take out everything about a person ("person/12") and return how many entries there were."""
    return tx.delete_where(search_entry, search_entry.c.subject == subject)


def drop_container(tx: Transaction, container: str, kinds: Iterable[Kind] | None = None) -> int:
    """Take out everything that is part of something (of these kinds) and return how many entries there were."""
    conditions = [search_entry.c.container == container]
    if kinds is not None:
        conditions.append(search_entry.c.kind.in_([kind.name for kind in kinds]))
    return tx.delete_where(search_entry, *conditions)


def records_in(tx: Transaction, container: str, kind: Kind) -> list[str]:
    """Return the records of a kind that are indexed as part of something."""
    found = sa.select(search_entry.c.record).where(
        search_entry.c.container == container, search_entry.c.kind == kind.name
    )
    return list(tx.execute(found).scalars())
