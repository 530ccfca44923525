"""The list of incidents: filters, the lines, and the card of the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.list_with_card import ListWithCard
from medias_desktop.sanctions.views.online import wording
from medias_desktop.sanctions.views.online.filters import Filters
from medias_desktop.sanctions.views.online.rows import ListedIncidents

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.rules.incidents import OnlineUser
    from medias_desktop.sanctions.service import SanctionService
    from medias_desktop.sanctions.views.online.acts import IncidentActs
    from medias_desktop.sanctions.views.online.card.panel import IncidentPanel


class ListPage(ListWithCard[Filters, "IncidentPanel"]):
    """Shows the incidents of the filters; the last one seen stands first."""

    clause_asked = Signal(str)
    card_width = 42

    def __init__(self, service: SanctionService, desk: Desk, acts: IncidentActs) -> None:
        no_match = _("No incident matches"), _("No incident passes this search and these filters.")
        super().__init__(
            desk, Filters(), wording.columns(), wording.FIRST_COLUMNS, "incidents", _("Incidents"), no_match
        )
        self._service, self._acts = service, acts

    def offer(self) -> None:
        """Offer the accounts and reasons there are."""
        from medias_desktop.sanctions.rules.reasons import REASON_CODES

        self.filters.show_accounts(self._service.accounts.all())
        self.filters.show_reasons(REASON_CODES)

    def show_user(self, user: OnlineUser) -> None:
        """List the incidents of one user alone."""
        self.filters.choose_user((user.id, user.handle))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def listing(self) -> ListedIncidents:
        """Return the incidents that the filters ask for."""
        return ListedIncidents(self._service.incidents, self.filters.wanted())

    def told(self, total: int) -> str:
        """Return how many are listed, in words."""
        return ngettext("{n} incident", "{n} incidents", total).format(n=format_number(total))

    def make_card(self) -> IncidentPanel:
        """Return a new card."""
        from medias_desktop.sanctions.views.online.card.panel import IncidentPanel

        panel = IncidentPanel(self._service, self._desk, self._acts)
        panel.clause_asked.connect(self.clause_asked)
        panel.history_asked.connect(self.history_asked)
        panel.incident_asked.connect(self.select)
        panel.user_asked.connect(self.show_user)
        return panel
