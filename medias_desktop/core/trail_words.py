"""The user's words for what the audit trail names: actions, kinds of records, their fields and values.

Each slice names its own in its labels.py, app.py puts them together. All texts are messages to be translated (N_).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

_NOTHING: Mapping[str, str] = MappingProxyType({})
_NO_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class TableWords(NamedTuple):
    """A kind of record. ``columns`` are the fields in the order in which they are shown, ``hidden`` those that are not.

    ``codes`` are the words for a field's values, ``refers`` the table whose record a field names. ``title`` tells how
    a record is called, with the names of columns in braces. A ``minor`` record does not tell what an action was about.
    """

    one: str
    columns: Mapping[str, str] = _NOTHING
    codes: Mapping[str, Mapping[str, str]] = _NO_CODES
    refers: Mapping[str, str] = _NOTHING
    hidden: frozenset[str] = frozenset()
    title: str = ""
    minor: bool = False


_NO_TABLES: Mapping[str, TableWords] = MappingProxyType({})


class TrailWords(NamedTuple):
    """Words for actions, tables, and the changes that are no insertion, update or deletion."""

    actions: Mapping[str, str] = _NOTHING
    tables: Mapping[str, TableWords] = _NO_TABLES
    changes: Mapping[str, str] = _NOTHING


def put_together(*parts: TrailWords) -> TrailWords:
    """Return the words of several slices as one."""
    return TrailWords(
        {name: text for part in parts for name, text in part.actions.items()},
        {name: words for part in parts for name, words in part.tables.items()},
        {name: text for part in parts for name, text in part.changes.items()},
    )
