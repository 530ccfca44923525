"""Which open points the rules of a text raise, and by which of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.checks.accounts import (
    AssignedDuties,
    AuthorisedPublishers,
    WorkstationAccess,
)
from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups
from medias_desktop.policies.rules.checks.adopting import RevisionDue
from medias_desktop.policies.rules.checks.calendar import ContentCategory, ElectionPeriod
from medias_desktop.policies.rules.checks.calendar_words import Category, Verdict
from medias_desktop.policies.rules.checks.interactions import AnswerTo, ResponseTime
from medias_desktop.policies.rules.checks.moderation import Reason, RepeatBeforeBlock
from medias_desktop.policies.rules.checks.photo_consents import (
    ConsentBeforePublication,
    NoticeToSubjects,
    Subject,
)
from medias_desktop.policies.rules.checks.requests import PriorApproval
from medias_desktop.policies.rules.checks.sanctions import DisciplinaryLadder
from medias_desktop.policies.rules.checks.words import BoundGroup, Office

_EITHER = {Office.COMMUNICATIONS, Office.GENERAL_MANAGEMENT}


def raised_by(key: str, rules: Sequence[BoundRule]) -> tuple[BoundRule, ...]:
    """Return the rules of a text that leave a point open, in the order of the text."""
    return tuple(one for one in rules if one.effective and _LEAVES_OPEN[key](one, rules))


def _approver(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    match rule.parameters:
        case PriorApproval(approvers=offices) | AssignedDuties(by=offices):
            return set(offices) == _EITHER
    return False


def _elected(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    bound = [one.parameters.groups for one in rules if isinstance(one.parameters, BoundGroups)]
    if any(BoundGroup.ELECTED in groups for groups in bound):
        return False
    return isinstance(rule.parameters, BoundGroups) and BoundGroup.REGULAR in rule.parameters.groups


def _two_deadlines(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    towards = {
        one.parameters.towards
        for one in rules
        if isinstance(one.parameters, ResponseTime) and one.parameters.business_days is not None
    }
    mine = rule.parameters
    return (
        set(AnswerTo) <= towards
        and isinstance(mine, ResponseTime)
        and mine.business_days is not None
        and mine.towards is not None
    )


def _hours(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    return isinstance(rule.parameters, ResponseTime) and rule.parameters.hours_most is not None


def _advertising(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    return isinstance(rule.parameters, RepeatBeforeBlock) and Reason.ADVERTISING in rule.parameters.reasons


def _repeats(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    return isinstance(rule.parameters, RepeatBeforeBlock) and rule.parameters.times is None


def _interval(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    if any(isinstance(one.parameters, RevisionDue) and one.parameters.months for one in rules):
        return False
    return isinstance(rule.parameters, RevisionDue)


def _steps(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    mine = rule.parameters
    return (
        isinstance(mine, DisciplinaryLadder) and mine.severest is not None and mine.steps_between is not True
    )


def _photos(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    match rule.parameters:
        case ConsentBeforePublication(subjects=subjects) | NoticeToSubjects(subjects=subjects):
            return Subject.VISIBLE_EMPLOYEES in subjects and Subject.IDENTIFIABLE_PERSONS not in subjects
    return False


def _levels(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    return isinstance(rule.parameters, ElectionPeriod) and not rule.parameters.levels


def _authorities(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    match rule.parameters:
        case WorkstationAccess():
            return rule.parameters.approval_needed and not any(
                isinstance(one.parameters, WorkstationAccess) and one.parameters.approvers for one in rules
            )
        case AuthorisedPublishers():
            return rule.parameters.authorised_only and not any(
                isinstance(one.parameters, AuthorisedPublishers)
                and (one.parameters.named_by or one.parameters.roles)
                for one in rules
            )
    return False


def _bylaws(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    mine = rule.parameters
    return (
        isinstance(mine, ContentCategory)
        and mine.verdict is Verdict.DISCOURAGED
        and Category.BYLAW in mine.categories
    )


_LEAVES_OPEN: dict[str, Callable[[BoundRule, Sequence[BoundRule]], bool]] = {
    "approver": _approver,
    "elected_bound": _elected,
    "two_deadlines": _two_deadlines,
    "response_hours": _hours,
    "advertising_counter": _advertising,
    "repeats": _repeats,
    "revision_interval": _interval,
    "ladder_steps": _steps,
    "photo_agreement": _photos,
    "election_levels": _levels,
    "authorities": _authorities,
    "bylaws": _bylaws,
}
