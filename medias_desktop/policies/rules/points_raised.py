"""Which open points the rules of a text raise, and by which of them.

A check's module is imported by the rule that names it: at a start, most are not needed to know that no point waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from medias_desktop.core.described import Parameters
from medias_desktop.policies.rules.checks import BoundRule
from medias_desktop.policies.rules.checks.words import BoundGroup, Office

P = TypeVar("P", bound=Parameters)

_EITHER = {Office.COMMUNICATIONS, Office.GENERAL_MANAGEMENT}


def raised_by(key: str, rules: Sequence[BoundRule]) -> tuple[BoundRule, ...]:
    """Return the rules of a text that leave a point open, in the order of the text."""
    leaves_open = _LEAVES_OPEN[key]
    return tuple(
        one
        for one in rules
        if one.effective and one.rule.check in leaves_open and leaves_open[one.rule.check](one, rules)
    )


def checks_that_raise(keys: Iterable[str]) -> frozenset[str]:
    """Return the names of the checks on which these points depend; rules of other checks need not be read."""
    return frozenset().union(*(_LEAVES_OPEN[key] for key in keys))


def _all(kind: type[P], rules: Sequence[BoundRule]) -> list[P]:
    return [one.parameters for one in rules if isinstance(one.parameters, kind)]


def _approved(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.requests import PriorApproval

    return set(rule.settings(PriorApproval).approvers) == _EITHER


def _assigned(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.accounts import AssignedDuties

    return set(rule.settings(AssignedDuties).by) == _EITHER


def _elected(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups

    if any(BoundGroup.ELECTED in one.groups for one in _all(BoundGroups, rules)):
        return False
    return BoundGroup.REGULAR in rule.settings(BoundGroups).groups


def _two_deadlines(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.interactions import AnswerTo, ResponseTime

    towards = {one.towards for one in _all(ResponseTime, rules) if one.business_days is not None}
    mine = rule.settings(ResponseTime)
    return set(AnswerTo) <= towards and mine.business_days is not None and mine.towards is not None


def _hours(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.interactions import ResponseTime

    return rule.settings(ResponseTime).hours_most is not None


def _advertising(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.moderation import Reason, RepeatBeforeBlock

    return Reason.ADVERTISING in rule.settings(RepeatBeforeBlock).reasons


def _repeats(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.moderation import RepeatBeforeBlock

    return rule.settings(RepeatBeforeBlock).times is None


def _interval(_rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.adopting import RevisionDue

    return not any(one.months for one in _all(RevisionDue, rules))


def _steps(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.sanctions import DisciplinaryLadder

    mine = rule.settings(DisciplinaryLadder)
    return mine.severest is not None and mine.steps_between is not True


def _photos(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.photo_consents import (
        ConsentBeforePublication,
        NoticeToSubjects,
        Subject,
    )

    match rule.parameters:
        case ConsentBeforePublication(subjects=subjects) | NoticeToSubjects(subjects=subjects):
            return Subject.VISIBLE_EMPLOYEES in subjects and Subject.IDENTIFIABLE_PERSONS not in subjects
    return False


def _levels(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.calendar import ElectionPeriod

    return not rule.settings(ElectionPeriod).levels


def _access(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.accounts import WorkstationAccess

    needed = rule.settings(WorkstationAccess).approval_needed
    return bool(needed) and not any(one.approvers for one in _all(WorkstationAccess, rules))


def _speaking(rule: BoundRule, rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.accounts import AuthorisedPublishers

    needed = rule.settings(AuthorisedPublishers).authorised_only
    return bool(needed) and not any(one.named_by or one.roles for one in _all(AuthorisedPublishers, rules))


def _bylaws(rule: BoundRule, _rules: Sequence[BoundRule]) -> bool:
    from medias_desktop.policies.rules.checks.calendar import ContentCategory
    from medias_desktop.policies.rules.checks.calendar_words import Category, Verdict

    mine = rule.settings(ContentCategory)
    return mine.verdict is Verdict.DISCOURAGED and Category.BYLAW in mine.categories


_LEAVES_OPEN: dict[str, dict[str, Callable[[BoundRule, Sequence[BoundRule]], bool]]] = {
    "approver": {"prior_approval": _approved, "assigned_duties": _assigned},
    "elected_bound": {"bound_groups": _elected},
    "two_deadlines": {"response_time": _two_deadlines},
    "response_hours": {"response_time": _hours},
    "advertising_counter": {"repeat_before_block": _advertising},
    "repeats": {"repeat_before_block": _repeats},
    "revision_interval": {"revision_due": _interval},
    "ladder_steps": {"disciplinary_ladder": _steps},
    "photo_agreement": {"consent_before_publication": _photos, "notice_to_subjects": _photos},
    "election_levels": {"election_period": _levels},
    "authorities": {"workstation_access": _access, "authorised_publishers": _speaking},
    "bylaws": {"content_category": _bylaws},
}
"""For each point the checks that may raise it, with when they do."""
