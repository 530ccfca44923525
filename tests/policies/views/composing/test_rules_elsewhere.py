"""Rules that another window removes, sets or adds while a draft is composed: saving neither brings back nor overwrites."""

from __future__ import annotations

import dataclasses

import pytest

from medias_desktop.policies.rules import drafts
from medias_desktop.policies.rules.rule_edits import draft_of
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.composing.page import ComposingPage
from tests.registers import open_again


@pytest.fixture
def other(register):
    """The services of another window on the same register."""
    again = open_again(register)
    yield PolicyServices(again)
    again.close()


@pytest.fixture
def ruled(page, services, draft_id):
    """A page whose draft has a clause with rules, saved; returns the page and that clause's uid."""
    page.go_to(page.composition.draft.sections[0].uid)
    page.take_clause("town/montmagny", "MM:5.12")
    assert page.save()
    uid = page.editor.uid()
    assert len(services.composing.draft(draft_id)[1].rules) >= 2
    return page, uid


def rules_of(services, draft_id):
    return {one.uid: one for one in services.composing.draft(draft_id)[1].rules}


def remove_first(other, draft_id):
    rule = other.composing.draft(draft_id)[1].rules[0]
    other.rules.remove(draft_id, rule.uid, rule.row_version)
    return rule


def reword_first(other, draft_id, text="Autre règle."):
    rule = other.composing.draft(draft_id)[1].rules[0]
    other.rules.change(draft_id, rule.uid, rule.row_version, dataclasses.replace(draft_of(rule), text=text))
    return rule


def test_a_removed_rule_does_not_come_back(ruled, services, other, draft_id):
    page, uid = ruled
    rule = remove_first(other, draft_id)
    page.composition.type_body(uid, "Autrement.")
    assert page.save()
    assert rule.uid not in rules_of(services, draft_id)
    assert rule.uid not in {one.uid for one in page.composition.draft.rules}
    assert rule.code in page.news.text.text()


def test_nor_by_taking_steps_back(ruled, services, other, draft_id):
    page, uid = ruled
    before = rules_of(services, draft_id)
    page.composition.type_body(uid, "Un.")
    rule = remove_first(other, draft_id)
    page.refresh()
    page.composition.delete(uid)
    assert page.save()
    assert rules_of(services, draft_id) == {}
    page.composition.steps.undo()
    page.composition.steps.undo()
    assert page.save()
    assert rules_of(services, draft_id).keys() == before.keys() - {rule.uid}


def test_a_rule_set_there_is_not_overwritten(ruled, services, other, draft_id):
    page, uid = ruled
    rule = reword_first(other, draft_id)
    page.composition.type_body(uid, "Autrement.")
    assert page.save()
    assert rules_of(services, draft_id)[rule.uid].text == "Autre règle."
    assert {one.uid: one.text for one in page.composition.draft.rules}[rule.uid] == "Autre règle."
    assert not page.composition.unsaved()


def test_a_rule_set_there_comes_back_as_set_with_its_clause(ruled, services, other, draft_id):
    page, uid = ruled
    rule = reword_first(other, draft_id)
    page.refresh()
    page.composition.delete(uid)
    assert page.save()
    page.composition.steps.undo()
    assert page.save()
    assert rules_of(services, draft_id)[rule.uid].text == "Autre règle."


def test_a_rule_added_there_is_seen_and_stays(ruled, services, other, draft_id):
    page, uid = ruled
    first = other.composing.draft(draft_id)[1].rules[0]
    added = other.rules.add(draft_id, dataclasses.replace(draft_of(first), text="De plus."))
    page.refresh()
    assert added in {one.uid for one in page.composition.draft.rules}
    page.composition.type_body(uid, "Autrement.")
    assert page.save()
    assert added in rules_of(services, draft_id)


@pytest.mark.parametrize("choice", ["mine", "theirs"])
def test_a_clause_removed_here_whose_rule_was_set_there_is_a_conflict(
    qtbot, ruled, services, other, draft_id, choice
):
    page, uid = ruled
    rule = reword_first(other, draft_id)
    page.composition.delete(uid)
    assert not page.keep()
    assert rules_of(services, draft_id)[rule.uid].text == "Autre règle."
    assert not page.save()
    dialog = page.saving.dialog
    assert dialog is not None
    if choice == "theirs":
        dialog._keep_theirs()
        assert page.composition.section(uid) is not None
        assert rules_of(services, draft_id)[rule.uid].text == "Autre règle."
    else:
        dialog.accept()
        assert page.composition.section(uid) is None
        assert rules_of(services, draft_id) == {}
    assert not page.composition.unsaved()


def test_a_clause_removed_there_and_changed_here_keeps_its_rules_when_it_is_kept(
    ruled, services, other, draft_id
):
    page, uid = ruled
    before = rules_of(services, draft_id)
    summary, text = other.composing.draft(draft_id)
    other.composing.save_draft(draft_id, summary.row_version, drafts.delete(text, text.place(uid)))
    page.composition.type_body(uid, "Je le garde.")
    page.save()
    page.saving.dialog.accept()
    assert page.composition.section(uid).body == "Je le garde."
    assert rules_of(services, draft_id).keys() == before.keys()


def test_two_pages_on_one_draft_keep_what_each_wrote(qtbot, page, desk, services, other, draft_id):
    twin = ComposingPage(other, desk, draft_id)
    qtbot.addWidget(twin)
    one, two = (page.composition.draft.sections[place].uid for place in (0, 1))
    page.composition.type_body(one, "Ici.")
    assert page.keep()
    twin.refresh()
    twin.composition.type_body(two, "Là.")
    assert twin.keep()
    page.refresh()
    assert [section.body for section in page.composition.draft.sections[:2]] == ["Ici.", "Là."]
