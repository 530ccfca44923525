"""Any text can be tried on the records: what its rules would say today, without a trace."""

from __future__ import annotations

import datetime as dt

import pytest

from medias_desktop.core import i18n
from medias_desktop.people.rules import Group, PersonDraft
from medias_desktop.people.service import PeopleService
from medias_desktop.policies.capabilities import own_registry
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.towns import TOWNS
from tests.policies.adopting import RESOLUTION, adopt, draft, table_sizes
from tests.policies.service.ruled import draft_rule, services_of

PERSONS = (
    PersonDraft("Côté", "Zoé", "1", "", "Conseil", Group.ELECTED),
    PersonDraft("Roy", "Léo", "2", "", "Loisirs", Group.VOLUNTEER),
    PersonDraft("Smith", "Rose", "3", "", "Travaux publics", Group.REGULAR),
    PersonDraft("Vachon", "Paul", "4", group=Group.REGULAR, end_date=dt.date(2026, 8, 31)),
)


@pytest.fixture
def services(register):
    people = PeopleService(register)
    for person in PERSONS:
        people.add(person)
    i18n.use_language("en")
    return services_of(register)


def adopted(services, clock, *rules):
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    for check, params in rules:
        services.rules.add(version_id, draft_rule(section, check, check=check, params=params))
    adopt(services.policies, version_id)
    clock.set_today(RESOLUTION.in_force_date)
    return version_id


def told(out, slice_name):
    return [one for tried in out.tried if tried.capability.slice == slice_name for one in tried.findings]


def test_whom_a_town_would_bind_is_counted_and_named_group_by_group(services):
    found = told(services.trying.of_town("blainville", "en"), "acknowledgements")
    bound = {one.text: one.names for one in found if one.code == "BL-001"}
    assert bound == {
        "Regular employee: 1 person bound": ("Smith, Rose",),
        "Casual employee: 0 persons bound": (),
        "Student: 0 persons bound": (),
        "Elected official: 1 person bound": ("Côté, Zoé",),
    }


def test_whom_the_register_does_not_hold_is_said(services):
    found = told(services.trying.of_town("montmagny", "en"), "acknowledgements")
    assert "Bound, but not among the persons on record: online users" in [one.text for one in found]


def test_who_would_have_to_acknowledge_is_told_with_what_is_missing(services, clock):
    out = services.trying.of_town("vallee-des-rivieres", "en")
    texts = [one.text for one in told(out, "acknowledgements") if one.code == "VR-003"]
    assert texts == [
        "3 persons would have to acknowledge it",
        "No policy is in force: nobody has signed one.",
        "The text does not say when it is acknowledged again: each campaign decides.",
        "The text does not say until when new arrivals sign: each campaign decides.",
    ]
    adopted(services, clock)
    out = services.trying.of_town("vallee-des-rivieres", "en")
    missing = {one.text: one.names for one in told(out, "acknowledgements") if one.code == "VR-003"}
    assert missing["Volunteer: 1 has not signed the policy in force"] == ("Roy, Léo",)


def test_signatures_are_compared_with_those_of_the_text_in_force(services, clock):
    adopted(services, clock)
    found = told(services.trying.of_town("vallee-des-rivieres", "en"), "policies")
    texts = [one.text for one in found if one.code == "VR-029"]
    assert "Nobody signed the policy in force as “D.G. et Greffier”." in texts


def test_the_revision_is_reckoned_from_the_text_in_force(services, clock):
    version_id = adopted(
        services, clock, ("revision_due", {"months": 6, "triggers": ["periodic", "new_platform"]})
    )
    policy_id = services.policies.version(version_id).summary.policy_id
    (due,) = told(services.trying.of_version(version_id), "policies")
    assert (due.kind, due.text) == ("ok", "The revision is due on June 1, 2027.")
    services.life.note_trigger(policy_id, TriggerKind.NEW_PLATFORM, "Bluesky")
    clock.set_today(dt.date(2027, 6, 1))
    late, reason = told(services.trying.of_version(version_id), "policies")
    assert (late.kind, late.text) == ("bad", "The revision was due on June 1, 2027.")
    assert reason.kind == "warn"


def test_what_waits_for_its_part_of_the_program_is_counted(services, register):
    whole = services.trying.of_town("blainville", "en").coverage
    assert (whole.bound_rules, whole.unbound_rules) == (126, 0)
    out = PolicyServices(register, own_registry).trying.of_town("blainville", "en")
    assert len(out.rules) == 126
    assert out.coverage.bound_rules + out.coverage.unbound_rules == 126
    waiting = {check.name: len(codes) for check, codes in out.coverage.unbound.items()}
    assert waiting["checklist_item"] == 9


def test_a_rule_switched_off_says_nothing(services, clock):
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    uid = services.rules.add(
        version_id, draft_rule(section, check="bound_groups", params={"groups": ["elected_official"]})
    )
    assert told(services.trying.of_version(version_id), "acknowledgements")
    services.rules.switch(version_id, uid, 1, active=False)
    out = services.trying.of_version(version_id)
    assert (out.tried, out.coverage.rules) == ((), 0)


@pytest.mark.parametrize("key", TOWNS)
def test_nothing_is_written(services, register, clock, key):
    adopted(services, clock)
    length = register.rows("SELECT max(seq) AS length FROM audit_event")[0]["length"]
    before = table_sizes(register)
    services.trying.of_town(key, "fr")
    assert register.rows("SELECT max(seq) AS length FROM audit_event")[0]["length"] == length
    assert table_sizes(register) == before
