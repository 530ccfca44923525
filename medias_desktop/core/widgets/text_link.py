"""A small act written as a link in a line of text: where a row of buttons would be louder than what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from medias_desktop.core.widgets import theme


class TextLink(QPushButton):
    """Words in the accent colour, underlined when they are pointed at or have the keyboard; connect to ``clicked``."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setAutoDefault(False)
        ink, off = theme.current().ink("accent"), theme.current().muted
        self.setStyleSheet(
            f"QPushButton {{ background: transparent; color: {ink}; border: 1px solid transparent; padding: 1px 5px; }}"
            f"QPushButton:hover {{ text-decoration: underline; }}"
            f"QPushButton:focus {{ text-decoration: underline; border-color: {ink}; border-radius: 4px; }}"
            f"QPushButton:disabled {{ color: {off}; text-decoration: none; }}"
        )
