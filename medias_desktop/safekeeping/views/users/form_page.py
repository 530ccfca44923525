"""A form that takes the place of the list of users."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, action_row, button, heading, label, problem, scrolled

_WIDTH = 680
"""Pixels at 100 %: longer fields are no easier to fill in."""


class FormPage(QWidget):
    """Fields in ``body``; ``accepted`` when nothing is wrong with them."""

    accepted = Signal()
    left = Signal()

    def __init__(self, name: str, title: str, introduction: str, action: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._keyboard: QWidget | None = None
        self.card = Card()
        self.card.body.setContentsMargins(20, 16, 20, 20)
        self.card.body.setSpacing(12)
        self.problem = problem()
        self.problem.setObjectName(f"{name}_problem")
        self.cancel = button(_("Cancel"))
        self.cancel.setObjectName(f"{name}_cancel")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.left)
        self.do = button(action, primary=True)
        self.do.setObjectName(f"{name}_do")
        self.do.setDefault(True)
        self.do.clicked.connect(self.submit)
        inside = QWidget()
        inside.setObjectName("page")
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(label(introduction))
        fields.addWidget(self.card)
        fields.addWidget(self.problem)
        fields.addStretch(1)
        column = QWidget()
        column.setObjectName("page")
        column.setMaximumWidth(round(_WIDTH * max(1.0, QApplication.font().pointSizeF() / 10)))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(heading(title))
        inner.addWidget(scrolled(inside), 1)
        inner.addLayout(action_row(self.cancel, self.do))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(column, 1000)
        layout.addStretch(1)

    @property
    def body(self) -> QVBoxLayout:
        """Where the fields are put."""
        return self.card.body

    def wrong(self) -> QWidget | None:
        """Tell what is wrong with the fields and return the first one where something is."""
        return None

    def submit(self) -> None:
        """Hand the fields on, or go to the one that must be mended."""
        self.problem.hide()
        wrong = self.wrong()
        if wrong is None:
            self.accepted.emit()
        else:
            wrong.setFocus()

    def set_working(self, working: bool) -> None:
        """Keep hands off while something is done; the keyboard comes back to where it was."""
        if working:
            self._keyboard = self.focusWidget()
        self.setEnabled(not working)
        if not working and self._keyboard is not None:
            self._keyboard.setFocus()

    def tell(self, error: UserError) -> None:
        """Tell why it could not be done."""
        self.problem.setText(error.sentence())
        self.problem.show()


def add_all(layout: QLayout, *widgets: QWidget) -> None:
    """Put widgets one below the other."""
    for one in widgets:
        layout.addWidget(one)
