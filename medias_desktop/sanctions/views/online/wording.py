"""What the lists and forms of online users say of incidents, in the interface language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.sanctions.labels import ACTION_KINDS, ACTION_NAMES
from medias_desktop.sanctions.labels.coded import cited, platform_name, reason_names
from medias_desktop.sanctions.rules.incident_filters import IncidentRow, IncidentState
from medias_desktop.sanctions.rules.incidents import EXCLUDING, Incident

if TYPE_CHECKING:
    from medias_desktop.sanctions.service import SanctionService

FIRST_COLUMNS = (1, 4, 0, 3, 6, 2, 5)
"""Columns by how much they tell: a narrow list leaves the last ones out."""


def columns() -> list[Column[IncidentRow]]:
    """Return the columns of the list."""
    return [
        Column(_("Day seen"), lambda row: format_date(row.seen_on, "medium"), stretch=13),
        Column(_("Online user"), lambda row: row.handle, stretch=16),
        Column(_("Account"), lambda row: row.account, stretch=20),
        Column(_("Reason"), lambda row: reason_names((row.reason, *row.more_reasons)), stretch=21),
        Column(_("What was done"), _done, chip=_done_kind, stretch=17),
        Column(_("Clause"), lambda row: cited(row.cite) or "–", stretch=14),
        Column(
            _("State"),
            lambda row: state_name(row.state, row.until),
            chip=lambda row: _KINDS[row.state],
            stretch=22,
        ),
    ]


def state_filter_name(state: IncidentState) -> str:
    """Return a state as a filter names it."""
    return {
        IncidentState.DONE: _("Dealt with"),
        IncidentState.SHUT_OUT: _("Shut out today"),
        IncidentState.ENDED: _("Ended, to be lifted"),
        IncidentState.ANNULLED: _("Annulled"),
    }[state]


def state_name(state: IncidentState, until: dt.date | None) -> str:
    """Return how what was done stands; nothing is said of what is dealt with."""
    if state is IncidentState.DONE:
        return ""
    if state is IncidentState.SHUT_OUT and until is not None:
        return _("Until {day}").format(day=format_date(until, "medium"))
    return {
        IncidentState.SHUT_OUT: _("Shut out"),
        IncidentState.ENDED: _("Ended, to be lifted"),
        IncidentState.ANNULLED: _("Annulled"),
    }[state]


_KINDS = {
    IncidentState.DONE: "",
    IncidentState.SHUT_OUT: "bad",
    IncidentState.ENDED: "warn",
    IncidentState.ANNULLED: "muted",
}


def state_of(incident: Incident, today: dt.date) -> IncidentState:
    """Return where an incident stands on a day."""
    if incident.annulled_on is not None:
        return IncidentState.ANNULLED
    if incident.excludes(today):
        return IncidentState.SHUT_OUT
    ended = incident.action in EXCLUDING and incident.until is not None and incident.until < today
    if ended and (incident.lifted_on is None or incident.lifted_on > today):
        return IncidentState.ENDED
    return IncidentState.DONE


def standing(incident: Incident, today: dt.date) -> tuple[str, str]:
    """Return how what was done stands, and the kind of its chip."""
    state = state_of(incident, today)
    return state_name(state, incident.until), _KINDS[state]


def what_was_done(incident: Incident) -> str:
    """Return an incident in a line: who, where, when, what was done."""
    done = translate(ACTION_NAMES[incident.action])
    return " · ".join(
        (incident.handle, platform_name(incident.platform), format_date(incident.acted_on, "medium"), done)
    )


def reasons_of(incident: Incident) -> str:
    """Return why, in a line."""
    return reason_names((incident.reason, *incident.more_reasons))


def decider(service: SanctionService) -> str:
    """Return who decides, to begin with: the user of the session; in a register without users nobody is known."""
    name = service.actor_name
    return name if any(map(str.isalnum, name)) else ""


def _done(row: IncidentRow) -> str:
    return translate(ACTION_NAMES[row.action])


def _done_kind(row: IncidentRow) -> str:
    return ACTION_KINDS[row.action] or "muted"
