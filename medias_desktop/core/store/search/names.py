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
FEW = 2000
"""Persons that are found by an index and then sorted; among more, the first in the order of names are met soon."""
FAR = 5000
"""Names that are looked through while the window waits; further ones on the worker."""


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


def holding(words: Sequence[str], values: dict[str, object]) -> list[str]:
    """Return the conditions of persons ``p`` whose search key holds each of the folded words; ``values`` gets theirs."""
    conditions = []
    for n, word in enumerate(words):
        conditions.append(f"p.search_key LIKE :word_{n} ESCAPE '!'")
        escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        values[f"word_{n}"] = f"%{escaped}%"
    return conditions


def narrowest(
    source: Readable, options: Sequence[str], words: Sequence[str], values: dict[str, object]
) -> str:
    """Return a SELECT of at most FEW persons among whom all that are wanted are, "" when there is none.

    ``options`` are SELECTs that are known to hold them; the words add another one.
    """
    known = list(options)
    if by_name := numbers_by_name(source, words):
        known.insert(0, by_name[0])
        values["looked_for"] = by_name[1]
    best, least = "", FEW + 1
    for option in known:
        probe = f"SELECT count(*) FROM (SELECT 1 FROM ({option}) few LIMIT {least}) counted"
        number = int(source.rows(probe, **values)[0][0])
        if number < least:
            best, least = option, number
    return best


def in_order(
    source: Readable, tables: str, where: str, narrow: str, values: dict[str, object], *, bounded: bool
) -> tuple[str, bool]:
    """Return a SELECT of the numbers of persons ``p`` in the order of their names, and whether it looks at everybody.

    ``narrow`` is what ``narrowest`` found; else the names are walked, when ``bounded`` the first FAR of them only.
    """
    order, whole = "p.sort_key, p.id", True
    if narrow:
        where = f"p.id IN ({narrow}) AND {where}"
        order = sorted_after(source, "p.sort_key", "p.id")
    elif bounded:
        far = f"SELECT sort_key, id FROM person ORDER BY sort_key, id LIMIT 1 OFFSET {FAR}"
        for sort_key, number in source.rows(far):
            where = f"(p.sort_key, p.id) <= (:far_key, :far_id) AND {where}"
            values |= {"far_key": sort_key, "far_id": number}
            whole = False
    return f"SELECT p.id FROM {tables} WHERE {where} ORDER BY {order}", whole
