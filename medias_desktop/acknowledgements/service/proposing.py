"""What the rules of a text propose for its campaign, with the clauses that say so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.rules import Audience, CampaignDraft
from medias_desktop.acknowledgements.rules.campaign_checks import MOST_TITLE
from medias_desktop.acknowledgements.rules.campaigns import DEFAULT_DAYS
from medias_desktop.acknowledgements.rules.proposals import (
    USUAL_REMINDERS,
    CitedClause,
    Matter,
    Proposal,
)
from medias_desktop.core.i18n import format_month
from medias_desktop.policies.service.rule_reading import active_rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.rules.checks import BoundRule

_CHECKS = ("must_acknowledge", "bound_groups")
_SECTIONS = "SELECT uid, number, heading FROM section WHERE version_id = :version_id"
_PROVINCE = "SELECT province FROM acknowledgement_campaign ORDER BY id DESC LIMIT 1"


def proposal(register: Register, version: VersionSummary, today: dt.date) -> Proposal:
    """Return what a campaign for a text begins with: whom its rules name, 30 days, what they say of arrivals and renewal.

    Where several rules differ, the strictest: the earliest renewal, the fewest days.
    """
    from medias_desktop.policies.rules.checks import bind_all
    from medias_desktop.policies.rules.checks.acknowledgements import BoundGroups, MustAcknowledge

    arrival: int | None = None
    renewal: int | None = None
    clauses: list[CitedClause] = []
    cite = _Citations(register, version).of
    bound = list(bind_all(active_rules(register, version.id, _CHECKS)))

    obliged = any(isinstance(one.parameters, MustAcknowledge) for one in bound)
    for one in bound:
        settings = one.parameters
        if isinstance(settings, MustAcknowledge):
            clauses.append(cite(one, Matter.AUDIENCE))
            if settings.arrival_days is not None:
                clauses.append(cite(one, Matter.ARRIVALS))
                arrival = min(filter(None, (arrival, settings.arrival_days)))
            if settings.renewal_months is not None:
                clauses.append(cite(one, Matter.RENEWAL))
                renewal = min(filter(None, (renewal, settings.renewal_months)))
        elif isinstance(settings, BoundGroups) and not obliged:
            clauses.append(cite(one, Matter.AUDIENCE))
    draft = CampaignDraft(
        title=_title(version, today),
        audience=Audience(by_rules=True),
        due_date=today + dt.timedelta(days=DEFAULT_DAYS),
        arrival_days=DEFAULT_DAYS if arrival is None else arrival,
        renewal_months=renewal,
        reminder_offsets=USUAL_REMINDERS,
        province=_province(register),
    )
    return Proposal(draft, groups_by_rules(register, version.id), tuple(clauses))


def _title(version: VersionSummary, today: dt.date) -> str:
    month = f", {format_month(today)}"
    return version.policy_title[: MOST_TITLE - len(month)] + month


def _province(register: Register) -> str:
    """Return the province of the last campaign: a municipality does not move."""
    for row in register.rows(_PROVINCE):
        return str(row[0])
    return CampaignDraft("").province


class _Citations:
    """Makes citations of the clauses of one text."""

    def __init__(self, register: Register, version: VersionSummary) -> None:
        self._version_uid = version.uid
        self._sections = {
            row["uid"]: (row["number"], row["heading"])
            for row in register.rows(_SECTIONS, version_id=version.id)
        }

    def of(self, bound: BoundRule, matter: Matter) -> CitedClause:
        rule = bound.rule
        number, heading = self._sections.get(rule.section_uid, ("", ""))
        return CitedClause(matter, rule.code, rule.text, self._version_uid, rule.section_uid, number, heading)
