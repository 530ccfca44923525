"""What lists of incidents are narrowed to, in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.rules.incident_filters import IncidentState

INCIDENT_STATES = {
    IncidentState.DONE: N_("dealt with"),
    IncidentState.SHUT_OUT: N_("shut out today"),
    IncidentState.ENDED: N_("block to be lifted on the platform"),
    IncidentState.ANNULLED: N_("annulled ones"),
}
