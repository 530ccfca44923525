"""Rules of a text written by hand, and services of a register whose municipality took a town's text over."""

from __future__ import annotations

import dataclasses
import datetime as dt

from medias_desktop.people.service import PeopleService
from medias_desktop.policies.rules.checks import bind_all
from medias_desktop.policies.service import PolicyService
from medias_desktop.policies.towns import town_rules
from medias_desktop.sanctions.rules.incidents import (
    IncidentAction,
    IncidentClause,
    IncidentDraft,
    ModeratedAccount,
)
from medias_desktop.sanctions.rules.proposals import CountedIncident
from medias_desktop.sanctions.rules.reasons import ModerationRule
from medias_desktop.sanctions.service import SanctionService
from medias_desktop.sanctions.service.proposals import concerns_moderation
from tests.acknowledgements.towns import take_over

TODAY = dt.date(2026, 11, 21)
PAGE, BLOG = 1, 2


def rules_of_town(town):
    """Return the rules that a text taken over from a town has, each cited by its own code."""
    found = bind_all([one for one in town_rules(town, "fr") if concerns_moderation(one)])
    return tuple(
        ModerationRule(
            clause=IncidentClause(
                version_id=1, section_uid=one.rule.section_uid, rule_code=one.rule.code, cite=one.rule.code
            ),
            text=one.rule.text,
            force=one.rule.force,
            uses=one.rule.uses,
            parameters=one.parameters,
        )
        for one in found
        if one.parameters is not None
    )


def earlier(reason, day, *, warned=False, account=PAGE, number=0, more=(), cited=True, action="removal"):
    """Return an earlier incident."""
    return CountedIncident(
        id=number,
        account_id=account,
        seen_on=day,
        reason=reason,
        more_reasons=more,
        action=IncidentAction(action),
        warned=warned,
        cited=cited,
    )


def service_with(register, town=None):
    """Return the services of a register and the number of an account; with a town's text in force since 2026-11-15."""
    if town is not None:
        take_over(register, town)
    service = SanctionService(register, PeopleService(register), PolicyService(register))
    return service, service.accounts.add(ModeratedAccount(platform="facebook", name="Ville de Sainte-Élodie"))


def draft(account, **more):
    """Return what is said of an advertisement removed today."""
    plain = IncidentDraft(
        account_id=account,
        handle="Usager fictif",
        seen_on=TODAY,
        reason="advertising",
        action=IncidentAction.REMOVAL,
        acted_on=TODAY,
        author="Julie Landry",
    )
    return dataclasses.replace(plain, **more)
