"""Months and lists of posts: in order, filtered, counted; what stands on days besides."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_filters import Found, PostFilter
from medias_desktop.editorial_calendar.rules.posts import PostState
from tests.editorial_calendar.posts.drafts import MONDAY, TODAY, YESTERDAY, draft, on
from tests.editorial_calendar.posts.rows import Posted
from tests.editorial_calendar.town_rules import service_over

S = PostState
TUESDAY = MONDAY + dt.timedelta(days=1)


@pytest.fixture
def calendar(register):
    return service_over(register)


@pytest.fixture
def rows(register):
    """Return posts written straight into the tables, in whatever state; the moment is Saturday at half past three."""
    return Posted(register)


def titles(lines):
    return [one.title for one in lines]


def test_a_month_is_in_order_and_shows_who_is_late(calendar, rows):
    rows.post("b", planned_on=MONDAY, planned_time="10:00", platforms="facebook,blog", photos="4,7")
    rows.post("c", planned_on=MONDAY, planned_time="14:00")
    rows.post("a", planned_on=MONDAY)
    rows.post("expired at 15:29", state="approved", planned_on=TODAY, planned_time="15:29")
    rows.post("not yet", state="approved", planned_on=TODAY, planned_time="15:30")
    rows.post("any hour", state="checked", planned_on=TODAY)
    rows.post("next month", planned_on=dt.date(2026, 12, 1))
    rows.post("no day")
    found = calendar.post_listing.between(dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    assert [(one.title, one.state) for one in found] == [
        ("any hour", S.CHECKED),
        ("expired at 15:29", S.EXPIRED),
        ("not yet", S.APPROVED),
        ("a", S.DRAFT),
        ("b", S.DRAFT),
        ("c", S.DRAFT),
    ]
    assert (found[4].platforms, found[4].photos, found[4].planned_on) == (("facebook", "blog"), 2, MONDAY)
    assert calendar.post_listing.taken(TODAY, MONDAY) == {TODAY: 3, MONDAY: 3}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PostFilter(text="elodie piscine"), ["pool"]),
        (PostFilter(text="100%"), ["per cent"]),
        (PostFilter(text="zz"), []),
        (PostFilter(states=frozenset({S.EXPIRED})), ["late"]),
        (PostFilter(states=frozenset({S.APPROVED})), ["no day"]),
        (PostFilter(states=frozenset({S.DRAFT, S.EXPIRED})), ["per cent", "pool", "late"]),
        (PostFilter(categories=frozenset({"news", "contest"})), ["per cent"]),
        (PostFilter(platform="blog"), ["pool"]),
        (PostFilter(author="Luc Roy"), ["late"]),
        (PostFilter(language="en"), ["per cent"]),
        (PostFilter(campaign="Hiver"), ["pool"]),
        (PostFilter(found=Found.BLOCKS), ["pool"]),
        (PostFilter(found=Found.WARNINGS), ["per cent"]),
        (PostFilter(since=MONDAY), ["per cent", "pool"]),
        (PostFilter(until=YESTERDAY), ["late"]),
        (PostFilter(undated=True), ["no day"]),
        (PostFilter(self_approved=True), ["late"]),
        (PostFilter(), ["no day", "per cent", "pool", "late"]),
        (PostFilter(oldest_first=True), ["no day", "late", "pool", "per cent"]),
    ],
)
def test_lists_are_filtered(calendar, rows, wanted, found):
    pool = rows.post(
        "pool", planned_on=MONDAY, platforms="facebook,blog", search_key="piscine elodie", campaign="Hiver"
    )
    cent = rows.post("per cent", planned_on=TUESDAY, search_key="100% vrai", category="news", language="en")
    rows.post("late", state="approved", planned_on=YESTERDAY, author="Luc Roy", self_approved=True)
    rows.post("no day", state="approved", search_key="100 fois")
    rows.verdict(pool, blocks=1)
    rows.verdict(cent, warnings=2)
    listing = calendar.post_listing
    numbers = listing.numbers(wanted)
    assert titles(listing.rows(numbers)) == titles(listing.first(wanted)) == found
    assert titles(listing.first(wanted, 2)) == found[:2]
    if not wanted.undated and wanted.since is None and wanted.until is None:
        month = listing.between(dt.date(2026, 11, 1), dt.date(2026, 11, 30), wanted)
        assert sorted(titles(month)) == sorted(one for one in found if one != "no day")


@pytest.mark.parametrize("oldest_first", [False, True])
def test_the_window_does_not_wait_for_what_lies_far_down(calendar, rows, monkeypatch, oldest_first):
    monkeypatch.setattr("medias_desktop.editorial_calendar.service.post_listing.FAR", 2)
    days = [MONDAY + dt.timedelta(days=n) for n in range(5)]
    for day in reversed(days) if oldest_first else days:
        rows.post(f"{day:%d}", planned_on=day, search_key="piscine")
    wanted = PostFilter(text="piscine", oldest_first=oldest_first)
    found = calendar.post_listing.first(wanted)
    assert (titles(found), found.whole) == (["23", "24", "25"] if oldest_first else ["27", "26", "25"], False)
    assert len(calendar.post_listing.numbers(wanted)) == 5
    assert calendar.post_listing.first(PostFilter(oldest_first=oldest_first)).whole


def test_figures_count_what_waits(calendar, rows):
    for state, day, time in (
        ("approved", MONDAY, ""),
        ("scheduled", TODAY, "18:00"),
        ("scheduled", TODAY, "10:00"),
        ("checked", None, ""),
        ("checked", MONDAY, ""),
        ("checked", YESTERDAY, ""),
        ("approved", TODAY, "09:00"),
        ("published", YESTERDAY, ""),
        ("draft", YESTERDAY, ""),
    ):
        number = rows.post("x", state=state, planned_on=day, planned_time=time)
        rows.verdict(number, blocks=1 if state in ("checked", "published") else 0)
    figures = calendar.post_listing.figures()
    assert (figures.to_come, figures.to_approve, figures.expired, figures.unrecorded) == (2, 2, 2, 1)
    assert figures.blocked == 2
    assert calendar.post_listing.authors() == ("Julie Landry",)
    assert calendar.post_listing.campaigns() == ()


def test_what_stands_on_days_besides_posts(calendar):
    calendar.day_notes.add(MONDAY, " Conseil à 19 h ")
    second = calendar.day_notes.add(MONDAY, "Élagage 🌳")
    facts = calendar.post_listing.day_facts(dt.date(2026, 12, 20), dt.date(2027, 4, 1))
    assert facts.holidays == {
        dt.date(2026, 12, 25): "Jour de Noël",
        dt.date(2027, 1, 1): "Jour de l’an",
        dt.date(2027, 3, 26): "Vendredi saint",
        dt.date(2027, 3, 29): "Lundi de Pâques",
    }
    assert (facts.notes, facts.periods, facts.absences) == ({}, (), ())
    with i18n.speaking("en"):
        year = calendar.post_listing.day_facts(dt.date(2027, 12, 25), dt.date(2027, 12, 31)).holidays
    assert list(year.values()) == ["Christmas Day", "Christmas Day (day off)"]
    notes = calendar.post_listing.day_facts(MONDAY, MONDAY).notes[MONDAY]
    assert [one.text for one in notes] == ["Conseil à 19 h", "Élagage 🌳"]
    calendar.day_notes.change(second, 1, TUESDAY, "Élagage reporté")
    with pytest.raises(ChangedElsewhere):
        calendar.day_notes.remove(second, 1)
    calendar.day_notes.remove(second, 2)
    assert calendar.day_notes.between(TUESDAY, TUESDAY) == ()
    for day, text, kind in (
        (MONDAY, " ", errors.NoteEmpty),
        (MONDAY, "a" * 501, errors.PostTextTooLong),
        (dt.date(1, 1, 1), "x", errors.NoteDayAbsurd),
    ):
        with pytest.raises(kind):
            calendar.day_notes.add(day, text)


def test_posts_are_imported_all_or_none(calendar):
    with pytest.raises(errors.TitleMissing):
        calendar.posts.add_many([draft(), draft(title="")])
    assert not calendar.posts.any()
    numbers = calendar.posts.add_many([draft(title="Un"), draft(title="Deux", texts=on("blog"))])
    assert titles(calendar.post_listing.rows(numbers)) == ["Un", "Deux"]
    assert [one.draft.title for one in calendar.posts.many([numbers[1], 99])] == ["Deux"]
