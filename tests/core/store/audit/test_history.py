"""The trail as people read it: newest action first, filtered, in pages; an action; a record."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.store.audit import bodies, history
from medias_desktop.core.store.audit.history import EntryFilter, Touched
from medias_desktop.core.text import fold
from tests.core.store.audit.writing import json_text


@pytest.fixture
def told(town):
    town.sql(
        "INSERT INTO register_user (id, uid, name, role, public_key, active, created_at, version)"
        " VALUES (1, 'u-1', 'Jeanne Côté', 'direction', :key, true, '2026-11-21T15:30:00.000000Z', 1)",
        key=b"",
    )
    return town


def entries(book, **more):
    options = {name: more.pop(name) for name in ("before_seq", "limit") if name in more}
    with book.engine.connect() as connection:
        return history.entries(connection, EntryFilter(**more), **options)


def numbers(book, **more):
    return [entry.seq for entry in entries(book, **more)]


def test_newest_first_with_what_they_touched(told):
    found = entries(told)
    assert [entry.seq for entry in found] == [7, 6, 5, 4, 2, 1]
    assert found[4].action == "add_notes"
    assert found[4].touched == (Touched("note", "insert", 2),)
    assert found[4].rows == 2
    assert (found[4].actor, found[4].actor_name) == ("u-1", "Jeanne Côté")
    assert found[4].at == dt.datetime(2026, 11, 21, 15, 30, tzinfo=dt.UTC)


def test_pages_meet(told):
    assert numbers(told, limit=2) == [7, 6]
    assert numbers(told, limit=2, before_seq=6) == [5, 4]
    assert numbers(told, limit=2, before_seq=4) == [2, 1]
    assert numbers(told, limit=2, before_seq=1) == []


def test_filters(told):
    told.act(
        ("insert", "person", "1", {"new": {"name": "x"}}),
        ("insert", "note", "4", {"new": {"text": "x"}}),
        actor="u-2",
        action="import",
        at="2026-12-01T00:00:00.000000Z",
    )
    assert numbers(told, actor="u-2") == [8]
    assert numbers(told, action="edit_note") == [4]
    assert numbers(told, entity="sealed_record") == [5]
    assert numbers(told, entity="note") == [8, 7, 6, 4, 2]
    assert numbers(told, entity="note", limit=2, before_seq=8) == [7, 6]
    day = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)
    assert numbers(told, since=day) == [8]
    assert numbers(told, until=day)[0] == 7
    assert entries(told, entity="note", actor="u-2")[0].touched == (
        Touched("person", "insert", 1),
        Touched("note", "insert", 1),
    )
    assert entries(told)[0].actor_name == ""


def test_a_text_is_found_whatever_its_accents_and_case(told):
    assert numbers(told, text="ete « UN") == [4, 2]
    assert numbers(told, text="DEUX") == [6, 2]
    assert numbers(told, text="deux", limit=1) == [6]
    assert numbers(told, text="deux", before_seq=6) == [2]
    assert numbers(told, text="deux", entity="note", action="delete_note") == [6]
    assert numbers(told, text="text") == []  # a column's name is no content


def test_one_action_with_its_contents(told):
    with told.engine.connect() as connection:
        found = history.entry(connection, 2)
        assert [(event.seq, event.record, event.subject) for event in found] == [
            (2, "1", "person/1"),
            (3, "2", "person/2"),
        ]
        assert found[0].body["new"]["text"] == "Été « un »"
        assert history.entry(connection, 3) == ()
        assert history.entry(connection, 99) == ()


def test_the_history_of_a_record(told):
    told.sql("DELETE FROM audit_content WHERE seq = 2")
    with told.engine.connect() as connection:
        found = history.record_history(connection, "note", "1")
    assert [(event.seq, event.change) for event in found] == [(2, "insert"), (4, "update")]
    assert found[0].body is None
    assert found[1].body == {"old": {"text": "Été « un »"}, "new": {"text": "un"}}


def test_names_of_actions(told):
    with told.engine.connect() as connection:
        assert history.actions(connection) == (
            "add_notes",
            "add_user",
            "delete_note",
            "edit",
            "edit_note",
            "read_sealed",
        )


def test_an_altered_trail_can_still_be_read(told):
    told.sql("UPDATE audit_event SET at = 'soon' WHERE seq = 4")
    told.sql("UPDATE audit_content SET body = '[' WHERE seq = 4")
    assert entries(told)[3].at.year == 1
    with told.engine.connect() as connection:
        assert history.entry(connection, 4)[0].body == {"": "["}
    assert numbers(told, text="[") == [4]


words = st.text(st.sampled_from("aAéÉœŒß’' «\n\"\\ﬁ\u00adæ-Ωx5\u0301"), max_size=12)


@given(words, words, words)
def test_the_glance_at_letters_overlooks_nothing(before, needle, after):
    """What folding finds is found: letters are only a faster way to say no."""
    body = json_text({"new": {"text": before + needle + after}})
    folded = fold(needle)
    expected = folded in fold(before + needle + after)
    assert bodies.says(body, folded, bodies.letters(folded)) == expected


def test_a_long_action_counts_as_one(book):
    book.act(*[("insert", "note", str(n), {"new": {}}) for n in range(300)])
    book.act(("insert", "pair", "1/a", {"new": {}}))
    book.act(*[("insert", "note", str(n), {"new": {}}) for n in range(300, 400)])
    assert numbers(book, entity="note") == [302, 1]
    assert [entry.rows for entry in entries(book, entity="note")] == [100, 300]


def test_an_action_in_parts(told):
    with told.engine.connect() as connection:
        first = history.entry(connection, 2, limit=1)
        rest = history.entry(connection, 2, after_seq=first[-1].seq, limit=5)
    assert [event.seq for event in (*first, *rest)] == [2, 3]
