"""A rule as somebody writes it, and what must hold before it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from medias_desktop.core.described import of_another_place
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks import bind, check
from medias_desktop.policies.rules.rule_data import AppPart, Force, Rule, RuleKind, Use

LONGEST_TEXT = 4_000
LONGEST_SUBJECT = 200


class RuleGone(UserError):
    """The rule was removed in the meantime."""

    template = N_("This rule is not there any more. Somebody removed it in the meantime.")


class RuleWithoutText(UserError):
    """A rule says something."""

    template = N_("Write what the rule says.")


class RuleTooLong(UserError):
    """Longer than anybody reads beside a clause."""

    template = N_("The rule is too long: at most {most} characters, {subject} for who is bound.")


class ClauseGone(UserError):
    """The clause that the rule is to stand at is not in the text."""

    template = N_("The clause of this rule is not in the text any more. Choose another clause.")


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What somebody writes of a rule."""

    section_uid: str
    kind: RuleKind
    force: Force
    text: str
    subject: str = ""
    app_part: AppPart = AppPart.READER
    check: str = "statement"
    params: Mapping[str, Any] = field(default_factory=dict)
    uses: frozenset[Use] = frozenset({Use.INFORM})


def draft_of(rule: Rule) -> RuleDraft:
    """Return a rule as it would be written."""
    return RuleDraft(
        rule.section_uid,
        rule.kind,
        rule.force,
        rule.text,
        rule.subject,
        rule.app_part,
        rule.check,
        rule.params,
        rule.uses,
    )


def checked(draft: RuleDraft, uid: str, code: str) -> Rule:
    """Return the rule that a draft makes. Raises RuleWithoutText, RuleTooLong, CheckMissing, CheckUnknown or SettingProblem."""
    text, subject = draft.text.strip(), draft.subject.strip()
    if not text:
        raise RuleWithoutText
    if len(text) > LONGEST_TEXT or len(subject) > LONGEST_SUBJECT:
        raise RuleTooLong(most=LONGEST_TEXT, subject=LONGEST_SUBJECT)
    rule = Rule(
        uid=uid,
        code=code,
        section_uid=draft.section_uid,
        kind=draft.kind,
        force=draft.force,
        subject=subject,
        text=text,
        app_part=draft.app_part,
        check=draft.check,
        params=dict(draft.params),
        uses=draft.uses,
    )
    problem = bind(rule).problem
    if problem is not None:
        raise problem
    return rule


def travelling(rule: Rule) -> Rule:
    """Return another municipality's rule without what belongs to that municipality: its telephones, dates, accounts."""
    known = check(rule.check)
    if known is None:
        return rule
    return dataclasses.replace(rule, params=of_another_place(known.parameters, rule.params))
