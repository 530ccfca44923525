"""What each town's text proposes: every expected value is read off the text by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.policies.rules.checks.accounts import Netiquette
from medias_desktop.policies.rules.checks.moderation import (
    CommentRemoval,
    Exclusion,
    LinksInComments,
    Reason,
    Removing,
    RepeatBeforeBlock,
    Scope,
)
from medias_desktop.policies.rules.checks.words import Period
from medias_desktop.policies.rules.rule_data import Force, Use
from medias_desktop.sanctions.rules.incidents import (
    EXCLUDING,
    IncidentAction,
    IncidentClause,
    ModerationSettings,
)
from medias_desktop.sanctions.rules.proposals import INFORMING, ProposalGround
from medias_desktop.sanctions.rules.proposing import (
    IncidentQuestion,
    is_departure,
    main_proposal,
    propose,
)
from medias_desktop.sanctions.rules.reasons import REASON_CODES, ModerationRule, reason_choices
from tests.sanctions.moderation.texts import BLOG, PAGE, TODAY, earlier, rules_of_town

A, B, C = dt.date(2026, 9, 1), dt.date(2026, 10, 1), dt.date(2026, 11, 1)
RULES = {
    town: rules_of_town(town)
    for town in ("blainville", "montmagny", "senneterre", "baie-comeau", "vallee-des-rivieres")
}


def asked(town, *reasons, past=(), link=False, account=PAGE, day=TODAY, **settings):
    question = IncidentQuestion(account_id=account, reasons=frozenset(reasons), seen_on=day, has_link=link)
    return propose(RULES[town], ModerationSettings(**settings), question, past)


def told(proposals):
    return [(one.clause.rule_code, one.action.value, one.ground.value) for one in proposals]


ADS = [earlier("advertising", A), earlier("advertising", B)]
FIVE_SIX = [
    ("BL-028", "removal", "removal_asked"),  # posts
    ("BL-029", "removal", "removal_asked"),  # comments
]
MAY = ("BL-125", "removal", "removal_asked")  # annex 2: the City may remove what is against the directive
NOTICE = ("BL-126", "warning", "notice_first")

TABLE = [
    # Blainville 5.6: the third advertisement; annex 2 forbids advertising too, so that it may remove it as well.
    ("blainville", ["advertising"], [], [*FIVE_SIX, MAY, ("BL-030", "none", "first_time")]),
    ("blainville", ["advertising"], ADS[:1], [*FIVE_SIX, MAY, ("BL-030", "none", "number_not_reached")]),
    ("blainville", ["advertising"], ADS, [("BL-030", "ban", "number_reached"), *FIVE_SIX, MAY]),
    # Two insults are no advertisements: 5.6 counts advertisements only.
    (
        "blainville",
        ["advertising"],
        [earlier("attack_insult", A, warned=True), earlier("attack_insult", B, warned=True)],
        [*FIVE_SIX, MAY, ("BL-030", "none", "first_time")],
    ),
    # One of the earlier ones was an advertisement among other things.
    (
        "blainville",
        ["advertising"],
        [ADS[0], earlier("attack_insult", B, more=("advertising",))],
        [("BL-030", "ban", "number_reached"), *FIVE_SIX, MAY],
    ),
    # Annex 2: other reasons, after a notice and a repetition.
    ("blainville", ["attack_insult"], [], [NOTICE, MAY]),
    ("blainville", ["attack_insult"], [earlier("attack_insult", A)], [NOTICE, MAY]),
    (
        "blainville",
        ["attack_insult"],
        [earlier("vulgarity", A, warned=True)],
        [("BL-126", "ban", "repeated_after_notice"), MAY],
    ),
    (
        "blainville",
        ["attack_insult"],
        [earlier("vulgarity", A, action="warning")],
        [("BL-126", "ban", "repeated_after_notice"), MAY],
    ),
    # Section 8: at once, and “is”; the notice is only what annex 2 wants before a ban.
    (
        "blainville",
        ["disrespect"],
        [],
        [("BL-040", "removal", "removal_asked"), NOTICE, MAY],
    ),
    # Section 14, with whom it is reported to; nobody here can remove what stands on another’s page.
    (
        "blainville",
        ["identity_misuse"],
        [earlier("identity_misuse", A)],
        [("BL-093", "report", "report_asked")],
    ),
    ("blainville", ["election_content"], [], [("BL-023", "removal", "removal_asked"), NOTICE, MAY]),
    # “Capitals” is in no clause of Blainville: nothing follows.
    ("blainville", ["capitals"], [], []),
    # Montmagny 5.1: removed at once and without notice; who does it again may be excluded.
    (
        "montmagny",
        ["attack_insult"],
        [],
        [("MM-021", "removal", "removal_asked"), ("MM-022", "none", "first_time")],
    ),
    (
        "montmagny",
        ["religion"],
        [earlier("advertising", A)],
        [("MM-022", "ban", "repeated"), ("MM-021", "removal", "removal_asked")],
    ),
    (
        "montmagny",
        ["organisation_publishing"],
        [],
        [("MM-021", "removal", "removal_asked"), ("MM-022", "none", "first_time")],
    ),
    (
        "montmagny",
        ["election_content"],
        [],
        [
            ("MM-021", "removal", "removal_asked"),
            ("MM-083", "removal", "removal_asked"),
            ("MM-022", "none", "first_time"),
        ],
    ),
    # Senneterre: may remove without notice, may block who does it again.
    (
        "senneterre",
        ["hate"],
        [],
        [("SE-021", "removal", "removal_asked"), ("SE-022", "none", "first_time")],
    ),
    (
        "senneterre",
        ["hate"],
        [earlier("hate", A)],
        [("SE-022", "temporary_block", "repeated"), ("SE-021", "removal", "removal_asked")],
    ),
    # Capitals are only advised against (“should”): nothing follows, and they count for nothing later.
    ("senneterre", ["capitals"], [earlier("hate", A)], [("SE-017", "none", "advice_only")]),
    (
        "senneterre",
        ["hate"],
        [earlier("capitals", A)],
        [("SE-021", "removal", "removal_asked"), ("SE-022", "none", "first_time")],
    ),
    (
        "senneterre",
        ["commercial_link"],
        [],
        [
            ("SE-019", "link_disabled", "removal_asked"),
            ("SE-021", "removal", "removal_asked"),
            ("SE-022", "none", "first_time"),
        ],
    ),
    (
        "senneterre",
        ["advertising"],
        [],
        [
            ("SE-029", "removal", "removal_asked"),
            ("SE-021", "removal", "removal_asked"),
            ("SE-022", "none", "first_time"),
        ],
    ),
    # An incident recorded while no text forbade it counts for nothing.
    (
        "senneterre",
        ["hate"],
        [earlier("hate", A, cited=False)],
        [("SE-021", "removal", "removal_asked"), ("SE-022", "none", "first_time")],
    ),
    # Baie-Comeau filters its blog, and has no netiquette; Vallée-des-Rivières neither.
    ("baie-comeau", ["attack_insult"], [earlier("attack_insult", A)], []),
    ("vallee-des-rivieres", ["advertising"], ADS, []),
]


@pytest.mark.parametrize(("town", "reasons", "past", "expected"), TABLE)
def test_each_town_by_its_own_text(town, reasons, past, expected):
    assert sorted(told(asked(town, *reasons, past=past))) == sorted(expected)


@pytest.mark.parametrize(
    ("town", "reasons", "past", "main"),
    [
        ("blainville", ["advertising"], ADS, ("BL-030", True)),  # “is banned”
        ("blainville", ["advertising"], ADS[:1], ("BL-028", True)),
        ("blainville", ["disrespect"], [earlier("hate", A, warned=True)], ("BL-126", False)),  # “may ban”
        ("blainville", ["disrespect"], [], ("BL-040", True)),  # removed at once before anything else
        ("montmagny", ["privacy"], [earlier("privacy", A)], ("MM-022", False)),
        ("montmagny", ["privacy"], [], ("MM-021", True)),
        ("senneterre", ["privacy"], [], ("SE-021", False)),
    ],
)
def test_the_weightiest_comes_first(town, reasons, past, main):
    found = main_proposal(asked(town, *reasons, past=past))
    assert (found.clause.rule_code, found.strict) == main


def one_by(proposals, code):
    return next(one for one in proposals if one.clause.rule_code == code)


def test_what_the_third_advertisement_shows():
    ban = one_by(asked("blainville", "advertising", past=ADS), "BL-030")
    assert (ban.number, ban.asked, ban.by_setting) == (3, 3, False)
    assert [one.seen_on for one in ban.counted] == [A, B]
    assert not ban.scope_everywhere  # “banned from the account”


def test_montmagny_says_at_once_and_without_notice_and_its_netiquette_needs_none():
    found = asked("montmagny", "hate", past=[earlier("hate", A)])
    removal, exclusion = one_by(found, "MM-021"), one_by(found, "MM-022")
    assert (removal.at_once, removal.without_notice, removal.strict) == (True, True, True)
    assert exclusion.without_notice  # 5.1: it applies without prior notice (MM-020)
    assert not one_by(asked("blainville", "disrespect"), "BL-040").without_notice
    assert one_by(asked("blainville", "disrespect"), "BL-040").at_once
    assert one_by(asked("blainville", "election_content"), "BL-023").only_during == Period.ELECTION


@pytest.mark.parametrize(
    ("number", "past", "action"), [(2, 1, "temporary_block"), (3, 1, None), (3, 2, "temporary_block")]
)
def test_senneterre_s_number_is_the_municipality_s(number, past, action):
    days = [A, B][:past]
    found = one_by(
        asked("senneterre", "hate", past=[earlier("hate", day) for day in days], repeats_before_block=number),
        "SE-022",
    )
    assert found.by_setting
    assert found.asked == number
    assert found.action.value == (action or "none")


def test_other_accounts_count_by_the_setting_where_the_text_is_silent():
    past = [earlier("hate", A, account=BLOG)]
    alone = one_by(asked("senneterre", "hate", past=past), "SE-022")
    assert (alone.ground, alone.number, alone.counted) == (ProposalGround.ELSEWHERE, 1, tuple(past))
    together = one_by(asked("senneterre", "hate", past=past, count_everywhere=True), "SE-022")
    assert (together.ground, together.number) == (ProposalGround.REPEATED, 2)
    # Blainville 5.6 says on which account: the setting changes nothing there.
    ads = [earlier("advertising", A, account=BLOG), earlier("advertising", B, account=BLOG)]
    third = one_by(asked("blainville", "advertising", past=ads, count_everywhere=True), "BL-030")
    assert (third.ground, third.action) == (ProposalGround.ELSEWHERE, IncidentAction.NONE)


@pytest.mark.parametrize(
    ("day", "seen", "counts"),
    [
        (dt.date(2026, 11, 20), dt.date(2025, 11, 21), True),  # a day less than twelve months
        (dt.date(2026, 11, 21), dt.date(2025, 11, 21), False),  # twelve months: forgotten that day
        (dt.date(2025, 2, 27), dt.date(2024, 2, 29), True),  # 29 February: forgotten on 28 February 2025
        (dt.date(2025, 2, 28), dt.date(2024, 2, 29), False),
        (dt.date(2026, 11, 21), dt.date(2026, 11, 21), True),  # the same day
    ],
)
def test_forgotten_after_so_many_months(day, seen, counts):
    found = asked("senneterre", "hate", past=[earlier("hate", seen)], day=day, forgotten_months=12)
    assert one_by(found, "SE-022").number == (2 if counts else 1)


def test_links():
    assert ("BL-122", "none", "link_may_stay") in told(asked("blainville", "attack_insult", link=True))
    assert ("BL-122", "link_disabled", "link_off_topic") in told(asked("blainville", "off_topic", link=True))
    assert not [one for one in told(asked("blainville", "advertising", link=True)) if one[0] == "BL-122"]
    assert not [one for one in told(asked("blainville", "off_topic")) if one[0] == "BL-122"]


def test_every_reason_of_the_five_is_offered_with_its_clauses_and_the_others_last():
    for town, rules in RULES.items():
        choices = reason_choices(rules)
        assert {one.code for one in choices} == set(REASON_CODES), town
        named = [bool(one.clauses) for one in choices]
        assert named == sorted(named, reverse=True)
    by_code = {one.code: one for one in reason_choices(RULES["blainville"])}
    # Advertising: forbidden by annex 2 (BL-119), removed by 5.6 (BL-028, BL-029), counted by 5.6 (BL-030).
    cited = [one.clause.rule_code for one in by_code["advertising"].clauses]
    assert cited == ["BL-119", "BL-028", "BL-029", "BL-030"]
    assert [one.value for one in by_code["identity_misuse"].reported_to] == ["communications"]
    montmagny = {one.code: one for one in reason_choices(RULES["montmagny"])}
    politics = [one.clause.rule_code for one in montmagny["politics"].clauses]
    assert politics == ["MM-012", "MM-013", "MM-029"]
    assert [one.clause.rule_code for one in montmagny["organisation_publishing"].clauses] == ["MM-141"]
    assert [one.clause.rule_code for one in montmagny["identity_misuse"].clauses] == ["MM-110"]
    assert montmagny["election_content"].clauses[0].groups == ("candidate",)
    blue = {one.code for one in reason_choices(RULES["baie-comeau"]) if one.clauses}
    assert blue == {"identity_misuse"}  # the logo (BC-013)


# Texts that no town has


def rule(parameters, code, *, force=Force.OPTIONAL, uses=(Use.WARN, Use.RECORD), version=1):
    clause = IncidentClause(version_id=version, section_uid="s", rule_code=code, cite=code)
    return ModerationRule(clause=clause, text="", force=force, uses=frozenset(uses), parameters=parameters)


HATE = (Reason.HATE,)
FORBIDDEN = rule(CommentRemoval(action=Removing.REMOVE, reasons=HATE, notice=True), "R")


def ask(*rules, past=(), reasons=("hate",), **settings):
    question = IncidentQuestion(account_id=PAGE, reasons=frozenset(reasons), seen_on=TODAY, has_link=True)
    return propose(rules, ModerationSettings(**settings), question, past)


def test_a_rule_that_is_not_to_warn_proposes_nothing():
    ban = RepeatBeforeBlock(action=Exclusion.BAN)
    assert told(ask(FORBIDDEN, rule(ban, "X", uses=(Use.PRINT,)))) == [("R", "removal", "removal_asked")]
    # “Only when it is repeated” is not ticked: from the first time on.
    first = ask(FORBIDDEN, rule(ban, "X"))[0]
    assert (first.action, first.number, first.asked, first.by_setting) == (IncidentAction.BAN, 1, 1, False)


def test_a_text_that_wants_a_warning_first_wants_it_of_every_exclusion_that_does_not_say_otherwise():
    repeat = rule(RepeatBeforeBlock(action=Exclusion.EXCLUDE, repeated=True, scope=Scope.ALL_ACCOUNTS), "X")
    first = rule(Netiquette(warning=True), "N")
    past = [earlier("hate", A)]
    assert ask(FORBIDDEN, repeat, past=past)[0].ground is ProposalGround.REPEATED
    assert ask(FORBIDDEN, repeat, past=past)[0].scope_everywhere
    assert ("X", "warning", "notice_first") in told(ask(FORBIDDEN, repeat, first, past=past))
    assert one_by(ask(FORBIDDEN), "R").told_first


def test_all_accounts_together_and_a_number_that_is_forgotten_by_the_clause():
    everywhere = RepeatBeforeBlock(
        action=Exclusion.BAN, times=2, repeated=True, counted_by=Scope.ALL_ACCOUNTS, forgotten_months=1
    )
    seen = earlier("hate", dt.date(2026, 10, 22), account=BLOG)  # forgotten on 22 November
    old = earlier("hate", dt.date(2026, 10, 21), account=BLOG)  # forgotten today
    assert ask(FORBIDDEN, rule(everywhere, "X"), past=[seen])[0].ground is ProposalGround.NUMBER_REACHED
    found = ask(FORBIDDEN, rule(everywhere, "X"), past=[old], forgotten_months=120)
    assert main_proposal(found).clause.rule_code == "R"


def test_no_links_at_all():
    assert ("L", "link_disabled", "link_not_allowed") in told(
        ask(FORBIDDEN, rule(LinksInComments(allowed=False), "L"))
    )


def test_two_texts_in_force_each_by_its_own_rules():
    ban = RepeatBeforeBlock(action=Exclusion.BAN, repeated=True)
    other = rule(ban, "X", version=2)
    assert told(ask(FORBIDDEN, other, past=[earlier("hate", A)])) == [("R", "removal", "removal_asked")]


@pytest.mark.parametrize(
    ("action", "departs"),
    [("ban", False), ("removal", True), ("temporary_block", True), ("warning", True), ("none", True)],
)
def test_another_choice_than_a_proposed_ban_departs(action, departs):
    assert is_departure(asked("blainville", "advertising", past=ADS), IncidentAction(action)) is departs


@pytest.mark.parametrize(
    ("action", "departs"),
    [("warning", False), ("removal", False), ("ban", True), ("none", True), ("report", True)],
)
def test_what_a_clause_only_allows_may_be_chosen_among(action, departs):
    assert is_departure(asked("blainville", "attack_insult"), IncidentAction(action)) is departs


@pytest.mark.parametrize(
    ("action", "departs"), [("removal", False), ("none", False), ("temporary_block", True)]
)
def test_where_no_text_proposes_anything_only_shutting_out_departs(action, departs):
    assert is_departure((), IncidentAction(action)) is departs


def test_disabling_a_link_that_may_stay_departs():
    found = asked("blainville", "capitals", link=True)
    assert is_departure(found, IncidentAction.LINK_DISABLED)
    assert not is_departure(found, IncidentAction.REMOVAL)


# Whatever the text, whoever the user

days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31))
pasts = st.lists(
    st.builds(
        earlier,
        st.sampled_from(REASON_CODES),
        days,
        warned=st.booleans(),
        account=st.sampled_from((PAGE, BLOG)),
        cited=st.booleans(),
        action=st.sampled_from(("removal", "none", "warning", "ban")),
    ),
    max_size=6,
)
chosen = st.builds(
    ModerationSettings,
    repeats_before_block=st.integers(2, 4),
    count_everywhere=st.booleans(),
    forgotten_months=st.none() | st.integers(1, 24),
)
questions = st.builds(
    IncidentQuestion,
    account_id=st.just(PAGE),
    reasons=st.frozensets(st.sampled_from(REASON_CODES), min_size=1, max_size=3),
    seen_on=days,
    has_link=st.booleans(),
)


@given(st.sampled_from(sorted(RULES)), chosen, questions, pasts)
def test_what_never_happens(town, settings, question, past):
    found = propose(RULES[town], settings, question, past)
    for one in found:
        counted = [each for each in past if each.cited and each.seen_on <= question.seen_on]
        assert one.clause is not None
        assert all(each in counted for each in one.counted)
        if one.action in EXCLUDING:
            # Never for a first incident, never by fewer than the clause or the setting asks for.
            assert one.counted
            assert one.number == len(one.counted) + 1 >= max(one.asked, 2)
            assert settings.count_everywhere or all(each.account_id == PAGE for each in one.counted)
            assert question.reasons != {"identity_misuse"}
        if one.clause.rule_code == "BL-126" and one.action is IncidentAction.BAN:
            assert any(each.warned or each.action is IncidentAction.WARNING for each in one.counted)
        if one.clause.rule_code == "BL-030" and one.action is IncidentAction.BAN:
            assert "advertising" in question.reasons
            assert all("advertising" in (each.reason, *each.more_reasons) for each in one.counted)
    main = main_proposal(found)
    assert main is None or not is_departure(found, main.action)
    informing = [one.ground in INFORMING for one in found]
    assert informing == sorted(informing)


@given(st.sampled_from(sorted(RULES)), chosen, questions, pasts)
def test_what_was_forgotten_came_later_or_bore_no_clause_changes_nothing(town, settings, question, past):
    kept = [one for one in past if one.cited and one.seen_on <= question.seen_on]
    assert propose(RULES[town], settings, question, past) == propose(RULES[town], settings, question, kept)


@given(chosen, questions, pasts, days)
def test_one_more_earlier_incident_never_makes_it_milder(settings, question, past, day):
    more = [*past, earlier("advertising", min(day, question.seen_on), warned=True)]
    for town, rules in RULES.items():
        before, after = (
            any(one.action in EXCLUDING for one in propose(rules, settings, question, those))
            for those in (past, more)
        )
        assert after or not before, town
