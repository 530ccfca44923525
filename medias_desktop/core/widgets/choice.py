"""A choice among cards, each a text that may be long."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QRadioButton, QSizePolicy

_TIGHT = re.compile(r"[^\s\u200b]{24,}")


class Choice(QRadioButton):
    """A version of a field as a card that is chosen by a click anywhere on it, or by the arrow keys."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12 + round(2.4 * self.font().pointSizeF()), 8, 12, 8)
        words = QLabel(breakable(text))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(words)

    def sizeHint(self) -> QSize:
        """Qt: as large as the text needs."""
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Qt: as small as the text allows."""
        layout = self.layout()
        assert layout is not None
        return layout.minimumSize()

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002 - Qt asks with a place
        """Qt: the whole card is the button."""
        return True


def breakable(text: str) -> str:
    """Let long words (an address) break after their signs, or anywhere when they have none: labels break at spaces only."""
    return _TIGHT.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    parts = re.sub(r"([@.\-_/])", "\\1\u200b", word)
    return re.sub(r"([^\u200b]{24})(?=[^\u200b])", "\\1\u200b", parts)
