"""Beside a list: what is found of the record under the cursor, and what the text in force says of this page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, label, muted, subheading
from medias_desktop.editorial_calendar.views.accounts.forms.live import clause_links, finding_rows, flowing

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule


class Beside(QScrollArea):
    """Two cards: the points of the record, the clauses of the page, each with a link that opens it."""

    clause_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("beside")
        self.setAccessibleName(_("What the policy says"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.points, self.texts = Card(), Card()
        self.points.setObjectName("card")
        self._points_title = subheading(_("To settle"))
        self.points.body.addWidget(self._points_title)
        self.texts.body.addWidget(subheading(_("What the text in force says")))
        self._rows: list[QWidget] = []
        self._rules: tuple[PolicyRule, ...] | None = None
        self._rule_rows: list[QWidget] = []
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.points)
        column.addWidget(self.texts)
        column.addStretch(1)
        self.setWidget(page)
        self.points.hide()
        self.setMinimumWidth(42 * self.fontMetrics().averageCharWidth())

    def show_points(self, title: str, found: Sequence[Finding]) -> None:
        """Show what is found of a record, nothing while there is nothing."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._points_title.setText(title)
        self._rows = finding_rows(self.points, found, self.clause_asked.emit)
        for row in self._rows:
            self.points.body.addWidget(row)
        self.points.setVisible(bool(found))

    def show_rules(self, rules: tuple[PolicyRule, ...]) -> None:
        """Show what the text says of this page."""
        if rules == self._rules:
            return
        self._rules = rules
        for row in self._rule_rows:
            row.hide()
            row.deleteLater()
        self._rule_rows = [self._rule(one) for one in rules] or [
            muted(_("No text in force says anything about this."))
        ]
        for row in self._rule_rows:
            self.texts.body.addWidget(row)

    def _rule(self, rule: PolicyRule) -> QWidget:
        row = QWidget(self.texts)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 4, 0, 6)
        column.setSpacing(4)
        words = label(rule.text)
        words.setObjectName("rule_text")
        column.addWidget(words)
        column.addLayout(flowing(clause_links(row, (rule.clause,), self.clause_asked.emit)))
        return row
