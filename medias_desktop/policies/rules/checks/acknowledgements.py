"""Checks of who is bound by the policy and who has to have read it."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.described import Parameters, Unit, flag, number, some_of
from medias_desktop.core.i18n import N_
from medias_desktop.policies.rules.checks.check import Check
from medias_desktop.policies.rules.checks.words import BoundGroup
from medias_desktop.policies.rules.rule_data import AppPart


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundGroups(Parameters):
    """Whom the policy binds."""

    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Groups"), required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class MustAcknowledge(Parameters):
    """Who has to have read the policy, and when again."""

    groups: tuple[BoundGroup, ...] = some_of(BoundGroup, N_("Groups"), required=True)
    renewal_months: int | None = number(N_("Renewed every"), unit=Unit.MONTHS, least=1, most=120)
    arrival_days: int | None = number(N_("New arrivals sign within"), unit=Unit.DAYS, least=1, most=365)
    after_revision: bool | None = flag(N_("Signed again after a revision"), default=None)


CHECKS = (
    Check(
        "bound_groups",
        N_("Who is bound"),
        N_("Counts and names those in the register whom the clause binds."),
        AppPart.ACKNOWLEDGEMENTS,
        BoundGroups,
    ),
    Check(
        "must_acknowledge",
        N_("Must have read the policy"),
        N_("Lists those who have not signed the version in force yet, group by group."),
        AppPart.ACKNOWLEDGEMENTS,
        MustAcknowledge,
    ),
)
