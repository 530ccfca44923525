"""The full-text SQL of SQLite (FTS5) and of PostgreSQL: the only place where they differ.

Tokens are letters a-z and digits, so nothing that was typed can mean something to either query language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from medias_desktop.core.store.schema import search_entry
from medias_desktop.core.store.search.queries import Term, Way

_INDEX = sa.table("search_index", sa.column("rowid"), sa.column("rank"))


def found_in(terms: Sequence[Term], dialect: str, columns: Sequence[sa.Column[Any]]) -> sa.Select[Any]:
    """Return the query for the entries that hold all terms, the best first."""
    if dialect == "postgresql":
        # The very expression that is indexed (migration 0002).
        words = sa.func.to_tsvector(sa.literal_column("'simple'"), search_entry.c.tokens)
        wanted = sa.func.to_tsquery(sa.literal_column("'simple'"), _for_postgresql(terms))
        return (
            sa.select(*columns)
            .where(words.op("@@")(wanted))
            .order_by(sa.func.ts_rank(words, wanted, 1).desc(), search_entry.c.id)
        )
    return (
        sa.select(*columns)
        .select_from(_INDEX.join(search_entry, search_entry.c.id == _INDEX.c.rowid))
        .where(sa.text("search_index MATCH :wanted").bindparams(wanted=_for_fts5(terms)))
        .order_by(_INDEX.c.rank, search_entry.c.id)  # bm25, less is better
    )


def _for_fts5(terms: Sequence[Term]) -> str:
    def written(way: Way) -> str:
        return '"' + " ".join(way.tokens) + '"' + (" *" if way.goes_on else "")

    return " AND ".join("(" + " OR ".join(map(written, term)) + ")" for term in terms)


def _for_postgresql(terms: Sequence[Term]) -> str:
    def written(way: Way) -> str:
        return "(" + " <-> ".join(f"'{token}'" for token in way.tokens) + (":*" if way.goes_on else "") + ")"

    return " & ".join("(" + " | ".join(map(written, term)) + ")" for term in terms)
