"""What a finding weighs, whether it may be set aside, and that a rule wrongly set stops no other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.i18n import use_language
from medias_desktop.editorial_calendar.labels import fact_words
from medias_desktop.editorial_calendar.labels.findings import SENTENCES, question, sentence
from medias_desktop.editorial_calendar.rules.checks.asking import checklist
from medias_desktop.editorial_calendar.rules.checks.book import overridable, severity
from medias_desktop.editorial_calendar.rules.checks.checking import check_post, ready
from medias_desktop.editorial_calendar.rules.checks.kinds import TIMED, Kind
from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
from medias_desktop.editorial_calendar.rules.checks.surroundings import KnownPerson, PhotoAnswer
from medias_desktop.editorial_calendar.rules.findings import Clause, Finding, Severity
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.editorial_calendar.rules.rechecks import difference
from medias_desktop.photo_consents.rules.answers import Why
from medias_desktop.policies.rules.checks.calendar import PostsPerDay
from medias_desktop.policies.rules.rule_data import Force, RuleKind, Use
from tests.editorial_calendar.scenarios.posts import (
    DAY,
    ENGLISH,
    JULIE_AWAY,
    NOW,
    PHOTO_KEY,
    WITH_PHOTO,
    around,
    others,
    post,
)
from tests.editorial_calendar.town_rules import calendar_rules


def rule(*uses, force=Force.IMPERATIVE, kind=RuleKind.PROHIBITION, check="posts_per_day", parameters=None):
    return PolicyRule(
        clause=Clause(version_id=1, section_uid="s", rule_code="R-001", cite="s. 1"),
        text="Two posts a day.",
        kind=kind,
        force=force,
        uses=frozenset(uses),
        check=check,
        parameters=parameters,
    )


def found(draft, rules=(), **more):
    return check_post(CheckedPost(draft), around(**more), rules)


def kinds(findings):
    return [one.kind for one in findings]


# What it weighs


@pytest.mark.parametrize(
    ("weight", "uses", "force"),
    [
        (Severity.BLOCK, (Use.BLOCK,), Force.IMPERATIVE),
        (Severity.BLOCK, (Use.BLOCK, Use.WARN, Use.RECORD), Force.STATED),
        (Severity.WARN, (Use.BLOCK,), Force.DESIRABLE),
        (Severity.WARN, (Use.BLOCK,), Force.OPTIONAL),
        (Severity.WARN, (Use.WARN, Use.RECORD), Force.DESIRABLE),
        (Severity.WARN, (Use.REMIND,), Force.IMPERATIVE),
        (Severity.INFORM, (Use.REMIND,), Force.DESIRABLE),
        (Severity.INFORM, (Use.RECORD, Use.INFORM, Use.PRINT), Force.IMPERATIVE),
        (Severity.INFORM, (), Force.IMPERATIVE),
    ],
)
def test_a_finding_weighs_what_its_rule_is_used_for_and_how_strongly_it_is_said(weight, uses, force):
    assert severity(rule(*uses, force=force)) is weight


def test_what_is_only_guessed_never_blocks():
    for uses, force in product([(Use.BLOCK,), (Use.BLOCK, Use.WARN)], Force):
        assert severity(rule(*uses, force=force), certain=False) is Severity.WARN


@given(st.sets(st.sampled_from(Use)), st.sampled_from(Force), st.booleans())
def test_only_a_rule_that_blocks_blocks(uses, force, certain):
    weight = severity(rule(*uses, force=force), certain=certain)
    assert (weight is Severity.BLOCK) <= (Use.BLOCK in uses)
    if not uses & {Use.BLOCK, Use.WARN, Use.REMIND}:
        assert weight is Severity.INFORM


def test_what_a_text_forbids_outright_is_not_set_aside():
    assert not overridable(rule(Use.BLOCK), Severity.BLOCK)
    assert overridable(rule(Use.BLOCK), Severity.WARN)
    assert overridable(rule(Use.BLOCK, kind=RuleKind.THRESHOLD), Severity.BLOCK)
    assert overridable(rule(Use.BLOCK, force=Force.STATED), Severity.BLOCK)


def test_the_heaviest_come_first_then_the_order_of_the_texts():
    rules = calendar_rules("montmagny")
    said = found(post("website", category="outside_advertising"), rules)
    weights = [one.severity for one in said]
    assert weights == sorted(weights, key=list(Severity).index)
    codes = [one.clause.rule_code for one in said if one.severity is Severity.WARN and one.clause.rule_code]
    order = [one.code for one in rules]
    assert codes == sorted(codes, key=order.index)


# Rules wrongly set


def test_a_rule_wrongly_set_or_of_an_unknown_check_is_told_and_the_others_are_applied():
    two = PostsPerDay(most=2)
    rules = (
        rule(Use.BLOCK, check="posts_per_day"),
        replace(rule(Use.WARN, check="from_the_future"), clause=Clause(rule_code="R-002", cite="s. 2")),
        replace(
            rule(Use.BLOCK, kind=RuleKind.THRESHOLD, parameters=two),
            clause=Clause(rule_code="R-003", cite="s. 3"),
        ),
        replace(rule(check="response_time"), clause=Clause(rule_code="R-004")),
    )
    said = found(post(account=None), rules, posts=others(2))
    to_set = [one for one in said if one.kind == Kind.RULE_TO_SET]
    assert [(one.severity, one.clause.cite) for one in to_set] == [
        (Severity.INFORM, "s. 1"),
        (Severity.INFORM, "s. 2"),
    ]
    assert Kind.TOO_MANY_THAT_DAY in kinds(said)


def test_the_same_list_of_rules_is_made_ready_once():
    rules = calendar_rules("senneterre")
    assert ready(rules) is ready(rules)
    assert ready(rules) is not ready(rules[:-1])


# Without a policy


def plain(draft, **more):
    return [(one.kind, one.severity.value, one.overridable) for one in found(draft, **more)]


@pytest.mark.parametrize(
    ("expected", "draft"),
    [
        (("no_text", "block", False), post(text="  \n")),
        (("too_long", "block", False), post("twitter", text="a" * 281)),
        (("too_many_hashtags", "block", False), post("instagram", text="Patinons! " + "#hiver " * 31)),
        (("emergency_number_missing", "inform", True), post(category="emergency")),
        (("no_moment", "block", False), post(planned_on=None, planned_time=None)),
        (("past_moment", "block", False), post(planned_on=NOW.date(), planned_time=dt.time(15, 29))),
        (("no_hour", "inform", True), post(planned_time=None)),
        (("no_category", "warn", True), post(category="")),
        (("shouting", "warn", True), post(text="LA PATINOIRE DU PARC OUVRE")),
        (("commercial_link", "warn", True), post(link="https://www.ebay.ca/itm/1")),
        (("source_missing", "warn", True), post(category="partner_shared")),
        (("language_differs", "inform", True), post(text=ENGLISH)),
        (("platform_without_account", "warn", True), post()),
        (("account_unknown", "block", False), post(account=99)),
        (("request_unknown", "warn", True), post(request_id=99)),
        (("photo_gone", "block", False), WITH_PHOTO),
    ],
)
def test_without_any_policy_what_cannot_be_is_told(expected, draft):
    assert expected in plain(draft)


@pytest.mark.parametrize(
    "draft",
    [
        post("twitter", text="a" * 280),
        post(planned_on=NOW.date(), planned_time=dt.time(15, 30)),
        post(text="AVIS IMPORTANT À TOUS : la patinoire ouvre."),
        post(category="partner_shared", source_credit="Club des Érables"),
        post(category="partner_shared", original_link="https://club.example"),
        post(text=ENGLISH, language="en"),
        post("instagram", text="Patinons! " + "#hiver " * 30),
        post(category="emergency", text="Composez le 9-1-1."),
        post(link="https://ville.example/boutique"),
    ],
)
def test_what_just_fits_is_not_told(draft):
    assert {kind for kind, _weight, _may in plain(draft, website="https://ville.example")} <= {
        "platform_without_account"
    }


def test_a_post_without_a_platform_says_so():
    assert ("no_platform", "block", False) in plain(replace(post(), texts=()))


def test_a_photo_that_cannot_appear_that_day_blocks_and_nobody_may_set_it_aside():
    clause = Clause(version_id=1, section_uid="s", rule_code="R-009", cite="s. 9")
    answer = PhotoAnswer(
        title="Fête", state="blocked", reasons=("refused",), advice=("no_alt_text",), clause=clause
    )
    said = found(WITH_PHOTO, photos={PHOTO_KEY: answer})
    (blocked,) = [one for one in said if one.kind == Kind.PHOTO_BLOCKED]
    assert (blocked.severity, blocked.overridable, blocked.clause) == (Severity.BLOCK, False, clause)
    assert Kind.PHOTO_WITHOUT_ALT in kinds(said)
    assert Kind.PHOTO_BLOCKED not in kinds(
        found(WITH_PHOTO, photos={PHOTO_KEY: replace(answer, state="publishable", reasons=())})
    )


def test_a_photo_whose_source_the_post_names_lacks_nothing():
    answer = PhotoAnswer(title="Fête", state="incomplete", reasons=("source_missing",))
    assert Kind.PHOTO_INCOMPLETE in kinds(found(WITH_PHOTO, photos={PHOTO_KEY: answer}))
    credited = replace(WITH_PHOTO, source_credit="Photo : Paul Gagné")
    assert Kind.PHOTO_INCOMPLETE not in kinds(found(credited, photos={PHOTO_KEY: answer}))


def test_an_author_known_by_name_only_who_is_away_is_told_with_the_clause_about_replacements():
    away = replace(JULIE_AWAY, person_id=None, replacement_id=None, replacement="")
    (one,) = [
        one
        for one in found(post(), calendar_rules("montmagny"), absences=(away,))
        if one.kind == Kind.AUTHOR_AWAY
    ]
    assert (one.clause.rule_code, one.severity) == ("MM-096", Severity.WARN)
    assert Kind.AUTHOR_AWAY not in kinds(found(post(author="Paul Gagné"), absences=(away,)))
    assert Kind.AUTHOR_AWAY not in kinds(found(post(planned_on=DAY + dt.timedelta(1)), absences=(away,)))
    assert Kind.AUTHOR_LEFT in kinds(
        found(
            post(author_id=7),
            persons={7: KnownPerson(id=7, name="Julie", group="student", left_on=DAY - dt.timedelta(1))},
        )
    )


# How many


@given(st.integers(0, 8), st.integers(1, 8))
def test_a_platform_has_too_many_posts_exactly_when_it_has_more_than_the_clause_allows(count, most):
    rules = (rule(Use.BLOCK, kind=RuleKind.THRESHOLD, parameters=PostsPerDay(most=most)),)
    said = found(post(), rules, posts=others(count))
    assert (Kind.TOO_MANY_THAT_DAY in kinds(said)) == (count + 1 > most)


@given(st.lists(st.sampled_from(["", "emergency", "public_interest", "health"]), max_size=8))
def test_posts_with_an_exception_of_the_clause_do_not_count(exceptions):
    from medias_desktop.policies.rules.checks.calendar_words import Excepted

    excepted = (Excepted.EMERGENCY, Excepted.PUBLIC_INTEREST)
    rules = (rule(Use.BLOCK, parameters=PostsPerDay(most=2, exceptions=excepted)),)
    posts = tuple(
        replace(one, id=number)
        for number, exception in enumerate(exceptions, 1)
        for one in others(1, exception=exception)
    )
    counted = sum(one not in ("emergency", "public_interest") for one in exceptions) + 1
    assert (Kind.TOO_MANY_THAT_DAY in kinds(found(post(), rules, posts=posts))) == (counted > 2)


# The checklist


def test_each_question_is_asked_once_with_all_its_clauses():
    asked = {one.code: one for one in checklist(calendar_rules("blainville"))}
    assert list(asked) == [
        "proofread",
        "facts_verified",
        "reread",
        "source_named",
        "said_aloud",
        "image_given",
        "confidentiality",
        "relevance",
        "no_polemic",
    ]
    assert asked["reread"].times == 2
    of_contest = {one.code: one for one in checklist(calendar_rules("montmagny"), "contest")}
    assert of_contest["law_respected"].law.startswith("Loi sur les loteries")
    assert [one.rule_code for one in of_contest["confidentiality"].clauses] == ["MM-072"]
    assert "law_respected" not in {one.code for one in checklist(calendar_rules("montmagny"), "news")}
    assert [one.code for one in checklist(calendar_rules("vallee-des-rivieres"), photos=False)] == [
        "usual_channel"
    ]


@pytest.mark.parametrize(
    "town", ["baie-comeau", "blainville", "montmagny", "senneterre", "vallee-des-rivieres"]
)
def test_whoever_answers_every_question_is_asked_nothing_more(town):
    rules = calendar_rules(town)
    answers = frozenset(one.code for one in checklist(rules, "contest"))
    asking = {Kind.TO_ASK, Kind.NEUTRAL_TO_CONFIRM, Kind.CONFIDENTIAL_TO_CONFIRM, Kind.LAW_TO_RESPECT}
    assert asking & set(kinds(found(post(category="contest", photos=(4,)), rules)))
    draft = post(category="contest", photos=(4,), answers=answers)
    assert not asking & set(kinds(found(draft, rules)))


# Words


def test_every_kind_has_a_sentence_and_no_sentence_is_left_over():
    assert set(SENTENCES) == set(Kind)
    assert set(Kind) > TIMED


def test_every_reason_of_the_consent_log_has_words():
    assert set(fact_words.PHOTO_REASONS) == {one.value for one in Why}


def test_a_finding_of_a_newer_program_and_missing_facts_are_told_plainly():
    use_language("en")
    assert sentence(Finding(severity=Severity.WARN, kind="unheard_of")) == (
        "Found by a newer version of the program."
    )
    bare = Finding(severity=Severity.WARN, kind=Kind.SHOUTING)
    assert sentence(bare) == "words in capitals in a row: it reads as shouting."


def test_a_finding_quotes_its_clause():
    use_language("en")
    (one,) = [
        one
        for one in found(post(), calendar_rules("blainville"), posts=others(2))
        if one.kind == Kind.TOO_MANY_THAT_DAY
    ]
    assert one.clause.cite == "art. 9"
    assert sentence(one) == "With this one there are 3 posts on Facebook that day: at most 2."


def test_a_question_says_how_often_and_which_law():
    use_language("en")
    assert question("reread", times=2) == "Did you read the text again 2 times?"
    assert question("law_respected", law="Loi X") == "Is this law respected where it applies: Loi X?"
    assert question("from_the_future") == "from_the_future"


# What changed


def test_the_difference_is_what_appeared_and_what_is_gone():
    one = Finding(severity=Severity.WARN, kind="a")
    other = Finding(severity=Severity.WARN, kind="b")
    heavier = replace(one, severity=Severity.BLOCK)
    assert difference((one, other), (other, one)) == ((), ())
    assert difference((one,), (one, other)) == ((other,), ())
    assert difference((one, other), (one,)) == ((), (other,))
    assert difference((one,), (heavier,)) == ((heavier,), (one,))
    assert difference((one,), (replace(one, facts={"n": 3}),)) == ((), ())


def test_an_election_without_an_end_of_the_year_and_absurd_days_are_borne():
    for day in (dt.date.min, dt.date.max):
        for town in ("blainville", "montmagny", "baie-comeau"):
            said = check_post(
                CheckedPost(post("blog", "facebook", planned_on=day)), around(), calendar_rules(town)
            )
            assert said
    assert DAY.isoweekday() == 2
