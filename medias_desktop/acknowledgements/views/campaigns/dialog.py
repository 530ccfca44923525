"""The form of a campaign: everything is proposed, so that Enter opens it; the parts at the left change what one wants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.acknowledgements.errors import campaigns as errors
from medias_desktop.acknowledgements.rules import CampaignDraft, PersonRow
from medias_desktop.acknowledgements.service.campaigns import CampaignService
from medias_desktop.acknowledgements.views.campaigns.audience_page import AudiencePage
from medias_desktop.acknowledgements.views.campaigns.questions_page import QuestionsPage
from medias_desktop.acknowledgements.views.campaigns.reminders_page import RemindersPage
from medias_desktop.acknowledgements.views.campaigns.start import Start, load
from medias_desktop.acknowledgements.views.campaigns.text_page import TextPage
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, label, problem, scrolled

TEXT, AUDIENCE, REMINDERS, QUESTIONS = range(4)

_PLACES: dict[int, tuple[type[UserError], ...]] = {
    AUDIENCE: (errors.AudienceMissing, errors.AudienceEmpty, errors.SameCampaignOpen),
    REMINDERS: (errors.RemindersWrong, errors.RemindersWithoutDueDate),
    QUESTIONS: (
        errors.TooManyQuestions,
        errors.QuestionWithoutPrompt,
        errors.QuestionChoicesMissing,
        errors.QuestionLanguagesDiffer,
        errors.QuestionRightChoiceMissing,
    ),
}
"""On which part something wrong is put right; the first one for everything else."""


class CampaignDialog(QDialog):
    """Four parts, a sentence that says what will happen, and the button that does it."""

    def __init__(
        self,
        parent: QWidget,
        service: CampaignService,
        desk: Desk,
        start: Start,
        save: Callable[[int, CampaignDraft], None],
    ) -> None:
        """``save`` is given the number of the text and the draft, and may raise UserError."""
        super().__init__(parent)
        self._service, self._desk, self._start, self._save = service, desk, start, save
        new = start.campaign is None
        title = _("New campaign") if new else _("Change the campaign")
        self.setWindowTitle(title)
        self.setObjectName("campaign_dialog")
        fit_to_text(self, 980, 700)
        self.text_page = TextPage(start, desk.clock.today())
        self.audience = AudiencePage(start, self._find_persons)
        self.reminders = RemindersPage(start.draft, self._find_days)
        self.questions = QuestionsPage(start.draft.questions, start.clauses)
        self.sections = QListWidget()
        self.stack = QStackedWidget()
        for page in (self.text_page, self.audience, self.reminders, self.questions):
            self.stack.addWidget(scrolled(page))
            page.changed.connect(self._tell)
        self._lay_out(title, _("&Open the campaign") if new else _("&Save"))
        self.text_page.text_chosen.connect(self._choose_text)
        self._tell()
        self._before = self.draft()
        self.text_page.title.setFocus()
        self.text_page.title.line.selectAll()

    def _lay_out(self, title: str, action: str) -> None:
        self.sections.setObjectName("parts")
        self.sections.setAccessibleName(_("Parts of the campaign"))
        self.sections.setFixedWidth(24 * self.fontMetrics().averageCharWidth() + 20)
        for name in (_("Text and dates"), _("Who signs"), _("Reminders"), _("Questions")):
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.sections.addItem(item)
        self.sections.setCurrentRow(TEXT)
        self.sections.currentRowChanged.connect(self.stack.setCurrentIndex)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._step(step))
        self.sentence = label("")
        self.sentence.setObjectName("sentence")
        self.problem = problem()
        self.problem.setObjectName("problem")
        self.cancel = button(_("Cancel"))
        self.cancel.setObjectName("cancel")
        self.cancel.clicked.connect(self.reject)
        self.save_button = button(action, primary=True)
        self.save_button.setObjectName("save")
        self.save_button.clicked.connect(self.accept)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(self.sections)
        middle.addWidget(self.stack, 1)
        footer = QHBoxLayout()
        footer.setSpacing(10)
        footer.addWidget(self.sentence, 1)
        footer.addWidget(self.cancel)
        footer.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(heading(title))
        layout.addLayout(middle, 1)
        layout.addWidget(self.problem)
        layout.addLayout(footer)
        self.save_button.setDefault(True)

    def draft(self) -> CampaignDraft:
        """Return the campaign as it stands in the form."""
        return CampaignDraft(
            title=self.text_page.title.text(),
            audience=self.audience.audience(),
            due_date=self.text_page.due_date(),
            arrival_days=self.text_page.arrival_days(),
            renewal_months=self.text_page.renewal.value(),
            reminder_offsets=self.reminders.offsets(),
            province=self.reminders.province_code(),
            questions=self.questions.questions(),
        )

    def accept(self) -> None:
        """Qt: record it, or tell what is wrong and go there."""
        try:
            self._save(self._start.version.id, self.draft())
        except UserError as error:
            self._refused(error)
        else:
            super().accept()

    def reject(self) -> None:
        """Qt: leave, after a question when something was changed."""
        changed = self.draft() != self._before
        if not changed or self._desk.dialogs.confirm(
            self,
            self.windowTitle(),
            _("Leave without saving? What was changed here is lost."),
            _("Leave"),
            destructive=True,
        ):
            super().reject()

    def _refused(self, error: UserError) -> None:
        self.problem.setText(error.sentence())
        self.problem.show()
        place = next((part for part, kinds in _PLACES.items() if isinstance(error, kinds)), TEXT)
        self.sections.setCurrentRow(place)
        if place == QUESTIONS and "number" in error.details:
            self.questions.go_to(int(str(error.details["number"])))
        if isinstance(error, errors.CampaignTitleMissing | errors.CampaignTitleTooLong):
            self.text_page.title.setFocus()
        elif isinstance(error, errors.DueInPast | errors.DueBeforeOpening):
            self.text_page.due.setFocus()
        else:
            self.sections.setFocus()

    def _step(self, step: int) -> None:
        self.sections.setCurrentRow((self.sections.currentRow() + step) % self.sections.count())

    def _tell(self) -> None:
        """Say what each part holds, and what will happen."""
        due = self.text_page.due_date()
        if due != self.reminders.due:
            self.reminders.show_due(due)
        summaries = (
            self.text_page.summary(),
            self.audience.summary(),
            self.reminders.summary(),
            self.questions.summary(),
        )
        for number, words in enumerate(summaries):
            item = self.sections.item(number)
            item.setText(f"{item.data(Qt.ItemDataRole.UserRole)}\n{words}")
        number = self.audience.total()
        version = self._start.version
        names = {"n": format_number(number), "version": format_number(version.ordinal)}
        if due is None:
            sentence = ngettext(
                "{n} person is asked to sign version {version}.",
                "{n} people are asked to sign version {version}.",
                number,
            ).format(**names)
        else:
            sentence = ngettext(
                "{n} person is asked to sign version {version} by {date}.",
                "{n} people are asked to sign version {version} by {date}.",
                number,
            ).format(**names, date=format_date(due))
        self.sentence.setText(sentence)
        self.problem.hide()

    # On the worker

    def _choose_text(self, version_id: int) -> None:
        def show(start: Start) -> None:
            self._start = start
            self.text_page.show_start(start)
            self.audience.show_start(start)
            self._tell()

        self._desk.jobs.run(
            self, _("Reading the rules of the text…"), lambda _progress: load(self._service, version_id), show
        )

    def _find_persons(self, text: str, show: Callable[[tuple[PersonRow, ...]], None]) -> None:
        version_id = self._start.version.id
        self._desk.jobs.run(
            self,
            _("Looking for people…"),
            lambda _progress: self._service.find_persons(version_id, text),
            show,
            quiet=True,
        )

    def _find_days(
        self,
        offsets: Sequence[int],
        due: dt.date,
        province: str,
        show: Callable[[dict[int, dt.date]], None],
    ) -> None:
        def work(_progress: object) -> dict[int, dt.date]:
            from medias_desktop.core.working_days import add_working_days

            return {one: add_working_days(due, one, province) for one in offsets}

        self._desk.jobs.run(self, _("Counting working days…"), work, show, quiet=True)
