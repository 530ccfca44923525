"""What a view of any length does, a table or a grid: its first rows at once, the others as they scroll into view."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QTimer

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.jobs import later
from medias_desktop.core.progress import Silent
from medias_desktop.core.widgets.lazy_rows import PAGE, Arranged, Chosen, LazyRows, RowSource, arrange, find

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Jobs
    from medias_desktop.core.widgets.records_view import RecordsView

    _View = RecordsView
else:
    _View = object

MOST_ROWS = 1000
"""Records that are given as rows; more are given by number only."""


class LazyShowing(_View):
    """Mixed into a RecordsView over LazyRows: shows a source, keeps what is selected and seen when the order changes.

    The view has the signals ``counted`` (how many records there are, as soon as that is known), ``typed`` (a letter
    typed in the list: it belongs into a search field, as Qt would look for it in every row), ``selection_changed``.
    """

    if TYPE_CHECKING:
        counted: SignalInstance
        typed: SignalInstance
        selection_changed: SignalInstance

    def _begin_lazily(self, rows: LazyRows, jobs: Jobs) -> None:
        """Take the model, which is set already, and what works."""
        self._rows, self._jobs = rows, jobs
        self._job: Job | None = None
        self._under_way = False
        """Whether the worker is to find an order, or finds it."""
        self._asked = 0
        """Counts what was asked of the worker: an answer to an earlier question is dropped."""
        self._source: RowSource | None = None
        self._wanted: tuple[Chosen, int | None] | None = None
        """What to select, and the number to put the cursor on, when the order arrives; None: what is selected then."""
        self._everything = False
        """Whether all was selected before all was there."""
        self._touched = 0
        """Counts changes of the selection by others than ``show``."""
        self._placing = False
        rows.refused.connect(_tell)
        self.selectionModel().selectionChanged.connect(lambda: self._touch())

    # What a view says of itself

    def rows_in_view(self) -> int:
        """Return how many rows its viewport has room for."""
        raise NotImplementedError

    def first_in_view(self) -> int:
        """Return the place of the first row seen, -1 when there is none."""
        raise NotImplementedError

    def top_of(self, place: int) -> int:
        """Return where a row begins, in pixels below the top of the viewport."""
        raise NotImplementedError

    # What is shown

    def show(self, source: RowSource | None = None, *, in_place: bool = False) -> None:
        """Show a source’s rows from the top, or ``in_place``: what is seen, selected and under the cursor stays.

        Without a source it is Qt’s own ``show``.
        """
        if source is None:
            super().show()
            return
        self._stop()
        self._source = source
        asked = self._first_count()
        first = source.first(asked)
        whole = len(first) < asked and not (isinstance(first, FirstRows) and not first.whole)
        if in_place and not whole and self._rows.complete and self._rows.order:
            self._rows.renew(source)  # nothing moves before the new order is here
            self._ask_for_order()
            return
        kept, current = self._wanted or (self._chosen(), self._current_number())
        if not in_place and self.selected_count() > MOST_ROWS:
            kept = Chosen()
        with self._scrolled_as_now() if in_place else contextlib.nullcontext():
            with self._replaced():
                self._rows.start(source, first, complete=whole)
            ranges = arrange(self._rows.order, kept, Silent()).ranges
            self._place(ranges, find(self._rows.order, current, 0))
        if whole:
            self._wanted = None
            self.counted.emit(len(first))
        else:
            self._wanted = (kept, current) if kept else None
            self._ask_for_order()

    def total(self) -> int | None:
        """Return how many records the list has; None while that is not known."""
        return len(self._rows.order) if self._rows.complete else None

    def settled(self) -> bool:
        """Return whether everything shown is in its order and nothing is under way."""
        return not self._under_way

    def rows(self) -> Sequence[Any]:
        """Return the records from the top, a thousand of them at most."""
        return self._records(range(len(self._rows.order)))

    # What is selected

    def current_row(self) -> Any | None:
        """Return the record under the cursor."""
        return self.current()

    def selected_count(self) -> int:
        """Return how many records are selected."""
        return sum(last - first + 1 for first, last in self.selected_ranges())

    def selected_numbers(self) -> array[int]:
        """Return the numbers of the selected records, top first."""
        found: array[int] = array("q")
        for first, last in self.selected_ranges():
            found.extend(self._rows.order[first : last + 1])
        return found

    def selected_rows(self) -> list[Any]:
        """Return the selected records, top first, a thousand of them at most."""
        return self._records(n for first, last in self.selected_ranges() for n in range(first, last + 1))

    def select_numbers(self, numbers: Collection[int], current: int | None = None) -> None:
        """Select these records and put the cursor on one of them, as soon as they are there."""
        chosen, order = Chosen(numbers=frozenset(numbers)), self._rows.order
        self._wanted = None
        if len(order) <= MOST_ROWS:
            self._place(arrange(order, chosen, Silent()).ranges, find(order, current, 0))
            if self._rows.complete and not self._under_way:
                return
        self._wanted = (chosen, current)
        self._touched += 1  # what the worker is looking for now is not this
        if not self._under_way:
            self._work(lambda _progress: order)

    def numbers_around(self, number: int, most: int) -> list[int]:
        """Return a record with those before and after it, at most ``most`` each way, as far as they are known."""
        order = self._rows.order
        place = find(order, number, max(self.currentIndex().row(), 0))
        return [number] if place is None else list(order[max(0, place - most) : place + most + 1])

    def selectAll(self) -> None:
        """Qt: select everything, what is still to come included."""
        super().selectAll()
        self._everything = not self._rows.complete

    def keyboardSearch(self, search: str) -> None:
        """Qt: a letter was typed."""
        self.typed.emit(search)

    # The order

    def _first_count(self) -> int:
        """Return how many rows to read before the first is painted: whole pages that fill what is seen."""
        return PAGE * -(-self.rows_in_view() // PAGE)

    def _ask_for_order(self) -> None:
        source = self._source
        assert source is not None
        self._work(source.numbers)

    def _work(self, order: Callable[[Progress], array[int]]) -> None:
        """Find an order on the worker, and what is to be selected in it, once what is shown now is painted."""
        self._stop()
        asked = self._asked
        self._under_way = True
        QTimer.singleShot(0, self, lambda: self._begin(asked, order))

    def _begin(self, asked: int, order: Callable[[Progress], array[int]]) -> None:
        if asked != self._asked:
            return
        touched = self._touched
        chosen = self._wanted[0] if self._wanted else self._chosen()
        self._job = self._jobs.run(
            self,
            self.accessibleName(),
            lambda progress: arrange(order(progress), chosen, progress),
            lambda arranged: self._arrive(asked, touched, arranged),
            lambda: self._end(asked),
            quiet=True,
        )

    def _stop(self) -> None:
        self._asked += 1
        self._under_way = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _end(self, asked: int) -> None:
        if asked == self._asked:
            self._job, self._under_way = None, False

    def _arrive(self, asked: int, touched: int, arranged: Arranged) -> None:
        if asked != self._asked:
            return
        order = arranged.order
        moves = not self._rows.goes_on(order)
        if (moves or self._wanted) and not self._everything and touched != self._touched:
            # Something else was selected meanwhile: where that stands now is not known yet.
            self._work(lambda _progress: order)
            return
        self._job, self._under_way = None, False
        wanted, everything = self._wanted, self._everything
        place = self.currentIndex().row()
        current = wanted[1] if wanted and wanted[1] is not None else self._current_number()
        with self._scrolled_as_now() if moves else contextlib.nullcontext():
            with self._replaced():
                self._rows.arrange(order)
            if everything:
                self.selectAll()
            elif moves or wanted:
                self._place(arranged.ranges, find(order, current, max(place, 0)))
        self._wanted = None
        self.counted.emit(len(order))

    # Finding again

    def _chosen(self) -> Chosen:
        return Chosen(ranges=self.selected_ranges(), order=self._rows.order)

    def _current_number(self) -> int | None:
        place = self.currentIndex().row()
        return self._rows.order[place] if 0 <= place < len(self._rows.order) else None

    def _records(self, places: Any) -> list[Any]:
        found = (self._rows.row(place) for place, _count in zip(places, range(MOST_ROWS), strict=False))
        return [row for row in found if row is not None]

    def _place(self, ranges: Sequence[tuple[int, int]], current: int | None) -> None:
        """Select these places and put the cursor on one."""
        self._placing = True
        if current is not None:
            here = self._rows.index(current, 0)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.select_ranges(ranges)
        self._placing = False
        self.selection_changed.emit()

    @contextlib.contextmanager
    def _replaced(self) -> Iterator[None]:
        self._placing = True
        yield
        self._placing = False

    @contextlib.contextmanager
    def _scrolled_as_now(self) -> Iterator[None]:
        """Keep the first row seen where it is while the order changes; at the very top, the top stays."""
        bar, first, order = self.verticalScrollBar(), self.first_in_view(), self._rows.order
        value = bar.value()
        number = order[first] if value and 0 <= first < len(order) else None
        offset = self.top_of(first) if number is not None else 0
        yield
        if value:
            self.executeDelayedItemsLayout()
            found = find(self._rows.order, number, first)
            bar.setValue(value if found is None else bar.value() + self.top_of(found) - offset)

    def _touch(self) -> None:
        if not self._placing:
            self._touched += 1
            self._wanted, self._everything = None, False


def _tell(error: UserError) -> None:
    def say() -> None:
        raise error  # outside of painting: the program tells it in a sentence

    later(say)
