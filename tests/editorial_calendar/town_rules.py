"""The rules of the five towns as the calendar reads them, without a register; and a register that took a town's text over."""

from __future__ import annotations

from functools import cache

from medias_desktop.editorial_calendar.rules.findings import Clause
from medias_desktop.editorial_calendar.rules.policy_rules import PolicyRule
from medias_desktop.editorial_calendar.service import EditorialCalendarService
from medias_desktop.editorial_calendar.service.cited import concerns_the_calendar
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.policies.rules.checks import bind
from medias_desktop.policies.towns import rules_of, town_rules
from tests.sanctions.moderation.texts import service_with


@cache
def calendar_rules(town, *checks):
    """Return a town's rules (“montmagny”), of some checks only when they are named."""
    cites = {one.id: one.cite.said("fr") for one in rules_of(town)}
    return tuple(
        PolicyRule(
            clause=Clause(
                version_id=1, section_uid=rule.section_uid, rule_code=rule.code, cite=cites[rule.code]
            ),
            text=rule.text,
            kind=rule.kind,
            force=rule.force,
            uses=rule.uses,
            check=rule.check,
            parameters=bind(rule).parameters,
            provenance=rule.provenance,
        )
        for rule in town_rules(town, "fr")
        if concerns_the_calendar(rule) and (not checks or rule.check in checks)
    )


def service_over(register):
    """Return the calendar's service over a register as it is."""
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.sanctions.service import SanctionService

    people, policies = PeopleService(register), PolicyService(register)
    sanctions = SanctionService(register, people, policies)
    return EditorialCalendarService(
        register, people, policies, PhotoConsentService(register, people, policies), sanctions
    )


def service_of(register, town):
    """Return the service over a register that took a town's text over, and its one account's number (Facebook)."""
    _sanctions, account_id = service_with(register, town)
    return service_over(register), account_id
