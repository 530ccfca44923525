"""What is done about interactions, each in its own window; whatever writes announces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.editorial_calendar.rules.interactions import StepKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

KEYS = {
    "answer": "Ctrl+Shift+A",
    "transmit": "Ctrl+Shift+T",
    "moderate": "Ctrl+Shift+M",
    "history": "Ctrl+H",
}
"""The keys of acts, which work from the list and are told on the card."""
_WITH_WORDS = frozenset((StepKind.PROVISIONAL, StepKind.ANSWERED, StepKind.REDIRECTED, StepKind.REFUSED))


class InteractionActs:
    """Records interactions and all that follows; ``ask`` opens a clause, ``go`` another tab at a place."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        ask: Callable[[Clause], None],
        go: Callable[[str, str], None],
    ) -> None:
        self._parent, self._service, self._desk = parent, service, desk
        self._ask, self._go = ask, go
        self.moderated: set[int] = set()
        """Interactions given over to moderation here, whose incident is looked for."""

    def record(self, done: Callable[[object], None] | None = None) -> None:
        """Open the form of a new interaction."""
        if self._may_record():
            from medias_desktop.editorial_calendar.views.interactions.forms.record_form import RecordForm

            form = RecordForm(self._parent, self._service, self._desk, self._ask)
            if done is not None:
                form.recorded.connect(done)
            form.open()

    def correct(self, one: Interaction) -> None:
        """Open a recorded interaction to correct it."""
        if self._may_record():
            from medias_desktop.editorial_calendar.views.interactions.forms.record_form import RecordForm

            RecordForm(self._parent, self._service, self._desk, self._ask, one).open()

    def step(self, one: Interaction, kind: StepKind) -> None:
        """Open the form of a step."""
        if not self._may_record():
            return
        if kind in _WITH_WORDS:
            from medias_desktop.editorial_calendar.views.interactions.forms.answer_form import AnswerForm

            AnswerForm(self._parent, self._service, self._desk, self._ask, one, kind).open()
            return
        from medias_desktop.editorial_calendar.views.interactions.forms.step_forms import StepForm

        StepForm(self._parent, self._service, self._desk, one, kind).open()

    def moderate(self, one: Interaction) -> None:
        """Open the form of an incident with what is known of an interaction; its number comes back once it is recorded."""
        from medias_desktop.sanctions.rules.incident_prefill import IncidentPrefill, prefill_place

        if self._may_record():
            self.moderated.add(one.id)
            known = IncidentPrefill(account=one.account_id, handle=one.sender, text=one.text, link=one.link)
            self._go("sanctions", f"online/{prefill_place(known)}")

    def choose_incident(self, one: Interaction) -> None:
        """Say which incident of the moderation an interaction became."""
        if self._may_record():
            from medias_desktop.editorial_calendar.views.interactions.forms.incident_form import IncidentForm

            IncidentForm(self._parent, self._service, self._desk, one).open()

    def templates(self) -> None:
        """Open the answers kept ready."""
        from medias_desktop.editorial_calendar.views.interactions.templates_dialog import TemplatesDialog

        TemplatesDialog(self._parent, self._service, self._desk).open()

    def settings(self) -> None:
        """Open what the policies leave open."""
        from medias_desktop.editorial_calendar.views.interactions.settings_dialog import (
            CalendarSettingsDialog,
        )

        CalendarSettingsDialog(self._parent, self._service, self._desk).open()

    def find_incidents(self) -> bool:
        """Write down which incidents came of interactions given over from here; tell whether any was found."""
        from medias_desktop.core.errors import UserError

        found = False
        for number in tuple(self.moderated):
            try:
                if self._service.interactions.find_incident(number):
                    self.moderated.discard(number)
                    found = True
            except UserError:  # changed or destroyed meanwhile: it can still be chosen by hand
                self.moderated.discard(number)
        return found

    def recount(self) -> None:
        """Work out the due moments that were lifted or not known; say so when none can be."""
        if not self._may_record():
            return
        kept = self._service.interactions

        def done(count: int) -> None:
            self._desk.changes.announce("calendar")
            if not count:
                told = _(
                    "None can be worked out yet: the emergency is still under way, or the settings of the calendar do not say"
                    " the days that the other document lays down."
                )
                self._desk.dialogs.tell(self._parent, told)

        self._desk.jobs.run(
            self._parent, _("Working out due moments…"), lambda _progress: kept.recount(), done
        )

    def _may_record(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is None
