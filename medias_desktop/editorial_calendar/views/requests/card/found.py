"""What the card of a request shows, read on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.requesting.states import WAITING

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
    from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation
    from medias_desktop.editorial_calendar.rules.requesting.requests import Request, RequestStep
    from medias_desktop.editorial_calendar.rules.requesting.states import RequestState
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCard:
    """A request with its organization, its steps, what the rules say of it, and where their clauses are read."""

    request: Request
    organisation: Organisation | None
    steps: tuple[RequestStep, ...]
    next_states: tuple[RequestState, ...]
    findings: tuple[Finding, ...]
    rules: tuple[PolicyRule, ...]
    places: dict[Clause, str]


def read_card(service: EditorialCalendarService, request_id: int) -> RequestCard:
    """Return the card of a request. Raises RequestGone."""
    requests = service.requests
    request = requests.one(request_id)
    number = request.draft.organisation_id
    rules = requests.shown(request.draft)
    clauses = {request.clause, *(one.clause for one in rules)}
    return RequestCard(
        request=request,
        organisation=None if number is None else service.organisations.one(number),
        steps=requests.history(request_id),
        next_states=requests.next_states(request),
        findings=requests.check(request.draft) if request.state in WAITING else (),
        rules=rules,
        places={one: requests.place_of(one) for one in clauses},
    )
