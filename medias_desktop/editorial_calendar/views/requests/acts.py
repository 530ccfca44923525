"""What is done about requests, each in its own window; whatever writes announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.roles import Permission

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request
    from medias_desktop.editorial_calendar.rules.requesting.states import RequestState
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


KEYS = {"letter": "Ctrl+Shift+L", "history": "Ctrl+H"}
"""The keys of acts, which work from the list and are told on the card."""


class RequestActs:
    """Records requests and all that follows."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def record(self, done: Callable[[object], object] | None = None) -> None:
        """Open the form of a new request; ``done`` hears its number."""
        if self.may_record():
            from medias_desktop.editorial_calendar.views.requests.forms.request_form import RequestForm

            form = RequestForm(self._parent, self._service, self._desk)
            if done is not None:
                form.recorded.connect(done)
            form.open()

    def correct(self, request: Request) -> None:
        """Open a request to correct what it says."""
        if self.may_record():
            from medias_desktop.editorial_calendar.views.requests.forms.request_form import RequestForm

            RequestForm(self._parent, self._service, self._desk, request=request).open()

    def step(self, request: Request, state: RequestState) -> None:
        """Ask what a step needs, and record it."""
        if self.may_record():
            from medias_desktop.editorial_calendar.views.requests.forms.step_form import StepForm

            StepForm(self._parent, self._service, self._desk, request, state).open()

    def make_post(self, request: Request) -> int | None:
        """Make an approved request a post, and return its number; None when it could not be."""
        from medias_desktop.core.errors import UserError

        if not self.may_record():
            return None
        try:
            number = self._service.requests.make_post(request.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._parent, error)
            return None
        self._desk.changes.announce("calendar")
        return number

    def letter(self, request: Request) -> None:
        """Open the letter that a request calls for."""
        from medias_desktop.editorial_calendar.views.requests.letter_dialog import LetterDialog

        LetterDialog(self._parent, self._service, self._desk, request).open()

    def organisations(self) -> None:
        """Open the register of organizations."""
        from medias_desktop.editorial_calendar.views.requests.organisations.dialog import OrganisationsDialog

        OrganisationsDialog(self._parent, self._service, self._desk).open()

    def may_record(self) -> bool:
        """Tell whether who works here may write; who may not is told so."""
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is None
