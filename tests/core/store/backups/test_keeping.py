"""The last ones, then one a day, a week, a month; whatever the clock says."""

from __future__ import annotations

import datetime as dt
import os

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.backups.keeping import Made, kept, prune
from medias_desktop.core.store.backups.listing import list_backups
from medias_desktop.core.store.backups.manifest import BackupReason
from tests.core.store.backups.registers import ID, NOW, back_up, make

DAY = dt.timedelta(days=1)
MANY = 8 + 14 + 8 + 12


def closing(*moments):
    return [Made(moment, BackupReason.CLOSING) for moment in moments]


def test_two_years_of_four_backups_a_day():
    # At 0:30, 6:30, 12:30 and 18:30 of each day up to 21 November, 18:30.
    now = dt.datetime(2026, 11, 21, 18, 30, tzinfo=dt.UTC)
    history = closing(*(now - dt.timedelta(hours=6) * n for n in range(4 * 730)))
    found = sorted((made.at for made in kept(history, now)), reverse=True)
    eight = [now - dt.timedelta(hours=6) * n for n in range(8)]
    days = [now - DAY * n for n in range(14)]
    # Sundays at 18:30, the last being this Saturday itself.
    weeks = [now, *(dt.datetime(2026, 11, 15, 18, 30, tzinfo=dt.UTC) - 7 * DAY * n for n in range(7))]
    ends = [(10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31), (2, 28), (1, 31)]
    months = [now, *(dt.datetime(2026, m, d, 18, 30, tzinfo=dt.UTC) for m, d in ends)]
    months.append(dt.datetime(2025, 12, 31, 18, 30, tzinfo=dt.UTC))
    assert found == sorted({*eight, *days, *weeks, *months}, reverse=True)


moments = st.integers(-60 * 24 * 800, 60 * 24 * 800).map(lambda minutes: NOW + dt.timedelta(minutes=minutes))
histories = st.lists(st.builds(Made, moments, st.sampled_from(BackupReason)), max_size=150)


@given(histories, moments)
def test_whatever_the_history_and_the_clock(history, now):
    found = kept(history, now)
    past, future = ([m for m in history if (m.at > now) is late] for late in (False, True))
    assert found <= set(history)
    assert kept(found, now) == found
    for part in (past, future):
        if part:
            assert max(part) in found
    assert kept(past, now) == {m for m in found if m.at <= now}, "what lies in the future pushes nothing out"
    days = {m.at.date() for m in past if now - m.at <= 400 * DAY}
    if len(days) >= 3:
        assert all(now - m.at <= 400 * DAY for m in found)
    newest_days = sorted({m.at.date() for m in past if now - m.at <= 400 * DAY}, reverse=True)[:14]
    assert set(newest_days) <= {m.at.date() for m in found}
    protected = {BackupReason.BEFORE_UPGRADE, BackupReason.BEFORE_KEY_CHANGE}
    assert {m for m in past if m.reason in protected and now - m.at <= 30 * DAY} <= found
    assert len([m for m in found if m.reason not in protected]) <= 2 * MANY


@given(st.lists(st.integers(-3000, 3000), min_size=1, max_size=60), histories)
def test_years_of_use_under_a_clock_that_jumps(jumps, history):
    """After each backup, the one just made is kept, and so are the seven before it while the clock stands right."""
    present = set(history)
    for jump in jumps:
        now = NOW + dt.timedelta(hours=jump)
        just = Made(now, BackupReason.CLOSING)
        present = kept(present | {just}, now)
        assert just in present


def test_a_day_in_the_year_2036_costs_little():
    history = closing(*(NOW - DAY * n for n in range(300)))
    during = kept(history, NOW)
    wrong = dt.datetime(2036, 5, 1, tzinfo=dt.UTC)
    for minute in range(30):
        now = wrong + dt.timedelta(minutes=minute)
        during = kept({*during, *closing(now)}, now)
    # That day took the places of one day, one week and one month, and of the eight last, which were those of days.
    days = {(NOW - DAY * n).date() for n in range(13)}
    assert days <= {made.at.date() for made in during}
    assert {(made.at.year, made.at.month) for made in during} >= {(2026, month) for month in range(2, 12)}
    after = kept(during, NOW + DAY)
    assert {made for made in during if made.at.year == 2026} == {
        made for made in after if made.at.year == 2026
    }


def test_a_dead_battery_costs_nothing():
    history = closing(*(NOW - DAY * n for n in range(300)))
    before = kept(history, NOW)
    wrong = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
    during = kept({*before, *closing(*(wrong + dt.timedelta(hours=n) for n in range(20)))}, wrong + DAY)
    assert before <= during
    after = kept({*during, *closing(NOW + DAY)}, NOW + DAY)
    assert {made.at.year for made in after} == {2026}


def test_removing(register_path, folder, tmp_path):
    for hours in range(20):
        back_up(register_path, folder, now=NOW - dt.timedelta(hours=hours))
    other = make(tmp_path / "Autre.medias", register_id="f" * 24)
    theirs = back_up(other, folder, now=NOW - 300 * DAY)
    upgraded = back_up(register_path, folder, now=NOW - 29 * DAY, reason=BackupReason.BEFORE_UPGRADE)
    (folder / "Photos").mkdir()
    (folder / "notes.txt").touch()
    removed = prune(folder, ID, NOW)
    names = {b.name for b in list_backups(folder)}
    # Hours 0 to 14 are of 21 November, 15 to 19 of the 20th: the last eight and the newest of the day before.
    expected = {
        (NOW - dt.timedelta(hours=hours)).strftime("%Y-%m-%dT%H%M%S.%fZ") for hours in (*range(8), 15)
    }
    assert names == expected | {theirs.name, upgraded.name}
    assert len(removed) == 11
    assert sorted(p.name for p in folder.iterdir()) == sorted({*names, "Photos", "notes.txt"})
    assert prune(folder, ID, NOW) == ()


def test_leftovers_are_swept_after_a_day(register_path, folder):
    made = back_up(register_path, folder)
    ages = {"2026-11-20T000000.000000Z.part": 25, "2026-11-21T130000.000000Z.part": 1, "Photos.part": 999}
    ages |= {"2026-11-20T000000.000000Z.0a1b2c3d.part": 25, "2036-11-20T000000.000000Z.part": -25}
    for name, hours in ages.items():
        (folder / name).mkdir()
        (folder / name / "register.medias").touch()
        moment = (NOW - dt.timedelta(hours=hours)).timestamp()
        os.utime(folder / name, (moment, moment))
    prune(folder, ID, NOW)
    left = {p.name for p in folder.iterdir()}
    assert left == {made.name, "2026-11-21T130000.000000Z.part", "Photos.part"}
    prune(folder / "nowhere", ID, NOW)
