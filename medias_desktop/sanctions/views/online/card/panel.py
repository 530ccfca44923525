"""The card beside the list of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.sanctions.rules.incident_filters import IncidentState
from medias_desktop.sanctions.rules.incidents import EXCLUDING, AppealOutcome
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.views.online.card import parts
from medias_desktop.sanctions.views.online.card.found import IncidentCard, read_card
from medias_desktop.sanctions.views.online.wording import state_of

if TYPE_CHECKING:
    from medias_desktop.sanctions.views.online.acts import IncidentActs


class IncidentPanel(SideCard[int, IncidentCard]):
    """An incident by its number, with what may be done about it."""

    clause_asked = Signal(str)
    incident_asked = Signal(int)
    """Another incident of the same user."""
    user_asked = Signal(object)
    """The user whose incidents alone are to be listed (OnlineUser)."""
    history_asked = Signal()

    def __init__(self, service: SanctionService, desk: Desk, acts: IncidentActs) -> None:
        super().__init__(desk, _("Card of the incident"))
        self._service, self._acts = service, acts
        self.links: dict[str, TextLink] = {}
        self.show_nothing()

    def read(self, wanted: int) -> IncidentCard:
        """Return the card of an incident, on the worker."""
        return read_card(self._service, wanted)

    def key_of(self, found: IncidentCard) -> int:
        """Return the number that a card answers."""
        return found.incident.id

    def fill(self, found: IncidentCard, *, same: bool) -> None:  # noqa: ARG002 - nothing is kept open or closed
        """Show a card."""
        self.name.setText(found.incident.handle)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(12)
        column.addWidget(parts.about(found))
        column.addLayout(self._acts_row(found))
        column.addWidget(parts.done_part(found, self._service.today, self.clause_asked.emit))
        for part in (
            parts.written_part(found),
            parts.proposal_part(found.incident),
            parts.appeals_part(found, self._answer, self._acts.message),
            parts.user_part(found, self.incident_asked.emit),
        ):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(page)
        writing = [link for name, link in self.links.items() if name not in ("message", "user", "history")]
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, *writing)

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.links = {}
        self.hint(_("Choose an incident to see what was done, by which clause, and all else of its user."))

    def _answer(self, appeal_id: int) -> None:
        self._acts.answer(self._service.appeals.one(appeal_id))

    def _acts_row(self, found: IncidentCard) -> FlowRow:
        one, acts = found.incident, self._acts
        state = state_of(one, self._service.today)
        annulled = state is IncidentState.ANNULLED
        pending = any(appeal.outcome is AppealOutcome.PENDING for appeal in found.appeals)
        shuts = one.action in EXCLUDING and one.lifted_on is None
        lines = [
            ("correct", _("Correct…"), lambda: acts.correct(one), not annulled),
            ("message", _("Message…"), lambda: acts.message(one), not annulled),
            ("appeal", _("Record an appeal…"), lambda: acts.appeal(one), not annulled and not pending),
            ("lift", _("Lift…"), lambda: acts.lift(one), not annulled and shuts),
            ("annul", _("Annul…"), lambda: acts.annul(one), not annulled),
            ("rename", _("Correct the name…"), lambda: acts.rename(found.user.user), True),
            ("user", _("Only this user"), lambda: self.user_asked.emit(found.user.user), True),
            ("history", _("History"), self.history_asked.emit, True),
        ]
        row = FlowRow(2)
        self.links = {}
        for name, text, act, offered in lines:
            if offered:
                link = TextLink(text)
                link.setObjectName(f"card_{name}")
                link.clicked.connect(lambda _checked=False, do=act: do())
                self.links[name] = link
                row.addWidget(link)
        return row
