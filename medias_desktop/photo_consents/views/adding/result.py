"""What became of each file of a batch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, label, muted, problem, scrolled, subheading
from medias_desktop.photo_consents.service.batch import Added

_MOST_SHOWN = 200
"""Sentences; beyond that they are counted."""


class ResultPage(QWidget):
    """How many went in, how many were known, and one sentence for each that was refused."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("result")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self.summary = subheading("")
        self.summary.setObjectName("summary")
        self.more = muted("")
        self.more.setObjectName("more")
        self.trouble = problem()
        self.refused = Card()
        self.refused.setObjectName("refused")
        for widget in (self.summary, self.more, self.trouble):
            self._layout.addWidget(widget)
        self._sentences = scrolled(self.refused)
        self._sentences.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # read to its end without a mouse
        self._sentences.setAccessibleName(_("Files that could not be added"))
        self._layout.addWidget(self._sentences, 1)
        self._layout.addStretch(0)

    def show_result(self, added: Added) -> None:
        """Tell what became of a batch."""
        number = len(added.added)
        self.summary.setText(
            ngettext("{n} file was added.", "{n} files were added.", number).format(n=format_number(number))
            if number
            else _("Nothing was added.")
        )
        more = []
        if known := len(added.known):
            text = ngettext("{n} is in the register already.", "{n} are in the register already.", known)
            more.append(text.format(n=format_number(known)))
        if added.left:
            text = ngettext("{n} was left out.", "{n} were left out.", added.left)
            more.append(text.format(n=format_number(added.left)))
        if refused := len(added.refused):
            text = ngettext("{n} could not be added:", "{n} could not be added:", refused)
            more.append(text.format(n=format_number(refused)))
        self.more.setText(" ".join(more))
        self.more.setVisible(bool(more))
        self.trouble.setText(added.problem)
        self.trouble.setVisible(bool(added.problem))
        self._show_refused(added.refused)

    def _show_refused(self, refused: tuple[tuple[str, str], ...]) -> None:
        self._sentences.setVisible(bool(refused))
        for _name, sentence in refused[:_MOST_SHOWN]:
            line = label(sentence)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.refused.body.addWidget(line)
        rest = len(refused) - _MOST_SHOWN
        if rest > 0:
            text = ngettext("and {n} more", "and {n} more", rest).format(n=format_number(rest))
            self.refused.body.addWidget(muted(text))
        self.refused.body.addStretch(1)
