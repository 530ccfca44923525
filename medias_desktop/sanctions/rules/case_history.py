"""What an act took the place of in a case, as its history tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from medias_desktop.sanctions.rules.cases import Case, Changed, SealedPiece

_UNTOLD = frozenset({"history", "uid", "piece", "step_uid", "suggested_uid", "step_position", "step_name_en"})
"""Fields that a history does not tell: itself, names of rows, keys of files, what another field says better."""


def replaced(before: Case, after: Case) -> tuple[Changed, ...]:
    """Return what stood in a case and stands there no more; what was only added is in the case itself.

    A field is named by its path (“fault.day”, “meetings.attendance”). Codes and days are written as they are kept.
    """
    return tuple(_replaced("", before, after))


def _replaced(path: str, before: Any, after: Any) -> Iterator[Changed]:
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if field.name in _UNTOLD or old == new or old in (None, "", ()):
            continue
        name = f"{path}.{field.name}" if path else field.name
        if is_dataclass(old) and type(old) is type(new):
            yield from _replaced(name, old, new)
        elif isinstance(old, tuple) and old and hasattr(old[0], "uid"):
            there = {one.uid: one for one in new}
            for one in old:
                if one.uid in there:
                    yield from _replaced(name, one, there[one.uid])
                else:
                    yield from _removed(name, one)
        elif is_dataclass(old):
            yield from _removed(name, old)
        else:
            yield Changed(field=name, old=said(old), new=said(new))


def _removed(path: str, gone: Any) -> Iterator[Changed]:
    """Give what a part said that is there no more, each of its fields by itself: codes are put into words then."""
    for field in fields(gone):
        old = getattr(gone, field.name)
        if field.name not in _UNTOLD and old not in (None, "", (), False):
            yield Changed(field=f"{path}.{field.name}", old=said(old), new="")


def said(value: Any) -> str:
    """Return a value of a case as its history keeps it."""
    if value is None:
        return ""
    if isinstance(value, SealedPiece):
        return value.sha256
    if is_dataclass(value):
        parts = (said(getattr(value, one.name)) for one in fields(value) if one.name not in ("uid", "key"))
        return "; ".join(part for part in parts if part)
    if isinstance(value, tuple):
        return "; ".join(map(said, value))
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    return str(value)
