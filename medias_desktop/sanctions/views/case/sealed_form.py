"""A window that shows what is sealed: it closes with the lock and forgets every text that it showed."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QWidget,
)

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.typed import may_leave, said

_NO_DAY = QDate(2000, 1, 1)


class SealedForm(QDialog):
    """Asks before what was typed is left; asks nothing when the lock closes."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.desk = desk
        self.forgotten = False
        self._before: tuple[object, ...] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if desk.sealed is not None:
            desk.sealed.changed.connect(self._on_lock)

    @property
    def busy(self) -> bool:
        """Whether something is being recorded: the window stays until it is."""
        return False

    def remember(self) -> None:
        """Take what the form says now for what it said before anything was typed."""
        self._before = said(self)
        for line in self.findChildren(QLineEdit):
            line.textEdited.connect(self._on_typed)
        for area in self.findChildren(QPlainTextEdit):
            area.textChanged.connect(self._on_typed)

    def changed(self) -> bool:
        """Tell whether anything was typed since."""
        return self._before is not None and said(self) != self._before

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed."""
        if self.busy:
            return
        if self.changed() and not self.may_leave():
            return
        if not self.forgotten:
            super().reject()

    def forget(self) -> None:
        """Close at once and keep no text in memory that is not the case’s own."""
        if self.forgotten:
            return
        self.forgotten = True
        self.drop()
        _clear(self)
        self._before = None
        self.hide()
        super().reject()

    def drop(self) -> None:
        """Let go what was opened; a form that holds more than a case lets that go too."""

    def _on_typed(self) -> None:
        if self.desk.sealed is not None and not self.forgotten:
            self.desk.sealed.used()

    def _on_lock(self) -> None:
        if self.desk.sealed is not None and not self.desk.sealed.is_open:
            self.forget()

    def may_leave(self) -> bool:
        """Ask whether what was typed may be lost."""
        return may_leave(self, self.desk)


def _clear(form: QDialog) -> None:
    """Take every text out of a form; undoing brings none back."""
    form.setWindowTitle("")
    for widget in form.findChildren(QWidget):
        widget.blockSignals(True)
        if isinstance(widget, QDateEdit):
            widget.setDate(_NO_DAY)
        elif isinstance(widget, QLineEdit):
            if not isinstance(widget.parentWidget(), QDateEdit):
                widget.setText("")
        elif isinstance(widget, QPlainTextEdit):
            widget.setPlainText("")
        elif isinstance(widget, QComboBox | QListWidget | QLabel):
            widget.clear()
        elif isinstance(widget, QAbstractButton):
            widget.setText("")
        widget.setAccessibleName("")
        widget.setAccessibleDescription("")
        widget.setToolTip("")
