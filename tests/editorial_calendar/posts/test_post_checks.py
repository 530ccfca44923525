"""What a post may not be, whatever a policy says."""

from __future__ import annotations

import contextlib
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core import i18n
from medias_desktop.core.errors import UserError
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.post_checks import (
    check_complete,
    check_draft,
    check_moment,
    exists,
    tidy,
)
from medias_desktop.editorial_calendar.rules.posts import PostText
from medias_desktop.photo_consents.errors.uses import LinkIsNoLink
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, YESTERDAY, draft, on

TORONTO = ZoneInfo("America/Toronto")


def refused(kind, **more):
    with pytest.raises(kind) as told:
        check_draft(tidy(draft(**more)), TODAY)
    assert "{" not in str(told.value)


def test_an_ordinary_post_is_kept_as_it_was_written():
    check_draft(tidy(draft()), TODAY)
    check_draft(tidy(draft(planned_on=None, planned_time=None, texts=(), category="")), TODAY)


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        (errors.TitleMissing, {"title": "  \u202e "}),
        (errors.PostTextTooLong, {"title": "a" * 201}),
        (errors.PostTextTooLong, {"texts": on("blog", text="a" * 70_001)}),
        (errors.PostTextTooLong, {"note": "a" * 4_001}),
        (errors.PostTextTooLong, {"link": f"https://ville.exemple.ca/{'a' * 2_000}"}),
        (errors.ChoiceUnknown, {"category": "gossip"}),
        (errors.ChoiceUnknown, {"language": "de"}),
        (errors.ChoiceUnknown, {"language": ""}),
        (errors.ChoiceUnknown, {"texts": on("myspace")}),
        (errors.ChoiceUnknown, {"texts": on("")}),
        (errors.ChoiceUnknown, {"purpose": "gain"}),
        (errors.ChoiceUnknown, {"audiences": ("martians",)}),
        (errors.ChoiceUnknown, {"exception": "haste", "exception_reason": "x"}),
        (errors.ChoiceUnknown, {"allowed_by": "nobody"}),
        (errors.ChoiceUnknown, {"answers": frozenset({"Faits vérifiés?"})}),
        (errors.PlatformTwice, {"texts": on("facebook", "facebook")}),
        (errors.TooManyPhotos, {"photos": tuple(range(51))}),
        (errors.JobsImpossible, {"jobs": 0}),
        (errors.JobsImpossible, {"jobs": 1_000}),
        (errors.ExceptionWithoutReason, {"exception": "emergency", "exception_reason": " "}),
        (LinkIsNoLink, {"link": "ville.exemple.ca"}),
        (LinkIsNoLink, {"original_link": "javascript:alert(1)"}),
        (errors.PlannedBeforeToday, {"planned_on": YESTERDAY}),
        (errors.PlannedBeforeToday, {"planned_on": dt.date(1, 1, 1)}),
        (errors.PlannedBeforeToday, {"planned_on": dt.date(1990, 5, 1)}),
        (errors.PlannedTooFar, {"planned_on": dt.date(2032, 1, 1)}),
        (errors.PlannedTooFar, {"planned_on": dt.date(9999, 12, 31)}),
        (errors.HourWithoutDay, {"planned_on": None}),
    ],
)
def test_what_cannot_be_is_told_plainly(kind, more):
    refused(kind, **more)


@pytest.mark.parametrize(
    "more",
    [
        {"title": "a" * 200},
        {"texts": on("blog", text="a" * 70_000)},
        {"jobs": 1},
        {"jobs": 999},
        {"planned_on": TODAY},
        {"planned_on": dt.date(2031, 12, 31)},
        {"photos": tuple(range(1, 51))},
        {"texts": on("facebook", text="🎉" * 1_000)},
        {"category": "survey"},
    ],
)
def test_the_most_that_can_be_is_taken(more):
    check_draft(tidy(draft(**more)), TODAY)


def test_a_day_that_stays_may_be_past_and_its_hour_changed():
    before = draft(planned_on=YESTERDAY)
    check_draft(draft(planned_on=YESTERDAY, note="Reporté?"), TODAY, before)
    check_draft(draft(planned_on=YESTERDAY, planned_time=dt.time(18)), TODAY, before)
    with pytest.raises(errors.PlannedBeforeToday):
        check_draft(draft(planned_on=dt.date(2026, 11, 19)), TODAY, before)


def test_what_turns_lines_or_breaks_databases_is_left_out():
    clean = tidy(
        draft(
            title=" Fête\u202e des\n voisins\x00 ",
            texts=(PostText(platform="facebook", text="  Deux\n\nlignes \ud83c "),),
            photos=(3, 3, 1),
            audiences=("citizens", "citizens"),
        )
    )
    assert clean.title == "Fête des voisins"
    assert clean.texts[0].text == "Deux\n\nlignes \ufffd"
    assert (clean.photos, clean.audiences) == ((3, 1), ("citizens",))


ANYTHING = st.text(st.characters(), max_size=400)


@given(ANYTHING, ANYTHING, st.dates())
def test_whatever_is_typed_is_kept_in_order_or_told_plainly(title, text, day):
    given_draft = draft(
        title=title, texts=on("facebook", text=text), note=text, link=title, planned_on=day, planned_time=None
    )
    clean = tidy(given_draft)
    assert tidy(clean) == clean
    clean.texts[0].text.encode()
    assert "\x00" not in f"{clean.title}{clean.note}{clean.texts[0].text}"
    with contextlib.suppress(UserError):
        check_draft(clean, TODAY)
        assert TODAY <= clean.planned_on <= dt.date(2031, 12, 31)


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2027-03-14T01:59", True),
        ("2027-03-14T02:00", False),
        ("2027-03-14T02:30", False),
        ("2027-03-14T03:00", True),
        ("2026-11-01T01:30", True),  # twice that night, and that is enough
        ("0001-01-01T00:00", True),
        ("9999-12-31T23:59", True),
    ],
)
def test_the_hour_that_clocks_skip_does_not_exist(moment, there):
    assert exists(dt.datetime.fromisoformat(moment), TORONTO) is there


def test_the_hour_that_clocks_skip_is_told_plainly():
    with i18n.speaking("en"):
        with pytest.raises(errors.MomentDoesNotExist) as told:
            check_moment(dt.date(2027, 3, 14), dt.time(2, 30), TODAY, TORONTO)
        assert "On March 14, 2027 clocks go forward, and 2:30" in str(told.value)
    check_moment(
        dt.date(2027, 3, 14), dt.time(2, 30), TODAY
    )  # the computer of the tests knows no summer time


def test_a_post_that_is_checked_has_a_kind_and_a_text():
    check_complete(draft())
    with pytest.raises(errors.CategoryMissing):
        check_complete(draft(category=""))
    for texts in ((), on("facebook", text="")):
        with pytest.raises(errors.NoText):
            check_complete(draft(texts=texts))


def test_the_closed_list_has_every_kind_of_the_texts_and_those_of_the_towns():
    assert {"press_release", "job_offer", "campaign", "survey", "contest", "roadwork", "emergency"} <= set(
        CATEGORIES
    )
    assert len(CATEGORIES) == 26
    assert MONDAY.weekday() == 0
