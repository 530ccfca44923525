"""Parts of persons' names found at once among very many: SQLite's own ways, which a server does without.

A file keeps every three letters of ``person.search_key`` in an index (migration 0005); a server reads all the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.search.engines import Readable

_SHORTEST = 3
"""Letters of the shortest part of a name that the index knows."""


def numbers_by_name(source: Readable, words: Sequence[str]) -> tuple[str, str] | None:
    """Return a SELECT of the persons whose folded words hold each of ``words``, and its value ``:looked_for``.

    It may leave words to be compared (short ones), never a person out; None when the index is of no use.
    """
    known = [word for word in words if len(word) >= _SHORTEST and "\x00" not in word]
    if source.on_server or not known:
        return None
    # Between quotes nothing that was typed means anything to the index but itself.
    quoted = " AND ".join('"' + word.replace('"', '""') + '"' for word in known)
    statement = "SELECT rowid FROM search_index_of_persons WHERE search_index_of_persons MATCH :looked_for"
    return statement, quoted


def sorted_after(source: Readable, *columns: str) -> str:
    """Return what orders by columns once the rows are found: else SQLite walks their index through every row."""
    return ", ".join(columns) if source.on_server else ", ".join(f"+{column}" for column in columns)
