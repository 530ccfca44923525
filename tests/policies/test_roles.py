"""What each role finds usable around a text's rules, notes, life and drafts; what the services refuse by themselves."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QAbstractButton

from medias_desktop.core.progress import Silent
from medias_desktop.core.store.errors import NotEntitled
from medias_desktop.core.store.roles import Role
from medias_desktop.policies.rules import Resolution, Signatory
from medias_desktop.policies.rules.notes import Note, NoteKind
from medias_desktop.policies.rules.revising import TriggerKind
from medias_desktop.policies.rules.rule_edits import draft_of
from medias_desktop.policies.service.composing import SKELETON
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.tab import PoliciesTab
from medias_desktop.policies.views.rules.opening import open_points, open_rules
from medias_desktop.policies.views.side_parts import LIFE, NOTES, RULES
from tests.policies.adopting import IDENTITY, OUTLINE, RESOLUTION, adopt, draft

DRAFTING = {Role.DIRECTION, Role.CLERK, Role.COMMUNICATIONS}
ADOPTING = {Role.DIRECTION, Role.CLERK}


@pytest.fixture
def services(register):
    return PolicyServices(register)


@pytest.fixture
def draft_id(services):
    """A draft with rules and a note after an adopted text."""
    adopt(services.policies, draft(services.policies))
    policy_id = services.policies.library()[0].id
    version_id = services.composing.start_draft(IDENTITY, "town/montmagny", "fr", policy_id)
    uid = services.composing.draft(version_id)[0].uid
    services.notes.add(Note(0, uid, "", NoteKind.COMMENT, "Léo", dt.date(2026, 11, 1), "À voir."))
    return version_id


@pytest.fixture
def open_as(qtbot, register, services, desk, draft_id):
    def open_it(role):
        register.actor = register.actor._replace(name="Line Caron", role=role)
        tab = PoliciesTab(services, desk)
        qtbot.addWidget(tab)
        tab.show()
        tab.open_text(services.policies.version(draft_id).summary.uid)
        return tab

    return open_it


def check(widget, name, allowed):
    found = [one for one in widget.findChildren(QAbstractButton, name) if not one.isHidden()]
    assert found, name
    for one in found:
        assert ("Line Caron" in one.toolTip()) is not allowed, name
        assert allowed or not one.isEnabled(), name


@pytest.mark.parametrize("role", list(Role))
def test_drafts(open_as, role):
    tab = open_as(role)
    for control in (tab.header.compose, tab.library.new_button, tab.first_page.new_button):
        assert control.isEnabled() is (role in DRAFTING)
        assert ("Line Caron" in control.toolTip()) is (role not in DRAFTING)


@pytest.mark.parametrize("role", list(Role))
def test_rules(open_as, services, draft_id, role):
    tab = open_as(role)
    with_rules = services.composing.draft(draft_id)[1].rules[0].section_uid
    tab.reading.go_to(with_rules)
    tab.reading.open_panel(RULES)
    panel = tab.reading.panel.part(RULES)
    panel.show_section(with_rules)
    for name in ("rule_active", "set_rule", "remove_rule", "add_rule"):
        check(panel, name, role in DRAFTING)
    page = open_rules(tab, tab.current())
    page.table.selectRow(0)
    for name in ("rule_active", "set_rule", "remove_rule"):
        check(page, name, role in DRAFTING)


@pytest.mark.parametrize("role", list(Role))
def test_points(open_as, role):
    tab = open_as(role)
    check(open_points(tab, tab.current()), "decide_point", role in ADOPTING)


@pytest.mark.parametrize("role", list(Role))
def test_notes_and_life(open_as, role):
    tab = open_as(role)
    tab.reading.open_panel(NOTES)
    notes = tab.reading.panel.part(NOTES)
    notes.list.setCurrentRow(0)
    for control in (notes.add, notes.edit, notes.remove):
        assert control.isEnabled() is (role in DRAFTING)
    tab.reading.open_panel(LIFE)
    life = tab.reading.panel.part(LIFE)
    refused = [one for one in life.findChildren(QAbstractButton) if "Line Caron" in one.toolTip()]
    assert bool(refused) is (role not in DRAFTING)
    assert not any(one.isEnabled() for one in refused)


def actions(services, version_id):
    """Return everything that the services write of policies: by what it needs, what does it."""
    summary, text = services.composing.draft(version_id)
    rule = text.rules[0]
    note = services.notes.notes(summary.uid)[0]
    life, policy_id, today = services.life, summary.policy_id, services.policies.today
    adopted = services.policies.library()[0].versions[-1]
    whole = draft(services.policies)
    resolution = Resolution("2026-9", today - dt.timedelta(days=2), today)
    point = services.open_points.of_version(summary)[0].point
    drafting = {
        "start": lambda: services.composing.start_draft(IDENTITY, SKELETON, "fr"),
        "save": lambda: services.composing.save_draft(version_id, summary.row_version, text, text.rules),
        "aside": lambda: services.composing.keep_aside(summary, text),
        "placeholders": lambda: services.composing.set_placeholders({"phone": "418"}),
        "import": lambda: services.policies.import_policy("a.txt", b"1. But", OUTLINE, IDENTITY),
        "correct": lambda: services.policies.correct_outline(version_id, summary.row_version, OUTLINE),
        "delete": lambda: services.policies.delete_draft(version_id),
        "note": lambda: services.notes.add(note),
        "change note": lambda: services.notes.change(note),
        "delete note": lambda: services.notes.delete(note.id),
        "rule": lambda: services.rules.add(version_id, draft_of(rule)),
        "change rule": lambda: services.rules.change(version_id, rule.uid, 1, draft_of(rule)),
        "switch": lambda: services.rules.switch(version_id, rule.uid, 1, active=False),
        "remove rule": lambda: services.rules.remove(version_id, rule.uid, 1),
        "submit": lambda: life.submit(version_id, summary.row_version, today),
        "interval": lambda: life.set_revision_interval(policy_id, 12),
        "trigger": lambda: life.note_trigger(policy_id, next(iter(TriggerKind)), "Neuve"),
        "review": lambda: life.record_review(policy_id),
    }
    adopting = {
        "adopt": lambda: services.policies.adopt(
            whole, resolution, [Signatory("Léo Roy", "Maire")], {}, Silent()
        ),
        "repeal": lambda: life.repeal(adopted.id, adopted.row_version, "2026-10", RESOLUTION.in_force_date),
        "decide": lambda: services.open_points.reopen(policy_id, point.key, 1),
    }
    return drafting, adopting


def test_services_refuse_by_themselves(register, services, draft_id):
    drafting, adopting = actions(services, draft_id)
    before = register.rows("SELECT max(seq) FROM audit_event")[0][0]
    for role, refused in (
        (Role.READING, {**drafting, **adopting}),
        (Role.COMMUNICATIONS, adopting),
    ):
        register.actor = register.actor._replace(role=role)
        for name, act in refused.items():
            try:
                act()
            except NotEntitled:
                continue
            pytest.fail(f"{role}: {name}")
    assert register.rows("SELECT max(seq) FROM audit_event")[0][0] == before
