"""Rules of drafts are set, switched, carried along, and taken over from towns."""

from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from medias_desktop.core.described.errors import NumberWrong
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import errors
from medias_desktop.policies.models import policy_rule
from medias_desktop.policies.outline import Outline
from medias_desktop.policies.rules.checks.calendar import PostsPerDay
from medias_desktop.policies.rules.checks.errors import CheckMissing, CheckUnknown
from medias_desktop.policies.rules.rule_data import Use
from medias_desktop.policies.rules.rule_edits import (
    ClauseGone,
    RuleGone,
    RuleTooLong,
    RuleWithoutText,
    draft_of,
)
from tests.policies.adopting import OUTLINE, adopt, draft
from tests.policies.service.ruled import draft_rule, ruled_draft, services_of


@pytest.fixture
def services(register):
    return services_of(register)


@pytest.fixture
def rules(services):
    return services.rules


def only(rules, version_id):
    (found,) = rules.rules_of(version_id)
    return found


def test_a_rule_is_added_at_its_clause(services, rules):
    version_id, section, uid = ruled_draft(services)
    found = only(rules, version_id)
    assert (found.rule.uid, found.rule.code, found.rule.section_uid) == (uid, "R-001", section)
    assert found.settings(PostsPerDay).most == 2
    assert found.rule.uses == {Use.WARN, Use.RECORD}
    assert rules.add(version_id, draft_rule(section, "Autre.")) != uid
    assert [one.rule.code for one in rules.rules_of(version_id)] == ["R-001", "R-002"]


def test_rules_come_in_the_order_of_the_text(services, rules):
    version_id = draft(services.policies)
    first, _second, third = services.policies.version(version_id).sections
    rules.add(version_id, draft_rule(third.uid, "Au bout."))
    rules.add(version_id, draft_rule(first.uid, "Au début."))
    assert [one.rule.text for one in rules.rules_of(version_id)] == ["Au début.", "Au bout."]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"text": "  "}, RuleWithoutText),
        ({"text": "x" * 4_001}, RuleTooLong),
        ({"subject": "x" * 201}, RuleTooLong),
        ({"check": ""}, CheckMissing),
        ({"check": "levitation"}, CheckUnknown),
        ({"params": {"most": 0}}, NumberWrong),
    ],
)
def test_what_is_no_rule_is_refused_and_nothing_is_kept(services, rules, changes, problem):
    version_id = draft(services.policies)
    section = services.policies.version(version_id).sections[0].uid
    with pytest.raises(problem):
        rules.add(version_id, draft_rule(section, **changes))
    assert rules.rules_of(version_id) == ()


def test_a_rule_stands_at_a_clause_of_its_own_text(services, rules):
    version_id = draft(services.policies)
    with pytest.raises(ClauseGone):
        rules.add(version_id, draft_rule("ailleurs"))


def test_a_rule_is_changed_switched_and_removed(services, rules):
    version_id, section, uid = ruled_draft(services)
    rules.change(version_id, uid, 1, draft_rule(section, "Trois par jour.", params={"most": 3}))
    changed = only(rules, version_id)
    assert (changed.settings(PostsPerDay).most, changed.rule.row_version) == (3, 2)
    rules.switch(version_id, uid, 2, active=False)
    assert not only(rules, version_id).effective
    rules.remove(version_id, uid, 3)
    assert rules.rules_of(version_id) == ()


def test_what_somebody_else_changed_is_not_overwritten(services, rules):
    version_id, section, uid = ruled_draft(services)
    rules.switch(version_id, uid, 1, active=False)
    for act in (
        lambda: rules.change(version_id, uid, 1, draft_rule(section)),
        lambda: rules.switch(version_id, uid, 1, active=True),
        lambda: rules.remove(version_id, uid, 1),
    ):
        with pytest.raises(ChangedElsewhere):
            act()
    with pytest.raises(RuleGone):
        rules.remove(version_id, "rien", 1)


def acts(rules, version_id, section, uid):
    return (
        lambda: rules.add(version_id, draft_rule(section)),
        lambda: rules.change(version_id, uid, 1, draft_rule(section)),
        lambda: rules.switch(version_id, uid, 1, active=False),
        lambda: rules.remove(version_id, uid, 1),
    )


def test_rules_of_a_submitted_text_are_frozen(services, rules, clock):
    version_id, section, uid = ruled_draft(services)
    services.life.submit(version_id, 1, dt.date(2026, 12, 7))
    for act in acts(rules, version_id, section, uid):
        with pytest.raises(errors.TextSubmitted):
            act()


def test_rules_of_an_adopted_text_never_change(services, rules):
    version_id, section, uid = ruled_draft(services)
    adopt(services.policies, version_id)
    for act in acts(rules, version_id, section, uid):
        with pytest.raises(errors.AlreadyAdopted):
            act()


def test_what_is_off_or_wrongly_set_does_not_apply(services, rules, register):
    version_id, section, uid = ruled_draft(services)
    off = rules.add(version_id, draft_rule(section, "Éteinte."))
    rules.switch(version_id, off, 1, active=False)
    rules.add(version_id, draft_rule(section, "Mal réglée."))
    with register.transaction("change_rule") as tx:
        row = tx.execute(sa.select(policy_rule.c.id).where(policy_rule.c.code == "R-003")).scalar_one()
        tx.update(policy_rule, row, params='{"most": "deux')
    wrong = rules.rules_of(version_id)[2]
    assert wrong.problem is not None
    assert wrong.rule.params == {"?": '{"most": "deux'}
    assert [one.rule.uid for one in rules.rules_of(version_id) if one.effective] == [uid]


def test_an_imported_next_version_takes_the_rules_of_the_clauses_it_keeps(services, rules):
    version_id, _section, uid = ruled_draft(services)
    last = services.policies.version(version_id).sections[2].uid
    rules.add(version_id, draft_rule(last, "Sur l’annexe."))
    rules.switch(version_id, uid, 1, active=False)
    adopt(services.policies, version_id)
    shorter = Outline(OUTLINE.title_block, OUTLINE.introduction, OUTLINE.sections[:2])
    policy_id = services.policies.version(version_id).summary.policy_id
    following = draft(services.policies, shorter, policy_id)
    (kept,) = rules.rules_of(following)
    assert (kept.rule.code, kept.rule.active, kept.rule.row_version) == ("R-001", False, 1)
    assert kept.rule.uid != uid
    assert len(rules.rules_of(version_id)) == 2


def test_a_corrected_outline_loses_the_rules_of_the_clauses_that_went(services, rules):
    version_id = draft(services.policies)
    sections = services.policies.version(version_id).sections
    for one in sections:
        rules.add(version_id, draft_rule(one.uid, one.heading))
    shorter = Outline("", OUTLINE.introduction, OUTLINE.sections[:1])
    services.policies.correct_outline(version_id, 1, shorter)
    assert [one.rule.text for one in rules.rules_of(version_id)] == ["But"]


def test_a_town_s_rules_are_taken_over_without_its_telephone(services, rules):
    clause = services.composing.clause("town/montmagny", "MM:5.12", "fr")
    order = next(one for one in clause.rules if one.code == "MM-069")
    assert "telephone" not in order.params
    assert order.params["channels"] == ["email", "telephone"]
    known = next(one for one in rules.rules_of_town("montmagny", "fr") if one.rule.code == "MM-069")
    assert known.rule.params["telephone"] == "418 248-3361"


def test_a_rule_is_written_as_it_is_read(services, rules):
    version_id, section, _uid = ruled_draft(services)
    assert draft_of(only(rules, version_id).rule) == draft_rule(section)
