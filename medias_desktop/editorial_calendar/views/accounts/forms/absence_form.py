"""Somebody in charge who is away, and who takes the place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import (
    DayField,
    LongTextField,
    SelectField,
    names_of,
    two_columns,
)
from medias_desktop.editorial_calendar.errors import accounts as errors
from medias_desktop.editorial_calendar.labels.accounts import ABSENCE_NAMES
from medias_desktop.editorial_calendar.rules.absences import Absence, AbsenceDraft, AbsenceKind
from medias_desktop.editorial_calendar.rules.account_texts import LINE_LENGTH
from medias_desktop.editorial_calendar.views.accounts.forms.choices import OUTSIDE, chosen_text, offices
from medias_desktop.editorial_calendar.views.accounts.forms.form import AccountsForm
from medias_desktop.editorial_calendar.views.editor.fields.person import Named, PersonField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class AbsenceForm(AccountsForm):
    """Records an absence or corrects one; Down in the field of the person offers who holds an access."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        known: Absence | None = None,
    ) -> None:
        title = _("Absence") if known else _("New absence")
        super().__init__(parent, desk, "absence", title, size=(680, 540))
        self._service, self._known = service, known
        self.who = self._person(_("&Who is away"), "absence_person")
        self.kind = SelectField(_("&Nature"), "absence_kind", names_of(ABSENCE_NAMES))
        self.first = DateField(_("&First day"), "absence_first", known.from_on if known else service.today)
        self.last = DateField(_("&Last day"), "absence_last", known.until_on if known else service.today)
        self.replacement = self._person(_("Re&placed by"), "absence_replacement")
        self.replacement.hint.setText(_("Empty: nobody is named yet."))
        self.replacement.hint.show()
        self.by = TextField(_("Named &by"), "absence_named_by", longest=LINE_LENGTH)
        self.by_office = SelectField(_("For the &office"), "absence_named_office", offices(OUTSIDE))
        self.on = DayField(_("Na&med on"), "absence_named_on")
        self.note = LongTextField(_("Remar&k"), "absence_note")
        self.body.addLayout(
            two_columns(
                (self.who, self.kind),
                (self.first, self.last),
                (self.replacement, self.on),
                (self.by, self.by_office),
                (self.note,),
            )
        )
        if known is not None:
            self.who.show_person(known.person_id, known.name)
            self.kind.choose(known.kind)
            self.replacement.show_person(known.replacement_id, known.replacement)
            self.by.line.setText(known.named_by)
            self.by_office.choose(known.named_office)
            self.on.set_day(known.named_on)
            self.note.area.setPlainText(known.note)
        self.places = {
            errors.HolderMissing: self.who,
            errors.AwayTwice: self.who,
            errors.BackBeforeGone: self.last,
            errors.ReplacesThemselves: self.replacement,
        }

    def _person(self, label: str, name: str) -> PersonField:
        return PersonField(self, self.desk, label, name, self._service.people, first=self._holders)

    def _holders(self) -> Sequence[Named]:
        """Return who holds an access today, each once."""
        found = {
            one.holder: Named(one.name, one.person_id, one.role_title)
            for one in self._service.accesses.all(ended=False)
        }
        return tuple(found.values())

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        kind = self.kind.value()
        assert isinstance(kind, AbsenceKind)
        person, replacement = self.who.person_id(), self.replacement.person_id()
        draft = AbsenceDraft(
            kind=kind,
            from_on=self.first.day(),
            until_on=self.last.day(),
            person_id=person,
            name="" if person is not None else self.who.text(),
            replacement_id=replacement,
            replacement="" if replacement is not None else self.replacement.text(),
            named_by=self.by.text(),
            named_office=chosen_text(self.by_office),
            named_on=self.on.day(),
            note=self.note.text(),
        )
        known, absences = self._known, self._service.absences
        if known is None:
            return lambda: absences.add(draft)
        return lambda: absences.change(known.id, known.version, draft)

    def renew(self) -> None:
        """Take over which state another window left."""
        if self._known is not None:
            self._known = self._service.absences.one(self._known.id)
