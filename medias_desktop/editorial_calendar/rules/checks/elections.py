"""What does not appear while an election is under way, and what takes a side at any time."""

from __future__ import annotations

from collections.abc import Iterator

from medias_desktop.editorial_calendar.rules.checks import partisan
from medias_desktop.editorial_calendar.rules.checks.book import Case, codes, found, informs
from medias_desktop.editorial_calendar.rules.checks.kinds import Kind
from medias_desktop.editorial_calendar.rules.findings import Finding
from medias_desktop.editorial_calendar.rules.periods import Period
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.policies.rules.checks.calendar import ElectionPeriod, PoliticalNeutrality
from medias_desktop.policies.rules.checks.calendar_words import Category

NO_OPINION, NEUTRAL = "no_opinion", "neutral"
"""Questions of neutrality, as answers bear them."""


def election_period(case: Case, rule: PolicyRule, settings: ElectionPeriod) -> Iterator[Finding]:
    """Yield who and what is named that cannot be between the dates of an election."""
    moment = case.post.moment
    if moment is None or not case.around.periods:
        return
    levels = codes(settings.levels)
    for period in case.around.elections_at(moment):
        if not levels or period.level in levels or not period.level:
            yield _in_period(case, rule, period)


def _in_period(case: Case, rule: PolicyRule, period: Period) -> Finding:
    text = case.post.looked_through
    level = period.level
    named = next((name for one, name in case.around.names_by_period.get(period.id, ()) if one in text), "")
    named = named or partisan.party(text)
    informative = case.post.draft.category == Category.ELECTION_INFORMATION
    asked = partisan.opinion(text)
    if asked:
        return found(rule, Kind.ELECTION_WORDS, may_be_set_aside=True, level=level, words=asked)
    if named:
        certain = not informative  # who is a candidate may be told to voters, without taking a side
        return found(
            rule, Kind.ELECTION_NAME, certain=certain, may_be_set_aside=True, level=level, name=named
        )
    if informative:
        return informs(rule, Kind.ELECTION_CATEGORY, level=level)
    if words := partisan.campaign(text):
        return found(rule, Kind.ELECTION_WORDS, certain=False, level=level, words=words)
    return informs(rule, Kind.ELECTION_UNDER_WAY, level=level)


def political_neutrality(case: Case, rule: PolicyRule, settings: PoliticalNeutrality) -> Iterator[Finding]:
    """Yield words that take a side, and the question whether a post is neutral."""
    text = case.post.looked_through
    question = NO_OPINION if settings.no_opinions else NEUTRAL
    asked, party = partisan.opinion(text), partisan.party(text)
    if settings.no_opinions and asked:
        # “Vote for your favourite photo” asks for a vote too: only with a party is it plain.
        yield found(rule, Kind.PARTISAN, certain=bool(party), may_be_set_aside=True, words=asked)
    elif party:
        yield found(rule, Kind.PARTY_NAMED, certain=False, name=party)
    if question not in case.post.draft.answers and (settings.no_opinions or settings.neutral):
        yield found(rule, Kind.NEUTRAL_TO_CONFIRM, certain=False, question=question)
