"""One public method for each thing a user does with policies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.policies import rules
from medias_desktop.policies.service.library import Library

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.outline import Outline


class PolicyService:
    """The policies of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._library = Library(register)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    def library(self) -> tuple[rules.PolicySummary, ...]:
        """Return every policy with its versions, the newest version first."""
        return self._library.all(self.today)

    def version(self, version_id: int) -> rules.VersionText:
        """Return a version with its text. Raises UnknownVersion."""
        return self._library.version(version_id, self.today)

    def in_force(self, on: dt.date | None = None) -> tuple[rules.VersionSummary, ...]:
        """Return the versions in force on a day (today by default)."""
        found = (one for policy in self._library.all(on or self.today) for one in policy.versions)
        return tuple(one for one in found if one.state is rules.VersionState.IN_FORCE)

    def adopted_versions(self) -> tuple[rules.VersionSummary, ...]:
        """Return every version that was adopted: to come, in force, superseded or repealed."""
        found = (one for policy in self.library() for one in policy.versions)
        return tuple(one for one in found if one.state is not rules.VersionState.DRAFT)

    def import_policy(
        self,
        source_name: str,
        source: bytes,
        outline: Outline,
        identity: rules.PolicyIdentity,
        policy_id: int | None = None,
    ) -> int:
        """Store a text as a draft, in a new policy or as the next version of ``policy_id``; return its version id.

        Raises PolicyTitleMissing or MunicipalityMissing.
        """
        return self._library.add(source_name, source, outline, identity, policy_id)

    def correct_outline(self, version_id: int, row_version: int, outline: Outline) -> None:
        """Replace a draft's text. Raises AlreadyAdopted or ChangedElsewhere."""
        self._library.correct_outline(version_id, row_version, outline)

    def correct_identity(
        self, policy_id: int, identity: rules.PolicyIdentity, row_version: int | None = None
    ) -> None:
        """Rename a policy; adopted documents keep the name they bear. Raises ChangedElsewhere."""
        self._library.correct_identity(policy_id, row_version, identity)

    def delete_draft(self, version_id: int) -> None:
        """Remove a draft, and its policy when nothing else is in it. Raises AlreadyAdopted or UnknownVersion."""
        self._library.delete_draft(version_id)
