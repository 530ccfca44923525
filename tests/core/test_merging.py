"""Three versions of a record make one, and nothing anybody typed gets lost unseen."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from medias_desktop.core.merging import Change, MergedField, Side, compare, is_same, merge, needs_choice

NAMES = ("last_name", "email", "start", "group")
VALUES = st.sampled_from(["", "a", "b", None, 1])
RECORDS = st.fixed_dictionaries(dict.fromkeys(NAMES, VALUES))
CHOICES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Side))


@pytest.mark.parametrize(
    ("before", "theirs", "mine", "change", "proposed"),
    [
        ("a", "a", "a", Change.NOBODY, Side.MINE),
        ("a", "a", "b", Change.MINE, Side.MINE),
        ("a", "b", "a", Change.THEIRS, Side.THEIRS),
        ("a", "b", "b", Change.ALIKE, Side.MINE),
        ("a", "b", "c", Change.BOTH, Side.MINE),
        ("a", "", "c", Change.BOTH, Side.MINE),
        (None, "b", None, Change.THEIRS, Side.THEIRS),
    ],
)
def test_who_changed_a_field(before, theirs, mine, change, proposed):
    field = MergedField("email", before, theirs, mine)
    assert (field.change, field.proposed) == (change, proposed)
    assert field.differs is (theirs != mine)


@given(RECORDS, RECORDS)
def test_only_i_changed_it(before, mine):
    assert merge(compare(before, before, mine)) == mine


@given(RECORDS, RECORDS)
def test_only_they_changed_it(before, theirs):
    assert merge(compare(before, theirs, before)) == theirs


@given(RECORDS, RECORDS)
def test_both_typed_the_same(before, both):
    fields = compare(before, both, both)
    assert merge(fields) == both
    assert is_same(fields)
    assert not needs_choice(fields)


@given(RECORDS, RECORDS, RECORDS)
def test_one_side_everywhere(before, theirs, mine):
    fields = compare(before, theirs, mine)
    assert merge(fields, dict.fromkeys(NAMES, Side.MINE)) == mine
    assert merge(fields, dict.fromkeys(NAMES, Side.THEIRS)) == theirs


@given(RECORDS, RECORDS, RECORDS, CHOICES)
def test_no_field_is_lost_and_none_is_invented(before, theirs, mine, choices):
    fields = compare(before, theirs, mine)
    made = merge(fields, choices)
    assert list(made) == list(mine)
    for name, value in made.items():
        assert value in (theirs[name], mine[name])
        if theirs[name] == before[name] and name not in choices:
            assert value == mine[name]  # what only I typed is there
        if mine[name] == before[name] and name not in choices:
            assert value == theirs[name]  # what only they typed is there


@given(RECORDS, RECORDS, RECORDS)
def test_a_change_is_seen_from_both_sides(before, theirs, mine):
    mirrored = {Change.MINE: Change.THEIRS, Change.THEIRS: Change.MINE}
    here = compare(before, theirs, mine)
    there = {one.name: one.change for one in compare(before, mine, theirs)}
    assert there == {one.name: mirrored.get(one.change, one.change) for one in here}
    assert is_same(here) is (mine == theirs)


@given(RECORDS, RECORDS, RECORDS)
def test_nobody_is_asked_when_nothing_of_theirs_would_be_touched(before, theirs, mine):
    fields = compare(before, theirs, mine)
    assert needs_choice(fields) is any(theirs[n] != before[n] and theirs[n] != mine[n] for n in NAMES)
    if not needs_choice(fields):
        assert merge(fields) == mine


@given(RECORDS, st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=4), st.permutations(range(4)))
def test_changes_of_different_fields_add_up_in_any_order(before, edits, order):
    assume(len({name for name, _value in edits}) == len(edits))
    expected = before | dict(edits)
    made = before
    for number in order:
        if number < len(edits):
            name, value = edits[number]
            made = merge(compare(before, made, before | {name: value}))
    assert made == expected


@given(RECORDS, RECORDS, RECORDS, CHOICES)
def test_merging_again_changes_nothing(before, theirs, mine, choices):
    """After saving, the same three versions with the result as mine propose the result."""
    made = merge(compare(before, theirs, mine), choices)
    assert merge(compare(theirs, theirs, made)) == made


def test_other_fields_are_a_mistake():
    with pytest.raises(ValueError, match="same fields"):
        compare({"a": 1}, {"a": 1}, {"b": 1})
