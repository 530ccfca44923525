"""A dialog of steps: a rail that says where one is, one page at a time, buttons below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, scrolled
from medias_desktop.core.widgets.step_rail import StepRail


class StepPage(QWidget):
    """One step; ``completed`` asks the dialog to go on."""

    completed = Signal()

    def __init__(self, caption: str, action: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self.caption = caption
        self.action = action or _("Ne&xt")
        self.has_back = True
        """Whether the step before may be returned to, where the dialog allows it."""
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    def start(self) -> None:
        """Take the keyboard when the step is reached."""

    def submit(self) -> None:
        """Go on when nothing is wrong; slow work tells ``completed`` when it is done."""
        self.completed.emit()


class StepsDialog(QDialog):
    """Pages one after another. ``stays_from`` is the first step from which there is no way back."""

    def __init__(self, parent: QWidget, title: str, pages: Sequence[StepPage], stays_from: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit_to_text(self, 760, 620)
        self.pages = list(pages)
        self._stays_from = stays_from
        self.step = 0
        self.rail = StepRail(tuple(page.caption for page in pages))
        self.stack = QStackedWidget()
        for page in pages:
            self.stack.addWidget(scrolled(page))
            page.completed.connect(self._go_on)
        self.cancel_button = _plain(_("Cancel"), "steps_cancel", self.reject)
        self.back_button = _plain(_("&Back"), "steps_back", self.back)
        self.next_button = button("", primary=True)
        self.next_button.setObjectName("steps_next")
        self.next_button.clicked.connect(self.next)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        foot.addWidget(self.back_button)
        foot.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(heading(title))
        layout.addWidget(self.rail)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)
        self.next_button.setDefault(True)
        self._show(0)

    @property
    def page(self) -> StepPage:
        """The step that is shown."""
        return self.pages[self.step]

    @property
    def lasting(self) -> bool:
        """Whether what was done cannot be left undone any more."""
        return self.step >= self._stays_from

    def next(self) -> None:
        """Go on, or say what is missing."""
        self.page.submit()

    def back(self) -> None:
        """Return to the step before; what was typed stays."""
        if self._may_go_back():
            self._show(self.step - 1)

    def show_action(self, text: str, enabled: bool) -> None:
        """Let a step say what its button does at the moment."""
        self.next_button.setText(text)
        self.next_button.setEnabled(enabled)

    def _may_go_back(self) -> bool:
        return self.page.has_back and 0 < self.step < self._stays_from

    def set_working(self, working: bool) -> None:
        """Keep hands off while something is being made."""
        for one in (self.cancel_button, self.back_button, self.next_button, self.stack):
            one.setEnabled(not working)

    def reject(self) -> None:
        """Qt: leave; not while something is being made, and what lasts is finished instead."""
        if self.stack.isEnabled() and not self.lasting:
            super().reject()

    def _go_on(self) -> None:
        if self.step + 1 == len(self.pages):
            self.accept()
        else:
            self._show(self.step + 1)

    def _show(self, step: int) -> None:
        self.step = step
        self.stack.setCurrentIndex(step)
        self.rail.show_step(step)
        self.back_button.setVisible(self._may_go_back())
        self.cancel_button.setVisible(step < self._stays_from)
        self.show_action(self.page.action, True)
        self.next_button.setFocus()
        self.page.start()


def _plain(text: str, name: str, act: Callable[[], object]) -> QWidget:
    made = button(text)
    made.setObjectName(name)
    made.clicked.connect(lambda _checked=False: act())
    return made
