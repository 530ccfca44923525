"""Passing an interaction on, setting it aside, closing it, opening it again, another due moment, a note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import ChoiceField, TextField
from medias_desktop.core.widgets.form_fields import LongTextField
from medias_desktop.editorial_calendar.errors import interactions as wrong
from medias_desktop.editorial_calendar.labels.reminders import names_of
from medias_desktop.editorial_calendar.rules.interactions import NAME_LENGTH, StepDraft, StepKind
from medias_desktop.editorial_calendar.views.interactions.forms.form import InteractionForm
from medias_desktop.editorial_calendar.views.interactions.forms.moment import MomentFields
from medias_desktop.editorial_calendar.views.interactions.wording import actor
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


def _said(kind: StepKind) -> tuple[str, str, str]:
    """Return title, what it is for, and what the text is called."""
    return {
        StepKind.TRANSMITTED: (
            _("Pass on"),
            _("To whom it is passed on, and until when they answer."),
            _("&What is asked of them"),
        ),
        StepKind.SET_ASIDE: (
            _("Set aside"),
            _("What is not respectful needs no answer; it stays in the register."),
            _("Wh&y"),
        ),
        StepKind.CLOSED: (_("Close"), _("Nothing more is to be done."), _("&What was done")),
        StepKind.REOPENED: (_("Open again"), _("An answer is due again."), _("Wh&y")),
        StepKind.DUE: (
            _("Set the due moment"),
            _("The moment and the reason are kept beside the clause."),
            _("Wh&y"),
        ),
        StepKind.NOTE: (_("Note"), _("What else is to be known of it later."), _("No&te")),
    }[kind]


class StepForm(InteractionForm):
    """Records one step; a due moment where it has one, whom it is passed on to where it is."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, one: Interaction, kind: StepKind
    ) -> None:
        title, about, words = _said(kind)
        high = 640 if kind in (StepKind.TRANSMITTED, StepKind.DUE) else 500
        super().__init__(parent, desk, "step", title, about, size=(600, high))
        self._service, self._one, self._kind = service, one, kind
        self.receiver: ChoiceField | None = None
        self.due: MomentFields | None = None
        if kind is StepKind.TRANSMITTED:
            offered = self._receivers()
            self.receiver = ChoiceField(_("&Passed on to"), "sent_to", offered, offered[0] if offered else "")
            self.column.addWidget(self.receiver)
        if kind is StepKind.DUE or (kind is StepKind.TRANSMITTED and one.department_due_at):
            at = (one.department_due_at if kind is StepKind.TRANSMITTED else one.due_at) or service.local_now
            self.due = MomentFields(_("&Due on"), _("Due h&our"), "due", at)
            self.column.addWidget(self.due)
        self.text = LongTextField(words, "step_text", lines=4)
        self.column.addWidget(self.text)
        self.taken = MomentFields(_("Done o&n"), _("&Hour"), "taken", service.local_now)
        self.by = TextField(_("Done &by"), "taken_by", actor(service), longest=NAME_LENGTH)
        self.column.addWidget(self.taken)
        self.column.addWidget(self.by)
        self._place()

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        one = self._one
        step = StepDraft(
            kind=self._kind,
            taken_at=self.taken.moment(),
            taken_by=self.by.text(),
            sent_to=self.receiver.text() if self.receiver else "",
            text=self.text.text(),
            due_at=self.due.moment() if self.due else None,
        )
        return partial(self._service.interactions.step, one.id, one.version, step)

    def renew(self) -> None:
        """Read the interaction again."""
        self._one = self._service.interactions.one(self._one.id)

    def _receivers(self) -> tuple[str, ...]:
        """Return to whom it may go: those whom the clause names, then those who were asked before."""
        way = self._service.interactions.way(self._one)
        named = tuple(names_of(Office, (code,)) for code in way.offices)
        return tuple(dict.fromkeys((*named, *self._service.interactions.departments())))

    def _place(self) -> None:
        self.places = {
            wrong.ReasonMissing: self.text,
            wrong.WordsMissing: self.text,
            wrong.DocumentationMissing: self.text,
            wrong.TextTooLong: self.text,
            wrong.StepInFuture: self.taken.day,
            wrong.StepBeforeReceived: self.taken.day,
            wrong.DepartmentTooLong: self.by,
        }
        if self.receiver is not None:
            self.places |= {wrong.ReceiverMissing: self.receiver}
        if self.due is not None:
            self.places |= {wrong.DueTooEarly: self.due.day, wrong.DueMissing: self.due.day}
