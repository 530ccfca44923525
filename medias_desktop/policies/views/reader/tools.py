"""Small buttons that show an icon and tell their name; widths that grow with the text."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from medias_desktop.core.widgets.parts import icon_size


def scaled(widget: QWidget, pixels: int) -> int:
    """Return a width for larger text: half as much more when the text is twice as large."""
    return round(pixels * (1 + widget.font().pointSizeF() / 10) / 2)


def tool(icon_name: str, name: str, object_name: str, text: str = "") -> QToolButton:
    """Return a flat button with an icon, drawn after the first paint; ``name`` is its tooltip and what is read aloud."""
    button = QToolButton()
    button.setObjectName(object_name)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setStyleSheet(
        "QToolButton:!hover:!focus { border-color: transparent; background: transparent; }"
        "QToolButton::menu-indicator { image: none; }"
    )
    button.setText(text)
    if icon_name:
        button.setIconSize(icon_size())
        QTimer.singleShot(0, button, lambda: _draw(button, icon_name))
    return button


def _draw(button: QToolButton, icon_name: str) -> None:
    from medias_desktop.core.widgets.icons import icon

    button.setIcon(icon(icon_name))


class ElidedLabel(QLabel):
    """A quiet line that ends in « … » when there is no room; the whole of it is its tooltip."""

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def say(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self._fit()

    def whole(self) -> str:
        """Return the text without regard to the room."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
        self.setAccessibleName(self._whole)
