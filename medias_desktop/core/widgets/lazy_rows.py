"""Rows of a long list, read by number in pages as they are seen; and where chosen ones stand in a new order."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, Signal

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.table import Column, ColumnsModel, Index, Key, neighbours

PAGE = 32
"""Rows read at once: what a list shows, and a few."""
_PAGES = 150
"""Pages kept: the last ones seen."""
_STEP = 20_000
"""Numbers handled between two reports: what runs on at a stretch keeps the window's thread waiting."""


class RowSource(Protocol):
    """What a lazy list shows. ``numbers`` is asked on the worker, the others on the window's thread."""

    def first(self, count: int) -> Sequence[Any]:
        """Return the first rows of the list, fewer than ``count`` when there are no others, or as FirstRows that say so."""

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each record of the list, in its order."""

    def rows(self, numbers: Sequence[int]) -> Sequence[Any]:
        """Return at most 100 records by their numbers, in that order; those gone are left out."""


class LazyRows(ColumnsModel[Any]):
    """The first rows of a source at once, the others by the order that arrives later."""

    refused = Signal(object)
    """The error of a page that could not be read; once a list."""

    def __init__(self, columns: Sequence[Column[Any]], key: Key) -> None:
        super().__init__(columns)
        self._key = key
        self._source: RowSource | None = None
        self._pages: OrderedDict[int, dict[int, Any]] = OrderedDict()
        self._refused = False
        self.order: array[int] = array("q")
        """The numbers of the rows that can be seen, in order; replaced, never changed."""
        self.complete = True
        """Whether those are all."""

    def start(self, source: RowSource, first: Sequence[Any], *, complete: bool) -> None:
        """Show the first rows of a source."""
        self.beginResetModel()
        self._take(source)
        self.order, self.complete = array("q", map(self._number, first)), complete
        self._keep_first(first)
        self.endResetModel()

    def renew(self, source: RowSource) -> None:
        """Read the rows anew from a source, in the order that is known."""
        self._take(source)
        if self.order:
            last = self.index(len(self.order) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def goes_on(self, order: array[int]) -> bool:
        """Tell whether an order only adds rows below those that are shown."""
        return order[: len(self.order)] == self.order

    def arrange(self, order: array[int]) -> None:
        """Show everything in its order."""
        known = len(self.order)
        self.complete = True
        if not self.goes_on(order):
            self.beginResetModel()
            self.order = order
            self._pages.clear()
            self.endResetModel()
        elif len(order) > known:
            self.beginInsertRows(QModelIndex(), known, len(order) - 1)
            self.order = order
            if known % PAGE:
                self._pages.pop(known // PAGE, None)
            self.endInsertRows()

    def row(self, number: int) -> Any | None:
        """Return a record by its place; None when it is gone, or could not be read."""
        return self._page(number // PAGE).get(self.order[number])

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: number of records."""
        return 0 if parent is not None and parent.isValid() else len(self.order)

    def _number(self, row: Any) -> int:
        number = self._key(row)
        assert isinstance(number, int)
        return number

    def _take(self, source: RowSource) -> None:
        self._source, self._refused = source, False
        self._pages.clear()

    def _keep_first(self, first: Sequence[Any]) -> None:
        for start in range(0, len(first), PAGE):
            self._pages[start // PAGE] = {self._number(row): row for row in first[start : start + PAGE]}

    def _page(self, page: int) -> dict[int, Any]:
        kept = self._pages.get(page)
        if kept is None:
            kept = self._read(self.order[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = kept
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return kept

    def _read(self, numbers: Sequence[int]) -> dict[int, Any]:
        assert self._source is not None
        try:
            return {self._number(row): row for row in self._source.rows(numbers)}
        except UserError as error:
            # Qt asks while it paints, again and again: the rows stay empty, and the error is told once.
            if not self._refused:
                self._refused = True
                self.refused.emit(error)
            return {}


class Chosen(NamedTuple):
    """Records to be found again in another order: by number, or by their places in the order that was."""

    numbers: frozenset[int] = frozenset()
    ranges: Sequence[tuple[int, int]] = ()
    order: Sequence[int] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.numbers or self.ranges)


class Arranged(NamedTuple):
    """A list in its order, and the places of the chosen ones in it."""

    order: array[int]
    ranges: list[tuple[int, int]]


def arrange(order: array[int], chosen: Chosen, progress: Progress) -> Arranged:
    """Find the chosen ones in an order, on the worker when it is long. Raises Cancelled."""
    wanted = set(chosen.numbers)
    for first, last in chosen.ranges:
        for start in range(first, last + 1, _STEP):
            progress.report(0, 0)
            wanted.update(chosen.order[start : min(start + _STEP, last + 1)])
    return Arranged(order, neighbours(_places(order, wanted, progress)))


def _places(order: array[int], wanted: set[int], progress: Progress) -> Iterator[int]:
    if not wanted:
        return
    for start in range(0, len(order), _STEP):
        progress.report(0, 0)
        for place, number in enumerate(order[start : start + _STEP], start):
            if number in wanted:
                yield place


def find(order: array[int], number: int | None, near: int) -> int | None:
    """Return the place of a number, looked for first about where it was."""
    if number is None:
        return None
    for bounds in ((max(near - _STEP, 0), near + _STEP), (0, len(order))):
        try:
            return order.index(number, *bounds)
        except ValueError:
            continue
    return None
