"""The list of requests: filters, the lines, and the card of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.list_with_card import ListWithCard
from medias_desktop.editorial_calendar.views.requests import wording
from medias_desktop.editorial_calendar.views.requests.filters import Filters
from medias_desktop.editorial_calendar.views.requests.rows import ListedRequests

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.requests.acts import RequestActs
    from medias_desktop.editorial_calendar.views.requests.card.panel import RequestPanel


class ListPage(ListWithCard[Filters, "RequestPanel"]):
    """Shows the requests of the filters; the last one received stands first."""

    clause_asked = Signal(str)
    place_asked = Signal(str, str)

    def __init__(self, service: EditorialCalendarService, desk: Desk, acts: RequestActs) -> None:
        no_match = _("No request matches"), _("No request passes this search and these filters.")
        super().__init__(
            desk, Filters(), wording.columns(), wording.FIRST_COLUMNS, "requests", _("Requests"), no_match
        )
        self._service, self._acts = service, acts

    def offer(self) -> None:
        """Offer who made requests, and the years in which they came."""
        listing = self._service.requests.listing
        self.filters.show_known(listing.requesters(), listing.years())

    def wanted(self) -> RequestFilter:
        """Return what the filters ask for."""
        return self.filters.wanted(self._service.today.year)

    def listing(self) -> ListedRequests:
        """Return the requests that the filters ask for."""
        return ListedRequests(self._service.requests.listing, self.wanted())

    def told(self, total: int) -> str:
        """Return how many are listed, in words."""
        return ngettext("{n} request", "{n} requests", total).format(n=format_number(total))

    def make_card(self) -> RequestPanel:
        """Return a new card."""
        from medias_desktop.editorial_calendar.views.requests.card.panel import RequestPanel

        panel = RequestPanel(self._service, self._desk, self._acts)
        panel.clause_asked.connect(self.clause_asked)
        panel.place_asked.connect(self.place_asked)
        panel.history_asked.connect(self.history_asked)
        return panel
