"""Every rule of a text in a table: filtered, read, printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language, ngettext, translate
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import EmptyState, SearchField
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column, RecordTable
from medias_desktop.policies.labels.rules import (
    KIND_CHIPS,
    KINDS,
    PARTS,
    STATES,
    check_label,
    kind_label,
    settings_label,
    state_label,
)
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.coverage import RuleState, rule_state
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.rules.ruled import town_of
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.comparing.frame import ComparingPage
from medias_desktop.policies.views.rules.editing import RuleEditing
from medias_desktop.policies.views.rules.rule_card import RuleCard

_WIDE = 135
"""Average characters that the page has from which every column is readable."""


class RulesPage(ComparingPage):
    """The rules of one text, with filters by part, kind and state; one of them in full at the right."""

    def __init__(self, services: PolicyServices, desk: Desk, version: VersionText) -> None:
        super().__init__(_("All rules"), desk)
        self._services = services
        self._version = version
        self._text = services.rules.ruled(version)
        self._card: RuleCard | None = None
        self.editing = RuleEditing(self, services, desk)
        self.editing.changed.connect(self.refresh)
        self.filter = SearchField(_("Search in the rules"))
        self.filter.setObjectName("rules_filter")
        self.part = _choices("rules_part", _("Part of the program"), _("Every part"), PARTS)
        self.kind = _choices("rules_kind", _("Kind of rule"), _("Every kind"), KINDS)
        states = {state: words[0] for state, words in STATES.items()}
        self.state = _choices("rules_state", _("State"), _("Every state"), states)
        self.table = RecordTable(self._columns(), _("All rules"), key=lambda one: one.rule.uid)
        self.table.setObjectName("rules_table")
        self.nothing = EmptyState(
            _("No rule matches"), _("Type less in the search, or choose other parts, kinds and states.")
        )
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.refresh()

    def _columns(self) -> Sequence[Column[Any]]:
        registry = self._services.registry
        return (
            Column(_("Code"), lambda one: one.rule.code, stretch=8),
            Column(_("Clause"), lambda one: self._text.clause(one.rule.section_uid), stretch=8),
            Column(
                _("Kind"),
                lambda one: kind_label(one.rule.kind),
                chip=lambda one: KIND_CHIPS[one.rule.kind],
                stretch=11,
            ),
            Column(_("Rule"), lambda one: one.rule.text, stretch=30),
            Column(
                _("State"),
                lambda one: state_label(rule_state(one, registry)),
                chip=lambda one: STATES[rule_state(one, registry)][1],
                stretch=10,
            ),
        )

    def _lay_out(self) -> None:
        tools = FlowRow(10)
        self.filter.setMinimumWidth(self.filter.fontMetrics().averageCharWidth() * 36)
        for one in (self.filter, self.part, self.kind, self.state):
            tools.addWidget(one)
        self.body.addLayout(tools)
        self.side = QScrollArea()
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setWidgetResizable(True)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        split.addWidget(self.table)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(split)
        self.stack.addWidget(self.nothing)
        self.body.addWidget(self.stack, 1)
        self.print_button = self.add_action(
            _("&Print…"), "mdi6.printer-outline", "print_rules", self.print_rules
        )

    def _connect(self) -> None:
        self.filter.searched.connect(lambda _text: self._show())
        for combo in (self.part, self.kind, self.state):
            combo.currentIndexChanged.connect(lambda _index: self._show())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_card())
        self.table.activated_row.connect(lambda one: self._read(one.rule.section_uid))

    # what is shown

    def refresh(self) -> None:
        """Show the rules as they are now."""
        if not town_of(self._version):
            self._version = self._services.policies.version(self._version.summary.id)
        self._text = self._services.rules.ruled(self._version)
        self._show()

    def rows(self) -> Sequence[BoundRule]:
        """Return the rules that pass the filters, in the order of the text."""
        wanted = fold(self.filter.text())
        registry = self._services.registry
        return [
            one
            for one in self._text.rules
            if self.part.currentData() in (None, _part_of(one).value)
            and self.kind.currentData() in (None, one.rule.kind.value)
            and self.state.currentData() in (None, rule_state(one, registry).value)
            and wanted in self._searched(one)
        ]

    def _searched(self, one: BoundRule) -> str:
        rule = one.rule
        clause = self._text.clause(rule.section_uid)
        return fold(
            " ".join((rule.code, clause, rule.text, rule.subject, check_label(one), settings_label(one)))
        )

    def _show(self) -> None:
        rows = self.rows()
        with self.table.in_place():
            self.table.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows and self.table.current() is None:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        summary = self._text.version.summary
        states = [rule_state(one, self._services.registry) for one in self._text.rules]
        counts = [
            ngettext("{n} rule", "{n} rules", len(states)).format(n=len(states)),
            *(
                _("{label}: {words}").format(label=state_label(state), words=states.count(state))
                for state in RuleState
                if state in states
            ),
        ]
        self.note.setText(f"{summary.municipality}, {summary.policy_title} · " + " · ".join(counts))
        self._show_card()

    def _show_card(self) -> None:
        bound = self.table.current()
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 4, 0)
        if bound is not None:
            text = self._text
            card = RuleCard(
                bound, self._services.registry, text.clause(bound.rule.section_uid), editable=text.editable
            )
            permit(text.refused, self.desk.dialogs, *card.changing())
            version_id = text.version.summary.id
            card.clause_asked.connect(self._read)
            card.switched.connect(lambda one, on: self.editing.switch(version_id, one, on=on))
            card.set_asked.connect(lambda one: self.editing.set(version_id, one))
            card.remove_asked.connect(lambda one: self.editing.remove(version_id, one))
            column.addWidget(card)
        column.addStretch(1)
        self.side.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with little room the list keeps clause and rule; the rest stands in the card."""
        super().resizeEvent(event)
        room = self.width() / self.fontMetrics().averageCharWidth()
        self.table.show_columns(range(5) if room > _WIDE else (1, 3))

    def _read(self, section_uid: str) -> None:
        self.version_asked.emit(self._text.version.summary.uid, section_uid)

    # on paper

    def print_rules(self) -> None:
        """Typeset the rules that are shown, to be printed or kept."""
        from medias_desktop.policies.documents.rules import rules_document

        text, rows, registry = self._text, self.rows(), self._services.registry
        language, now = current_language(), self.desk.clock.now()
        paper = self._services.policies.paper
        self.show_document(
            _("All rules"), lambda _progress: rules_document(text, rows, registry, language, paper, now)
        )


def _part_of(one: BoundRule) -> AppPart:
    return one.rule.app_part if one.check is None else one.check.part


def _choices(name: str, label: str, everything: str, answers: dict[Any, str]) -> QComboBox:
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setAccessibleName(label)
    combo.addItem(everything, None)
    for value, text in answers.items():
        combo.addItem(translate(text), value.value)
    return combo
