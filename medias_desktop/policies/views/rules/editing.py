"""Adding, setting, switching and removing rules of a draft: asks, writes, tells what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.rule_data import Force, RuleKind
from medias_desktop.policies.rules.rule_edits import RuleDraft, draft_of
from medias_desktop.policies.service.services import PolicyServices


class RuleEditing(QObject):
    """What the user does with the rules of a draft, from a panel or a page."""

    changed = Signal()

    def __init__(self, host: QWidget, services: PolicyServices, desk: Desk) -> None:
        super().__init__(host)
        self._host, self._services, self._desk = host, services, desk

    def add(self, version_id: int, section_uid: str) -> None:
        """Write a new rule at a clause."""
        blank = RuleDraft(section_uid, RuleKind.OBLIGATION, Force.IMPERATIVE, "")
        self._ask(_("Add a rule"), blank, lambda draft: self._services.rules.add(version_id, draft))

    def set(self, version_id: int, bound: BoundRule) -> None:
        """Change a rule and its settings."""
        rule = bound.rule
        title = _("Set rule {code}").format(code=rule.code)
        self._ask(
            title,
            draft_of(rule),
            lambda draft: self._services.rules.change(version_id, rule.uid, rule.row_version, draft),
        )

    def switch(self, version_id: int, bound: BoundRule, *, on: bool) -> None:
        """Switch a rule on or off."""
        rule = bound.rule
        self._do(lambda: self._services.rules.switch(version_id, rule.uid, rule.row_version, active=on))

    def remove(self, version_id: int, bound: BoundRule) -> None:
        """Remove a rule, once confirmed."""
        rule = bound.rule
        question = _("Rule {code} will be removed from this draft. Its clause stays.").format(code=rule.code)
        title = _("Remove the rule")
        if self._desk.dialogs.confirm(self._host, title, question, title, destructive=True):
            self._do(lambda: self._services.rules.remove(version_id, rule.uid, rule.row_version))

    def _ask(self, title: str, draft: RuleDraft, save: Callable[[RuleDraft], object]) -> None:
        from medias_desktop.policies.views.rules.rule_dialog import RuleDialog

        dialog = RuleDialog(self._host, title, draft, save)
        dialog.accepted.connect(self._tell)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.open()

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except UserError as error:
            self._desk.dialogs.tell_error(self._host, error)
            self.changed.emit()
        else:
            self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self._desk.changes.announce("policies")
