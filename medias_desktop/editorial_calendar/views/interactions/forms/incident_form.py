"""Saying which incident of the moderation an interaction became."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.form_fields import SelectField
from medias_desktop.editorial_calendar.views.interactions.forms.form import InteractionForm
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.interactions import Interaction
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_OFFERED = 60


class IncidentForm(InteractionForm):
    """Offers the last incidents, those of the interaction's account when it has one."""

    def __init__(
        self, parent: QWidget, service: EditorialCalendarService, desk: Desk, one: Interaction
    ) -> None:
        about = _(
            "Choose the incident that was recorded from this interaction; the two then lead to each other."
        )
        super().__init__(parent, desk, "choose_incident", _("Its incident"), about, size=(560, 320))
        self._service, self._one = service, one
        wanted = IncidentFilter(account_id=one.account_id)
        choices: list[tuple[str, object]] = [(_("(none)"), None)]
        for row in service.sanctions.incidents.first(wanted, _OFFERED):
            seen = format_date(row.seen_on, "medium")
            choices.append((f"{seen} · {row.handle} · {row.account}", row.id))
        self.incident = SelectField(_("&Incident"), "incident", choices)
        self.incident.choose(one.incident_id)
        self.column.addWidget(self.incident)

    def draft(self) -> Callable[[], Any]:
        """Return what writes it."""
        number = self.incident.value()
        chosen = number if isinstance(number, int) else None
        return partial(self._service.interactions.link_incident, self._one.id, self._one.version, chosen)

    def renew(self) -> None:
        """Read the interaction again."""
        self._one = self._service.interactions.one(self._one.id)
