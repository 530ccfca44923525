"""The card beside the list of requests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import Card, muted
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.core.widgets.text_link import TextLink
from medias_desktop.editorial_calendar.labels.requests import STEP_NAMES, kind_name
from medias_desktop.editorial_calendar.rules.requesting.states import (
    BECOMES_A_POST,
    FAVOURABLE,
    FINISHED,
    RequestState,
)
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
        super().__init__(desk, _("Card of the request"))
        self._service, self._acts = service, acts
        self.links: dict[str, TextLink] = {}
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
        column.addLayout(self._acts_row(found))
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
        writing = [link for name, link in self.links.items() if name not in ("letter", "history")]
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, *writing)

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.name.setText("")
        self.links = {}
        nothing = Card()
        words = muted(
            _("Choose a request to see where it stands, who decides it by which clause, and what was done.")
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        nothing.body.addStretch(1)
        nothing.body.addWidget(words)
        nothing.body.addStretch(2)
        self.area.setWidget(nothing)

    def _make_post(self, request: Request) -> None:
        number = self._acts.make_post(request)
        if number is not None:
            self.place_asked.emit("editorial_calendar", f"calendar/post:{number}")

    def _acts_row(self, found: RequestCard) -> FlowRow:
        one, acts = found.request, self._acts
        row = FlowRow(2)
        self.links = {}
        becomes = one.kind in BECOMES_A_POST and one.kept_state in FAVOURABLE[one.kind]
        if becomes and one.post_id is None:
            self._add(row, "post", _("Make the post"), partial(self._make_post, one))
        for state in found.next_states:
            if state is not RequestState.PUBLISHED or one.post_id is None:
                self._add(row, state.value, translate(STEP_NAMES[state]), partial(acts.step, one, state))
        self._add(row, "letter", _("Letter…"), partial(acts.letter, one))
        if one.state not in FINISHED:
            self._add(row, "correct", _("Correct…"), partial(acts.correct, one))
        self._add(row, "history", _("History"), self.history_asked.emit)
        return row

    def _add(self, row: FlowRow, name: str, text: str, act: object) -> None:
        link = TextLink(text)
        link.setObjectName(f"card_{name}")
        assert callable(act)
        link.clicked.connect(lambda _checked=False: act())
        self.links[name] = link
        row.addWidget(link)
