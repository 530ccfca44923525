"""Technical detail: folded until somebody asks, then labels and values that can be selected and copied."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, label, muted, set_icon

_LONG = re.compile(r"\S{24,}")
_PIECE = re.compile(r".{1,16}")


class Details(QWidget):
    """Rows behind a button that unfolds them; ``about`` tells a screen reader whose they are."""

    def __init__(self, rows: Sequence[tuple[str, str]], about: str) -> None:
        super().__init__()
        self._rows = rows
        self.fold = button(_("Technical detail"))
        self.fold.setObjectName("details_fold")
        self.fold.setFlat(True)
        self.fold.setCheckable(True)
        self.fold.setAccessibleDescription(about)
        self.copy = button(_("Copy"), "mdi6.clipboard-text-outline")
        self.copy.setObjectName("details_copy")
        self.copy.setFlat(True)
        self.copy.setAccessibleDescription(about)
        self.inside = QWidget()
        self.inside.setLayout(value_rows(rows))
        top = QHBoxLayout()
        top.addWidget(self.fold)
        top.addWidget(self.copy)
        top.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.inside)
        self.fold.toggled.connect(self._show)
        self.copy.clicked.connect(self._copy)
        self._show(False)

    def _show(self, unfolded: bool) -> None:
        self.inside.setVisible(unfolded)
        self.copy.setVisible(unfolded)
        set_icon(self.fold, "mdi6.chevron-down" if unfolded else "mdi6.chevron-right", "muted")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}\t{value}" for name, value in self._rows))


def value_rows(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    """Return labels and values in two columns; a value can be selected, and one without spaces breaks."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for number, (name, value) in enumerate(rows):
        caption = muted(name)
        caption.setMinimumWidth(12 * caption.fontMetrics().averageCharWidth())
        caption.setMaximumWidth(24 * caption.fontMetrics().averageCharWidth())
        shown = label(breakable(value))
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"{name}: {value}")
        grid.addWidget(caption, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignTop)
    return grid


def breakable(text: str) -> str:
    """Let long words (a fingerprint, a file's name) go on in the next line; zero-width spaces show nothing."""
    return _LONG.sub(lambda word: "\u200b".join(_PIECE.findall(word.group())), text)
