"""What the policy says of an interaction where somebody answers it: reminders, ways, and what may not be done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.interactions import REPORTS, InteractionKind
from medias_desktop.policies.rules.checks.accounts import AssignedDuties, Duty
from medias_desktop.policies.rules.checks.calendar import (
    ChecklistItem,
    EmergencyMode,
    LanguageUsed,
    Lifted,
    ProtectedInformation,
)
from medias_desktop.policies.rules.checks.calendar_words import Item
from medias_desktop.policies.rules.checks.interactions import (
    AnswerManner,
    InternalReport,
    RedirectedInteraction,
    RefusedSubjects,
    ResponseTime,
    ServiceHours,
    Step,
)
from medias_desktop.policies.rules.checks.words import Channel, Office
from medias_desktop.policies.rules.rule_data import Use

if TYPE_CHECKING:
    from medias_desktop.core.described import Parameters
    from medias_desktop.editorial_calendar.rules.findings import Clause
    from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule


class Told(StrEnum):
    """What a reminder is about; labels.interactions has the sentences."""

    NOT_TREATED = "not_treated"
    NOT_IN_PUBLIC = "not_in_public"
    DIRECTED = "directed"
    SENT_TO = "sent_to"
    ALSO_PRIVATE = "also_private"
    DOCUMENTED = "documented"
    REPORTED = "reported"
    REFUSED = "refused"
    TONE = "tone"
    CHANNELS = "channels"
    RESPECTFUL_ONLY = "respectful_only"
    OFFICIAL_ONLY = "official_only"
    EMPLOYEE = "employee"
    COMPETENCE = "competence"
    PROVISIONAL = "provisional"
    LONGER = "longer"
    HOURS = "hours"
    BY_IMPORTANCE = "by_importance"
    ENGLISH = "english"
    FRENCH = "french"
    EMERGENCY_NUMBER = "emergency_number"
    LIFTED = "lifted"
    ASK_FIRST = "ask_first"
    PROTECTED = "protected"
    WHO_ANSWERS = "who_answers"
    SAID = "said"
    """The clause speaks for itself: its own words are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing a clause says here; ``codes`` are values of the words that the sentence names, ``telephone`` its number."""

    told: Told
    clause: Clause
    text: str = ""
    codes: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of an interaction that decides which clauses speak."""

    kind: InteractionKind
    language: str = "fr"
    urgent: bool = False
    refused_subject: str = ""
    private: bool = False


def reminders(of: Situation, rules: Iterable[PolicyRule]) -> tuple[Reminder, ...]:
    """Return what the rules say of an interaction, what blocks first, then in the order of the texts."""
    found = [one for rule in rules for one in _said(of, rule)]
    return tuple(sorted(found, key=lambda one: not one.blocks))


def _said(of: Situation, rule: PolicyRule) -> Sequence[Reminder]:
    asked = rule.parameters
    report = of.kind in REPORTS
    if isinstance(asked, RedirectedInteraction):
        return _of_way(of, rule, asked)
    if isinstance(asked, InternalReport):
        if of.kind.value not in asked.reports:
            return ()
        return (_one(Told.REPORTED, rule, codes=_values(asked.sent_to), email=asked.email),)
    if isinstance(asked, RefusedSubjects):
        if report or (of.refused_subject and of.refused_subject not in asked.subjects):
            return ()
        blocks = bool(of.refused_subject) and Use.BLOCK in rule.uses
        return (_one(Told.REFUSED, rule, codes=_values(asked.subjects), blocks=blocks),)
    if isinstance(asked, AnswerManner):
        return () if report else _of_manner(rule, asked)
    if isinstance(asked, ResponseTime):
        return () if report else _of_time(rule, asked)
    if isinstance(asked, ServiceHours):
        if report:
            return ()
        told = Told.BY_IMPORTANCE if asked.by_importance else Told.HOURS
        return (_one(told, rule, codes=_values(asked.exceptions)),)
    return _of_others(of, rule, asked)


def _of_way(of: Situation, rule: PolicyRule, asked: RedirectedInteraction) -> list[Reminder]:
    if of.kind.value not in asked.interactions:
        return []
    found = []
    if asked.not_treated:
        found.append(_one(Told.NOT_TREATED, rule, blocks=Use.BLOCK in rule.uses))
    if asked.not_in_public:
        found.append(_one(Told.NOT_IN_PUBLIC, rule, blocks=Use.BLOCK in rule.uses))
    if asked.channels:
        found.append(
            _one(
                Told.DIRECTED,
                rule,
                codes=_values(asked.channels),
                telephone=asked.telephone,
                email=asked.email,
            )
        )
    if asked.sent_to:
        found.append(_one(Told.SENT_TO, rule, codes=_values(asked.sent_to)))
    if asked.also_private and of.private:
        found.append(_one(Told.ALSO_PRIVATE, rule))
    if asked.documented:
        found.append(_one(Told.DOCUMENTED, rule))
    return found


def _of_manner(rule: PolicyRule, asked: AnswerManner) -> list[Reminder]:
    flags = (
        (asked.respectful_only, Told.RESPECTFUL_ONLY),
        (asked.official_accounts_only, Told.OFFICIAL_ONLY),
        (asked.identifies_as_employee, Told.EMPLOYEE),
        (asked.within_competence, Told.COMPETENCE),
    )
    found = [_one(told, rule) for on, told in flags if on]
    if asked.tone:
        found.append(_one(Told.TONE, rule, codes=_values(asked.tone)))
    if asked.channels:
        found.append(_one(Told.CHANNELS, rule, codes=_values(asked.channels)))
    return found


def _of_time(rule: PolicyRule, asked: ResponseTime) -> list[Reminder]:
    found = []
    if Step.PROVISIONAL_ANSWER in asked.steps:
        found.append(_one(Told.PROVISIONAL, rule))
    if asked.longer_for_verification:
        found.append(_one(Told.LONGER, rule))
    return found


_ANSWERING = {Duty.ANSWERING, Duty.COMMENTS, Duty.WATCHING, Duty.FOLLOWING_UP}
_ITEMS = {Item.FACTS_VERIFIED, Item.NO_POLEMIC, Item.NOT_MISLEADING}


def _of_others(of: Situation, rule: PolicyRule, asked: Parameters | None) -> Sequence[Reminder]:
    """Return what is said here by rules of other parts."""
    if isinstance(asked, LanguageUsed):
        if asked.answer_in_english:
            return (_one(Told.ENGLISH, rule),) if of.language == "en" else ()
        return (_one(Told.FRENCH, rule),) if of.language == "en" and asked.language is not None else ()
    if isinstance(asked, EmergencyMode):
        if asked.telephone:
            return (_one(Told.EMERGENCY_NUMBER, rule, telephone=asked.telephone),) if of.urgent else ()
        return (_one(Told.LIFTED, rule),) if Lifted.RESPONSE_TIME in asked.lifts and not of.urgent else ()
    if isinstance(asked, ChecklistItem):
        return (_one(Told.ASK_FIRST, rule, codes=(asked.item.value,)),) if asked.item in _ITEMS else ()
    if isinstance(asked, ProtectedInformation):
        return (_one(Told.PROTECTED, rule, codes=_values(asked.kinds)),)
    if isinstance(asked, AssignedDuties):
        mine = set(asked.duties) & _ANSWERING
        return (_one(Told.WHO_ANSWERS, rule, codes=_values(asked.by)),) if mine else ()
    if rule.check == "statement" and of.kind is InteractionKind.COMMENT:
        return (_one(Told.SAID, rule),)
    return ()


def _one(
    told: Told,
    rule: PolicyRule,
    *,
    codes: tuple[str, ...] = (),
    telephone: str = "",
    email: str = "",
    blocks: bool = False,
) -> Reminder:
    return Reminder(
        told=told,
        clause=rule.clause,
        text=rule.text,
        codes=codes,
        telephone=telephone,
        email=email,
        blocks=blocks,
    )


def _values(members: Iterable[Channel | Office | object]) -> tuple[str, ...]:
    return tuple(str(one) for one in members)
