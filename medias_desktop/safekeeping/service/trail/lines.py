"""What a view of the trail shows; every text is in the interface language of the moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class TrailFilter:
    """Which actions are wanted: between two local days (included), by one user, of one kind, about one kind of record.

    ``actor`` is a user's uid, ``action`` and ``table`` are names as the trail writes them; ``text`` stands in what was
    written.
    """

    first_day: dt.date | None = None
    last_day: dt.date | None = None
    actor: str = ""
    action: str = ""
    table: str = ""
    text: str = ""


class SealMark(NamedTuple):
    """A user's signature on operation ``seq`` and everything before it."""

    seq: int
    at: dt.datetime
    signer: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of the list: ``seq`` of its first operation, who, what, about what; ``seal`` was set just after it."""

    seq: int
    at: dt.datetime
    actor: str
    action: str
    about: str
    rows: int
    seal: SealMark | None = None


class FieldChange(NamedTuple):
    """A field with its value before and after; "" where there was none."""

    caption: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What one operation did to one record.

    ``destroyed`` says by which rule its content went; ``followed`` tells whether the record has a history of its own.
    """

    seq: int
    at: dt.datetime
    actor: str
    action: str
    table: str
    record: str
    kind: str
    title: str
    change: str
    change_code: str
    fields: tuple[FieldChange, ...]
    destroyed: str = ""
    followed: bool = True


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """One action with its records; ``next_after`` is where the following ones begin (None: these were all).

    ``seal`` is the first one that covers it.
    """

    line: ActionLine
    records: tuple[RecordChange, ...]
    next_after: int | None
    seal: SealMark | None


@dataclass(frozen=True, slots=True)
class RecordHistory:
    """Everything that happened to a record, the latest first."""

    title: str
    steps: tuple[RecordChange, ...]


class Exported(NamedTuple):
    """A trail written to a file: how many operations, where, and where the program that checks it lies."""

    events: int
    path: Path
    verifier: Path
