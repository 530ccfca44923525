"""The clauses that decide something of a campaign: a chip for each, which shows what it says."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules.proposals import CitedClause
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import muted
from medias_desktop.policies.rules import section_name


class CitedClauses(QWidget):
    """A quiet line “By …” with the chips; nothing at all without clauses."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._line: QWidget | None = None
        self.links: list[ClauseLink] = []
        self.words = muted("")
        self.words.setObjectName(f"{name}_words")
        self.words.hide()
        self._layout.addWidget(self.words)
        self.hide()

    def show_clauses(self, clauses: Iterable[CitedClause]) -> None:
        """Put other clauses in, each clause once whatever number of rules it makes."""
        if self._line is not None:
            self._layout.removeWidget(self._line)
            self._line.deleteLater()
        found: dict[str, list[CitedClause]] = {}
        for one in clauses:
            found.setdefault(section_name(one.number, one.heading) or one.rule, []).append(one)
        self._line = QWidget()
        row = FlowRow(spacing=6)
        self._line.setLayout(row)
        caption = muted(_("The policy asks for it:"))
        caption.setWordWrap(False)
        row.addWidget(caption)
        self.links = [self._link(name, told) for name, told in found.items()]
        for link in self.links:
            row.addWidget(link)
        self._layout.insertWidget(0, self._line)
        self.words.hide()
        self.setVisible(bool(found))

    def _link(self, name: str, told: list[CitedClause]) -> ClauseLink:
        link = ClauseLink(name)
        link.setObjectName(self._name)
        said = "\n".join(dict.fromkeys(one.text for one in told if one.text))
        link.setToolTip(said)
        link.setAccessibleDescription(said)
        link.clicked.connect(lambda: self._say(f"{name} · {said}"))
        return link

    def _say(self, said: str) -> None:
        """Show what a clause says, or hide it again."""
        again = self.words.text() == said and self.words.isVisibleTo(self)
        self.words.setText("" if again else said)
        self.words.setVisible(not again)
