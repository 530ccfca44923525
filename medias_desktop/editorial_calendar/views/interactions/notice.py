"""A quiet line above the list: interactions without a due moment that can be worked out now."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, label
from medias_desktop.core.widgets.text_link import TextLink


class DueNotice(Card):
    """Says how many have no due moment, and offers to enter the days or to work them out."""

    recount_asked = Signal()
    settings_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = label("")
        self.words.setObjectName("due_notice")
        self.recount = TextLink(_("Work them out"))
        self.recount.setObjectName("recount")
        self.recount.clicked.connect(self.recount_asked)
        self.settings = TextLink(_("Settings of the calendar…"))
        self.settings.setObjectName("notice_settings")
        self.settings.clicked.connect(self.settings_asked)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.recount)
        row.addWidget(self.settings)
        self.body.setContentsMargins(16, 6, 16, 6)
        self.body.addWidget(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """Tell how many there are; nothing is told of none."""
        told = ngettext(
            "{n} open interaction has no due moment: an emergency lifted it, or its limit is in another document.",
            "{n} open interactions have no due moment: an emergency lifted it, or their limit is in another document.",
            count,
        )
        self.words.setText(told.format(n=format_number(count)))
        self.setVisible(bool(count))
