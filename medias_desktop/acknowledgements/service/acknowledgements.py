"""Who acknowledged which version: what is recorded, asked and made of it, one door for all."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.bound_groups import groups_by_rules
from medias_desktop.acknowledgements.models import audience
from medias_desktop.acknowledgements.pending import still_to_sign
from medias_desktop.acknowledgements.rules import (
    Campaign,
    Overview,
    OverviewFilter,
    RecordedEvent,
    ScopeKey,
)
from medias_desktop.acknowledgements.service import reading
from medias_desktop.acknowledgements.service.recording import Recording
from medias_desktop.core.memory import collector_at_rest

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.campaigns import CampaignService
    from medias_desktop.acknowledgements.service.certificates import Certificates
    from medias_desktop.acknowledgements.service.exports import Exports
    from medias_desktop.acknowledgements.service.insight import Insight
    from medias_desktop.acknowledgements.service.past import PastImport
    from medias_desktop.acknowledgements.service.printing import Printing
    from medias_desktop.acknowledgements.service.reminders import Reminders
    from medias_desktop.acknowledgements.service.returns import Returns
    from medias_desktop.acknowledgements.service.screen_signing import ScreenSigning
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.people.rules import Group
    from medias_desktop.people.service import PeopleService
    from medias_desktop.policies.rules import VersionSummary
    from medias_desktop.policies.service import PolicyService

EVERYTHING = OverviewFilter()


class AcknowledgementService(Recording):
    """The acknowledgements of one register; its parts come in when they are asked for."""

    def __init__(self, register: Register, people: PeopleService, policies: PolicyService) -> None:
        super().__init__(register, policies)
        self._people = people

    @cached_property
    def certificates(self) -> Certificates:
        """Certificates of what persons acknowledged."""
        from medias_desktop.acknowledgements.service.certificates import Certificates

        return Certificates(self._register, self._policies)

    @cached_property
    def printing(self) -> Printing:
        """Sheets to be signed: for one person each, for many, with empty lines."""
        from medias_desktop.acknowledgements.service.printing import Printing

        return Printing(self._register, self, self._policies)

    @cached_property
    def insight(self) -> Insight:
        """What is looked at besides lists: a person's card, the coverage, the clauses of a text."""
        from medias_desktop.acknowledgements.service.insight import Insight

        return Insight(self._register)

    @cached_property
    def campaign_service(self) -> CampaignService:
        """Campaigns: opening, changing and ending them."""
        from medias_desktop.acknowledgements.service.campaigns import CampaignService

        return CampaignService(self._register, self._policies)

    @cached_property
    def signing(self) -> ScreenSigning:
        """Signatures made on the screen."""
        from medias_desktop.acknowledgements.service.screen_signing import ScreenSigning

        return ScreenSigning(self._register, self._policies, self)

    @cached_property
    def exports(self) -> Exports:
        """The register as files and documents."""
        from medias_desktop.acknowledgements.service.exports import Exports

        return Exports(self._register, self)

    @cached_property
    def returns(self) -> Returns:
        """Sheets that come back on paper."""
        from medias_desktop.acknowledgements.service.returns import Returns

        return Returns(self._register, self)

    @cached_property
    def past(self) -> PastImport:
        """Past acknowledgements from lists."""
        from medias_desktop.acknowledgements.service.past import PastImport

        return PastImport(self._register, self._policies)

    @cached_property
    def reminders(self) -> Reminders:
        """Reminders of those whose signature is awaited."""
        from medias_desktop.acknowledgements.service.reminders import Reminders

        return Reminders(self._register, self)

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)

    def departments(self) -> tuple[str, ...]:
        """Return the names of the departments in use, sorted."""
        return self._people.departments()

    def versions_to_acknowledge(self) -> tuple[VersionSummary, ...]:
        """Return the adopted versions: in force first, then to come, then past."""
        return rules.order_versions(self._policies.adopted_versions())

    def campaigns(self) -> tuple[Campaign, ...]:
        """Return every campaign, the open ones first, the newest of each first."""
        return self._scopes.campaigns()

    def overview(self, version_id: int, wanted: OverviewFilter = EVERYTHING) -> Overview:
        """Return a text’s counts and the whole list of those who pass the filter, sorted by name.

        For commands and small lists: ``listing`` reads page by page. Raises VersionNotAdopted.
        """
        scope = self.scope(ScopeKey(0, version_id))
        with collector_at_rest():
            return Overview(
                version=scope.version,
                adopted_on=scope.adopted_on,
                day=scope.day,
                audience=scope.audience.groups,
                counts=self.listing.counts(scope),
                rows=self.listing.everyone(scope, wanted),
                uncounted=self.listing.uncounted(scope),
                read_with=scope.read_with,
            )

    def still_to_sign(self) -> tuple[tuple[VersionSummary, int], ...]:
        """Return, for each text that somebody must still sign, how many, in campaigns and outside of them."""
        return still_to_sign(self._register, self._policies)

    def history(self, person_id: int, version_id: int) -> tuple[RecordedEvent, ...]:
        """Return everything recorded of a person for a version, oldest first."""
        with self._register.read() as connection:
            return reading.recorded(connection, version_id, person_id)

    def set_audience(self, version_id: int, groups: Collection[Group]) -> None:
        """Choose which groups must acknowledge a version; none means those whom its rules name, without rules every group."""
        self.scope(ScopeKey(0, version_id))
        chosen = reading.stored_audience(groups, groups_by_rules(self._register, version_id))
        with self._register.transaction("set_audience") as tx:
            tx.delete_where(audience, audience.c.version_id == version_id)
            tx.insert_many(audience, [{"version_id": version_id, "group_code": code} for code in chosen])
