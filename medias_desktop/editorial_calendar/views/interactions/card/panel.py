"""The card of an interaction, read once the cursor rests on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.card_acts import CardAct, CardActs
from medias_desktop.core.widgets.side_card import SideCard
from medias_desktop.editorial_calendar.labels.interactions import KIND_NAMES
from medias_desktop.editorial_calendar.rules.interaction_acts import InteractionAct
from medias_desktop.editorial_calendar.rules.interactions import StepKind
from medias_desktop.editorial_calendar.views.interactions.acts import KEYS
from medias_desktop.editorial_calendar.views.interactions.card import parts
from medias_desktop.editorial_calendar.views.interactions.card.found import InteractionCard, read_card

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.interactions.acts import InteractionActs

_A = InteractionAct
_ACTS = {
    _A.ANSWER: (N_("Answer…"), "mdi6.comment-text-outline"),
    _A.TRANSMIT: (N_("Pass on…"), "mdi6.arrow-right"),
    _A.REDIRECT: (N_("Redirect…"), "mdi6.compass-outline"),
    _A.PROVISIONAL: (N_("Provisional answer…"), "mdi6.timer-sand-complete"),
    _A.MODERATE: (N_("Send to moderation"), "mdi6.comment-remove-outline"),
    _A.CLOSE: (N_("Close…"), "mdi6.check"),
    _A.REOPEN: (N_("Open again…"), "mdi6.undo-variant"),
    _A.REFUSE: (N_("Refuse politely…"), ""),
    _A.SET_ASIDE: (N_("Set aside…"), ""),
    _A.INCIDENT: (N_("Choose its incident…"), ""),
    _A.DUE: (N_("Set the due moment…"), ""),
    _A.NOTE: (N_("Note…"), ""),
    _A.CORRECT: (N_("Correct…"), ""),
    _A.HISTORY: (N_("History"), ""),
}
_STEPS = {
    _A.ANSWER: StepKind.ANSWERED,
    _A.TRANSMIT: StepKind.TRANSMITTED,
    _A.REDIRECT: StepKind.REDIRECTED,
    _A.PROVISIONAL: StepKind.PROVISIONAL,
    _A.CLOSE: StepKind.CLOSED,
    _A.REOPEN: StepKind.REOPENED,
    _A.REFUSE: StepKind.REFUSED,
    _A.SET_ASIDE: StepKind.SET_ASIDE,
    _A.DUE: StepKind.DUE,
    _A.NOTE: StepKind.NOTE,
}


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
        self.acts = CardActs(service.refusal(Permission.RECORD), desk.dialogs)
        super().__init__(desk, _("Card of the interaction"), about=self.acts)
        self._service, self._acts, self._ask = service, acts, ask
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
        column.addWidget(parts.standing_part(found, self._ask))
        column.addWidget(parts.written_part(found.one))
        done = parts.done_part(found, self.incident_asked.emit)
        if done is not None:
            column.addWidget(done)
        column.addWidget(parts.says_part(found, self._ask))
        column.addStretch(1)
        self.area.setWidget(page)
        self.acts.offer([self._act(act, found.one) for act in found.acts], beside=self._beside(found))

    def show_nothing(self) -> None:
        """Say what the card is for."""
        self.acts.offer(())
        self.hint(
            _("Choose an interaction to see until when it is answered, by which clause, and what was done.")
        )

    def _beside(self, found: InteractionCard) -> int:
        """Return how many acts stand beside the next one: what offends goes to moderation with one click."""
        return 2 if found.one.open and _A.MODERATE in found.acts[:3] else 1

    def _act(self, act: InteractionAct, one: Interaction) -> CardAct:
        text, icon = _ACTS[act]
        return CardAct(
            act.value,
            translate(text),
            self._doing(act, one),
            icon,
            KEYS.get(act.value, ""),
            writes=act is not _A.HISTORY,
        )

    def _doing(self, act: InteractionAct, one: Interaction) -> Callable[[], object]:
        if act in _STEPS:
            return partial(self._acts.step, one, _STEPS[act])
        others: dict[InteractionAct, Callable[[], object]] = {
            _A.MODERATE: partial(self._acts.moderate, one),
            _A.INCIDENT: partial(self._acts.choose_incident, one),
            _A.CORRECT: partial(self._acts.correct, one),
            _A.HISTORY: self.history_asked.emit,
        }
        return others[act]
