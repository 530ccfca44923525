"""Which days months and weeks show; where they lie."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from medias_desktop.core.i18n import format_time, use_language
from medias_desktop.editorial_calendar.rules.absences import Absence, AbsenceKind
from medias_desktop.editorial_calendar.rules.periods import Period, PeriodKind
from medias_desktop.editorial_calendar.rules.post_filters import DayFacts
from medias_desktop.editorial_calendar.rules.posts import PostLine, PostState
from medias_desktop.editorial_calendar.views.calendar import spans, week_places, wording
from medias_desktop.editorial_calendar.views.calendar.month_places import MonthPlaces
from medias_desktop.editorial_calendar.views.calendar.reading import bands_of, taken
from medias_desktop.editorial_calendar.views.calendar.shown import Band, BandKind, lanes, minutes

NOVEMBER = dt.date(2026, 11, 1)


def line(number, time, day=dt.date(2026, 11, 23), state=PostState.DRAFT):
    return PostLine(
        id=number,
        title="Avis",
        category="news",
        state=state,
        planned_on=day,
        planned_time=time,
        platforms=("facebook",),
        language="fr",
        author="",
    )


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        # November 2026 begins on a Sunday and has 30 days: five weeks.
        (dt.date(2026, 11, 21), dt.date(2026, 11, 1), dt.date(2026, 12, 5)),
        # May 2027 begins on a Saturday and ends on a Monday: six weeks, 42 days.
        (dt.date(2027, 5, 31), dt.date(2027, 4, 25), dt.date(2027, 6, 5)),
        # February 2026 has 28 days from Sunday to Saturday: four weeks.
        (dt.date(2026, 2, 1), dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
    ],
)
def test_a_month_shows_whole_weeks_from_sunday_on(day, first, last):
    assert spans.month_span(day) == (first, last)
    assert first.weekday() == 6


def test_a_week_begins_on_sunday():
    assert spans.week_span(dt.date(2026, 11, 21)) == (dt.date(2026, 11, 15), dt.date(2026, 11, 21))
    assert spans.week_span(dt.date(2026, 11, 22)) == (dt.date(2026, 11, 22), dt.date(2026, 11, 28))


def test_the_same_day_of_another_month_is_the_last_one_where_there_is_none():
    assert spans.moved_months(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)
    assert spans.moved_months(dt.date(2028, 1, 31), 1) == dt.date(2028, 2, 29)
    assert spans.moved_months(dt.date(2026, 1, 15), -1) == dt.date(2025, 12, 15)


def test_nobody_walks_out_of_time():
    assert spans.moved_months(dt.date(2199, 12, 15), 1) == spans.LATEST
    assert spans.moved_days(spans.LATEST, 1) == spans.LATEST
    assert spans.moved_days(spans.EARLIEST, -7) == spans.EARLIEST
    assert spans.within(dt.date.max) == spans.LATEST


def test_days_share_the_width_to_the_last_pixel():
    places = MonthPlaces(width=703, height=500, weeks=5, head=20, least=60)

    cells = [places.cell(column) for column in range(7)]

    assert cells[0][0] == 0
    assert cells[6][0] + cells[6][2] == 703
    assert all(left[0] + left[2] == right[0] for left, right in pairwise(cells))
    assert places.share == 96
    assert places.at(702, 0) == 6
    assert places.at(703, 0) is None
    assert places.at(0, 96) == 7
    assert places.between(0, 95) == range(1)


def test_a_low_window_keeps_weeks_that_can_be_read():
    places = MonthPlaces(width=700, height=100, weeks=6, head=20, least=60)

    assert places.share == 60
    assert places.total == 360


def test_a_week_with_bands_is_higher_than_the_others():
    places = MonthPlaces(width=700, height=520, weeks=5, head=20, least=60, more=(0, 0, 40, 0, 0))

    # 500 pixels less the 40 of the bands, by five weeks.
    assert [places.top(week) for week in range(6)] == [0, 92, 184, 316, 408, 500]
    assert places.at(0, 315) == 14
    assert places.at(0, 316) == 21
    assert places.cell(14)[1:] == (184, 100, 132)


def test_posts_of_about_the_same_time_stand_beside_each_other():
    found = week_places.blocks([line(1, "09:00"), line(2, "09:10"), line(3, "09:30"), line(4, "")], 3)

    # 9:00 and 9:10 overlap; 9:30 begins when 9:00 is over, and takes its column.
    assert [(one.post.id, one.column, one.columns) for one in found] == [(1, 0, 2), (2, 1, 2), (3, 0, 2)]


def test_more_than_there_is_room_for_are_counted():
    found = week_places.blocks([line(number, "10:00") for number in range(1, 6)], 2)

    assert [(one.post and one.post.id, one.column) for one in found] == [(1, 0), (None, 1)]


def test_early_and_late_posts_are_seen():
    assert week_places.hours([line(1, "09:00")]) == (6, 22)
    assert week_places.hours([line(1, "04:45"), line(2, "23:40")]) == (4, 24)


def test_minutes_of_the_day():
    assert minutes("14:30") == 870
    assert minutes("") is None


def test_only_posts_that_count_take_a_slot():
    day = dt.date(2026, 11, 23)
    posts = [line(1, "09:00"), line(2, "10:00", state=PostState.REFUSED), line(3, "")]

    assert taken(posts) == {day: (540,)}


def test_bands_that_overlap_lie_below_each_other():
    election = Band(BandKind.ELECTION, NOVEMBER, dt.date(2026, 11, 10), "a")
    first = Band(BandKind.ABSENCE, dt.date(2026, 11, 2), dt.date(2026, 11, 3), "b")
    second = Band(BandKind.ABSENCE, dt.date(2026, 11, 4), dt.date(2026, 11, 6), "c")

    assert lanes([second, election, first], NOVEMBER, dt.date(2026, 11, 7)) == ((election,), (first, second))
    assert lanes([first], dt.date(2026, 11, 8), dt.date(2026, 11, 14)) == ()


def test_an_emergency_without_an_end_goes_on_and_absences_of_the_same_days_share_a_band():
    use_language("en")
    began = dt.datetime.fromisoformat("2026-11-03T14:00")
    facts = DayFacts(
        periods=(
            Period(
                id=1,
                uid="a",
                kind=PeriodKind.EMERGENCY,
                level="",
                begins_at=began,
                ends_at=None,
                reason="Flood",
            ),
            Period(
                id=2,
                uid="b",
                kind=PeriodKind.ELECTION,
                level="municipal",
                begins_at=dt.datetime.fromisoformat("2026-10-01T00:00"),
                ends_at=dt.datetime.fromisoformat("2026-11-05T20:00"),
            ),
        ),
        absences=(
            Absence(
                id=1,
                uid="c",
                kind=AbsenceKind.HOLIDAY,
                from_on=dt.date(2026, 11, 2),
                until_on=dt.date(2026, 11, 4),
                name="Ann",
            ),
            Absence(
                id=2,
                uid="d",
                kind=AbsenceKind.HOLIDAY,
                from_on=dt.date(2026, 11, 4),
                until_on=dt.date(2026, 11, 4),
                name="Bob",
                replacement="Zoe",
            ),
        ),
    )

    found = bands_of(facts, NOVEMBER, dt.date(2026, 12, 5))

    assert found == (
        Band(BandKind.CRISIS, dt.date(2026, 11, 3), dt.date(2026, 12, 5), "Crisis mode: Flood"),
        Band(BandKind.ELECTION, dt.date(2026, 10, 1), dt.date(2026, 11, 5), "Election period (municipal)"),
        Band(BandKind.ABSENCE, dt.date(2026, 11, 2), dt.date(2026, 11, 3), "Away: Ann"),
        Band(
            BandKind.ABSENCE, dt.date(2026, 11, 4), dt.date(2026, 11, 4), "Away: Ann, Bob (replaced by Zoe)"
        ),
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("time", ["00:00", "09:05", "12:30", "13:30", "23:59"])
def test_hours_are_written_as_everywhere(language, time):
    use_language(language)
    moment = dt.datetime.combine(NOVEMBER, dt.time.fromisoformat(time))

    assert wording.long_time(time).replace("\u202f", " ") == format_time(moment).replace("\u202f", " ")


def test_hours_of_small_cells():
    assert wording.short_time("14:00") == "14\u00a0h"
    assert wording.short_time("14:05") == "14\u00a0h\u00a005"
    use_language("en")
    assert wording.short_time("14:30") == "2:30p"
    assert wording.short_time("00:00") == "12a"
