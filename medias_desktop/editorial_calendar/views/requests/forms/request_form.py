"""A request as it is received, or corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, two_columns
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.labels.requests import KIND_NAMES
from medias_desktop.editorial_calendar.rules.requesting.recording import tidied
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    LINK_LENGTH,
    NAME_LENGTH,
    SUBJECT_LENGTH,
    Request,
    RequestDraft,
)
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind
from medias_desktop.editorial_calendar.views.requests import wording
from medias_desktop.editorial_calendar.views.requests.details import DetailFields
from medias_desktop.editorial_calendar.views.requests.forms.form import RuledForm, Told

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class RequestForm(RuledForm):
    """Records a new request, or corrects one; what the policy of its day says follows what is typed."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        *,
        request: Request | None = None,
    ) -> None:
        title = _("Correct the request") if request else _("Record a request")
        super().__init__(parent, desk, "request", title, wording.about(request) if request else "")
        self._service, self._request = service, request
        self._known: dict[int, Organisation] = {one.id: one for one in service.organisations.all()}
        self._make_fields()
        self._lay_out()
        self.places = {
            errors.RequesterMissing: self.requester,
            errors.ReceivedInFuture: self.received,
            errors.DayImplausible: self.received,
            errors.StepTooEarly: self.received,
            errors.OriginalLinkBroken: self.link,
        }
        self._fill(request.draft if request else None)
        self._follow()

    # Fields

    def _make_fields(self) -> None:
        kinds = sorted(((translate(name), kind) for kind, name in KIND_NAMES.items()), key=lambda one: one[0])
        known = sorted(self._known.values(), key=lambda one: one.name.casefold())
        organisations = [(one.name, one.id) for one in known]
        self.kind = SelectField(_("&Kind of request"), "kind", [*kinds])
        self.organisation = SelectField(
            _("Or&ganization"), "organisation", [(_("(not in the register)"), None), *organisations]
        )
        self.requester = TextField(_("Re&quester"), "requester", longest=NAME_LENGTH)
        self.address = LongTextField(_("&Address, e-mail or telephone"), "address", lines=2)
        self.language = SelectField(_("&Language of the answer"), "language", wording.languages())
        self.received = DateField(_("Recei&ved on"), "received_on", self._service.today)
        self.channel = SelectField(_("&By"), "channel", wording.choices(wording.CHANNELS))
        self.sent_by = SelectField(_("&Sent by"), "sender", wording.choices(wording.SENDERS))
        self.subject = TextField(_("Sub&ject"), "subject", longest=SUBJECT_LENGTH)
        self.description = LongTextField(_("&Description"), "description", lines=4)
        self.link = TextField(_("Address of the &original post"), "original_link", longest=LINK_LENGTH)
        self.office = SelectField(_("Directed &to"), "sent_office", wording.offices())
        self.sent_to = TextField(_("&Name or service"), "sent_to", longest=NAME_LENGTH)
        self.details = DetailFields()

    def _lay_out(self) -> None:
        self.column.addLayout(
            two_columns(
                (self.kind, self.received),
                (self.organisation,),
                (self.requester, self.sent_by),
                (self.channel, self.language),
                (self.address,),
                (self.subject,),
                (self.description,),
                (self.link,),
            )
        )
        self.column.addWidget(self.details)
        self.column.addLayout(two_columns((self.office, self.sent_to)))

    def _fill(self, draft: RequestDraft | None) -> None:
        if draft is None:
            self._on_kind()
            return
        self.kind.choose(draft.kind)
        self.kind.setEnabled(self._request is None)
        self.organisation.choose(draft.organisation_id)
        self.requester.line.setText(draft.requester)
        self.address.area.setPlainText(draft.requester_address)
        self.language.choose(draft.requester_language)
        self.received.set_day(draft.received_on)
        self.channel.choose(draft.channel)
        self.sent_by.choose(draft.sender)
        self.subject.line.setText(draft.subject)
        self.description.area.setPlainText(draft.description)
        self.link.line.setText(draft.original_link)
        self.office.choose(draft.sent_office)
        self.sent_to.line.setText(draft.sent_to)
        self._on_kind()
        self.details.put(draft.details)

    def _follow(self) -> None:
        self.kind.changed.connect(self._on_kind)
        self.organisation.changed.connect(self._on_organisation)
        for field in (
            self.requester,
            self.received,
            self.channel,
            self.sent_by,
            self.subject,
            self.description,
            self.link,
            self.office,
            self.details,
        ):
            field.changed.connect(self.ask)

    def _on_kind(self) -> None:
        kind = self._kind()
        of_organisation = kind is RequestKind.ORGANISATION_POST
        self.organisation.setVisible(of_organisation)
        self.link.setVisible(of_organisation or kind is RequestKind.PARTNER_CONTENT)
        self.sent_by.setVisible(not of_organisation)
        self.details.show_kind(kind)
        self.ask()

    def _on_organisation(self) -> None:
        """Take over what the register knows of an organization, where nothing else was typed."""
        one = self._organisation()
        if one is not None:
            self.requester.line.setText(self.requester.text() or one.draft.contact or one.name)
            if not self.address.text():
                self.address.area.setPlainText("\n".join(filter(None, (one.draft.address, one.draft.email))))
            self.language.choose(one.draft.language)
        self.ask()

    def _kind(self) -> RequestKind:
        kind = self.kind.value()
        assert isinstance(kind, RequestKind)
        return kind

    def _organisation(self) -> Organisation | None:
        number = self.organisation.value()
        return self._known.get(number) if isinstance(number, int) else None

    # What is said

    def request_draft(self) -> RequestDraft:
        """Return what the fields say."""
        one, kind = self._organisation(), self._kind()
        of_organisation = kind is RequestKind.ORGANISATION_POST
        return RequestDraft(
            kind=kind,
            requester=self.requester.text(),
            received_on=self.received.day(),
            requester_address=self.address.text(),
            requester_language=str(self.language.value()),
            organisation_id=one.id if one and of_organisation else None,
            sender="" if of_organisation else str(self.sent_by.value()),
            channel=str(self.channel.value()),
            subject=self.subject.text(),
            description=self.description.text(),
            original_link="" if self.link.isHidden() else self.link.text(),
            sent_to=self.sent_to.text(),
            sent_office=str(self.office.value()),
            details=self.details.details(),
        )

    def ask(self) -> None:
        """Ask what the policy says of what is typed now."""
        draft, requests = tidied(self.request_draft()), self._service.requests

        def told() -> Told:
            return requests.check(draft), requests.shown(draft)

        self._asking.ask(told, lambda found: self.panel.show_told(*found))

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        said, before, requests = self.request_draft(), self._request, self._service.requests
        if before is None:
            return partial(requests.add, said)

        def correct() -> int:
            requests.correct(before.id, before.version, said)
            return before.id

        return correct

    def renew(self) -> None:
        """Read the request again."""
        if self._request is not None:
            self._request = self._service.requests.one(self._request.id)
