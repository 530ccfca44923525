"""What the pages at the register's door look like: one card in the middle, a padlock, a calm title."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import heading

_WIDTH = 460


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
