"""What the list and the forms of requests say, in the interface language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels.requests import STATE_KINDS, kind_name, state_name
from medias_desktop.editorial_calendar.rules.requesting.clauses import INSIDE
from medias_desktop.policies.rules.checks.words import Channel, Office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.described import Worded
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request, RequestRow
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

FIRST_COLUMNS = (2, 4, 1, 3, 0, 5)
"""Columns by how much they tell: a narrow list leaves the last ones out."""
SENDERS = (
    Office.DEPARTMENTS,
    Office.COMMITTEES,
    Office.HUMAN_RESOURCES,
    Office.COMMUNICATIONS,
    Office.GENERAL_MANAGEMENT,
    Office.CLERK,
    Office.POLICE,
    Office.COUNCIL,
    Office.CITIZENS,
    Office.MEDIA,
    Office.ACCREDITED_ORGANISATIONS,
    Office.OTHER_ORGANISATIONS,
)
CHANNELS = (
    Channel.EMAIL,
    Channel.TELEPHONE,
    Channel.WRITING,
    Channel.WEBSITE,
    Channel.PRIVATE_MESSAGE,
    Channel.PUBLIC_REPLY,
)


def columns() -> list[Column[RequestRow]]:
    """Return the columns of the list."""
    return [
        Column(_("Received"), lambda row: format_date(row.received_on, "medium"), stretch=13),
        Column(_("Request"), lambda row: kind_name(row.kind), stretch=22),
        Column(_("Subject"), lambda row: row.subject or "–", stretch=26),
        Column(_("Requester"), lambda row: row.organisation or row.requester, stretch=18),
        Column(
            _("State"), lambda row: state_name(row.state), chip=lambda row: STATE_KINDS[row.state], stretch=17
        ),
        Column(_("Until"), _until, stretch=14),
    ]


def _until(row: RequestRow) -> str:
    day = row.review_on or row.until
    return format_date(day, "medium") if day else "–"


def choices(words: Iterable[Worded]) -> list[tuple[str, object]]:
    """Return the choices of a closed list, the first one saying nothing."""
    return [(_("(not said)"), ""), *((translate(one.label).capitalize(), one.value) for one in words)]


def offices() -> list[tuple[str, object]]:
    """Return the offices that may decide or be sent something."""
    return choices(INSIDE)


def languages() -> list[tuple[str, object]]:
    """Return the languages of answers."""
    return [(_("French"), "fr"), (_("English"), "en")]


def about(request: Request) -> str:
    """Return a request in a line: its number, kind and requester."""
    who = request.organisation or request.draft.requester
    return " · ".join((request.number, kind_name(request.kind), who))


def decider(service: EditorialCalendarService) -> str:
    """Return who decides, to begin with: the user of the session; in a register without users nobody is known."""
    name = service.actor_name
    return name if any(map(str.isalnum, name)) else ""
