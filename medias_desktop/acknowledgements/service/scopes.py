"""From what was chosen, a campaign or a text, to the list that it means today."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.errors import CampaignGone, VersionNotAdopted
from medias_desktop.acknowledgements.rules import Audience, Campaign, Scope, ScopeKey, due_for_text
from medias_desktop.acknowledgements.service import campaign_rows
from medias_desktop.people.rules import Group
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.life import read_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

_AUDIENCE = "SELECT group_code FROM acknowledgement_audience WHERE version_id = :version_id"


class Scopes:
    """What the lists of one register are about."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register = register
        self._policies = policies

    def campaigns(self) -> tuple[Campaign, ...]:
        """Return every campaign, the open ones first, the newest of each first."""
        return campaign_rows.campaigns(self._register)

    def scope(self, key: ScopeKey) -> Scope:
        """Return the list that a key means today. Raises CampaignGone or VersionNotAdopted."""
        campaign = self._campaign(key.campaign_id)
        return self._scope(campaign, key.version_id, self._policies.adopted_versions())

    def asking(self) -> Iterator[Scope]:
        """Yield what people are asked to sign today: the open campaigns, then each text in force by itself."""
        adopted = self._policies.adopted_versions()
        asked = {one.id for one in adopted if one.state in (VersionState.IN_FORCE, VersionState.ADOPTED)}
        for campaign in self.campaigns():
            if campaign.open and (version_id := text_asked_for(campaign, adopted)) in asked:
                yield self._scope(campaign, version_id, adopted)
        for version in adopted:
            if version.state is VersionState.IN_FORCE:
                yield self._scope(None, version.id, adopted)

    def _scope(self, campaign: Campaign | None, version_id: int, adopted: Sequence[VersionSummary]) -> Scope:
        version = self._version(version_id, campaign, adopted)
        adoption = self._policies.adoption(version.id)
        if adoption is None:
            raise VersionNotAdopted
        before = read_with(version, adopted)
        return Scope(
            version=version,
            adopted_on=adoption.resolution.meeting_date,
            day=self._register.clock.today(),
            audience=self._audience(version.id, campaign),
            campaign=campaign,
            due=self._due(version, campaign, before),
            read_with=before,
            superseded=_superseded(version, adopted),
        )

    def _campaign(self, campaign_id: int) -> Campaign | None:
        if not campaign_id:
            return None
        for one in self.campaigns():
            if one.id == campaign_id:
                return one
        raise CampaignGone

    def _version(
        self, version_id: int, campaign: Campaign | None, adopted: Sequence[VersionSummary]
    ) -> VersionSummary:
        if not version_id and campaign is not None:
            version_id = text_asked_for(campaign, adopted)
        for one in adopted:
            if one.id == version_id:
                return one
        raise VersionNotAdopted

    def _audience(self, version_id: int, campaign: Campaign | None) -> Audience:
        if campaign is None:
            chosen = {Group(row[0]) for row in self._register.rows(_AUDIENCE, version_id=version_id)}
            groups = frozenset(chosen) or groups_by_rules(self._register, version_id)
            return Audience(not chosen, groups)
        groups = campaign.audience.groups
        if campaign.audience.by_rules:
            groups |= groups_by_rules(self._register, version_id)
        return dataclasses.replace(campaign.audience, groups=groups)

    def _due(
        self, version: VersionSummary, campaign: Campaign | None, before: Sequence[VersionSummary]
    ) -> dt.date | None:
        if campaign is None or version.state is VersionState.REPEALED:
            return None  # nobody is late with a text that binds nobody any more
        # A minor change of the campaign’s own text asks for nothing new: its due date stays.
        counts = campaign.version_id in {one.id for one in before}
        text = campaign.version_id if counts else version.id
        return due_for_text(campaign, text, version.in_force_date)


def text_asked_for(campaign: Campaign, adopted: Sequence[VersionSummary]) -> int:
    """Return the text that a campaign asks to acknowledge: the one in force, else the one it was opened for.

    Of a closed one, the text that it asked for when it was closed.
    """
    opened_for = next((one.ordinal for one in adopted if one.id == campaign.version_id), 0)
    family = [one for one in adopted if one.policy_id == campaign.policy_id and one.ordinal >= opened_for]
    if campaign.closed_on is None:
        return next((one.id for one in family if one.state is VersionState.IN_FORCE), campaign.version_id)
    day = campaign.closed_on
    then = [
        one
        for one in family
        if one.in_force_date is not None
        and one.in_force_date <= day
        and (one.repealed_on is None or one.repealed_on > day)
    ]
    latest = max(then, key=lambda one: (one.in_force_date, one.ordinal), default=None)
    return campaign.version_id if latest is None else latest.id


def _superseded(version: VersionSummary, adopted: Sequence[VersionSummary]) -> bool:
    """Tell whether another text of the policy is in force that does not count this one’s acknowledgements."""
    for one in adopted:
        if (
            one.policy_id == version.policy_id
            and one.state is VersionState.IN_FORCE
            and one.ordinal > version.ordinal
        ):
            return version.id not in {two.id for two in read_with(one, adopted)}
    return False
