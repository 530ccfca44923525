"""A person's traces leave the trail, the action that erases them included, and the chain still verifies."""

from __future__ import annotations

import pytest

from medias_desktop.core.store import schema
from medias_desktop.core.store.audit import reconciling, verifying
from medias_desktop.core.store.schema import metadata
from medias_desktop.people.models import person
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService


def draft(last_name):
    return PersonDraft(last_name=last_name, first_name="Zoé", group=Group.REGULAR)


@pytest.fixture
def people(register):
    service = PeopleService(register)
    return [service.add(draft(name)) for name in ("Effaçable", "Durable")]


def erase(register, number):
    with register.transaction("destroy_person", None) as tx:
        tx.erase(f"person/{number}", "règle 2.3.1")
        tx.delete(person, number)
        tx.note("destroy", "person", str(number), {"why": "règle 2.3.1"}, f"person/{number}")


def verdict(register):
    with register.read() as connection:
        return verifying.verify(connection)


def bodies(register):
    return "".join(row["body"] for row in register.rows("SELECT body FROM audit_content"))


def test_nothing_of_the_person_stays_and_the_chain_verifies(register, people):
    before = verdict(register).events
    erase(register, people[0])
    assert "Effaçable" not in bodies(register)
    assert "Durable" in bodies(register)
    got = verdict(register)
    assert (got.problems, got.events, got.erased) == ((), before + 3, 3)
    with register.read() as connection:
        assert reconciling.reconcile(connection, metadata) == ()


def test_the_tombstone_names_the_rule_and_the_events(register, people):
    erase(register, people[0])
    (row,) = register.rows(
        "SELECT e.entity, e.record, e.entry, c.body, e.seq FROM audit_event e JOIN audit_content c ON c.seq = e.seq"
        " WHERE e.change = 'erase'"
    )
    gone = [
        event["seq"]
        for event in register.rows(
            "SELECT seq FROM audit_event WHERE entity = 'person' AND record = :record ORDER BY seq",
            record=str(people[0]),
        )
    ]
    assert tuple(row)[:2] == ("audit_event", f"person/{people[0]}")
    assert row["body"] == f'{{"basis":"règle 2.3.1","events":[{",".join(map(str, gone))}]}}'
    assert row["entry"] == row["seq"] - 2  # one action with the deletion


def test_erasing_what_is_unknown_leaves_a_tombstone_only(register):
    with register.transaction("destroy_person", None) as tx:
        tx.erase("person/99", "")
    assert verdict(register).sound


def test_contents_cannot_go_without_a_tombstone_unseen(register, people):
    from medias_desktop.core.store.audit.erasing import destroy_contents

    with register.transaction("destroy_person", None) as tx:
        destroy_contents(tx.connection, f"person/{people[0]}")
    assert [problem.kind.value for problem in verdict(register).problems] == ["content_gone"]


def test_the_whole_register_reconciles_after_ordinary_work(register, people):
    service = PeopleService(register)
    found = service.person(people[1])
    service.change(found.id, found.version, draft("Solide"))
    register.seal()
    with register.read() as connection:
        assert reconciling.reconcile(connection, metadata) == ()
        assert reconciling.reconcile_contents(connection) == ()
        assert verifying.verify(connection).sound
    assert schema.audit_event.name not in {"person"}
