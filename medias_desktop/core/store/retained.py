"""What a slice offers so that its records are destroyed in time: a kind of its own, or its part of another's.

A new kind is a class with the members of ``RetainedKind``, named once in app.retained; a new part (« what photo
consents keep of a person ») is one of ``RetainedPart``, given to the kind there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.retention import DueRecord, RecordKind
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_AT_ONCE = 500
"""Values of one statement: databases limit them."""

T = TypeVar("T")


class RetainedKind(Protocol):
    """Records of one kind that are destroyed once their delay is over."""

    @property
    def kind(self) -> RecordKind:
        """Return what the kind is called and what its destruction means."""

    def count(self, register: Register, limit: dt.date) -> int:
        """Return how many records' clocks started on ``limit`` or before; asked at every start: plain statements only."""

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return the records whose clock started on ``limit`` or before, or those with these keys, or all of them."""

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete every row of these records through ``tx`` and return how many; trail and search are the caller's."""

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many rows of other records name these ones and stay."""


class RetainedPart(Protocol):
    """What another slice keeps of the same records, by their row numbers."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> Mapping[int, str]:
        """Return, for the records that have something here, a text that differs once anything of it changed."""

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Delete this slice's rows of the records and return how many."""

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:
        """Return how many rows of other records name these ones and stay."""


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Give values as many at a time as one statement takes."""
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
