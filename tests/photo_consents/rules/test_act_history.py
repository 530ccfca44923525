"""What stands of a history: corrections and cancellations are entries of their own."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.photo_consents.rules.act_history import Entry, standing
from medias_desktop.photo_consents.rules.consents import ActKind
from tests.photo_consents.rules.saying import act, day


def entry(number, kind="given", on="2026-01-10", replaces=None):
    made = dataclasses.replace(act(kind, on), id=number, last_id=number)
    return Entry(made, 1, replaces)


def told(*entries):
    return [(one.id, one.last_id, one.kind.value, one.day) for one in standing(entries)]


def test_acts_stand_by_day():
    found = told(entry(1, "withdrawn", "2026-03-01"), entry(2, "given", "2026-01-10"))
    assert [one[0] for one in found] == [2, 1]


def test_a_corrected_act_keeps_what_it_is_and_counts_as_corrected():
    found = told(entry(1), entry(2, "corrected", "2026-01-12", replaces=1))
    assert found == [(1, 2, "given", day("2026-01-12"))]


def test_a_correction_is_corrected_and_the_last_one_holds():
    entries = (entry(1), entry(2, "corrected", "2026-01-12", 1), entry(3, "corrected", "2026-01-14", 2))
    assert told(*entries) == [(1, 3, "given", day("2026-01-14"))]


def test_what_was_cancelled_never_happened_nor_did_what_follows_it():
    entries = (entry(1), entry(2, "corrected", "2026-01-12", 1), entry(3, "cancelled", replaces=2))
    assert told(*entries) == []
    assert told(*entries, entry(4, "corrected", "2026-02-01", 3)) == []
    assert told(entry(1), entry(2, "cancelled", replaces=77)) == [(1, 1, "given", day("2026-01-10"))]


@given(
    st.lists(
        st.sampled_from([one.value for one in ActKind if one.value not in ("corrected", "cancelled")]),
        min_size=1,
    ),
    st.data(),
)
def test_a_cancelled_act_leaves_what_there_would_be_without_it(kinds, data):
    entries = [
        entry(number, kind, f"2026-01-{number % 28 + 1:02}") for number, kind in enumerate(kinds, start=1)
    ]
    gone = data.draw(st.sampled_from(entries))
    cancelled = entry(len(entries) + 1, "cancelled", replaces=gone.act.id)
    without = [one for one in entries if one is not gone]
    assert standing([*entries, cancelled]) == standing(without)
