"""How long records are kept: kinds of records, the town's rule for each, and when a delay is reached.

Pure: dates in, dates out. What a slice offers for its own records is in core.store.retained.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from medias_desktop.core.text import fold

LEAST_MONTHS, MOST_MONTHS = 1, 1200
"""A delay in months: from one month to a hundred years."""

BASIS_LENGTH = 300
"""Characters of a rule's reference or of a reason."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record that is kept for a time; the texts are messages to be translated (N_).

    ``clock_starts`` names the date from which the months count, ``goes`` says what is destroyed, ``stays`` what is not.
    ``default_months`` is a proposal: the town confirms it or another.
    """

    code: str
    title: str
    default_months: int
    clock_starts: str
    goes: str
    stays: str


@dataclass(frozen=True, slots=True)
class DueRecord:
    """A record that may be destroyed. ``key`` is its uid, ``number`` its row, ``label`` what it is called in lists.

    ``since`` is the day on which its clock started (None: it has not), ``subject`` what the audit trail calls it
    ("person/12"), ``stamp`` a text that differs once anything of it changed.
    """

    key: str
    number: int
    label: str
    since: dt.date | None
    subject: str
    stamp: str


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """How many months a kind is kept and the rule of the archive schedule that says so (« 03-205 »).

    ``confirmed`` is False for a proposal that the town has not made its own: nothing is due by it.
    """

    months: int
    basis: str
    confirmed: bool
    version: int = 0


@dataclass(frozen=True, slots=True)
class KindState:
    """A kind, its rule, and how many of its records have reached their delay (0 while the rule is a proposal)."""

    kind: RecordKind
    rule: RetentionRule
    due: int


@dataclass(frozen=True, slots=True)
class Destruction:
    """A destruction that was done: ``at`` is an aware instant, ``basis`` the rule or the reason."""

    id: int
    uid: str
    kind: str
    basis: str
    count: int
    at: dt.datetime
    certificate_sha256: str


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month when it is shorter."""
    return _same_day(day.year * 12 + day.month - 1 + months, day.day)


def cutoff(today: dt.date, months: int) -> dt.date:
    """Return the latest day from which so many months have passed: ``months_after(day, months) <= today``."""
    month = today.year * 12 + today.month - 1 - months
    last_of_month = today.day == monthrange(today.year, today.month)[1]
    return _same_day(month, 31 if last_of_month else today.day)


def _same_day(month: int, day: int) -> dt.date:
    year, number = divmod(month, 12)
    return dt.date(year, number + 1, min(day, monthrange(year, number + 1)[1]))


def is_due(record: DueRecord, limit: dt.date) -> bool:
    """Tell whether a record's clock started on the day of the cutoff or before."""
    return record.since is not None and record.since <= limit


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, whatever their accents and case."""
    return frozenset(_WORD.findall(fold(text)))


def names_someone(text: str, label: str) -> bool:
    """Tell whether a text holds every word of a record's label, in any order."""
    words = words_of(label)
    return bool(words) and words <= words_of(text)
