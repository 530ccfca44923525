"""Drafts and adoptions to come wait to be done."""

from __future__ import annotations

import dataclasses
import datetime as dt

from medias_desktop.policies import life_todo
from medias_desktop.policies.models import section
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.service.life import LifeService
from medias_desktop.policies.todo import todos
from tests.policies.adopting import IDENTITY, OUTLINE, RESOLUTION, adopt, draft


def test_a_draft_waits_for_its_adoption(register):
    service = PolicyService(register)
    draft(service)
    (found,) = todos(service)
    assert (found.chip, found.kind, found.tab) == ("Projet", "accent", "policies")
    assert found.text.startswith("À adopter")


def test_an_adoption_in_force_waits_for_nothing(register, clock):
    service = PolicyService(register)
    adopt(service, draft(service))  # in force on 2026-12-01
    clock.set_today(dt.date(2026, 11, 30))
    assert [todo.text.split("\u00a0")[0] for todo in todos(service)] == ["Entre en vigueur"]
    clock.set_today(dt.date(2026, 12, 1))
    assert todos(service) == ()


def test_a_submitted_text_waits_for_its_meeting_then_for_what_was_decided(register, clock):
    service = PolicyService(register)
    version_id = draft(service)
    LifeService(register).submit(version_id, 1, dt.date(2026, 12, 7))
    (before,) = todos(service)
    assert (before.text.split("\u00a0")[0], before.chip, before.kind) == (
        "Devant le conseil",
        "7 déc. 2026",
        "accent",
    )
    assert before.place == service.version(version_id).summary.uid
    clock.set_today(dt.date(2026, 12, 8))
    (after,) = todos(service)
    assert (after.text.split("\u00a0")[0], after.kind) == ("À inscrire, la décision du conseil", "bad")


def test_what_comes_into_force_is_told_a_month_before(register, clock):
    service = PolicyService(register)
    adopt(service, draft(service), dataclasses.replace(RESOLUTION, in_force_date=dt.date(2027, 1, 15)))
    clock.set_today(dt.date(2026, 12, 15))
    assert todos(service) == ()
    clock.set_today(dt.date(2026, 12, 16))
    assert [todo.chip for todo in todos(service)] == ["15 janv. 2027"]


def test_a_repeal_to_come_is_told(register, clock):
    service = PolicyService(register)
    version_id = draft(service)
    adopt(service, version_id)
    clock.set_today(dt.date(2026, 12, 5))
    row_version = service.version(version_id).summary.row_version
    LifeService(register).repeal(version_id, row_version, "300", dt.date(2026, 12, 31))
    (coming,) = todos(service)
    assert (coming.text.split("\u00a0")[0], coming.chip, coming.kind) == (
        "Ne liera plus personne",
        "31 déc. 2026",
        "warn",
    )
    clock.set_today(dt.date(2026, 12, 31))
    assert todos(service) == ()


def test_the_official_text_of_a_town_waits_for_nothing(register):
    service = PolicyService(register)
    service.import_policy("directive.txt", b"x", OUTLINE, IDENTITY, town="blainville")
    assert todos(service) == ()


def test_revisions_due_and_reasons_lead_to_their_clause(register, clock):
    service, life = PolicyService(register), LifeService(register)
    version_id = draft(service)
    adopt(service, version_id)
    text = service.version(version_id)
    with register.transaction("import_policy") as tx:
        tx.update(section, text.sections[1].id, themes="revision")
    clock.set_today(dt.date(2026, 12, 1))
    life.set_revision_interval(text.summary.policy_id, 24)
    assert life_todo.todos(life) == ()
    clock.set_today(dt.date(2028, 10, 1))
    assert life_todo.todos(life) == ()
    clock.set_today(dt.date(2028, 10, 2))
    (near,) = life_todo.todos(life)
    assert (near.chip, near.kind) == ("art. 1.1", "warn")
    assert near.place == f"{text.summary.uid}#{text.sections[1].uid}#life"
    clock.set_today(dt.date(2028, 12, 1))
    life.note_trigger(text.summary.policy_id, TriggerKind.LAW, "Loi 25")
    due, reason = life_todo.todos(life)
    assert (due.kind, reason.kind) == ("bad", "accent")
    assert (
        due.text == "Révision de «\u00a0Politique des médias sociaux\u00a0» due depuis le 1er décembre 2028"
    )
    assert reason.text.endswith("Loi 25")
