"""Every rule of the five towns about interactions: what it says of some that pass, fail, stand at the boundary."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import singledispatch

import pytest

from medias_desktop.editorial_calendar.capabilities import INTERACTIONS
from medias_desktop.editorial_calendar.errors.interactions import DocumentationMissing
from medias_desktop.editorial_calendar.labels.reminders import sentence
from medias_desktop.editorial_calendar.rules import answer_ways, answering, reminder_lines
from medias_desktop.editorial_calendar.rules.deadlines import due_of
from medias_desktop.editorial_calendar.rules.interaction_checks import check_step
from medias_desktop.editorial_calendar.rules.interactions import (
    DueBasis,
    Interaction,
    InteractionKind,
    InteractionState,
    StepDraft,
    StepKind,
)
from medias_desktop.editorial_calendar.rules.service_hours import looked_at
from medias_desktop.editorial_calendar.rules.settings import CalendarSettings, Deadlines
from medias_desktop.policies.rules.rule_data import AppPart
from medias_desktop.policies.towns import town_rules
from tests.editorial_calendar.scenarios.interactions import (
    BOUNDARY,
    CASES,
    FAILS,
    PASSES,
    RECEIVED,
    Closing,
    Done,
    Hours,
    Late,
    Told,
)
from tests.editorial_calendar.town_rules import calendar_rules

EVERY = [
    pytest.param(town, code, case, id=f"{code}-{number}-{case.sort}")
    for town, rules in CASES.items()
    for code, cases in rules.items()
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("town", "code", "case"), EVERY)
def test_what_the_rule_says(town, code, case):
    rules = tuple(one for one in calendar_rules(town) if one.code == code)
    assert rules
    judge(case, rules)


@singledispatch
def judge(case, rules):
    """Compare what rules say of a case with what is expected of it."""
    raise NotImplementedError(case)


@judge.register
def _(case: Late, rules):
    settings = CalendarSettings(deadlines=Deadlines.ONE, document_days=case.document_days)
    received = dt.datetime.fromisoformat(case.received)
    found = due_of(received, InteractionKind(case.kind), rules, settings, urgent=case.urgent)
    end = found.department_at if case.department else found.at
    assert (end is not None and dt.datetime.fromisoformat(case.answered) > end) is case.late
    if case.late:
        clause = found.department_clause if case.department else found.clause
        assert clause == rules[0].clause


@judge.register
def _(case: Told, rules):
    found = answering.reminders(situation(case), rules)
    assert tuple(sorted(one.told.value for one in found)) == tuple(sorted(case.says))
    assert all(sentence(one) for one in found)
    if case.telephone and case.says:
        assert case.telephone in " ".join(sentence(one) for one in found)


@judge.register
def _(case: Done, rules):
    found = answer_ways.against(situation(case), StepKind(case.step), case.channel, rules)
    assert bool(found) is case.refused
    if found:
        assert (found[0].blocks, found[0].clause) == (case.blocks, rules[0].clause)


@judge.register
def _(case: Hours, rules):
    received = dt.datetime.fromisoformat(case.received)
    (found,) = looked_at(received, rules, CalendarSettings().hours, urgent=case.urgent)
    assert (found.attention.value, found.clause) == (case.attention, rules[0].clause)


@judge.register
def _(case: Closing, rules):
    received = dt.datetime.fromisoformat(RECEIVED)
    one = Interaction(
        id=1, uid="", kind=InteractionKind(case.kind), account_id=None, account="", platform="", received_at=received,
        sender="", text="Bonjour", link="", language="fr", private=False, urgent=False, refused_subject="", reported_by="",
        state=InteractionState.ANSWERED, department="", department_due_at=None, due_at=None, due_basis=DueBasis.NONE,
        due_by_hand=False,
    )  # fmt: skip
    step = StepDraft(kind=StepKind.CLOSED, taken_at=received, text=case.text)
    if not case.refused:
        assert check_step(one, step, rules, received) is None
        return
    with pytest.raises(DocumentationMissing) as told:
        check_step(one, step, rules, received)
    assert rules[0].clause.cite in told.value.sentence()


def situation(case):
    values = {name: getattr(case, name, None) for name in ("language", "urgent", "private")}
    known = {name: value for name, value in values.items() if value is not None}
    return answering.Situation(kind=InteractionKind(case.kind), refused_subject=case.subject, **known)


@pytest.mark.parametrize("town", CASES)
def test_every_rule_of_these_checks_has_its_cases(town):
    ours = {rule.code for rule in town_rules(town, "fr") if rule.check in INTERACTIONS.checks}
    without = {
        code
        for code in ours
        if {case.sort for case in CASES[town].get(code, ())} != {PASSES, FAILS, BOUNDARY}
        or len(CASES[town][code]) < 3
    }
    assert not without


def test_there_are_forty_two():
    assert sum(one.check in INTERACTIONS.checks for town in CASES for one in town_rules(town, "fr")) == 42


@pytest.mark.parametrize("town", CASES)
def test_every_other_rule_of_this_part_is_shown_where_somebody_answers(town):
    part = {rule.code for rule in town_rules(town, "fr") if rule.app_part is AppPart.INTERACTIONS}
    assert part <= set(CASES[town])


def test_several_clauses_about_one_thing_are_one_line():
    found = answering.reminders(
        answering.Situation(kind=InteractionKind.COMPLAINT), calendar_rules("montmagny", "answer_manner")
    )
    lines = reminder_lines.together(found)
    tones = [line for line in lines if line.reminder.told is answering.Told.TONE]
    assert [[clause.cite for clause in line.clauses] for line in tones] == [["art. 5.1", "art. 8.7"]]
    assert tones[0].reminder.codes == ("courteous", "respectful", "polite", "professional")


def test_where_a_complaint_goes():
    way = answer_ways.way_of(InteractionKind.COMPLAINT, calendar_rules("montmagny"))
    assert (way.telephone, way.email) == ("418 248-3361", "info@ville.montmagny.qc.ca")
    assert (way.offices, way.channels) == (("department_concerned",), ("telephone", "email"))
    report = answer_ways.way_of(InteractionKind.BETTER_ANSWER, calendar_rules("blainville"))
    assert (report.offices, report.email) == (("communications",), "communications@blainville.ca")


def test_a_redirected_complaint_is_followed_up_where_a_limit_names_it():
    complaint = InteractionKind.COMPLAINT
    assert answer_ways.followed_up(complaint, calendar_rules("montmagny"))
    assert not answer_ways.followed_up(complaint, calendar_rules("blainville"))
    assert not answer_ways.followed_up(InteractionKind.QUESTION, calendar_rules("montmagny"))


def test_a_rule_with_wrong_settings_never_stops_the_others():
    rules = tuple(
        dataclasses.replace(one, parameters=None) if number % 2 else one
        for number, one in enumerate(calendar_rules("montmagny"))
    )
    assert answering.reminders(answering.Situation(kind=InteractionKind.COMPLAINT), rules)
    due_of(dt.datetime.fromisoformat(RECEIVED), InteractionKind.COMPLAINT, rules, CalendarSettings())
