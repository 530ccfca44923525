"""The texts that the tab can read: those of the register as they were last asked for, and the library's towns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.rules import PolicySummary, VersionState, VersionSummary
from medias_desktop.policies.rules.origins import town_key

if TYPE_CHECKING:
    from medias_desktop.policies.service import PolicyService


class Texts:
    """Finds texts by their uid."""

    def __init__(self, service: PolicyService) -> None:
        self._service = service
        self.policies: tuple[PolicySummary, ...] = ()

    def reload(self) -> tuple[PolicySummary, ...]:
        """Ask the register again and return its policies."""
        self.policies = self._service.library()
        return self.policies

    def versions(self) -> list[VersionSummary]:
        """Return every version, the newest of each policy first."""
        return [version for policy in self.policies for version in policy.versions]

    def known(self, uid: str) -> tuple[PolicySummary, VersionSummary]:
        """Return a version and its policy, also one that came from another window. Raises UnknownVersion."""
        for policies in (self.policies, self._service.library()):
            for policy in policies:
                for version in policy.versions:
                    if version.uid == uid:
                        return policy, version
        raise UnknownVersion

    def uid_of(self, version_id: int) -> str | None:
        """Return the uid of a version that was just written."""
        versions = (version for policy in self._service.library() for version in policy.versions)
        return next((version.uid for version in versions if version.id == version_id), None)

    def to_read(self, selected: str | None) -> str:
        """Return the text to be read: the one that is read already, else the one in force, else any; "" for none."""
        versions = self.versions()
        if selected and (town_key(selected) or any(one.uid == selected for one in versions)):
            return selected
        own = [one for one in versions if one.state is not VersionState.LIBRARY]
        in_force = [one for one in own if one.state is VersionState.IN_FORCE]
        return next((one.uid for one in (*in_force, *own)), "")
