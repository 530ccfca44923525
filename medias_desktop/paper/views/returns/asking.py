"""What is asked beside the page: a few fields of a handler, or why a page proves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.parts import Card, button, subheading


class SideForm(Card):
    """A few fields with a button that does it and one that leaves; hidden until it is wanted."""

    wanted = Signal()
    opened = Signal(bool)

    def __init__(self, title: str, action: str, name: str, fields: tuple[TextField, ...]) -> None:
        super().__init__()
        self._fields = fields
        self.do = button(action, primary=True)
        self.do.setObjectName(name)
        self.do.clicked.connect(self.wanted)
        self.leave = button(_("Change nothing"))
        self.leave.setObjectName(f"leave_{name}")
        self.leave.clicked.connect(self.hide)
        self.body.addWidget(subheading(title))
        for field in fields:
            self.body.addWidget(field)
            field.line.installEventFilter(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.do, 1)
        row.addWidget(self.leave, 1)
        self.body.addLayout(row)
        self.hide()

    def ask(self) -> None:
        """Show it, with the keyboard in the first field that is empty."""
        self.show()
        empty = next((one for one in self._fields if not one.text()), self._fields[-1])
        empty.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: what it asks is answered or left first."""
        super().showEvent(event)
        self.opened.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: the page itself can be confirmed again."""
        super().hideEvent(event)
        self.opened.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter is the form’s own: it must not reach the window, which would confirm the page that follows."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._enter()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Enter goes to a field that is empty, else it does it."""
        empty = next((one for one in self._fields if not one.text()), None)
        if empty is None:
            self.wanted.emit()
        else:
            empty.line.setFocus(Qt.FocusReason.OtherFocusReason)


class PuttingAside(SideForm):
    """Why a page proves nothing."""

    def __init__(self) -> None:
        self.note = TextField(_("Reason"), "aside_note", longest=500)
        super().__init__(_("Set the page aside"), _("Set it aside"), "set_aside", (self.note,))
