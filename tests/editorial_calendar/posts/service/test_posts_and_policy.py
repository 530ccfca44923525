"""Posts under a town’s text: what blocks refuses approval, what is set aside is kept for council, neighbours are looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.findings import Finding, Severity, tally
from medias_desktop.editorial_calendar.rules.posts import PostState
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, TOMORROW, draft, on
from tests.editorial_calendar.town_rules import service_of

S = PostState
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture
def town(register):
    """Return the service under Blainville’s text, used by Line Caron."""
    register.actor = register.actor._replace(name="Line Caron")
    return service_of(register, "blainville")[0]


def findings(calendar, number):
    return {(one.kind, one.clause.rule_code): one for one in calendar.checking.found(number)}


def shown(calendar, day=MONDAY):
    return {one.title: (one.blocks, one.warnings) for one in calendar.post_listing.between(day, day)}


def blocking(calendar, number):
    return [
        one
        for one in calendar.checking.found(number)
        if one.severity is Severity.BLOCK and not one.overridden
    ]


def set_all_aside(calendar, number):
    for one in blocking(calendar, number):
        calendar.posts.override(number, one, "Vu avec la direction générale")
    return calendar.posts.one(number)


def step(calendar, number, state):
    calendar.posts.step(number, calendar.posts.one(number).version, state)


def test_what_blocks_refuses_approval_until_it_is_set_aside_with_a_reason(town):
    for hour in (12, 15):
        town.posts.add(draft(title=f"À {hour} h", planned_time=dt.time(hour)))
    number = town.posts.add(draft())
    (first,) = blocking(town, number)
    step(town, number, S.CHECKED)
    with i18n.speaking("en"):
        with pytest.raises(errors.ApprovalRefused) as told:
            step(town, number, S.APPROVED)
        assert str(told.value).startswith(
            "The post cannot be approved: With this one there are 3 posts on Facebook that day: at most 2."
        )
    with pytest.raises(errors.ReasonMissing):
        town.posts.override(number, first, "  ")
    unknown = Finding(severity=Severity.BLOCK, kind="nothing_of_the_kind")
    with pytest.raises(errors.FindingGone):
        town.posts.override(number, unknown, "Parce que")
    set_all_aside(town, number)
    with pytest.raises(errors.OverriddenAlready):
        town.posts.override(number, first, "Encore")
    assert shown(town)["Ouverture de la patinoire"][0] == 0
    step(town, number, S.APPROVED)
    kept = town.posts.overrides_between(TODAY, TODAY)
    assert {one.reason for one in kept} == {"Vu avec la direction générale"}
    assert {one.made_by for one in kept} == {"Line Caron"}
    assert kept[0].post_title == "Ouverture de la patinoire"
    assert kept[0].finding
    assert town.posts.overrides_between(TOMORROW, TOMORROW) == ()
    town.posts.take_back_override(kept[0].id)
    assert town.posts.one(number).state is S.DRAFT
    assert town.posts.overrides(number)[0].taken_back_at is not None
    assert shown(town)["Ouverture de la patinoire"][0] == 1
    with pytest.raises(errors.OverrideGone):
        town.posts.take_back_override(kept[0].id)


def test_what_has_no_exception_cannot_be_set_aside(town):
    number = town.posts.add(draft(texts=on("twitter", text="a" * 300)))
    (too_long,) = blocking(town, number)
    with pytest.raises(errors.NotOverridable):
        town.posts.override(number, too_long, "Tant pis")
    notice = town.posts.add(draft(category="public_notice"))
    with pytest.raises(errors.NotOverridable):
        set_all_aside(town, notice)


def test_a_post_that_comes_or_goes_changes_what_is_found_in_its_neighbours(town):
    numbers = [
        town.posts.add(draft(title=title, planned_time=dt.time(hour)))
        for title, hour in (("Un", 9), ("Deux", 12), ("Trois", 15))
    ]
    crowded = shown(town)
    assert all(sum(counts) for counts in crowded.values())
    assert {one.kind for one in town.checking.found(numbers[0])} >= {"too_many_that_day"}
    town.posts.move(numbers[2], 1, TUESDAY, dt.time(15))
    for number in numbers:
        assert "too_many_that_day" not in {one.kind for one in town.checking.found(number)}
    town.posts.move(numbers[2], 2, MONDAY, dt.time(15))
    assert shown(town) == crowded
    town.posts.step(numbers[1], 1, S.REFUSED, "Trop")
    assert "too_many_that_day" not in {one.kind for one in town.checking.found(numbers[0])}


def test_imported_posts_are_looked_at_together(town):
    drafts = [draft(title=str(n), planned_time=dt.time(9 + n)) for n in range(3)]
    for number in town.posts.add_many(drafts):
        assert "too_many_that_day" in {one.kind for one in town.checking.found(number)}


def test_what_is_kept_is_what_the_check_says(town):
    number = town.posts.add(draft(category="contest", texts=on("facebook", text="GAGNEZ DES PATINS!!!")))
    post = town.posts.one(number)
    assert town.checking.found(number) == town.checking.check(post.draft, number)
    town.posts.attach_contest_rules(number, 1, b"%PDF-1.7", "r.pdf")
    assert town.checking.found(number) == town.checking.check(post.draft, number)
    town.posts.change(number, 2, draft(category="contest", title="Autre"))
    counted = tally(town.checking.found(number))
    assert shown(town)["Autre"] == (counted.blocks, counted.warnings)
    assert not town.checking.needs_recheck()


def test_an_approved_post_moved_to_a_day_where_something_blocks_goes_back(town):
    for hour in (9, 12):
        town.posts.add(draft(title=f"À {hour} h", planned_on=TUESDAY, planned_time=dt.time(hour)))
    number = town.posts.add(draft())
    step(town, number, S.CHECKED)
    set_all_aside(town, number)
    step(town, number, S.APPROVED)
    version = town.posts.one(number).version
    state = town.posts.move(number, version, TUESDAY, dt.time(15))
    assert state is S.DRAFT
