"""Which state follows which, what a change does to it, and when a post is expired."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.rules.post_changes import APPEARS, appears_changed, state_after
from medias_desktop.editorial_calendar.rules.posts import (
    FOLLOWING,
    PostState,
    effective_state,
    may_follow,
)
from tests.editorial_calendar.posts.drafts import MONDAY, draft, on

S = PostState
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("now", "then", "may"),
    [
        (S.IDEA, S.DRAFT, True),
        (S.IDEA, S.APPROVED, False),
        (S.DRAFT, S.CHECKED, True),
        (S.DRAFT, S.APPROVED, False),
        (S.CHECKED, S.APPROVED, True),
        (S.CHECKED, S.SCHEDULED, False),
        (S.APPROVED, S.SCHEDULED, True),
        (S.SCHEDULED, S.APPROVED, True),
        (S.PUBLISHED, S.ARCHIVED, True),
        (S.PUBLISHED, S.DRAFT, False),
        (S.WITHDRAWN, S.PUBLISHED, False),
        (S.REFUSED, S.DRAFT, True),
        (S.EXPIRED, S.APPROVED, False),
        (S.EXPIRED, S.CHECKED, True),
        (S.EXPIRED, S.REFUSED, True),
    ],
)
def test_which_state_follows_which(now, then, may):
    assert may_follow(now, then) is may


def test_every_state_has_followers_a_name_and_a_colour():
    assert set(FOLLOWING) == set(STATE_NAMES) == set(STATE_KINDS) == set(PostState)


NOON = dt.datetime.fromisoformat("2026-11-23T12:00")


@pytest.mark.parametrize(
    ("state", "day", "time", "shown"),
    [
        (S.APPROVED, MONDAY, dt.time(11, 59), S.EXPIRED),
        (S.APPROVED, MONDAY, dt.time(12), S.APPROVED),
        (S.APPROVED, MONDAY, None, S.APPROVED),
        (S.APPROVED, MONDAY - dt.timedelta(days=1), None, S.EXPIRED),
        (S.CHECKED, MONDAY, dt.time(9), S.EXPIRED),
        (S.CHECKED, None, None, S.CHECKED),
        (S.SCHEDULED, MONDAY, dt.time(9), S.SCHEDULED),
        (S.DRAFT, MONDAY, dt.time(9), S.DRAFT),
        (S.PUBLISHED, MONDAY, dt.time(9), S.PUBLISHED),
    ],
)
def test_a_late_approval_never_slips_through(state, day, time, shown):
    moment = draft(planned_on=day, planned_time=time).moment
    assert effective_state(state, moment, NOON) is shown


TOUCHED = {
    "title": "Autre titre",
    "category": "news",
    "language": "en",
    "texts": on("facebook", "instagram"),
    "author_id": 4,
    "author": "Luc Roy",
    "link": "https://ville.exemple.ca",
    "original_link": "https://club.exemple.ca",
    "source_credit": "Club de patinage",
    "exception": "emergency",
    "exception_reason": "Bris",
    "allowed_by": "council",
    "allowed_because": "Résolution",
    "contest_rules": "Un prix",
    "jobs": 2,
    "shows_logo": True,
    "logo_request_id": 1,
    "photos": (1,),
}


@pytest.mark.parametrize("name", sorted(APPEARS))
def test_a_change_of_what_appears_is_known(name):
    before = draft()
    assert appears_changed(before, dataclasses.replace(before, **{name: TOUCHED[name]}))


def test_what_only_the_town_sees_is_no_such_change():
    before = draft()
    kept = {
        "note": "Voir Luc",
        "campaign": "Hiver",
        "requester": "Loisirs",
        "approver": "Line Caron",
        "purpose": "activities",
        "audiences": ("citizens",),
        "answers": frozenset({"reread"}),
        "request_id": 3,
        "event_id": 2,
    }
    after = dataclasses.replace(before, **kept)
    assert not appears_changed(before, after)
    fields = {one.name for one in dataclasses.fields(before)}
    assert fields == {*APPEARS, *kept, "planned_on", "planned_time"}  # a new field is decided about here


@pytest.mark.parametrize(
    ("state", "expired", "change", "after"),
    [
        (S.APPROVED, False, {"title": "Autre"}, S.DRAFT),
        (S.SCHEDULED, False, {"texts": on("instagram")}, S.DRAFT),
        (S.CHECKED, False, {"title": "Autre"}, S.DRAFT),
        (S.APPROVED, True, {"title": "Autre"}, S.DRAFT),
        (S.APPROVED, False, {"note": "x"}, S.APPROVED),
        (S.APPROVED, False, {"planned_on": TUESDAY}, S.APPROVED),
        (S.APPROVED, True, {"planned_on": TUESDAY}, S.CHECKED),
        (S.CHECKED, True, {"planned_on": TUESDAY}, S.CHECKED),
        (S.SCHEDULED, False, {"planned_time": dt.time(11)}, S.APPROVED),
        (S.APPROVED, False, {"planned_on": None, "planned_time": None}, S.DRAFT),
        (S.DRAFT, False, {"title": "Autre"}, S.DRAFT),
        (S.IDEA, False, {"planned_on": TUESDAY}, S.IDEA),
        (S.SUSPENDED, False, {"title": "Autre"}, S.SUSPENDED),
    ],
)
def test_what_a_change_does_to_the_state(state, expired, change, after):
    before = draft()
    assert state_after(state, before, dataclasses.replace(before, **change), expired=expired) is after
