"""The list of interactions: filters, the lines, and the card of the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.list_with_card import ListWithCard
from medias_desktop.editorial_calendar.views.interactions import wording
from medias_desktop.editorial_calendar.views.interactions.filters import Filters
from medias_desktop.editorial_calendar.views.interactions.rows import ListedInteractions

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.interactions.acts import InteractionActs
    from medias_desktop.editorial_calendar.views.interactions.card.panel import InteractionPanel


class ListPage(ListWithCard[Filters, "InteractionPanel"]):
    """Shows the interactions of the filters; those most pressing stand first."""

    incident_asked = Signal(int)

    def __init__(
        self,
        service: EditorialCalendarService,
        desk: Desk,
        acts: InteractionActs,
        ask: Callable[[Clause], None],
    ) -> None:
        no_match = _("No interaction matches"), _("No interaction passes this search and these filters.")
        super().__init__(
            desk,
            Filters(),
            wording.columns(),
            wording.FIRST_COLUMNS,
            "interactions",
            _("Interactions"),
            no_match,
        )
        self._service, self._acts, self._ask = service, acts, ask

    def offer(self) -> None:
        """Offer the accounts there are."""
        self.filters.show_accounts(self._service.sanctions.accounts.all())

    def listing(self) -> ListedInteractions:
        """Return the interactions that the filters ask for."""
        return ListedInteractions(self._service.interactions, self.filters.wanted())

    def told(self, total: int) -> str:
        """Return how many are listed, in words."""
        return ngettext("{n} interaction", "{n} interactions", total).format(n=format_number(total))

    def make_card(self) -> InteractionPanel:
        """Return a new card."""
        from medias_desktop.editorial_calendar.views.interactions.card.panel import InteractionPanel

        panel = InteractionPanel(self._service, self._desk, self._acts, self._ask)
        panel.history_asked.connect(self.history_asked)
        panel.incident_asked.connect(self.incident_asked)
        return panel
