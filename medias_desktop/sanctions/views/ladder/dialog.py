"""The disciplinary ladder of the municipality: its steps, and what holds for all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    problem,
    scrolled,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.sanctions.errors import ladder as errors
from medias_desktop.sanctions.views.ladder.rules_form import RulesForm
from medias_desktop.sanctions.views.ladder.step_form import StepForm
from medias_desktop.sanctions.views.ladder.step_list import StepList
from medias_desktop.sanctions.views.ladder.wording import left_open

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.breach_choices import CaseRules
    from medias_desktop.sanctions.rules.ladder import Ladder
    from medias_desktop.sanctions.service import SanctionService

_OF_RULES = (errors.DeadlineImpossible, errors.CaseMonthsImpossible)


class LadderDialog(QDialog):
    """Two pages: the steps with the form of the one chosen, and what holds for all. Nothing is kept before Save."""

    def __init__(self, parent: QWidget, service: SanctionService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("ladder_dialog")
        self.setWindowTitle(_("Disciplinary ladder"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fit_to_text(self, 940, 660)
        self._service, self._desk = service, desk
        self._ladder = service.ladder.with_retired()
        self._before: Ladder | None = None
        self._make()
        self._lay_out()
        self._before = self.ladder()
        writing = (self.save_button, self.form, self.rules, *self.steps.writing())
        permit(service.refusal(Permission.ADMINISTER), desk.dialogs, *writing)
        self.steps.list.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.jobs.run(
            self,
            _("Reading the texts in force…"),
            lambda _progress: service.clauses.rules(service.today),
            self._show_policy,
            quiet=True,
        )

    def ladder(self) -> Ladder:
        """Return the ladder as the window says it."""
        return self.rules.ladder(replace(self._ladder, steps=self.steps.steps()))

    def save(self) -> None:
        """Keep the ladder, or tell what is wrong with it."""
        self.problem.hide()
        try:
            self._service.ladder.save(self.ladder())
        except UserError as error:
            self.pages.setCurrentIndex(1 if isinstance(error, _OF_RULES) else 0)
            self.problem.setText(error.sentence())
            self.problem.show()
            return
        self._before = None
        self.accept()
        self._desk.changes.announce("sanctions")

    def reject(self) -> None:
        """Qt: leave, after a question when something was changed."""
        if self._before in (None, self.ladder()) or self._desk.dialogs.confirm(
            self,
            self.windowTitle(),
            _("Leave without saving? What was changed here is lost."),
            _("Leave"),
            destructive=True,
        ):
            super().reject()

    def _make(self) -> None:
        self.steps = StepList(self._ladder.steps)
        self.form = StepForm(self._service.today)
        self.rules = RulesForm(self._ladder)
        self.policy = label("", "muted")
        self.policy.setObjectName("ladder_policy")
        self.problem = problem()
        self.problem.setObjectName("ladder_problem")
        self.save_button = button(_("&Save"), primary=True)
        self.save_button.setObjectName("ladder_save")
        self.cancel = button(_("Cancel"))
        self.cancel.setObjectName("ladder_cancel")
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self.reject)
        self.steps.chosen.connect(self._show_step)
        self.steps.add.clicked.connect(self.form.name_fr.line.setFocus)
        self.form.changed.connect(lambda: self.steps.change(self.form.step()))
        self._show_step()

    def _lay_out(self) -> None:
        self.pages = QTabWidget()
        self.pages.setObjectName("ladder_pages")
        self.pages.setAccessibleName(_("Disciplinary ladder"))
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(self._steps_page(), _("Steps of the ladder"))
        self.pages.addTab(scrolled(self.rules), _("What holds for all"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(_("Disciplinary ladder")))
        layout.addWidget(self.policy)
        if not self._ladder.decided:
            layout.addWidget(
                muted(_("This is a proposal: it becomes the municipality’s own when you save it."))
            )
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(self.cancel, self.save_button))
        self.save_button.setDefault(True)

    def _steps_page(self) -> QWidget:
        page, card = QWidget(), Card()
        card.body.addWidget(self.form)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.steps, 4)
        row.addWidget(scrolled(card), 5)
        return page

    def _show_step(self) -> None:
        step = self.steps.current()
        self.form.setEnabled(step is not None)
        if step is not None:
            self.form.show_step(step)

    def _show_policy(self, rules: CaseRules) -> None:
        self.policy.setText(left_open(rules))
