"""The card of an interaction, read once the cursor rests on it."""

from __future__ import annotations

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
from medias_desktop.editorial_calendar.labels.interactions import KIND_NAMES
from medias_desktop.editorial_calendar.rules.interactions import REPORTS, InteractionState, StepKind
from medias_desktop.editorial_calendar.views.interactions.card import parts
from medias_desktop.editorial_calendar.views.interactions.card.found import InteractionCard, read_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.interactions.acts import InteractionActs


class InteractionPanel(SideCard[int, InteractionCard]):
    """An interaction by its number, with what may be done about it."""

    history_asked = Signal()
    incident_asked = Signal(int)

    def __init__(
        self,
        service: EditorialCalendarService,
        desk: Desk,
        acts: InteractionActs,
        ask: Callable[[Clause], None],
    ) -> None:
        super().__init__(desk, _("Card of the interaction"))
        self._service, self._acts, self._ask = service, acts, ask
        self.links: dict[str, TextLink] = {}
        self.show_nothing()

    def read(self, wanted: int) -> InteractionCard:
        """Return the card of an interaction, on the worker."""
        return read_card(self._service, wanted)

    def key_of(self, found: InteractionCard) -> int:
        """Return the number that a card answers."""
        return found.one.id

    def fill(self, found: InteractionCard, *, same: bool) -> None:  # noqa: ARG002 - nothing is kept open or closed
        """Show a card."""
        self.name.setText(found.one.sender or translate(KIND_NAMES[found.one.kind]))
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 4)
        column.setSpacing(12)
        column.addWidget(parts.about(found))
        column.addLayout(self._acts_row(found.one))
        column.addWidget(parts.standing_part(found, self._ask))
        column.addWidget(parts.written_part(found.one))
        done = parts.done_part(found, self.incident_asked.emit)
        if done is not None:
            column.addWidget(done)
        column.addWidget(parts.says_part(found, self._ask))
        column.addStretch(1)
        self.area.setWidget(page)
        writing = [link for name, link in self.links.items() if name != "history"]
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, *writing)

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.name.setText("")
        self.links = {}
        nothing = Card()
        words = muted(
            _("Choose an interaction to see until when it is answered, by which clause, and what was done.")
        )
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        nothing.body.addStretch(1)
        nothing.body.addWidget(words)
        nothing.body.addStretch(2)
        self.area.setWidget(nothing)

    def _acts_row(self, one: Interaction) -> FlowRow:
        acts, outside = self._acts, one.kind not in REPORTS
        closed = one.state is InteractionState.CLOSED
        answerable = one.open or one.state is InteractionState.REDIRECTED

        def step(kind: StepKind) -> Callable[[], None]:
            return lambda: acts.step(one, kind)

        lines = (
            ("answer", _("Answer…"), step(StepKind.ANSWERED), answerable),
            ("provisional", _("Provisional answer…"), step(StepKind.PROVISIONAL), one.open and outside),
            ("transmit", _("Pass on…"), step(StepKind.TRANSMITTED), one.open),
            ("redirect", _("Lead elsewhere…"), step(StepKind.REDIRECTED), one.open and outside),
            ("refuse", _("Refuse politely…"), step(StepKind.REFUSED), one.open and outside),
            ("set_aside", _("Set aside…"), step(StepKind.SET_ASIDE), one.open),
            (
                "moderate",
                _("Send to moderation"),
                lambda: acts.moderate(one),
                one.incident_id is None and outside,
            ),
            ("incident", _("Choose its incident…"), lambda: acts.choose_incident(one), outside),
            ("due", _("Set the due moment…"), step(StepKind.DUE), one.open),
            ("note", _("Note…"), step(StepKind.NOTE), True),
            ("close", _("Close…"), step(StepKind.CLOSED), not closed),
            ("reopen", _("Open again…"), step(StepKind.REOPENED), not one.open),
            ("correct", _("Correct…"), lambda: acts.correct(one), True),
            ("history", _("History"), self.history_asked.emit, True),
        )
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
