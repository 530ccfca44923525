"""Posts at the edge: the very minute, a day that is over, somebody unnamed, an approval that no longer counts."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_records import Counts, Publication
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.service.pressing_posts import pressing
from medias_desktop.photo_consents.rules.items import ItemDraft, ItemKind, Review, Rights
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, YESTERDAY, draft, on
from tests.editorial_calendar.posts.rows import Posted
from tests.editorial_calendar.town_rules import service_over

S = PostState
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture
def calendar(register):
    """Return the service over a register without any text, used by Line Caron at 15:30."""
    register.actor = register.actor._replace(name="Line Caron")
    return service_over(register)


def taken_to(calendar, number, *states):
    for state in states:
        calendar.posts.step(number, calendar.posts.one(number).version, state)
    return calendar.posts.one(number)


def test_the_very_minute_of_a_post_is_still_to_come(calendar):
    number = calendar.posts.add(draft(planned_on=TODAY, planned_time=dt.time(15, 30)))
    assert taken_to(calendar, number, S.CHECKED, S.APPROVED).shown is S.APPROVED
    late = calendar.posts.add(draft(planned_on=TODAY, planned_time=dt.time(15, 29)))
    with pytest.raises(errors.MomentPassed):
        taken_to(calendar, late, S.CHECKED, S.APPROVED)


def test_the_hour_of_a_day_that_is_over_may_still_be_put_right(calendar):
    number = calendar.posts.add(draft())
    calendar.register.clock.set_today(TUESDAY)
    calendar.posts.move(number, 1, MONDAY, dt.time(18))
    assert calendar.posts.one(number).draft.planned_time == dt.time(18)


def test_an_approval_by_nobody_named_counts_as_nobody_else_s(calendar):
    calendar.register.actor = calendar.register.actor._replace(name="")
    number = calendar.posts.add(draft(author="Julie Landry"))
    assert taken_to(calendar, number, S.CHECKED, S.APPROVED).self_approved
    assert [one.post_id for one in calendar.posts.self_approvals(TODAY, TODAY)] == [number]


def test_an_approved_post_taken_back_is_no_longer_approved(calendar):
    number = calendar.posts.add(draft(author="Line Caron"))
    assert taken_to(calendar, number, S.CHECKED, S.APPROVED).approved_at is not None
    post = taken_to(calendar, number, S.DRAFT)
    assert (post.approved_at, post.self_approved) == (None, False)
    assert calendar.posts.self_approvals(TODAY, TODAY) == ()


def test_the_same_numbers_once_more_change_nothing(calendar):
    number = calendar.posts.add(draft())
    out = Publication(platform="facebook", published_on=TODAY)
    calendar.post_records.record_publication(number, 1, [out], "Publiée par erreur")
    line = (number, "facebook", TODAY, Counts(reach=120))
    assert calendar.post_records.record_statistics_of([line]) == 1
    assert calendar.post_records.record_statistics_of([line]) == 0
    (kept,) = calendar.post_records.statistics(number)
    assert kept.version == 1


def test_what_is_taken_down_on_one_platform_keeps_its_photos_on_the_other(calendar):
    shot = calendar.photos.items.add_other(
        ItemDraft(ItemKind.PHOTO, "Patinoire", rights=Rights.OWN, photographer="Zoé Côté")
    )
    calendar.photos.items.review(shot, calendar.photos.items.item(shot).version, Review.NOBODY)
    number = calendar.posts.add(draft(texts=on("facebook", "instagram"), photos=(shot,)))
    both = [Publication(platform=one, published_on=TODAY) for one in ("facebook", "instagram")]
    calendar.post_records.record_publication(number, 1, both, "Publiée par erreur")
    calendar.post_records.withdraw(number, 2, TODAY, "Erreur", ["instagram"])
    uses = calendar.photos.uses.of_post(calendar.posts.one(number).uid)
    assert {one.purpose.value: one.is_live for one in uses} == {"facebook": True, "instagram": False}


def test_what_blocks_a_post_of_before_is_no_longer_pressing(calendar):
    rows = Posted(calendar.register)
    for day in (YESTERDAY, TODAY):
        rows.verdict(rows.post("x", state="scheduled", planned_on=day), blocks=1)
    assert pressing(calendar.register, calendar.local_now).blocked == 1
