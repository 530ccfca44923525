"""The line below the calendar: what is under the cursor, or what was just moved with the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.parts import muted
from medias_desktop.core.widgets.text_link import TextLink

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.views.calendar.moving import Way


class Footer(QWidget):
    """Tells one thing at a time."""

    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = muted("")
        self.words.setObjectName("footer")
        self.back = TextLink(_("Move it back (Ctrl+Z)"))
        self.back.setObjectName("move_back")
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)

    def tell(self, words: str) -> None:
        """Tell what is under the cursor."""
        self.words.setText(breakable(words))
        self.back.hide()

    def tell_way(self, way: Way, *, returns: bool) -> None:
        """Tell a move, with the way back when there is one."""
        self.words.setText(breakable(way.sentence()))
        self.back.setVisible(returns)
