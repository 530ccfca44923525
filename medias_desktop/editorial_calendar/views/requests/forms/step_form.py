"""A step of a request: on which day, by whom, for which office, why, until when; what it adds to the request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.form_fields import (
    DayField,
    FieldProblem,
    LongTextField,
    SelectField,
    two_columns,
)
from medias_desktop.editorial_calendar.errors import requests as errors
from medias_desktop.editorial_calendar.labels.requests import STEP_NAMES
from medias_desktop.editorial_calendar.rules.requesting.clauses import INSIDE
from medias_desktop.editorial_calendar.rules.requesting.details import ANALYSIS, COMMITTEE
from medias_desktop.editorial_calendar.rules.requesting.recording import tidied_step
from medias_desktop.editorial_calendar.rules.requesting.requests import (
    LINK_LENGTH,
    NAME_LENGTH,
    Request,
    StepDraft,
)
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState, decides
from medias_desktop.editorial_calendar.views.requests import wording
from medias_desktop.editorial_calendar.views.requests.details import DetailFields
from medias_desktop.editorial_calendar.views.requests.forms.form import RuledForm, Told

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_S, _K = RequestState, RequestKind
_ADDED = {
    _S.ANALYSED: ANALYSIS,
    _S.SUBMITTED: ANALYSIS,
    _S.COMMITTEE_FORMED: COMMITTEE,
    _S.LAUNCHED: (*COMMITTEE, "website_link"),
    _S.ACTIVE: ("website_link",),
    _S.RULES_WRITTEN: ("contest_rules",),
    _S.LAW_VERIFIED: ("contest_law",),
    _S.SCHEDULED: ("contest_rules", "contest_law"),
    _S.VERIFIED_FIRST: ("followed_kind", "relevance"),
    _S.RELEVANT: ("relevance",),
}
"""The details that a step asks for, where its kind of request has them."""
_LASTING = frozenset({_K.LOGO_USE, _K.WORKSTATION_ACCESS, _K.NEW_ACCOUNT, _K.OWN_ACCOUNT, _K.FOLLOW_ACCOUNT})
_REVIEWED = frozenset({_S.OPENED, _S.REVIEWED, _S.APPROVED, _S.AUTHORISED, _S.FOLLOWED, _S.USED})


class StepForm(RuledForm):
    """Records a step; what the policy says of it follows what is typed."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        request: Request,
        state: RequestState,
    ) -> None:
        title = translate(STEP_NAMES[state]).rstrip("…")
        super().__init__(parent, desk, "step", title, wording.about(request))
        self._service, self._request, self._state = service, request, state
        self._decides = decides(request.kind, state)
        self._make_fields()
        self._lay_out()
        self.places = {
            errors.StepInFuture: self.day,
            errors.StepTooEarly: self.day,
            errors.DayImplausible: self.day,
            errors.DeciderMissing: self.by,
            errors.OfficeMissing: self.office,
            errors.DestinationMissing: self.sent_office,
            errors.OriginalLinkBroken: self.link,
            errors.EndTooEarly: self.until,
            errors.ReviewTooEarly: self.review,
        }
        self._begin()
        for field in (
            self.office,
            self.link,
            self.reasons,
            self.sent_office,
            self.day,
            self.details,
        ):
            field.changed.connect(self.ask)

    def _make_fields(self) -> None:
        self.day = DateField(_("&On"), "step_day", self._service.today)
        self.by = TextField(
            _("Decided &by") if self._decides else _("Done &by"),
            "step_by",
            wording.decider(self._service),
            longest=NAME_LENGTH,
        )
        self.office = SelectField(_("&For the office"), "step_office", wording.offices())
        self.link = TextField(
            _("Address of the origina&l post"),
            "original_link",
            self._request.draft.original_link,
            longest=LINK_LENGTH,
        )
        self.reasons = LongTextField(_("R&easons"), "reasons", lines=4)
        self.conditions = LongTextField(_("&Conditions"), "conditions", lines=2)
        self.until = DayField(_("&Until"), "until", self._request.until)
        self.review = DayField(_("&Look at it again on"), "review_on")
        self.sent_office = SelectField(_("Directed &to"), "sent_office", wording.offices())
        self.sent_to = TextField(_("Na&me or service"), "sent_to", longest=NAME_LENGTH)
        self.details = DetailFields()
        self.note = LongTextField(_("&Note"), "note", lines=2)

    def _lay_out(self) -> None:
        self.column.addLayout(
            two_columns(
                (self.day, self.by),
                (self.office,),
                (self.sent_office, self.sent_to),
                (self.link,),
                (self.reasons,),
                (self.conditions,),
                (self.until, self.review),
            )
        )
        self.column.addWidget(self.details)
        self.column.addWidget(self.note)
        kind, state = self._request.kind, self._state
        favours = self._decides and state is not _S.REFUSED
        lasts = kind in _LASTING
        self.office.setVisible(self._decides)
        self.reasons.setVisible(self._decides)
        self.conditions.setVisible(favours)
        self.link.setVisible(favours and kind is _K.ORGANISATION_POST)
        self.until.setVisible(favours and lasts)
        self.review.setVisible(lasts and state in _REVIEWED)
        directs = state is _S.DIRECTED
        self.sent_office.setVisible(directs)
        self.sent_to.setVisible(directs)
        self.details.show_kind(kind, _ADDED.get(state, ()))
        self.details.put(self._request.draft.details)

    def _begin(self) -> None:
        """Propose what the clauses name: who decides, where it is sent."""
        draft, requests = self._request.draft, self._service.requests
        if self._decides:
            named = [office for one in requests.deciders(draft) for office in one.offices if office in INSIDE]
            if named:
                self.office.choose(named[0].value)
        if self._state is _S.DIRECTED:
            offices = [office for one in requests.destinations(draft) for office in one.offices]
            self.sent_office.choose(draft.sent_office or (offices[0].value if offices else ""))
            self.sent_to.line.setText(draft.sent_to)

    def step_draft(self) -> StepDraft:
        """Return what the fields say. Raises FieldProblem."""
        seen = self._seen
        return StepDraft(
            state=self._state,
            day=self.day.day(),
            by=self.by.text(),
            office=str(self.office.value()) if seen(self.office) else "",
            sent_to=self.sent_to.text() if seen(self.sent_to) else "",
            sent_office=str(self.sent_office.value()) if seen(self.sent_office) else "",
            reasons=self.reasons.text() if seen(self.reasons) else "",
            conditions=self.conditions.text() if seen(self.conditions) else "",
            until=self.until.day() if seen(self.until) else None,
            review_on=self.review.day() if seen(self.review) else None,
            note=self.note.text(),
            original_link=self.link.text() if seen(self.link) else "",
            details=self.details.details(),
        )

    def ask(self) -> None:
        """Ask what the policy says of the step as it is typed now."""
        try:
            step = tidied_step(self.step_draft())
        except FieldProblem:
            return
        request, requests = self._request, self._service.requests

        def told() -> Told:
            return requests.check_step(request, step), requests.shown(request.draft)

        self._asking.ask(told, lambda found: self.panel.show_told(*found))

    def draft(self) -> Callable[[], Any]:
        """Return what writes it. Raises FieldProblem."""
        step, before, requests = self.step_draft(), self._request, self._service.requests

        def write() -> int:
            requests.step(before.id, before.version, step)
            return before.id

        return write

    def renew(self) -> None:
        """Read the request again."""
        self._request = self._service.requests.one(self._request.id)

    @staticmethod
    def _seen(field: QWidget) -> bool:
        return not field.isHidden()
