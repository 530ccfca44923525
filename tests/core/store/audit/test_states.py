"""What the trail last told of records, and by which tombstone a content went."""

from __future__ import annotations

import pytest

from medias_desktop.core.store.audit import states


@pytest.fixture
def ask(town):
    def ask_for(function, *arguments):
        with town.engine.connect() as connection:
            return function(connection, *arguments)

    return ask_for


def test_the_last_value_of_each_field(ask):
    told = ask(states.last_told, [("note", "1"), ("note", "2"), ("note", "9"), ("note", "1")])
    assert told[("note", "1")] == {"id": 1, "text": "un", "day": "2026-01-02", "done": False}
    assert told[("note", "2")]["text"] == "deux"  # deleted, and still known by its name
    assert set(told) == {("note", "1"), ("note", "2")}
    assert ask(states.last_told, []) == {}


def test_more_records_than_one_statement_takes(town, ask):
    town.act(*(("insert", "note", str(n), {"new": {"id": n}}) for n in range(100, 1300)))
    assert len(ask(states.last_told, [("note", str(n)) for n in range(100, 1300)])) == 1200


def test_an_altered_content_tells_nothing(town, ask):
    town.sql("UPDATE audit_content SET body = '{\"new\": [1]}' WHERE seq = 2")
    town.sql("UPDATE audit_content SET body = 'no JSON' WHERE seq = 3")
    assert ask(states.last_told, [("note", "1")]) == {("note", "1"): {"text": "un"}}


def test_the_tombstone_of_each_content(town, ask):
    town.act(("erase", "audit_event", "person/1", {"basis": "03-205", "events": [2, 4]}))
    town.act(("erase", "audit_event", "person/2", {"basis": "request", "events": [3, 6]}))
    town.act(("erase", "audit_event", "person/3", {"basis": "odd", "events": None}))
    assert ask(states.erasure_of, [2, 3, 5]) == {2: (8, "03-205"), 3: (9, "request")}
    assert ask(states.erasure_of, []) == {}
