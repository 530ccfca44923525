"""What every act on a case has around its fields: a title, Cancel, one button that records, problems at their fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
)
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.sanctions.errors.case_forms import CaseChangedMeanwhile
from medias_desktop.sanctions.views.case.refusals import DatedPlaces, Places, needed, of_the_day, told_at
from medias_desktop.sanctions.views.case.sealed_form import SealedForm

if TYPE_CHECKING:
    from medias_desktop.core.widgets.fields import TextField
    from medias_desktop.sanctions.rules.cases import OpenCase
    from medias_desktop.sanctions.views.case.bench import Bench

Write = Callable[["OpenCase"], "OpenCase"]


_AROUND = 52
"""Pixels beside the fields."""
_SPARE = 24
"""Pixels more than they need, for the sentence of a problem."""


class CaseForm(SealedForm):
    """One act. A subclass lays its fields out, says what they mean in ``draft`` and where a refusal belongs in ``places``."""

    recorded = Signal(object)
    """It was recorded: the case as it is now."""

    def __init__(
        self,
        bench: Bench,
        open_case: OpenCase,
        name: str,
        title: str,
        about: str,
        *,
        action: str = "",
        width: int = 640,
    ) -> None:
        super().__init__(bench.parent, bench.desk)
        self.bench = bench
        self.open_case: OpenCase = open_case
        self.rows: list[QHBoxLayout] = []
        """Fields that stand beside each other where there is room, else below each other."""
        self.places: Places = {}
        self.dated: DatedPlaces = {}
        """Refusals about a day that one of several fields says."""
        self.setObjectName(f"case_{name}_dialog")
        self.setWindowTitle(title)
        self._work = QuietWork(self, bench.desk, self._show_busy)
        self.page = QWidget()
        self.body = QVBoxLayout(self.page)
        self.body.setContentsMargins(0, 0, 4, 0)
        self.body.setSpacing(14)
        self.cancel = button(_("Cancel"))
        self.cancel.setObjectName(f"case_{name}_cancel")
        self.cancel.clicked.connect(self.reject)
        self.record = button(action or _("&Record"), "mdi6.check", primary=True)
        self.record.setObjectName(f"case_{name}_record")
        self.record.clicked.connect(self.save)
        self.trouble = problem()
        self.trouble.setObjectName(f"case_{name}_trouble")
        self._frame(title, about)
        fit_to_text(self, width)

    def _frame(self, title: str, about: str) -> None:
        case = self.open_case.case
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(title))
        layout.addWidget(muted(f"{case.number} · {case.person.full_name}"))
        if about:
            layout.addWidget(muted(about))
        layout.addSpacing(6)
        self.area = scrolled(self.page)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.trouble)
        layout.addSpacing(4)
        layout.addLayout(action_row(self.cancel, self.record))
        self.record.setDefault(True)
        shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        shortcut.activated.connect(self.save)

    def begin(self) -> None:
        """Show the form; everything was put in that was known."""
        self.body.addStretch(1)
        for field in self.page.findChildren(
            LongTextField
        ):  # what was missing is said no more once it is written
            field.changed.connect(field.show_problem)
        self._fit()
        self.remember()
        self.open()
        first = self.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        """Be as high as the fields need, as far as the screen allows."""
        self.ensurePolished()
        wide = max(self.width(), self.minimumWidth())
        self.resize(wide, self.height())
        self._stand()
        needs = self.page.sizeHint().height()
        if self.page.hasHeightForWidth():
            needs = max(needs, self.body.totalHeightForWidth(wide - _AROUND))
        high = needs + self.sizeHint().height() - self.area.sizeHint().height() + _SPARE
        self.resize(wide, min(high, self.screen().availableSize().height() - 80))

    def first(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        fields = self.page.findChildren(Field)
        return fields[0].editor if fields else None

    # What a subclass says

    def draft(self) -> Write:
        """Return what records what the fields say. Raises FieldProblem, UserError."""
        raise NotImplementedError

    # Recording

    @property
    def busy(self) -> bool:
        """Whether something is being recorded."""
        return self._work.busy

    def save(self) -> None:
        """Record it; what is refused is told where it was typed, and stays."""
        if self.busy or self.forgotten:
            return
        self._clear_problems()
        try:
            write = self.draft()
        except FieldProblem:
            return
        except UserError as error:
            self.refuse(error)
            return
        open_case, cases = self.open_case, self.bench.disciplinary.cases

        def work(_progress: object) -> object:
            try:
                return write(open_case)
            except ChangedElsewhere:
                return _Newer(cases.open(open_case.id))

        self._work.run(work, self._ended)

    def _ended(self, result: Any) -> None:
        if self.forgotten:
            return
        if isinstance(result, UserError):
            self.refuse(result)
        elif isinstance(result, _Newer):
            self.open_case = result.open_case
            self.bench.desk.changes.announce("sanctions")
            self.tell(CaseChangedMeanwhile().sentence())
        else:
            self.recorded.emit(result)
            self.accept()

    def refuse(self, error: UserError) -> None:
        """Tell a refusal at the field it is about, or below the form, and give that field the keyboard."""
        places = {**self.places, **of_the_day(error, self.dated)}
        if not told_at(error, places, self.page.findChildren(Field)):
            self.tell(error.sentence())

    def tell(self, sentence: str) -> None:
        """Tell what is about the whole form."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def need(self, field: TextField | LongTextField, sentence: str) -> str:
        """Return what a field says. Raises FieldProblem when it says nothing."""
        return needed(field, sentence)

    def _clear_problems(self) -> None:
        self.tell("")
        for field in self.page.findChildren(Field):
            field.show_problem()

    def _show_busy(self) -> None:
        if not self.forgotten:
            self.record.setEnabled(not self.busy)
            self.cancel.setEnabled(not self.busy)

    def drop(self) -> None:
        """Let the case go."""
        del self.open_case

    # Laying out

    def add(self, *rows: Sequence[QWidget]) -> None:
        """Put rows of one or two widgets below each other."""
        for row in rows:
            if len(row) == 1:
                self.body.addWidget(row[0])
                continue
            line = QHBoxLayout()
            line.setSpacing(16)
            for widget in row:
                line.addWidget(widget, 1)
            self.body.addLayout(line)
            self.rows.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: large text on a small screen never makes it scroll sideways."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Put the fields of a row below each other when the row is wider than the form."""
        room = self.width() - _AROUND - self.area.verticalScrollBar().sizeHint().width()
        for row in self.rows:
            items = [item for place in range(row.count()) if (item := row.itemAt(place))]
            wide = sum(item.minimumSize().width() for item in items) + row.spacing()
            directions = QBoxLayout.Direction
            row.setDirection(directions.LeftToRight if wide <= room else directions.TopToBottom)


class _Newer:
    """The case as somebody else left it meanwhile."""

    def __init__(self, open_case: OpenCase) -> None:
        self.open_case = open_case
