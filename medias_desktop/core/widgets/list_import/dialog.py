"""The window over a list that is imported: its columns at the left, what would become of each row at the right.

Nothing is written before the user says so. A kind of list says what its columns are, compares and writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.jobs import Job
from medias_desktop.core.lists.reading import ListTable
from medias_desktop.core.memory import let_go
from medias_desktop.core.progress import Progress
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.list_import.layout import ImportLayout, Parts, State, States, Words
from medias_desktop.core.widgets.parts import EmptyState

_MANY = 5000
"""Objects from which on freeing them at once would be felt."""


class Plan(Protocol):
    """What an import would do with each row; a row has its ``number`` in the file."""

    def counts(self) -> dict[Any, int]:
        """Return how many rows there are of each state."""

    def of(self, state: Any) -> list[Any]:
        """Return the rows of one state."""


P = TypeVar("P", bound=Plan)


class ListImportDialog(QDialog, Generic[P, State]):
    """Shows how a list is understood and imports it when the user says so; the list is its own, emptied when it closes."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        listed: ListTable,
        states: States[State],
        words: Words,
        parts: Parts,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.title)
        self.desk, self.listed, self.choices = desk, listed, parts.choices
        self._owner, self._states, self._words = parent, states, words
        self.plan: P | None = None
        self._counts: dict[State, int] = {}
        self._outdated: list[P] = []
        self._job: Job | None = None
        self._stale = self._closed = False
        self._layout = made = ImportLayout(self, listed.name, states, words, parts)
        self.figures, self.shown, self.preview = made.figures, made.shown, made.preview
        self.previews, self.waiting = made.previews, made.waiting
        self.note, self.do_import = made.note, made.do_import
        self.choices.changed.connect(self.compare)
        self.shown.currentIndexChanged.connect(lambda _row: self.show_rows())
        made.leave.clicked.connect(self.reject)
        self.do_import.clicked.connect(self.accept)
        self.finished.connect(lambda _result: self._close())
        QTimer.singleShot(0, self, self.compare)

    # What a kind of list says

    def asking(self) -> EmptyState | None:
        """Return the page that asks for a column without which nothing can be compared, None when it can."""
        raise NotImplementedError

    def comparison(self) -> Callable[[], P]:
        """Return what compares the list, as it is understood now, with the register; it runs off the window's thread."""
        raise NotImplementedError

    def write(self, plan: P, progress: Progress) -> Any:
        """Write a plan, all of it or nothing, and return what was written; runs off the window's thread."""
        raise NotImplementedError

    @staticmethod
    def rows_of(plan: P) -> Sequence[Any]:
        """Return every row of a plan."""
        raise NotImplementedError

    def importable(self, counts: Mapping[State, int]) -> int:
        """Return how many rows would be written."""
        raise NotImplementedError

    def action(self, number: int) -> str:
        """Return what the button does with so many rows."""
        raise NotImplementedError

    def left_out(self, counts: Mapping[State, int]) -> str:
        """Return what would not be written, in words: nothing when every row would."""
        raise NotImplementedError

    def announce(self, written: Any, counts: Mapping[State, int]) -> str:
        """Announce what was written and return it in words."""
        raise NotImplementedError

    @staticmethod
    def held_by(plan: P) -> list[Any]:
        """Return the objects that a plan holds by the thousands, its rows among them; called off the window's thread."""
        raise NotImplementedError

    # Comparing

    def compare(self) -> None:
        """Compare the list with the register anew, off the window's thread; the latest choice counts."""
        self._outdate()
        self._show_button()
        self._stale = self._job is not None
        if (page := self.asking()) is not None:
            self.previews.setCurrentWidget(page)
            self._layout.show_counts({})
            return
        if self._stale:
            return
        compared = self.comparison()

        def work(_progress: Progress) -> tuple[P, dict[State, int]]:
            plan = compared()
            return plan, plan.counts()

        self._job = self.desk.jobs.run(
            self,
            _("Comparing the list with the register"),
            work,
            lambda found: self._show_plan(*found),
            self._give_up,
        )

    def _give_up(self) -> None:
        self._job, self._stale = None, False
        if self._closed:
            self._free()

    def _show_plan(self, plan: P, counts: dict[State, int]) -> None:
        self._job = None
        if self._closed or self._stale:
            self._outdated.append(plan)
            self._free() if self._closed else self.compare()
            return
        self.plan, self._counts = plan, counts
        self._layout.show_counts(counts)
        if counts[self._states.problem] == 0 and self._layout.shown_state() == self._states.problem:
            self.shown.setCurrentIndex(0)
        self.previews.setCurrentWidget(self.preview)
        self.show_rows()
        self._show_button()
        self._forget()

    def show_rows(self) -> None:
        """Show those rows of the plan that are asked for."""
        if self.plan is not None:
            state = self._layout.shown_state()
            self.preview.set_rows(self.rows_of(self.plan) if state is None else self.plan.of(state))

    def _show_button(self) -> None:
        if self.plan is None:
            self.do_import.setEnabled(False)
            self.do_import.setText(self._words.do_import)
            self.note.setText("")
            return
        number = self.importable(self._counts)
        self.do_import.setEnabled(number > 0)
        self.do_import.setText(self.action(number) if number else self._words.nothing)
        still = _("Nothing is written before you press the button.")
        self.note.setText(self.left_out(self._counts) or still)

    # Importing

    def accept(self) -> None:
        """Qt: write the plan, all of it or nothing."""
        if self.plan is None or self._job is not None or not self.importable(self._counts):
            return
        given = [self.plan]  # the work keeps no plan longer than it writes it
        self.let_choose(False)
        self._job = self.desk.jobs.run(
            self,
            self._words.importing,
            lambda progress: self.write(given.pop(), progress),
            self._tell_result,
            self._after_failure,
        )

    def _after_failure(self) -> None:
        self._give_up()
        if not self._closed:
            self.let_choose(True)
            self.compare()

    def let_choose(self, allowed: bool) -> None:
        """Freeze what decides the import while it is written."""
        self.choices.setEnabled(allowed)
        self.do_import.setEnabled(allowed)

    def _tell_result(self, written: Any) -> None:
        self._job = None
        super().accept()
        self.desk.dialogs.tell(self._owner, self.announce(written, self._counts))

    # Closing

    def reject(self) -> None:
        """Qt: close without importing; what is being compared is given up."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _close(self) -> None:
        """Let go of what was compared; free the window, unless work started from it is still to come back."""
        self._closed = True
        nothing_to_come = self.desk.jobs.idle()
        if self._job is None:
            self._empty()
        if nothing_to_come:
            self.deleteLater()

    def _free(self) -> None:
        """Do so late: the work from which something was still to come has ended."""
        self._empty()
        self.deleteLater()

    def _empty(self) -> None:
        self._outdate()
        self.preview.set_rows(())
        rows = list(self.listed.rows)
        self.listed.rows.clear()
        self._forget(rows)

    def _outdate(self) -> None:
        if self.plan is not None:
            self._outdated.append(self.plan)
            self.plan = None

    def _forget(self, rows: list[Any] | None = None) -> None:
        """Free plans that count no more and the rows of a list: of long ones off the window's thread, at leisure."""
        plans, self._outdated = self._outdated, []
        objects = rows or []
        if len(objects) + sum(len(self.rows_of(plan)) for plan in plans) < _MANY:
            return

        held_by = self.held_by

        def free(_progress: Progress) -> None:
            while plans:
                objects.extend(held_by(plans.pop()))
            let_go(objects)

        self.desk.jobs.run(self._owner, "", free, lambda _nothing: None, quiet=True)
