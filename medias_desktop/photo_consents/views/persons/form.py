"""The form of somebody shown: no more than is needed, and who speaks for a minor."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.lists.dates import parse_date
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.fields import Field, TextField
from medias_desktop.core.widgets.parts import (
    Card,
    action_row,
    button,
    heading,
    label,
    muted,
    problem,
    scrolled,
    subheading,
)
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.people.labels import language_label
from medias_desktop.people.rules import EMAIL_LENGTH, LANGUAGES, NAME_LENGTH
from medias_desktop.photo_consents.errors.persons import PersonProblem
from medias_desktop.photo_consents.rules.person_checks import PHONE_LENGTH, problems, tidied
from medias_desktop.photo_consents.rules.persons import (
    MAJORITY,
    GuardianDraft,
    Portrayed,
    PortrayedDraft,
    age_on,
)
from medias_desktop.photo_consents.views.persons.guardian_card import GuardianCard, in_columns

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


_LAID_OUT = 40
"""Milliseconds after which sentences that appeared have their place."""


class PersonForm(QWidget):
    """Records somebody from outside or corrects anybody shown, as a page of whatever window it stands in.

    ``saved`` carries their number (or that of the recorded person taken instead); ``left`` tells that nothing was.
    """

    saved = Signal(int)
    left = Signal()

    def __init__(self, service: PhotoConsentService, desk: Desk, *, wide: bool) -> None:
        super().__init__()
        self.setObjectName("portrayed_form")
        self._service, self._desk, self._wide = service, desk, wide
        self._portrayed: Portrayed | None = None
        self._person_id: int | None = None
        self._same: tuple[Portrayed, ...] = ()
        self.guardians: list[GuardianCard] = []
        self.title = heading("")
        self._make_fields()
        self._lay_out()
        self._connect()

    def begin(self, portrayed: Portrayed | None = None, name: str = "") -> None:
        """Show an empty form, called ``name`` as typed, or that of somebody recorded."""
        self._portrayed = portrayed
        draft = PortrayedDraft.of(portrayed) if portrayed is not None else _called(name)
        self._person_id = draft.person_id
        self.title.setText(portrayed.full_name if portrayed is not None else _("New person from outside"))
        self.last_name.line.setText(draft.last_name)
        self.first_name.line.setText(draft.first_name)
        listed = draft.person_id is not None
        for one in (self.last_name, self.first_name):
            one.line.setReadOnly(listed)
        self.of_list.setVisible(listed)
        self.adult.setChecked(draft.adult)
        self.birth_date.line.setText(draft.birth_date.isoformat() if draft.birth_date else "")
        self._language.setCurrentIndex(self._language.findData(draft.language))
        self.email.line.setText(draft.email)
        self.phone.line.setText(draft.phone)
        self.note.line.setText(draft.note)
        for card in list(self.guardians):
            self._take_away(card)
        for guardian in draft.guardians:
            self._add_card(guardian)
        self._show_same(())
        self._show_problems(())
        self._show_age()
        first = self.birth_date if listed else self.last_name if not draft.last_name else self.first_name
        first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> PortrayedDraft:
        """Return what the form says, tidied."""
        return tidied(
            PortrayedDraft(
                self.last_name.text(),
                self.first_name.text(),
                self._person_id,
                self._born(),
                self.adult.isChecked(),
                self.email.text(),
                self.phone.text(),
                self._language.currentData(),
                self.note.text(),
                tuple(card.draft() for card in self.guardians),
            )
        )

    def save(self) -> None:
        """Record it, or tell what is wrong; somebody of the same name is shown first, once."""
        if self._tell_dates():
            return
        draft = self.draft()
        found = problems(draft, self._service.today)
        self._show_problems(found)
        if found:
            return
        but = self._portrayed.id if self._portrayed is not None else None
        if self._portrayed is None and not self._same:
            same = self._service.portrayed.duplicates(draft, but)
            if same:
                self._show_same(same)
                return
        try:
            number = self._record(draft)
        except PersonProblem as error:
            self._show_problems((error,))
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        else:
            self.saved.emit(number)
            self._desk.changes.announce("photo_consents")

    def _record(self, draft: PortrayedDraft) -> int:
        if self._portrayed is None:
            return self._service.portrayed.add(draft)
        self._service.portrayed.change(self._portrayed.id, self._portrayed.version, draft)
        return self._portrayed.id

    # What is wrong

    def _tell_dates(self) -> bool:
        """Tell of dates that cannot be read."""
        wrong: list[Field] = [card.ended_on for card in self.guardians if card.unreadable()]
        if self.birth_date.text() and self._born() is None:
            wrong.insert(0, self.birth_date)
        self._show_problems(())
        for one in wrong:
            one.show_problem(_("Write the date as 2026-03-31, or leave it empty."))
        if wrong:
            self._go_to(wrong[0].editor)
        return bool(wrong)

    def _show_problems(self, found: tuple[PersonProblem, ...]) -> None:
        """Tell each problem at its field, and go to the first one."""
        for card in self.guardians:
            for one in card.fields.values():
                one.show_problem()
        for one in self._fields.values():
            one.show_problem()
        self.adult_problem.hide()
        for error in reversed(found):
            if error.place is None and error.field == "adult":
                self.adult_problem.setText(error.sentence())
                self.adult_problem.show()
                self.adult.setFocus(Qt.FocusReason.OtherFocusReason)
                continue
            inside = error.place is not None and error.place < len(self.guardians)
            place = error.place or 0
            fields: dict[str, Field] = self.guardians[place].fields if inside else dict(self._fields)
            fields[error.field].show_problem(error.sentence())
            self._go_to(fields[error.field].editor)

    def _go_to(self, editor: QWidget) -> None:
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        # Only once the sentence below it has its place.
        QTimer.singleShot(_LAID_OUT, editor, lambda: self._area.ensureWidgetVisible(editor, 0, 120))

    def _show_same(self, same: tuple[Portrayed, ...]) -> None:
        """Show that somebody of that name is recorded already."""
        self._same = same
        self.same.setVisible(bool(same))
        if not same:
            return
        one = same[0]
        born = _("born {date}").format(date=format_date(one.birth_date)) if one.birth_date else ""
        who = ", ".join(filter(None, (one.full_name, born, one.email)))
        self.same_words.setText(
            _(
                "Somebody of this name is recorded already: {who}. Take this person, or save again to record another one."
            ).format(who=who)
        )
        self.take_same.setFocus(Qt.FocusReason.OtherFocusReason)

    # Fields

    def _born(self) -> dt.date | None:
        return parse_date(self.birth_date.text()) if self.birth_date.text() else None

    def _show_age(self) -> None:
        """Say how old somebody is; show what is asked of minors only to those who may be one."""
        born, today = self._born(), self._service.today
        age = age_on(born, today) if born is not None and born <= today else None
        words = _("Decides who has to agree: under 14 a guardian, from 14 the minor too.")
        if age is not None:
            words = _("{age} years old today").format(age=age)
        self.birth_date.hint.setText(words)
        if age is not None and age >= MAJORITY:
            self.adult.setChecked(True)
        minor = not self.adult.isChecked()
        self.minor.setVisible(minor or bool(self.guardians))

    def _make_fields(self) -> None:
        self.last_name = TextField(_("&Last name"), "portrayed_last_name", longest=NAME_LENGTH)
        self.first_name = TextField(_("&First name"), "portrayed_first_name", longest=NAME_LENGTH)
        self.of_list = muted(_("The name is that of the list of people: correct it there."))
        self.adult = QCheckBox(_("Of full &age"))
        self.adult.setObjectName("portrayed_adult")
        self.adult_problem = problem()
        self.birth_date = TextField(_("&Date of birth"), "portrayed_birth_date", hint=" ")
        self.birth_date.line.setPlaceholderText(_("YYYY-MM-DD"))
        self._language = QComboBox()
        for code in LANGUAGES:
            self._language.addItem(language_label(code), code)
        self.language = Field(_("Lan&guage of forms"), self._language, "portrayed_language")
        self.email = TextField(_("&E-mail (optional)"), "portrayed_email", longest=EMAIL_LENGTH)
        self.phone = TextField(_("Tele&phone (optional)"), "portrayed_phone", longest=PHONE_LENGTH)
        self.note = TextField(_("&Note (optional)"), "portrayed_note", longest=500)
        self._fields: dict[str, Field] = {
            "last_name": self.last_name,
            "first_name": self.first_name,
            "birth_date": self.birth_date,
            "email": self.email,
            "phone": self.phone,
        }

    def _add_card(self, draft: GuardianDraft) -> GuardianCard:
        card = GuardianCard(len(self.guardians) + 1, draft, wide=self._wide)
        card.removed.connect(lambda: self._remove_card(card))
        self.guardians.append(card)
        self._cards.addWidget(card)
        return card

    def add_guardian(self) -> None:
        """Add an empty guardian and go there."""
        card = self._add_card(GuardianDraft("", language=self._language.currentData()))
        self._go_to(card.last_name.editor)

    def _remove_card(self, card: GuardianCard) -> None:
        self._take_away(card)
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, card: GuardianCard) -> None:
        self.guardians.remove(card)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    # Layout

    def _connect(self) -> None:
        self.adult.toggled.connect(lambda _on: self._show_age())
        self.birth_date.changed.connect(self._show_age)
        for one in (self.last_name, self.first_name, self.birth_date):
            one.changed.connect(lambda: self._show_same(()))

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        columns = 2 if self._wide else 1
        inside.addWidget(self.title)
        inside.addLayout(in_columns([self.last_name, self.first_name], columns))
        inside.addWidget(self.of_list)
        inside.addWidget(self._same_card())
        inside.addWidget(self.adult)
        inside.addWidget(self.adult_problem)
        inside.addWidget(self._minor_part())
        inside.addLayout(in_columns([self.email, self.phone, self.language, self.note], columns))
        inside.addStretch()
        leave = button(_("Cancel"))
        leave.setObjectName("portrayed_cancel")
        leave.clicked.connect(self.left)
        self.do_save = button(_("&Save"), primary=True)
        self.do_save.setObjectName("portrayed_save")
        self.do_save.clicked.connect(self.save)
        for one in (leave, self.do_save):
            one.setAutoDefault(False)
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, self.do_save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        self._area = scrolled(page)
        layout.addWidget(self._area, 1)
        layout.addLayout(action_row(leave, self.do_save))

    def _minor_part(self) -> QWidget:
        self.minor = QWidget()
        part = QVBoxLayout(self.minor)
        part.setContentsMargins(0, 0, 0, 0)
        part.setSpacing(10)
        part.addWidget(self.birth_date)
        part.addWidget(subheading(_("Holders of parental authority")))
        cards = QWidget()
        self._cards = QVBoxLayout(cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        part.addWidget(cards)
        self.another = button(_("Add a g&uardian"), "mdi6.plus")
        self.another.setObjectName("guardian_add")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self.add_guardian)
        part.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        return self.minor

    def _same_card(self) -> QWidget:
        self.same = Card()
        self.same.setObjectName("card")
        self.same_words = label("")
        self.take_same = button(_("&Take this person"), "mdi6.check")
        self.take_same.setObjectName("portrayed_take_same")
        self.take_same.setAutoDefault(False)
        self.take_same.clicked.connect(lambda: self.saved.emit(self._same[0].id))
        self.same.body.addWidget(self.same_words)
        self.same.body.addLayout(action_row(self.take_same))
        return self.same


def _called(name: str) -> PortrayedDraft:
    """Return what typed letters say of a name: the first word is the first name, unless there is but one."""
    first, _space, last = name.strip().partition(" ")
    return PortrayedDraft(last_name=last.strip() or first, first_name=first if last.strip() else "")
