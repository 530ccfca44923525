"""What the pages and dialogs at the register's door look like: a padlock, a calm title, one card in the middle."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Card, button, heading, muted, scrolled

_WIDTH = 460


class DoorPage(QWidget):
    """One card in the middle of the window, a register's name above; ``left`` when another register is wanted."""

    left = Signal()

    def __init__(self, icon: str, name: str, note: str) -> None:
        super().__init__()
        self.setObjectName("page")
        card = Card()
        card.body.setContentsMargins(28, 24, 28, 20)
        card.body.setSpacing(12)
        card.body.addLayout(head(icon, name, note))
        self.body = card.body
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(centred(card)))

    def add_leave(self, name: str) -> QPushButton:
        """Put the way to another register at the foot of the card and return it."""
        leave = button(_("Open &another register"))
        leave.setObjectName(name)
        leave.setFlat(True)
        leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        self.body.addLayout(row)
        return leave


def head(icon: str, name: str, note: str) -> QHBoxLayout:
    """Return a padlock (or another icon), a title beside it and a quiet line below."""
    names = QVBoxLayout()
    names.setSpacing(2)
    names.addWidget(title(name))
    names.addWidget(muted(note))
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(padlock(icon))
    row.addLayout(names, 1)
    return row


def centred(card: QWidget) -> QWidget:
    """Return a page that holds a card in its middle, wider for larger text as far as the window allows."""
    page = QWidget()
    page.setObjectName("page")
    scale = max(1.0, QApplication.font().pointSizeF() / 10)
    card.setMaximumWidth(round(_WIDTH * scale))
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 1000)
    row.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    return page


def padlock(name: str = "mdi6.lock-outline") -> QLabel:
    """Return a padlock on a quiet round ground; decoration only."""
    colours = theme.current()
    side = round(4.4 * QApplication.font().pointSizeF())
    picture = QLabel()
    picture.setFixedSize(side, side)
    picture.setStyleSheet(f"background: {colours.accent_soft}; border-radius: {side // 2}px;")

    def draw() -> None:
        from PySide6.QtCore import Qt

        from medias_desktop.core.widgets.icons import icon

        inner = round(0.58 * side)
        picture.setPixmap(icon(name, "accent", inner).pixmap(inner, inner))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)

    QTimer.singleShot(0, picture, draw)
    return picture


def title(text: str) -> QLabel:
    """Return a title that wraps, however long a municipality's name is."""
    made = heading(text)
    made.setMinimumWidth(1)
    return made
