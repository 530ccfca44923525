"""What the form of a campaign begins with, read on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.errors import NoVersionInForce
from medias_desktop.acknowledgements.rules.proposals import draft_of

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import Campaign, CampaignDraft, PersonRow
    from medias_desktop.acknowledgements.rules.proposals import Headcount, Proposal
    from medias_desktop.acknowledgements.service.campaigns import CampaignService
    from medias_desktop.policies.rules import VersionSummary


@dataclass(frozen=True, slots=True)
class Start:
    """The texts to choose from, and everything about the one chosen; ``campaign`` is what is changed, None for a new one."""

    texts: tuple[VersionSummary, ...]
    version: VersionSummary
    proposal: Proposal
    draft: CampaignDraft
    headcount: Headcount
    singles: tuple[PersonRow, ...]
    clauses: tuple[str, ...]
    campaign: Campaign | None = None


def load(service: CampaignService, version_id: int | None, campaign: Campaign | None = None) -> Start:
    """Read what the form shows: for a text (None: the first in force), or for a campaign as it is recorded now.

    Raises NoVersionInForce, CampaignGone or VersionNotAdopted.
    """
    if campaign is not None:
        campaign = service.campaign(campaign.id)
        version = service.text_of(campaign)
        texts: tuple[VersionSummary, ...] = (version,)
    else:
        texts = service.texts()
        if not texts:
            raise NoVersionInForce
        version = next((one for one in texts if one.id == version_id), texts[0])
    proposal = service.proposal(version.id)
    draft = proposal.draft if campaign is None else draft_of(campaign)
    return Start(
        texts=texts,
        version=version,
        proposal=proposal,
        draft=draft,
        headcount=service.headcount(),
        singles=service.persons(version.id, sorted(draft.audience.persons)),
        clauses=service.clauses(version.id),
        campaign=campaign,
    )
