"""What the lists and forms of interactions say, in the interface language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_time, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.interactions import (
    BASIS_NAMES,
    KIND_NAMES,
    STATE_KINDS,
    STATE_NAMES,
    due_text,
    platform_name,
)
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionRow
from medias_desktop.editorial_calendar.rules.interactions import OPEN, DueBasis, Interaction

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

FIRST_COLUMNS = (0, 3, 5, 1, 2, 6, 4)
"""Columns by how much they tell: a narrow list leaves the last ones out."""


def columns() -> list[Column[InteractionRow]]:
    """Return the columns of the list."""
    return [
        Column(_("Answer due"), _due, chip=_due_kind, stretch=21),
        Column(_("Received"), lambda row: short_moment(row.received_at), stretch=18),
        Column(_("Kind"), lambda row: translate(KIND_NAMES[row.kind]), stretch=20),
        Column(_("What was written"), _written, stretch=34),
        Column(_("Account"), _account, stretch=18),
        Column(
            _("State"),
            lambda row: translate(STATE_NAMES[row.state]),
            chip=lambda row: STATE_KINDS[row.state],
            stretch=17,
        ),
        Column(_("Passed on to"), lambda row: row.department, stretch=16),
    ]


def short_moment(at: dt.datetime) -> str:
    """Return a moment in a few signs."""
    return f"{format_date(at.date(), 'medium')}, {format_time(at)}"


def due_state(one: Interaction, now: dt.datetime) -> tuple[str, str]:
    """Return until when something is due, and the kind of its chip."""
    if not one.open or one.answered_at is not None:
        return "", "muted"
    text = due_text(one.due_at, one.due_basis)
    if one.late(now):
        return _("Late: {moment}").format(moment=text), "bad"
    if one.due_at is not None and one.due_at.date() <= now.date():
        return text, "warn"
    return text, "warn" if one.due_basis is DueBasis.UNKNOWN else "accent" if one.due_at else "muted"


def place_of(service: EditorialCalendarService, clause: Clause) -> str:
    """Return where a clause is read, in the words of the policies’ tab, "" when its text is not there."""
    uids = {one.id: one.uid for one in service.policies.adopted_versions()}
    uid = uids.get(clause.version_id or 0, "")
    return f"{uid}#{clause.section_uid}" if uid else ""


def actor(service: EditorialCalendarService) -> str:
    """Return who does something, to begin with; in a register without users nobody is known."""
    name = service.actor_name
    return name if any(map(str.isalnum, name)) else ""


def _due(row: InteractionRow) -> str:
    if row.state not in OPEN or row.answered_at is not None:
        return ""
    if row.due_at is None or row.due_basis is DueBasis.AT_ONCE:
        return translate(BASIS_NAMES[row.due_basis])
    return short_moment(row.due_at)


def _due_kind(row: InteractionRow) -> str:
    if row.late:
        return "bad"
    if row.due_basis is DueBasis.UNKNOWN:
        return "warn"
    return "accent" if row.due_at is not None else "muted"


def _written(row: InteractionRow) -> str:
    words = " ".join(row.text.split()) or _("(only a link)")
    return f"{row.sender}: {words}" if row.sender else words


def _account(row: InteractionRow) -> str:
    return row.account or platform_name(row.platform) or "–"
