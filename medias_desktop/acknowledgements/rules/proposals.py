"""What the rules of a text propose for its campaign, and how many people a choice holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.acknowledgements.rules.campaigns import Audience, Campaign, CampaignDraft
from medias_desktop.acknowledgements.rules.people import PersonRow
from medias_desktop.people.rules import Group

USUAL_REMINDERS = (-5, -1, 5)
"""Working days around the due date that a new campaign begins with."""


class Matter(StrEnum):
    """What of a campaign a clause decides."""

    AUDIENCE = "audience"
    RENEWAL = "renewal"
    ARRIVALS = "arrivals"


@dataclass(frozen=True, slots=True)
class CitedClause:
    """The clause of a text that decides something of a campaign; ``rule`` is the rule's code, ``text`` what it says."""

    matter: Matter
    rule: str
    text: str
    version_uid: str
    section_uid: str
    number: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A draft from the rules of a text; ``groups`` are those whom they name, ``clauses`` what says so."""

    draft: CampaignDraft
    groups: frozenset[Group]
    clauses: tuple[CitedClause, ...] = ()

    def citing(self, matter: Matter) -> tuple[CitedClause, ...]:
        """Return the clauses that decide one thing, in the order of the text."""
        return tuple(one for one in self.clauses if one.matter is matter)


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people are in service by group and department, so that any choice of them is counted at once."""

    cells: Mapping[tuple[Group, str], int]

    def group(self, group: Group, departments: Collection[str] = ()) -> int:
        """Return how many of a group there are, in those departments (none: in every one)."""
        return sum(
            number
            for (one, department), number in self.cells.items()
            if one is group and (not departments or department in departments)
        )

    def department(self, department: str, groups: Collection[Group]) -> int:
        """Return how many of a department belong to those groups."""
        return sum(n for (group, one), n in self.cells.items() if one == department and group in groups)

    def total(
        self, groups: Collection[Group], departments: Collection[str], singles: Collection[PersonRow] = ()
    ) -> int:
        """Return how many a choice holds: single persons of the groups chosen are counted once."""
        chosen = sum(self.group(one, departments) for one in set(groups))
        besides = {
            one.person_id
            for one in singles
            if one.counted
            and not (one.group in groups and (not departments or one.department in departments))
        }
        return chosen + len(besides)


def same_audience(one: Audience, other: Audience) -> bool:
    """Tell whether two audiences, their groups resolved, hold the same people whoever comes and goes."""
    return (one.groups, one.departments, one.persons) == (other.groups, other.departments, other.persons)


def draft_of(campaign: Campaign) -> CampaignDraft:
    """Return a campaign as what was given of it."""
    return CampaignDraft(
        campaign.title,
        campaign.audience,
        campaign.due_date,
        campaign.arrival_days,
        campaign.renewal_months,
        campaign.reminder_offsets,
        campaign.province,
        campaign.questions,
    )
