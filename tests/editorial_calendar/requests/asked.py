"""Requests as tests make them."""

from __future__ import annotations

import datetime as dt

from medias_desktop.editorial_calendar.rules.requesting.organisations import Organisation, OrganisationDraft
from medias_desktop.editorial_calendar.rules.requesting.requests import RequestDraft, StepDraft
from medias_desktop.editorial_calendar.rules.requesting.states import RequestKind, RequestState

TODAY = dt.date(2026, 11, 21)
PAGE = "https://www.facebook.com/clubnautiquefictif"
POST = f"{PAGE}/posts/1042"


def draft(kind="department_post", **more):
    """Return a request received today that says what it has to."""
    plain = {
        "requester": "Service des loisirs",
        "received_on": TODAY,
        "subject": "Patinoire ouverte",
        "description": "La patinoire du parc ouvre samedi.",
    }
    return RequestDraft(kind=RequestKind(kind), **(plain | more))


def step(state, **more):
    """Return a step taken today by somebody."""
    plain = {"day": TODAY, "by": "Julie Landry"}
    return StepDraft(state=RequestState(state), **(plain | more))


def organisation(number=1, **more):
    """Return an organization accredited since the beginning of the year."""
    plain = {"name": "Club nautique fictif", "accredited_on": dt.date(2026, 1, 1)}
    withdrawn = {name: more.pop(name) for name in ("withdrawn_on", "withdrawn_because") if name in more}
    return Organisation(id=number, draft=OrganisationDraft(**(plain | more)), **withdrawn)
