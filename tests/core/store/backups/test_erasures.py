"""What was destroyed stays known beside the backups, whatever happens to the list and the keys."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medias_desktop.core.store.backups import erasures
from medias_desktop.core.store.backups.errors import ErasuresDamaged
from tests.core.store.backups.registers import KEY, NOW, OTHER

HOUR = dt.timedelta(hours=1)


def subjects(found):
    return [erasure.subjects for erasure in found]


def test_what_an_older_backup_still_holds(folder):
    assert erasures.since(folder, KEY) == ()
    first = erasures.record(folder, KEY, ["person/12", "person/13"], NOW, "Calendrier, règle 4")
    erasures.record(folder, KEY, ["person/14"], NOW + 30 * HOUR, "Calendrier, règle 4")
    assert subjects(erasures.since(folder, KEY)) == [("person/12", "person/13"), ("person/14",)]
    assert subjects(erasures.since(folder, KEY, NOW - HOUR)) == [("person/12", "person/13"), ("person/14",)]
    assert subjects(erasures.since(folder, KEY, NOW + 25 * HOUR)) == [("person/14",)]
    # A day's difference between two clocks hides nothing.
    assert subjects(erasures.since(folder, KEY, NOW + 23 * HOUR)) == [
        ("person/12", "person/13"),
        ("person/14",),
    ]
    text = (folder / erasures.NAME).read_text("utf-8")
    assert "règle" not in text
    assert first.basis in text


def test_a_line_torn_by_a_power_cut_costs_no_other(folder):
    erasures.record(folder, KEY, ["person/1"], NOW, "x")
    path = folder / erasures.NAME
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole + whole[1 : 1 + length])
        erasures.record(folder, KEY, ["person/2"], NOW + HOUR, "x")
        assert subjects(erasures.since(folder, KEY)) == [("person/1",), ("person/2",)]


def test_an_altered_line_is_told(folder):
    erasures.record(folder, KEY, ["person/1"], NOW, "x")
    path = folder / erasures.NAME
    content = json.loads(path.read_bytes())
    content["subjects"] = ["person/9"]
    path.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ErasuresDamaged) as caught:
        erasures.since(folder, KEY)
    assert str(folder) in caught.value.sentence()


@pytest.mark.parametrize(
    "line", ["[]", "1", '"x"', '{"mac": 1}', "[" * 100_000, '{"mac": "", "key_mark": 1.5}']
)
def test_strange_lines(folder, line):
    erasures.record(folder, KEY, ["person/1"], NOW, "x")
    with (folder / erasures.NAME).open("a", encoding="utf-8") as stream:
        stream.write(line)
    assert subjects(erasures.since(folder, KEY)) == [("person/1",)]


def test_a_change_of_keys_at_every_stage(folder):
    erasures.record(folder, KEY, ["person/1"], NOW, "x")
    erasures.renew(folder, KEY, OTHER)
    both = (erasures.since(folder, KEY), erasures.since(folder, OTHER))
    assert both[0] == both[1]
    erasures.renew(folder, KEY, OTHER)  # begun again after a crash
    assert len((folder / erasures.NAME).read_bytes().split()) == 2
    erasures.record(folder, OTHER, ["person/2"], NOW + HOUR, "x")
    assert subjects(erasures.since(folder, OTHER)) == [("person/1",), ("person/2",)]
    assert [p.name for p in folder.iterdir()] == [erasures.NAME]


def test_a_list_that_cannot_be_read(folder):
    (folder / erasures.NAME).mkdir(parents=True)
    with pytest.raises(ErasuresDamaged):
        erasures.since(folder, KEY)


entries = st.lists(
    st.tuples(
        st.lists(st.text(max_size=8), max_size=3), st.integers(0, 5), st.text(max_size=5), st.booleans()
    ),
    max_size=6,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(entries, entries)
def test_two_places_come_to_know_the_same(tmp_path_factory, first, second):
    one, two = (tmp_path_factory.mktemp(name) for name in ("one", "two"))
    for place, content in ((one, first), (two, second)):
        for names, hours, basis, key in content:
            erasures.record(place, KEY if key else OTHER, names, NOW + hours * HOUR, basis)
    erasures.merge(one, two)
    erasures.merge(two, one)
    erasures.merge(one, two)
    for key in (KEY, OTHER):
        assert erasures.since(one, key) == erasures.since(two, key)
    known = {(tuple(names), NOW + hours * HOUR) for names, hours, _basis, key in first + second if key}
    assert {(e.subjects, e.at) for e in erasures.since(one, KEY)} == known
