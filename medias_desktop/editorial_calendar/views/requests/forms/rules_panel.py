"""What the policy of the day says of a request while it is written or decided: findings first, then the clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.choice import breakable
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, label, muted, subheading
from medias_desktop.editorial_calendar.labels.requests import sentence
from medias_desktop.editorial_calendar.views.editor.findings.row import SEVERITY_KINDS, SEVERITY_NAMES

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule


class RulesPanel(QWidget):
    """Two cards: what stands in the way, and what the clauses say; renewed as a whole, never flickering when it is the same."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the policy says"))
        self._shown: tuple[object, object] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 4, 0)
        self._column.setSpacing(12)
        self._inside: QWidget | None = None
        self.show_told((), ())

    def sentences(self) -> tuple[str, ...]:
        """Return what is told of the request, in the order of its weight."""
        return tuple(sentence(one) for one in self._findings)

    def show_told(self, findings: tuple[Finding, ...], rules: tuple[PolicyRule, ...]) -> None:
        """Show these."""
        if self._shown == (findings, rules):
            return
        self._shown, self._findings = (findings, rules), findings
        before, self._inside = self._inside, QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if findings:
            column.addWidget(_found(findings))
        if rules:
            column.addWidget(_said(rules))
        if not (findings or rules):
            nothing = Card()
            nothing.body.addWidget(
                muted(_("No clause of the texts in force that day speaks of such a request."))
            )
            column.addWidget(nothing)
        column.addStretch(1)
        self._column.addWidget(self._inside)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()


def _found(findings: tuple[Finding, ...]) -> Card:
    card = Card()
    card.body.addWidget(subheading(_("To know")))
    for one in findings:
        kind = SEVERITY_KINDS[one.severity]
        line = QFrame()
        line.setObjectName("finding")
        ink = theme.current().ink(kind)
        line.setStyleSheet(
            f"QFrame#finding {{ border: 0; border-left: 3px solid {ink}; border-radius: 0; background: transparent; }}"
        )
        inside = QVBoxLayout(line)
        inside.setContentsMargins(10, 2, 0, 4)
        inside.setSpacing(4)
        head = FlowRow(8)
        head.addWidget(Chip(translate(SEVERITY_NAMES[one.severity]), kind))
        if one.clause.cite:
            head.addWidget(Chip(one.clause.cite, "muted"))
        inside.addLayout(head)
        inside.addWidget(label(breakable(sentence(one))))
        card.body.addWidget(line)
    return card


def _said(rules: tuple[PolicyRule, ...]) -> Card:
    card = Card()
    card.body.addWidget(subheading(_("What the policy says")))
    for rule in rules:
        head = FlowRow(8)
        head.addWidget(Chip(rule.clause.cite, "accent"))
        card.body.addLayout(head)
        card.body.addWidget(muted(breakable(rule.text)))
    return card
