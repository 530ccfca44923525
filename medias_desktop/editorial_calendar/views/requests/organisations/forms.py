"""Forms of the register of organizations: recorded or corrected, accredited, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.act_form import ActForm
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import DayField, LongTextField, SelectField, two_columns
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.rules.requesting.organisations import (
    LINK_LENGTH,
    NAME_LENGTH,
    RESOLUTION_LENGTH,
    Organisation,
    OrganisationDraft,
)
from medias_desktop.editorial_calendar.views.requests.wording import languages

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class _OrganisationAct(ActForm):
    """An act about an organization; what was typed stays when another window was quicker."""

    announces = ("calendar",)
    fills = True

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        title: str,
        one: Organisation | None,
    ) -> None:
        super().__init__(parent, desk, "organisation", title, one.name if one else "")
        self._organisations, self._one = service.organisations, one
        self._today = service.today

    def renew(self) -> None:
        """Read the organization again, so that what was typed can be recorded after all."""
        if self._one is not None:
            self._one = self._organisations.one(self._one.id)


class OrganisationForm(_OrganisationAct):
    """Records an organization, or corrects one."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        one: Organisation | None = None,
    ) -> None:
        title = _("Correct the organization") if one else _("New organization")
        super().__init__(parent, service, desk, title, one)
        said = one.draft if one else OrganisationDraft(name="")
        self.name = TextField(_("&Name"), "name", said.name, longest=NAME_LENGTH)
        self.contact = TextField(_("Con&tact person"), "contact", said.contact, longest=NAME_LENGTH)
        self.email = TextField(_("E-&mail address"), "email", said.email, longest=254)
        self.address = LongTextField(_("&Address"), "address", said.address, lines=2)
        self.page_ = TextField(_("Its o&wn page"), "own_page", said.own_page, longest=LINK_LENGTH)
        self.page_.hint.setText(_("Where it publishes first, as the browser shows it. Empty: it has none."))
        self.page_.hint.show()
        self.language = SelectField(_("&Language of letters"), "language", languages())
        self.language.choose(said.language)
        self.partner = QCheckBox(_("It is a &partner of the municipality"))
        self.partner.setObjectName("partner")
        self.partner.setChecked(said.partner)
        self.since = DayField(_("Accredited &since"), "accredited_on", said.accredited_on)
        self.until = DayField(_("Accredited &until"), "accredited_until", said.accredited_until)
        self.resolution = TextField(
            _("Resolut&ion"), "resolution", said.resolution_number, longest=RESOLUTION_LENGTH
        )
        self.note = LongTextField(_("N&ote"), "note", said.note, lines=2)
        self.body.addLayout(
            two_columns(
                (self.name,),
                (self.contact, self.email),
                (self.address,),
                (self.page_,),
                (self.since, self.until),
                (self.resolution, self.language),
            )
        )
        self.body.addWidget(self.partner)
        self.body.addWidget(self.note)
        self.places = {
            errors.OrganisationNameMissing: self.name,
            errors.OrganisationKnown: self.name,
            errors.OrganisationEmailBroken: self.email,
            errors.OwnPageBroken: self.page_,
            errors.AccreditedSinceMissing: self.since,
            errors.AccreditationEndsTooEarly: self.until,
            errors.DayImplausible: self.since,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it. Raises FieldProblem."""
        given = OrganisationDraft(
            name=self.name.text(),
            contact=self.contact.text(),
            email=self.email.text(),
            address=self.address.text(),
            own_page=self.page_.text(),
            partner=self.partner.isChecked(),
            language=str(self.language.value()),
            accredited_on=self.since.day(),
            accredited_until=self.until.day(),
            resolution_number=self.resolution.text(),
            note=self.note.text(),
        )
        one = self._one
        if one is None:
            return partial(self._organisations.add, given)

        def change() -> int:
            self._organisations.change(one.id, one.version, given)
            return one.id

        return change


class AccreditForm(_OrganisationAct):
    """Accredits an organization: since when, until when, by which resolution."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, one: Organisation
    ) -> None:
        super().__init__(parent, service, desk, _("Accredit the organization"), one)
        self.since = DateField(_("Accredited &since"), "accredited_on", service.today)
        self.until = DayField(_("Accredited &until"), "accredited_until")
        self.resolution = TextField(_("Resolut&ion"), "resolution", longest=RESOLUTION_LENGTH)
        self.body.addLayout(two_columns((self.since, self.until), (self.resolution,)))
        self.places = {
            errors.AccreditationEndsTooEarly: self.until,
            errors.DayImplausible: self.since,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it. Raises FieldProblem."""
        since, until, resolution, one = (
            self.since.day(),
            self.until.day(),
            self.resolution.text(),
            self._one,
        )
        assert one is not None

        def write() -> int:
            self._organisations.accredit(one.id, one.version, since, until, resolution)
            return one.id

        return write


class WithdrawForm(_OrganisationAct):
    """Withdraws an accreditation, with its reason."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, one: Organisation
    ) -> None:
        super().__init__(parent, service, desk, _("Withdraw the accreditation"), one)
        self.day = DateField(_("Withdrawn &on"), "withdrawn_on", service.today)
        self.because = LongTextField(_("&Why"), "withdrawn_because", lines=3)
        self.body.addLayout(two_columns((self.day,), (self.because,)))
        self.places = {
            errors.WithdrawalReasonMissing: self.because,
            errors.WithdrawalTooEarly: self.day,
            errors.WithdrawalInFuture: self.day,
        }

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        day, because, one = self.day.day(), self.because.text(), self._one
        assert one is not None

        def write() -> int:
            self._organisations.withdraw(one.id, one.version, day, because)
            return one.id

        return write
