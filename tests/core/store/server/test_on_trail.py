"""Whoever administers the server can do anything to the tables; it shows."""

from __future__ import annotations

import psycopg
import pytest

from medias_desktop.core.store.audit import heads, reconciling, verifying
from medias_desktop.core.store.schema import metadata
from medias_desktop.people.rules import PersonDraft
from medias_desktop.people.service import PeopleService
from tests.registers import change_behind, open_again

DISARM = tuple(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in ("audit_event", "audit_content"))


@pytest.fixture
def town(shared):
    """A register with some people, sealed."""
    opened = open_again(shared)
    service = PeopleService(opened)
    for number in range(10):
        service.add(PersonDraft(last_name=f"Côté-{number}", first_name="Zoé", number=str(number)))
    opened.close()
    return shared


def suspicions(register):
    with register.read() as connection:
        problems = verifying.verify(connection, heads.known_heads(register.id)).problems
        found = [problem.kind.value for problem in problems]
        found += [one.kind.value for one in reconciling.reconcile(connection, metadata)]
        return found + (["history"] if heads.check(connection, register.id) else [])


def test_an_untouched_register_raises_no_suspicion(town):
    assert suspicions(town) == []


@pytest.mark.parametrize(
    ("statement", "suspicion"),
    [
        ("UPDATE person SET last_name = 'X' WHERE id = 7", "changed_row"),
        ("DELETE FROM person WHERE id = 7", "missing_row"),
        (
            "INSERT INTO person (uid, last_name, group_code, sort_key, search_key, created_at, updated_at)"
            " SELECT 'u', 'X', group_code, 'x', 'x', created_at, updated_at FROM person WHERE id = 7",
            "unknown_row",
        ),
        ("UPDATE register_user SET role = 'reading'", "changed_row"),
        ("UPDATE municipality SET name = 'X'", "changed_row"),
    ],
)
def test_a_row_changed_behind_the_trail(town, statement, suspicion):
    change_behind(town, statement)
    assert suspicions(town) == [suspicion]


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE audit_content SET body = replace(body, 'Zoé', 'Léa') WHERE seq = 9"],
        ["UPDATE audit_event SET actor = 'x' WHERE seq = 9"],
        ["DELETE FROM audit_content WHERE seq = 9"],
        ["DELETE FROM audit_content WHERE seq = 9", "DELETE FROM audit_event WHERE seq = 9"],
        [
            "DELETE FROM audit_content WHERE seq > 7",
            "DELETE FROM audit_seal",
            "DELETE FROM audit_event WHERE seq > 7",
        ],
        ["UPDATE audit_seal SET signature = decode(repeat('00', 64), 'hex')"],
    ],
)
def test_a_trail_changed_with_its_guards_taken_away(town, statements):
    change_behind(town, *DISARM, *statements)
    assert suspicions(town) != []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor = 'x'",
        "DELETE FROM audit_event",
        "UPDATE audit_content SET body = '{}'",
        "TRUNCATE audit_event CASCADE",
        "TRUNCATE audit_content",
    ],
)
def test_the_guards_refuse_a_plain_change(town, statement):
    with pytest.raises(psycopg.errors.RaiseException, match="never changed"):
        change_behind(town, statement)
