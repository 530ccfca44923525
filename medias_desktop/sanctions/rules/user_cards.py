"""Everything recorded of one online user, to be read at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.sanctions.rules.incident_filters import Block, IncidentRow
from medias_desktop.sanctions.rules.incidents import Appeal, OnlineUser


@dataclass(frozen=True, slots=True, kw_only=True)
class UserCard:
    """One user: incidents (the last seen first), how many by account and by reason, what shuts them out, appeals.

    Annulled incidents are among ``incidents`` and in no count. ``warned`` is how often the user was told.
    """

    user: OnlineUser
    incidents: tuple[IncidentRow, ...]
    by_account: tuple[tuple[str, int], ...]
    by_reason: tuple[tuple[str, int], ...]
    warned: int
    blocks: tuple[Block, ...]
    appeals: tuple[Appeal, ...]
