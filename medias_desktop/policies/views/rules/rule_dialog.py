"""Writing a rule: what it says, and the settings of what the program does with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.described_fields import choices_box
from medias_desktop.core.widgets.described_form import DescribedForm
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.policies.labels.rules import FORCES, KINDS, PARTS, USES
from medias_desktop.policies.rules.checks import CHECKS, NoSettings, check, checks_of
from medias_desktop.policies.rules.rule_data import AppPart, Force, RuleKind, Use
from medias_desktop.policies.rules.rule_edits import LONGEST_SUBJECT, RuleDraft

_LINES = 4


class RuleDialog(QDialog):
    """A rule of a draft; ``save`` keeps it or raises a UserError, which is told here."""

    def __init__(
        self, parent: QWidget, title: str, draft: RuleDraft, save: Callable[[RuleDraft], object]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("rule_dialog")
        self._draft, self._save_it = draft, save
        self._make_fields()
        self._lay_out(title)
        self._show_check(draft.params)
        self.check.currentIndexChanged.connect(lambda _index: self._show_check({}))
        fit_to_text(self, 620, 720)

    def _make_fields(self) -> None:
        draft = self._draft
        self.text = QPlainTextEdit(draft.text)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES + 20)
        self.text_field = Field(_("&What the rule says"), self.text, "rule_text")
        self.subject = TextField(_("Who is &bound"), "rule_subject", draft.subject, longest=LONGEST_SUBJECT)
        self.kind = _combo([(translate(text), kind) for kind, text in KINDS.items()], draft.kind)
        self.kind_field = Field(_("&Kind"), self.kind, "rule_kind")
        self.force = _combo([(translate(text), force) for force, text in FORCES.items()], draft.force)
        self.force_field = Field(_("&Force"), self.force, "rule_force")
        self.uses = {use: QCheckBox(translate(USES[use])) for use in Use}
        for use, box in self.uses.items():
            box.setObjectName(f"use_{use.value}")
            box.setChecked(use in draft.uses)
        self.check = _combo(_checks(draft.check), draft.check)
        self.check_field = Field(_("&Check"), self.check, "rule_check")
        self.explained = muted("")
        self.problem = problem()
        self.problem.setObjectName("rule_problem")
        self.form = DescribedForm(NoSettings)

    def _lay_out(self, title: str) -> None:
        page = QWidget()
        page.setObjectName("page")
        self._column = column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 8)
        column.setSpacing(14)
        column.addWidget(subheading(title))
        column.addWidget(self.text_field)
        column.addWidget(self.subject)
        kinds = QHBoxLayout()
        kinds.setSpacing(14)
        kinds.addWidget(self.kind_field)
        kinds.addWidget(self.force_field)
        kinds.addStretch(1)
        column.addLayout(kinds)
        does = choices_box(_("What the program does"))
        row = FlowRow(18)
        row.setContentsMargins(0, 4, 0, 0)
        for box in self.uses.values():
            row.addWidget(box)
        does.setLayout(row)
        column.addWidget(does)
        column.addWidget(self.check_field)
        column.addWidget(self.explained)
        column.addWidget(self.form)
        column.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = button(_("&Save the rule"), primary=True)
        self.save.setObjectName("save_rule")
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self.problem)
        foot.addLayout(action_row(cancel, self.save))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page), 1)
        layout.addLayout(foot)
        self.text.setFocus()

    def _show_check(self, params: Mapping[str, Any]) -> None:
        """Show the settings of the check that is chosen."""
        known = check(self.check.currentData())
        self.explained.setText("" if known is None else translate(known.description))
        form = DescribedForm(NoSettings if known is None else known.parameters, tells=False)
        form.show_values(params)
        form.setVisible(known is not None and bool(form.edits))
        self._column.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        self.problem.hide()

    def draft(self) -> RuleDraft:
        """Return what is written. Raises SettingProblem."""
        name = self.check.currentData()
        known = check(name)
        unknown = name == self._draft.check and known is None
        params = self._draft.params if unknown else self.form.values()
        return dataclasses.replace(
            self._draft,
            text=self.text.toPlainText().strip(),
            subject=self.subject.text(),
            kind=RuleKind(self.kind.currentData()),
            force=Force(self.force.currentData()),
            app_part=AppPart.READER if known is None else known.part,
            check=name,
            params=params,
            uses=frozenset(use for use, box in self.uses.items() if box.isChecked()),
        )

    def _on_save(self) -> None:
        try:
            self._save_it(self.draft())
        except UserError as error:
            self.problem.setText(error.sentence())
            self.problem.show()
            return
        self.accept()


def _checks(current: str) -> list[tuple[str, str]]:
    """Return every check by part and name; one that this program does not know stays in the list."""
    found = []
    for part, text in PARTS.items():
        for one in checks_of(part):
            found.append((f"{translate(text)} – {translate(one.label)}", one.name))
    if current not in CHECKS:
        found.insert(0, (current or _("Nothing yet"), current))
    return found


def _combo(answers: list[tuple[str, Any]], current: RuleKind | Force | str) -> QComboBox:
    combo = QComboBox()
    for text, data in answers:
        combo.addItem(text, data)
    data = [combo.itemData(index) for index in range(combo.count())]
    combo.setCurrentIndex(data.index(current) if current in data else 0)
    return combo
