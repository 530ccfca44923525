"""Asking where and when items are to be published, or were; says at once what stands against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext, translate
from medias_desktop.core.widgets.choice import Choice
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.parts import (
    Chip,
    action_row,
    button,
    fit_to_text,
    heading,
    muted,
    problem,
    scrolled,
)
from medias_desktop.photo_consents.errors.uses import (
    LinkIsNoLink,
    PlannedInPast,
    PublishedInFuture,
    UseTextTooLong,
)
from medias_desktop.photo_consents.labels import PURPOSE_NAMES, STATE_KINDS, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.use_checks import LONGEST_LINK
from medias_desktop.photo_consents.rules.uses import UseDraft
from medias_desktop.photo_consents.service import PhotoConsentService

_COLUMNS = 3
_LARGE = 15.0
"""Points of a text too large for columns."""


class UseDialog(QDialog):
    """One plan for several places and several items: a publication each."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        item_ids: tuple[int, ...],
        covered: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._service, self._desk, self._items = service, desk, item_ids
        self._covered = covered or {}
        """Who cannot be seen on the copies that are meant, by item."""
        self.setObjectName("use_dialog")
        self.setWindowTitle(_("Plan or record a publication"))
        fit_to_text(self, 640, 700)
        self.purposes = {purpose: QCheckBox(translate(PURPOSE_NAMES[purpose])) for purpose in Purpose}
        for purpose, box in self.purposes.items():
            box.setObjectName(f"use_{purpose.value}")
            box.toggled.connect(self._ask)
        self.planned = Choice(_("It is planned"))
        self.planned.setObjectName("use_planned")
        self.planned.setChecked(True)
        self.done_already = Choice(_("It is already published"))
        self.done_already.setObjectName("use_published")
        self.planned.toggled.connect(self._turn)
        self.day = DateField(_("&Day"), "use_day", service.today)
        self.day.changed.connect(self._ask)
        self.link = TextField(_("&Link"), "use_link", longest=LONGEST_LINK)
        self.account = TextField(_("&Account"), "use_account")
        self.responsible = TextField(_("Person in &charge"), "use_responsible")
        self.note = TextField(_("&Note"), "use_note", longest=1000)
        self.states = {state: Chip() for state in PublicationState}
        self.told = muted("")
        self.told.setObjectName("use_told")
        self.told.hide()
        self.problem = problem()
        self.problem.setObjectName("use_problem")
        self._lay_out()
        self._turn()

    def _lay_out(self) -> None:
        number = ngettext("{n} item", "{n} items", len(self._items))
        where = QGroupBox(_("Where"))
        grid = QGridLayout(where)
        columns = _COLUMNS if self.font().pointSizeF() < _LARGE else 1
        for place, box in enumerate(self.purposes.values()):
            grid.addWidget(box, place // columns, place % columns)
        when = QHBoxLayout()
        when.setSpacing(16)
        when.addWidget(self.planned)
        when.addWidget(self.done_already)
        when.addStretch(1)
        page = QWidget()
        body = QVBoxLayout(page)
        body.setContentsMargins(0, 0, 8, 0)
        body.setSpacing(12)
        body.addWidget(where)
        body.addLayout(when)
        for field in (self.day, self.link, self.account, self.responsible, self.note):
            body.addWidget(field)
        body.addStretch(1)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for chip in self.states.values():
            answers.addWidget(chip)
            chip.hide()
        answers.addStretch(1)
        leave = button(_("Cancel"))
        leave.clicked.connect(self.reject)
        self.save = button(_("&Record"), primary=True)
        self.save.setObjectName("use_save")
        self.save.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Plan or record a publication")))
        layout.addWidget(muted(number.format(n=format_number(len(self._items)))))
        layout.addWidget(scrolled(page), 1)
        layout.addLayout(answers)
        layout.addWidget(self.told)
        layout.addWidget(self.problem)
        layout.addLayout(action_row(leave, self.save))
        self.save.setDefault(True)

    def chosen(self) -> list[Purpose]:
        """Return the places that are ticked."""
        return [purpose for purpose, box in self.purposes.items() if box.isChecked()]

    def _turn(self) -> None:
        self.link.setVisible(self.done_already.isChecked())
        self._ask()

    def _ask(self) -> None:
        """Count, on the worker, what may appear there on that day."""
        self._show_problem("")
        asked = [Question(purpose, self.day.day()) for purpose in self.chosen()]
        items, answers, hidden = self._items, self._service.answers, self._covered
        if not asked:
            self._tell(asked, Counter())
            return
        self._desk.jobs.run(
            self,
            _("Looking at the consents…"),
            lambda progress: Counter(
                one.state
                for one in answers.asked(
                    ((n, question) for question in asked for n in items), progress, hidden=hidden
                ).values()
            ),
            lambda found: self._tell(asked, found),
            quiet=True,
        )

    def _tell(self, asked: list[Question], found: Counter[PublicationState]) -> None:
        if asked != [Question(purpose, self.day.day()) for purpose in self.chosen()]:
            return  # another question is on its way
        for state, chip in self.states.items():
            number = found[state]
            told = _("{state}: {n}").format(state=translate(STATE_NAMES[state]), n=format_number(number))
            chip.show_state(told if number else "", STATE_KINDS[state])
        against = found[PublicationState.BLOCKED] + found[PublicationState.INCOMPLETE]
        sentence = ""
        if against and self.planned.isChecked():
            sentence = _("What is blocked that day stays on the list until it is given up or consented to.")
        elif against:
            sentence = _("What nobody agreed to must be taken down: it will be on that list.")
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def accept(self) -> None:
        """Qt: record a publication for each place and item, or say what is wrong."""
        if not self.chosen():
            self._show_problem(_("Tick at least one place where it is published."))
            next(iter(self.purposes.values())).setFocus()
            return
        planned = self.planned.isChecked()
        day = self.day.day()
        drafts = [
            UseDraft(
                item_id,
                purpose,
                self.account.text(),
                planned_on=day if planned else None,
                published_on=None if planned else day,
                link="" if planned else self.link.text(),
                responsible=self.responsible.text(),
                note=self.note.text(),
                covered=self._covered.get(item_id, frozenset()),
            )
            for item_id in self._items
            for purpose in self.chosen()
        ]
        try:
            self._service.uses.add_many(drafts)
        except UserError as error:
            self._refused(error)
            return
        super().accept()
        self._desk.changes.announce("photo_consents")

    def _refused(self, error: UserError) -> None:
        self._show_problem("")
        if isinstance(error, LinkIsNoLink):
            self.link.show_problem(error.sentence())
            self.link.setFocus()
        elif isinstance(error, PlannedInPast | PublishedInFuture):
            self.day.show_problem(error.sentence())
            self.day.setFocus()
        elif isinstance(error, UseTextTooLong):
            self.note.show_problem(error.sentence())
            self.note.setFocus()
        else:
            self._show_problem(error.sentence())

    def _show_problem(self, sentence: str) -> None:
        for field in (self.day, self.link, self.note):
            field.show_problem()
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
