"""A case in steps: one page after the other; nothing is recorded before the last one, nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import fit_to_text, problem, scrolled
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.step_rail import StepRail
from medias_desktop.core.widgets.steps_frame import StepsFrame
from medias_desktop.sanctions.views.case.sealed_form import SealedForm

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.case.bench import Bench


class StepPage(Protocol):
    """A page of the steps: a widget that knows what is wrong with it."""

    title: str

    def check(self) -> None:
        """Raise FieldProblem, told at its field, while something is missing or cannot be."""

    def enter(self) -> QWidget | None:
        """Make the page ready and return what has the keyboard at first."""

    def takes(self, error: UserError) -> bool:
        """Tell a refusal at its field, when it is about this page."""


class CaseSteps(SealedForm):
    """Pages with Back and Next; the last Next records. A subclass says what is written."""

    recorded = Signal(object)

    def __init__(
        self,
        bench: Bench,
        name: str,
        title: str,
        about: str,
        pages: Sequence[Any],
        action: str,
    ) -> None:
        super().__init__(bench.parent, bench.desk)
        self.bench, self.pages, self._action = bench, tuple(pages), action
        self.setObjectName(f"case_{name}_dialog")
        self.setWindowTitle(title)
        self._work = QuietWork(self, bench.desk, self._show_busy)
        self.stack = QStackedWidget()
        for page in self.pages:
            self.stack.addWidget(scrolled(page))
        self.rail = StepRail(tuple(page.title for page in self.pages))
        self.frame = StepsFrame(self, f"case_{name}", title, about, self.rail, self.stack)
        self.trouble = problem()
        self.trouble.setObjectName(f"case_{name}_trouble")
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.trouble)
        self.frame.cancel.clicked.connect(self.reject)
        self.frame.back.clicked.connect(self.back)
        self.frame.next.clicked.connect(self.forward)
        shortcut = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        shortcut.activated.connect(self.forward)
        fit_to_text(self, 820, 720)

    def begin(self) -> None:
        """Show the first page."""
        self.go_to(0)
        self.remember()
        self.open()
        self._enter()

    @property
    def busy(self) -> bool:
        """Whether it is being recorded."""
        return self._work.busy

    def write(self) -> Callable[[], object]:
        """Return what records what the pages say, and returns the case. Raises FieldProblem, UserError."""
        raise NotImplementedError

    # Going through the pages

    @property
    def at(self) -> int:
        """The page that is shown, from 0."""
        return self.stack.currentIndex()

    def go_to(self, place: int) -> None:
        """Show a page."""
        self.stack.setCurrentIndex(place)
        self.rail.show_step(place)
        self.frame.back.setVisible(place > 0)
        last = place == len(self.pages) - 1
        self.frame.next.setText(self._action if last else _("Ne&xt"))
        self.frame.next.setDefault(True)
        self._tell("")

    def back(self) -> None:
        """Go back a page; what was typed stays."""
        if self.at and not self.busy:
            self.go_to(self.at - 1)
            self._enter()

    def forward(self) -> None:
        """Go on when the page is in order; on the last one, record."""
        if self.busy or self.forgotten:
            return
        self._clear_problems()
        try:
            self.pages[self.at].check()
            if self.at < len(self.pages) - 1:
                self.go_to(self.at + 1)
                self._enter()
                return
            write = self.write()
        except FieldProblem:
            return
        except UserError as error:
            self.refuse(error)
            return
        self._work.run(lambda _progress: write(), self._ended)

    def refuse(self, error: UserError) -> None:
        """Tell a refusal on the page and at the field it is about, or below."""
        for place, page in enumerate(self.pages):
            if page.takes(error):
                if place != self.at:
                    self.go_to(place)
                    page.takes(error)
                return
        self._tell(error.sentence())

    def drop(self) -> None:
        """Let go what the pages hold."""
        for page in self.pages:
            page.forget()

    def _enter(self) -> None:
        first = self.pages[self.at].enter()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ended(self, result: Any) -> None:
        if self.forgotten:
            return
        if isinstance(result, UserError):
            self.refuse(result)
            return
        self.recorded.emit(result)
        self.accept()

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _clear_problems(self) -> None:
        self._tell("")
        for field in self.pages[self.at].findChildren(Field):
            field.show_problem()

    def _show_busy(self) -> None:
        if not self.forgotten:
            for one in (self.frame.cancel, self.frame.back, self.frame.next):
                one.setEnabled(not self.busy)
