"""The appeals that wait for an answer, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.table import Column
from medias_desktop.sanctions.labels import ACTION_KINDS, ACTION_NAMES
from medias_desktop.sanctions.rules.incidents import Appeal, IncidentAction
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.acts import IncidentActs
from medias_desktop.sanctions.views.online.read_page import ReadPage
from medias_desktop.sanctions.views.online.records_page import RecordsPage


@dataclass(frozen=True, slots=True)
class _Line:
    appeal: Appeal
    handle: str
    action: IncidentAction
    late: bool


class AppealsPage(ReadPage):
    """Answers them, writes to the user, opens what they are about."""

    incident_asked = Signal(int)

    def __init__(self, service: SanctionService, desk: Desk, acts: IncidentActs) -> None:
        super().__init__(desk)
        self._service = service
        self.list = RecordsPage(
            "appeals",
            _("Appeals to be answered"),
            _("A user may ask that what was done be looked at again. It is recorded on the incident’s card."),
            _columns(),
            lambda one: one.appeal.id,
            (_("No appeal waits"), _("Appeals are recorded on the card of the incident they are about.")),
        )
        answer = self.list.add_act(
            "answer_appeal", _("&Answer…"), "mdi6.pencil-outline", lambda one: acts.answer(one.appeal)
        )
        self.list.add_act(
            "message_appeal", _("&Message…"), "mdi6.email-outline", lambda one: acts.message(one.appeal)
        )
        self.list.add_act(
            "open_appealed",
            _("&Open the incident"),
            "mdi6.card-account-details-outline",
            lambda one: self.incident_asked.emit(one.appeal.incident_id),
        )
        permit(service.refusal(Permission.RECORD), desk.dialogs, answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def read(self) -> list[_Line]:
        """Return the appeals that wait."""
        today = self._service.today
        return [
            _Line(
                one,
                handle,
                action,
                late=one.answer_due_on is not None and one.answer_due_on < today,
            )
            for one, handle, action in self._service.appeals.waiting()
        ]

    def arrive(self, found: list[_Line]) -> None:
        """Show them."""
        self.list.show_rows(found)

    def give_keyboard(self) -> None:
        """Give the list the keyboard."""
        self.list.take_keyboard()


def _columns() -> list[Column[_Line]]:
    return [
        Column(_("Online user"), lambda one: one.handle, stretch=20),
        Column(_("Answer due"), _due, chip=lambda one: "bad" if one.late else "warn", stretch=20),
        Column(_("Received"), lambda one: format_date(one.appeal.received_on, "medium"), stretch=14),
        Column(
            _("What was done"),
            lambda one: translate(ACTION_NAMES[one.action]),
            chip=lambda one: ACTION_KINDS[one.action] or "muted",
            stretch=19,
        ),
        Column(_("What the user writes"), lambda one: " ".join(one.appeal.words.split()), stretch=40),
    ]


def _due(one: _Line) -> str:
    due = one.appeal.answer_due_on
    return format_date(due, "medium") if due is not None else ""
