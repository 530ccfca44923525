"""One rule as a calm card: what it is, what it says, whom it binds, what the program does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from medias_desktop.core.described import said
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, Chip, button, icon_size, label, muted, problem
from medias_desktop.policies.labels.rules import (
    FORCES,
    KIND_CHIPS,
    STATES,
    USE_ICONS,
    USES,
    check_label,
    kind_label,
    part_label,
    state_label,
)
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.coverage import RuleState, rule_state
from medias_desktop.policies.rules.registry import CheckRegistry
from medias_desktop.policies.rules.rule_data import Use
from medias_desktop.policies.views.reader.tools import tool


class UseMark(QWidget):
    """An icon and the word of what the program does."""

    def __init__(self, use: Use) -> None:
        super().__init__()
        self._use = use
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(label(translate(USES[use]), wrap=False))
        self._icon.setFixedSize(icon_size())
        QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        from medias_desktop.core.widgets.icons import icon

        self._icon.setPixmap(icon(USE_ICONS[self._use]).pixmap(icon_size()))


class RuleCard(Card):
    """A rule; in a draft it is switched, set and removed from here."""

    clause_asked = Signal(str)
    switched = Signal(object, bool)
    set_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(
        self, bound: BoundRule, registry: CheckRegistry, clause: str = "", *, editable: bool = False
    ) -> None:
        super().__init__()
        self.bound, self._editable = bound, editable
        rule = bound.rule
        self.setObjectName("card")
        self.setProperty("rule", rule.code)
        self.setAccessibleName(f"{rule.code} {rule.text}")
        self.state = rule_state(bound, registry)
        self.body.setSpacing(8)
        self._add_head(clause)
        words = label(rule.text)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words)
        who = " · ".join(part for part in (rule.subject, translate(FORCES[rule.force])) if part)
        self.body.addWidget(muted(who))
        self._add_use()
        self._add_state()
        if editable:
            self._add_actions()

    def _add_head(self, clause: str) -> None:
        rule = self.bound.rule
        row = FlowRow(6)
        row.addWidget(Chip(kind_label(rule.kind), KIND_CHIPS[rule.kind]))
        if clause:
            link = ClauseLink(clause, "muted")
            link.clicked.connect(lambda: self.clause_asked.emit(rule.section_uid))
            row.addWidget(link)
        if self.state in (RuleState.OFF, RuleState.TO_SET):
            row.addWidget(Chip(state_label(self.state), STATES[self.state][1]))
        code = muted(rule.code)
        code.setWordWrap(False)
        row.addWidget(code)
        self.body.addLayout(row)

    def _add_use(self) -> None:
        if not self.bound.rule.uses and self.bound.check is None:
            return
        does = FlowRow(12)
        for use in Use:
            if use in self.bound.rule.uses:
                does.addWidget(UseMark(use))
        self.body.addLayout(does)
        if self.bound.check is not None:
            name = label(check_label(self.bound))
            name.setStyleSheet("font-weight: 600;")
            name.setToolTip(translate(self.bound.check.description))
            self.body.addWidget(name)
        if self.bound.parameters is not None:
            for one in said(self.bound.parameters):
                self.body.addWidget(muted(one.line()))

    def _add_state(self) -> None:
        if self.bound.problem is not None:
            self.body.addWidget(problem(self.bound.problem.sentence()))
        elif self.state is RuleState.NOT_YET and self.bound.check is not None:
            sentence = _("Not applied by the program yet: {part}")
            self.body.addWidget(muted(sentence.format(part=part_label(self.bound.check.part).lower())))

    def changing(self) -> list[QWidget]:
        """Return what changes the rule; nothing in a text that is only read."""
        return [self.active, self.set, self.remove] if self._editable else []

    def _add_actions(self) -> None:
        self.active = QCheckBox(_("Active"))
        self.active.setObjectName("rule_active")
        self.active.setAccessibleName(_("Rule {code} is active").format(code=self.bound.rule.code))
        self.active.setChecked(self.bound.rule.active)
        self.active.toggled.connect(lambda on: self.switched.emit(self.bound, on))
        self.set = button(_("Set…"))
        self.set.setObjectName("set_rule")
        self.set.setAccessibleName(_("Set rule {code}").format(code=self.bound.rule.code))
        self.set.clicked.connect(lambda: self.set_asked.emit(self.bound))
        self.remove = tool("mdi6.trash-can-outline", _("Remove the rule"), "remove_rule")
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.bound))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.active)
        row.addStretch(1)
        row.addWidget(self.set)
        row.addWidget(self.remove)
        self.body.addLayout(row)
