"""What the program suggests, and why: what counts, what is forgotten, what the text in force allows, until when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Card, Chip, label, muted
from medias_desktop.sanctions.labels.suggestions import in_words
from medias_desktop.sanctions.rules.suggestions import Because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.sanctions.rules.breach_choices import CitedSaying
    from medias_desktop.sanctions.rules.suggestions import Suggestion

_MARKS = {
    Because.STILL_COUNTS: "●",
    Because.REPEATED: "●",
    Because.FORGOTTEN: "○",
    Because.ANNULLED: "○",
    Because.AFTER_THE_FAULT: "○",
}
"""What weighs has a full dot, what does not an empty one; other reasons a dash."""
_WIDE = 1.4
"""Width of a mark, in line heights."""


class Advice(Card):
    """The suggestion in words, and beside it the chips of what runs."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.step = label("", "h2")
        self.step.setObjectName("advice_step")
        self.deadline = Chip()
        self.deadline.setObjectName("advice_deadline")
        self.body.addWidget(self.step)
        self._reasons = QWidget()
        self._rows = QVBoxLayout(self._reasons)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self.body.addWidget(self._reasons)
        self.body.addWidget(self.deadline)

    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Tell the step and each of its reasons."""
        first, *reasons = in_words(suggestion)
        self.step.setText(first)
        self.setAccessibleName(" ".join((first, *reasons)))
        while (item := self._rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for ground, sentence in zip(suggestion.grounds, reasons, strict=True):
            self._rows.addWidget(_reason(_MARKS.get(ground.because, "–"), sentence))

    def show_deadline(self, day: dt.date | None, decided_on: dt.date) -> None:
        """Tell the last day to impose a measure; None when no time was set."""
        if day is None:
            self.deadline.show_state("", "")
            return
        left = (day - decided_on).days
        shown = format_date(day, "medium")
        if left < 0:
            text = _("Too late since {day}").format(day=shown)
        else:
            text = ngettext(
                "To be imposed by {day}: {n} day left", "To be imposed by {day}: {n} days left", left
            )
            text = text.format(day=shown, n=format_number(left))
        self.deadline.show_state(text, "bad" if left < 0 else "warn" if left <= 7 else "accent")

    def show_rules(self, sayings: Sequence[CitedSaying]) -> None:
        """Tell what the text in force on the day of the fault says of measures."""
        for saying in sayings:
            row = QHBoxLayout()
            row.setSpacing(8)
            chip = ClauseLink(saying.cite)
            chip.setEnabled(False)
            chip.setToolTip(saying.text)
            chip.setAccessibleName(saying.cite)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(muted(saying.text), 1)
            self.body.addLayout(row)


def _reason(mark: str, sentence: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    dot = label(mark, "muted", wrap=False)
    dot.setFixedWidth(round(_WIDE * dot.fontMetrics().height()))
    line.addWidget(dot, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(sentence), 1)
    return row
