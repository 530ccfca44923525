"""The clauses that ask for consents, as chips; what one says is shown below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import current_language
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import muted
from medias_desktop.policies.service.cited_rules import CitedRule


class ClauseChips(QWidget):
    """A chip for each clause, each once; asked again, its words are put away."""

    def __init__(self, rules: Sequence[CitedRule]) -> None:
        super().__init__()
        self.words = muted("")
        self.words.setObjectName("clause_words")
        self.words.hide()
        self.links: list[ClauseLink] = []
        chips = FlowRow(6)
        for rule in {one.cite: one for one in rules}.values():
            link = ClauseLink(rule.cite)
            link.clicked.connect(lambda _checked=False, rule=rule: self._show(rule))
            self.links.append(link)
            chips.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(chips)
        layout.addWidget(self.words)
        self.setVisible(bool(rules))

    def _show(self, rule: CitedRule) -> None:
        words = f"{rule.cite} – {rule.words(current_language())}"
        again = self.words.isVisible() and self.words.text() == words
        self.words.setText(words)
        self.words.setVisible(not again)
