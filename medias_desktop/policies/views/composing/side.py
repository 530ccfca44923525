"""The right side: what is lacking, placeholders, comments, rules; one at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules import VersionSummary
from medias_desktop.policies.rules.completeness import Completeness
from medias_desktop.policies.rules.drafts import DraftText
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.composing.checks_pane import ChecksPane
from medias_desktop.policies.views.composing.composition import INTRODUCTION
from medias_desktop.policies.views.composing.placeholders_pane import PlaceholdersPane
from medias_desktop.policies.views.composing.rules_pane import RulesPane
from medias_desktop.policies.views.notes.panel import NotesPanel
from medias_desktop.policies.views.reader.tools import tool


class Side(QWidget):
    """Four panes behind four buttons."""

    def __init__(self, services: PolicyServices, desk: Desk, language: str) -> None:
        super().__init__()
        self.checks = ChecksPane()
        self.placeholders = PlaceholdersPane(language)
        self.notes = NotesPanel(services, desk)
        self.rules = RulesPane()
        self.stack = QStackedWidget()
        self.group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(4)
        for index, (icon, name, object_name, pane) in enumerate(
            (
                ("mdi6.clipboard-check-outline", _("Complete?"), "side_checks", self.checks),
                ("mdi6.form-textbox", _("Placeholders"), "side_placeholders", self.placeholders),
                ("mdi6.comment-text-outline", _("Comments"), "side_notes", self.notes),
                ("mdi6.scale-balance", _("Rules"), "side_rules", self.rules),
            )
        ):
            row.addWidget(self._button(index, icon, name, object_name))
            self.stack.addWidget(pane)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self.stack, 1)
        self.group.idClicked.connect(self.stack.setCurrentIndex)
        self._headings: dict[str, str] = {}

    def _button(self, index: int, icon: str, name: str, object_name: str) -> QToolButton:
        button = tool(icon, name, object_name, text=name if not index else "")
        if not index:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(not index)
        colours = theme.current()
        button.setStyleSheet(
            button.styleSheet()
            + f"QToolButton:checked:!focus {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}"
        )
        self.group.addButton(button, index)
        return button

    def open(self, index: int) -> None:
        """Show a pane: 0 what is lacking, 1 placeholders, 2 comments, 3 rules."""
        self.group.button(index).setChecked(True)
        self.stack.setCurrentIndex(index)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over."""
        return [*self.group.buttons(), self.checks, *self.notes.stops(), self.rules.list]

    def show_draft(
        self,
        summary: VersionSummary,
        draft: DraftText,
        report: Completeness,
        used: Sequence[str],
        stored: Mapping[str, str],
    ) -> None:
        """Show what belongs to the draft as it is now."""
        self.checks.show_report(report)
        self.placeholders.show_placeholders(used, stored)
        headings = {one.uid: f"{one.number} {one.heading}".strip() for one in draft.sections}
        self.notes.show_notes_on(summary.uid, summary.language, headings)

    def show_section(self, uid: str, draft: DraftText) -> None:
        """Show what belongs to the section in hand."""
        self.rules.show_rules(draft.rules, "" if uid == INTRODUCTION else uid)
        self.notes.show_section(uid)
