"""What the texts in force propose, in words, with the clause and the earlier incidents that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.sanctions.labels import ACTION_KINDS, ACTION_NAMES
from medias_desktop.sanctions.labels.coded import cited, reason_names
from medias_desktop.sanctions.labels.proposals import all_in_words, in_words
from medias_desktop.sanctions.rules.incidents import IncidentClause
from medias_desktop.sanctions.rules.proposals import INFORMING, CountedIncident, Proposal

_MOST_COUNTED = 8
"""Earlier incidents shown of each proposal."""


class ProposalPanel(QWidget):
    """The weightiest proposal first; a clause chip shows the words of its clause below."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the policy proposes"))
        self._texts: Mapping[IncidentClause, str] = {}
        self.proposals: Sequence[Proposal] = ()
        self.card = Card()
        self.state = muted("")
        self.state.setObjectName("proposal_state")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        self.card.body.setSpacing(10)
        self.card.body.addWidget(subheading(_("What the policy proposes")))
        self.card.body.addWidget(self.state)
        self.card.body.addLayout(self._inside)
        self.card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say what is missing for a proposal."""
        self._clear()
        self.proposals = ()
        self._say(_("Choose the user and the reasons: what the policy in force says to do appears here."))

    def show_asking(self) -> None:
        """Say that the answer is on its way; what is shown stays until then."""
        self._say(_("Looking at the earlier incidents…"))

    def show_proposals(
        self,
        found: Sequence[Proposal],
        accounts: Mapping[int, str],
        texts: Mapping[IncidentClause, str],
    ) -> None:
        """Show these; ``accounts`` names them by number, ``texts`` are what clauses say."""
        self._clear()
        self.proposals, self._texts = found, texts
        if not found:
            self._say(_("No clause in force proposes anything for these reasons: it is yours to decide."))
            return
        self._say("")
        for one in found:
            self._inside.addWidget(self._shown(one, accounts))

    def words(self) -> str:
        """Return all that is shown, for who cannot see it."""
        return all_in_words(self.proposals)

    def _say(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setVisible(bool(sentence))

    def _clear(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _shown(self, one: Proposal, accounts: Mapping[int, str]) -> QWidget:
        kind = "" if one.ground in INFORMING else ACTION_KINDS[one.action] or "accent"
        part = behind_bar(kind)
        inside = part.layout()
        assert isinstance(inside, QVBoxLayout)
        head = QHBoxLayout()
        head.setSpacing(8)
        if one.ground not in INFORMING:
            head.addWidget(Chip(translate(ACTION_NAMES[one.action]), kind))
        if one.clause is not None:
            words = muted(self._texts.get(one.clause, ""))
            words.setObjectName("clause_words")
            words.hide()
            chip = ClauseLink(cited(one.clause.cite))
            chip.clicked.connect(partial(_toggle, words))
            chip.setEnabled(bool(words.text()))
            head.addWidget(chip)
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(label(breakable(in_words(one))))
        if one.clause is not None:
            inside.addWidget(words)
        if one.counted:
            self._add_counted(inside, one.counted, accounts)
        return part

    def _add_counted(
        self, inside: QVBoxLayout, counted: Sequence[CountedIncident], accounts: Mapping[int, str]
    ) -> None:
        number = len(counted)
        for one in counted[-_MOST_COUNTED:]:
            inside.addWidget(label(breakable(f"• {counted_line(one, accounts)}")))
        if number > _MOST_COUNTED:
            rest = number - _MOST_COUNTED
            inside.addWidget(muted(ngettext("and {n} more", "and {n} more", rest).format(n=rest)))


def counted_line(one: CountedIncident, accounts: Mapping[int, str]) -> str:
    """Return an earlier incident in a line."""
    told = _("user told") if one.warned else ""
    parts = (
        format_date(one.seen_on, "medium"),
        reason_names((one.reason, *one.more_reasons)),
        translate(ACTION_NAMES[one.action]),
        told,
        accounts.get(one.account_id, ""),
    )
    return " · ".join(filter(None, parts))


def behind_bar(kind: str) -> QFrame:
    """Return a part behind a bar in the colour of what it says."""
    shown = QFrame()
    shown.setObjectName("reason")
    ink = theme.current().ink(kind) if kind else theme.current().line
    shown.setStyleSheet(
        f"QFrame#reason {{ border: 0; border-left: 3px solid {ink}; border-radius: 0; background: transparent; }}"
    )
    inside = QVBoxLayout(shown)
    inside.setContentsMargins(10, 2, 0, 2)
    inside.setSpacing(6)
    return shown


def _toggle(words: QWidget, _checked: bool = False) -> None:
    words.setVisible(words.isHidden())
