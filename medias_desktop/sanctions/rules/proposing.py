"""What the texts in force propose to do about an incident, from what counts of the user’s earlier ones.

The text is taken at its word: “is banned” is strict, “may be banned” is not; a number that it does not say is the
municipality’s setting; a clause that only advises (“should”) is broken by nobody, and nothing follows from it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from medias_desktop.core.retention import months_after
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
from medias_desktop.policies.rules.checks.words import Lateness
from medias_desktop.policies.rules.rule_data import Force, Use
from medias_desktop.sanctions.rules.incidents import EXCLUDING, IncidentAction, ModerationSettings
from medias_desktop.sanctions.rules.proposals import INFORMING, CountedIncident, Proposal, ProposalGround
from medias_desktop.sanctions.rules.reasons import (
    IDENTITY_MISUSE,
    ModerationRule,
    ReasonChoice,
    reason_choices,
    told_of_misuse,
)

_EXCLUSIONS = {
    Exclusion.BAN: IncidentAction.BAN,
    Exclusion.EXCLUDE: IncidentAction.BAN,
    Exclusion.BLOCK: IncidentAction.TEMPORARY_BLOCK,
}
_REMOVALS = {Removing.REMOVE: IncidentAction.REMOVAL, Removing.DISABLE_LINK: IncidentAction.LINK_DISABLED}
_ACTING = frozenset({Use.BLOCK, Use.WARN, Use.REMIND, Use.RECORD})
_TELLING = frozenset({Use.BLOCK, Use.WARN, Use.REMIND})
_BARE_LINKS = frozenset({Reason.COMMERCIAL_LINK.value, Reason.ADVERTISING.value, Reason.SPAM.value})
_WEIGHT = {action: place for place, action in enumerate(IncidentAction)} | {IncidentAction.REPORT: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuestion:
    """What is asked about: the account, the reasons, the day it was seen, and whether it holds a link."""

    account_id: int
    reasons: frozenset[str]
    seen_on: dt.date
    has_link: bool = False


def propose(
    rules: Iterable[ModerationRule],
    settings: ModerationSettings,
    question: IncidentQuestion,
    earlier: Sequence[CountedIncident] = (),
) -> tuple[Proposal, ...]:
    """Return what the texts in force propose, the weightiest first; ``earlier`` are the user’s, annulled ones left out."""
    found: dict[tuple[object, ...], Proposal] = {}
    for _version, those in groupby(rules, lambda rule: rule.clause.version_id):
        for one in _Text(tuple(those), settings, question, earlier).proposals():
            cite = one.clause.cite if one.clause else ""
            found.setdefault((one.action, one.ground, cite, one.strict, one.number, one.only_during), one)
    return tuple(sorted(found.values(), key=_order))


def main_proposal(proposals: Iterable[Proposal]) -> Proposal | None:
    """Return the weightiest one that proposes something; the others only tell where the count stands."""
    return next((one for one in proposals if one.ground not in INFORMING), None)


def is_departure(proposals: Sequence[Proposal], action: IncidentAction) -> bool:
    """Tell whether an action is not what is proposed, so that a reason is asked for.

    Shutting somebody out that no clause proposes always is one.
    """
    main = main_proposal(proposals)
    if main is None:
        spared = any(one.ground is ProposalGround.LINK_MAY_STAY for one in proposals)
        return action in EXCLUDING or (spared and action is IncidentAction.LINK_DISABLED)
    if action is main.action:
        return False
    if main.strict or main.action in EXCLUDING or action in EXCLUDING:
        return True
    return all(one.action is not action for one in proposals if one.ground not in INFORMING)


def _order(proposal: Proposal) -> tuple[bool, bool, bool, int, bool]:
    return (
        proposal.ground in INFORMING,
        proposal.action not in EXCLUDING,
        not proposal.strict,
        -_WEIGHT[proposal.action],
        bool(proposal.only_during),
    )


class _Text:
    """One text in force, asked about one incident."""

    def __init__(
        self,
        rules: tuple[ModerationRule, ...],
        settings: ModerationSettings,
        question: IncidentQuestion,
        earlier: Sequence[CountedIncident],
    ) -> None:
        self._rules = rules
        self._settings = settings
        self._question = question
        counted = (one for one in earlier if one.cited and one.seen_on <= question.seen_on)
        self._earlier = [(one, _codes(one)) for one in counted]
        self._choices = {one.code: one for one in reason_choices(rules)}
        self._codes = question.reasons
        self._breached = frozenset(code for code in self._codes if self._choice(code).binds)
        self._advised = frozenset(
            code for code, one in self._choices.items() if one.clauses and not one.binds
        )
        notices = [
            one.parameters.warning for one in rules if isinstance(one.parameters, Netiquette) and one.uses
        ]
        self._unannounced = False in notices
        self._announced = True in notices

    def _choice(self, code: str) -> ReasonChoice:
        return self._choices.get(code) or ReasonChoice(code=code)

    def proposals(self) -> list[Proposal]:
        """Return what each rule of the text proposes."""
        found: list[Proposal] = []
        for rule in self._rules:
            parameters = rule.parameters
            if isinstance(parameters, CommentRemoval) and rule.uses & _ACTING:
                found += self._removal(rule, parameters)
            elif isinstance(parameters, RepeatBeforeBlock) and rule.uses & _TELLING:
                found += self._repeated(rule, parameters)
            elif isinstance(parameters, LinksInComments) and rule.uses:
                found += self._link(rule, parameters)
            elif rule.uses and IDENTITY_MISUSE in self._codes and (offices := told_of_misuse(parameters)):
                found.append(
                    Proposal(
                        action=IncidentAction.REPORT,
                        ground=ProposalGround.REPORT_ASKED,
                        clause=rule.clause,
                        strict=_strict(rule),
                        reported_to=tuple(one.value for one in offices),
                    )
                )
        return found + self._advice(found)

    def _removal(self, rule: ModerationRule, removal: CommentRemoval) -> list[Proposal]:
        named = {one.value for one in removal.reasons}
        against = not named or Reason.AGAINST_POLICY.value in named
        # What others do with the municipality’s image stands on their own pages: nobody here can remove it.
        if not (self._codes & named or (against and self._breached - {IDENTITY_MISUSE})):
            return []
        return [
            Proposal(
                action=_REMOVALS[removal.action],
                ground=ProposalGround.REMOVAL_ASKED,
                clause=rule.clause,
                strict=_strict(rule),
                without_notice=removal.notice is False or (removal.notice is None and self._unannounced),
                at_once=removal.delay is Lateness.IMMEDIATE,
                told_first=removal.notice is True,
                only_during=removal.period.value if removal.period else "",
            )
        ]

    def _repeated(self, rule: ModerationRule, repeat: RepeatBeforeBlock) -> list[Proposal]:
        if not self._concerned(repeat):
            return []
        counting = self._counting(repeat)
        everywhere = repeat.counted_by is Scope.ALL_ACCOUNTS or (
            repeat.counted_by is None and self._settings.count_everywhere
        )
        here = tuple(one for one in counting if everywhere or one.account_id == self._question.account_id)
        number = len(here) + 1
        asked = repeat.times or (self._settings.repeats_before_block if repeat.repeated else 1)
        notice = self._announced if repeat.warning is None else repeat.warning
        noticed = any(one.warned or one.action is IncidentAction.WARNING for one in here)
        action, counted = IncidentAction.NONE, here
        if notice and not noticed:
            action, ground = IncidentAction.WARNING, ProposalGround.NOTICE_FIRST
        elif number >= asked:
            action = _EXCLUSIONS[repeat.action]
            ground = ProposalGround.NUMBER_REACHED if repeat.times else ProposalGround.REPEATED
            ground = ProposalGround.REPEATED_AFTER_NOTICE if notice else ground
        elif len(counting) + 1 >= asked:
            ground, counted = ProposalGround.ELSEWHERE, tuple(one for one in counting if one not in here)
        else:
            ground = ProposalGround.NUMBER_NOT_REACHED if here else ProposalGround.FIRST_TIME
        return [
            Proposal(
                action=action,
                ground=ground,
                clause=rule.clause,
                counted=counted,
                number=number,
                asked=asked,
                by_setting=repeat.times is None and repeat.repeated,
                strict=action in EXCLUDING and _strict(rule),
                without_notice=action in EXCLUDING and not notice and self._unannounced,
                scope_everywhere=repeat.scope is Scope.ALL_ACCOUNTS,
            )
        ]

    def _concerned(self, repeat: RepeatBeforeBlock) -> bool:
        """Tell whether a rule about repeating covers the incident: one for all reasons leaves others’ own to them."""
        if repeat.reasons:
            return any(one.value in self._codes for one in repeat.reasons)
        own = {
            one.value
            for rule in self._rules
            if isinstance(rule.parameters, RepeatBeforeBlock) and rule.uses & _TELLING
            for one in rule.parameters.reasons
        }
        return bool(self._breached - own - {IDENTITY_MISUSE})

    def _counting(self, repeat: RepeatBeforeBlock) -> list[CountedIncident]:
        """Return the earlier incidents that count for a rule, on whatever account."""
        named = {one.value for one in repeat.reasons}
        months = repeat.forgotten_months or self._settings.forgotten_months
        aside = self._advised | {IDENTITY_MISUSE}
        return [
            one
            for one, codes in self._earlier
            if (months is None or self._question.seen_on < months_after(one.seen_on, months))
            and (not named.isdisjoint(codes) if named else not codes <= aside)
        ]

    def _link(self, rule: ModerationRule, links: LinksInComments) -> list[Proposal]:
        if not self._question.has_link or self._codes <= {IDENTITY_MISUSE}:
            return []
        if not links.allowed:
            action, ground = IncidentAction.LINK_DISABLED, ProposalGround.LINK_NOT_ALLOWED
        elif links.on_topic_only and Reason.OFF_TOPIC.value in self._codes:
            action, ground = IncidentAction.LINK_DISABLED, ProposalGround.LINK_OFF_TOPIC
        elif self._codes & _BARE_LINKS:
            return []
        else:
            action, ground = IncidentAction.NONE, ProposalGround.LINK_MAY_STAY
        return [Proposal(action=action, ground=ground, clause=rule.clause)]

    def _advice(self, found: Sequence[Proposal]) -> list[Proposal]:
        if found or not self._codes or self._codes - self._advised:
            return []
        code = min(self._codes)
        clause = self._choices[code].clauses[0].clause
        return [Proposal(action=IncidentAction.NONE, ground=ProposalGround.ADVICE_ONLY, clause=clause)]


def _strict(rule: ModerationRule) -> bool:
    """Tell whether the clause says “is” or “must”, not “may” or “should”."""
    return rule.force in (Force.IMPERATIVE, Force.STATED)


def _codes(incident: CountedIncident) -> frozenset[str]:
    return frozenset((incident.reason, *incident.more_reasons))
