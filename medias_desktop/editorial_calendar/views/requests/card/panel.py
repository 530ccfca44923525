"""The card beside the list of requests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.card_acts import CardAct, CardActs
from medias_desktop.core.widgets.parts import muted
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.editorial_calendar.labels.requests import STEP_NAMES, kind_name
from medias_desktop.editorial_calendar.rules.requesting.states import (
    BECOMES_A_POST,
    FAVOURABLE,
    FINISHED,
    WAITING,
    RequestState,
)
from medias_desktop.editorial_calendar.views.requests.acts import KEYS
from medias_desktop.editorial_calendar.views.requests.card import parts
from medias_desktop.editorial_calendar.views.requests.card.found import RequestCard, read_card

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.requests.acts import RequestActs


class RequestPanel(SideCard[int, RequestCard]):
    """A request by its number, with what may be done about it."""

    clause_asked = Signal(str)
    place_asked = Signal(str, str)
    history_asked = Signal()

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: RequestActs) -> None:
        self.acts = CardActs(service.refusal(Permission.RECORD), desk.dialogs)
        super().__init__(desk, _("Card of the request"), about=self.acts)
        self._service, self._acts = service, acts
        self.show_nothing()

    def read(self, wanted: int) -> RequestCard:
        """Return the card of a request, on the worker."""
        return read_card(self._service, wanted)

    def key_of(self, found: RequestCard) -> int:
        """Return the number that a card answers."""
        return found.request.id

    def fill(self, found: RequestCard, *, same: bool) -> None:  # noqa: ARG002 - nothing is kept open or closed
        """Show a card."""
        one = found.request
        self.name.setText(one.draft.subject or one.draft.requester)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(12)
        column.addWidget(muted(f"{one.number} · {kind_name(one.kind)}"))
        for part in (
            parts.standing_part(found, self._service.today, self.clause_asked.emit),
            parts.findings_part(found, self.clause_asked.emit),
            parts.asked_part(found),
            parts.links_part(found, self.place_asked.emit),
            parts.steps_part(found),
            parts.rules_part(found, self.clause_asked.emit),
        ):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(page)
        offered = self._offered(found)
        refusing = any(one.name == RequestState.REFUSED for one in offered[:3])
        self.acts.offer(offered, beside=2 if refusing else 1)

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.acts.offer(())
        self.hint(
            _("Choose a request to see where it stands, who decides it by which clause, and what was done.")
        )

    def _make_post(self, request: Request) -> None:
        number = self._acts.make_post(request)
        if number is not None:
            self.place_asked.emit("editorial_calendar", f"calendar/post:{number}")

    def _offered(self, found: RequestCard) -> list[CardAct]:
        """Return what may be done, the next step first."""
        one, acts = found.request, self._acts
        offered = []
        if one.kind in BECOMES_A_POST and one.kept_state in FAVOURABLE[one.kind] and one.post_id is None:
            make = partial(self._make_post, one)
            offered.append(CardAct("post", _("Make the post"), make, "mdi6.post-outline"))
        for state in found.next_states:
            if state is not RequestState.PUBLISHED or one.post_id is None:
                step, icon = partial(acts.step, one, state), "" if offered else "mdi6.arrow-right"
                offered.append(CardAct(state.value, translate(STEP_NAMES[state]), step, icon))
        write = partial(acts.letter, one)
        letter = CardAct("letter", _("Letter…"), write, "mdi6.email-outline", KEYS["letter"], writes=False)
        if one.state not in WAITING:  # what was decided is told next
            offered.insert(1, letter)
        else:
            offered.append(letter)
        if one.state not in FINISHED:
            correct = partial(acts.correct, one)
            offered.append(CardAct("correct", _("Correct…"), correct))
        history = self.history_asked.emit
        offered.append(CardAct("history", _("History"), history, keys=KEYS["history"], writes=False))
        return offered
