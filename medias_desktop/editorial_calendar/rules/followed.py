"""Accounts of others that the municipality follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedDraft:
    """What the user gives; ``kind`` is a code of labels.accounts.FOLLOWED_KINDS, ``reason`` why it is relevant.

    ``fairness`` says how the choice is fair to the others.
    """

    platform: str
    name: str
    kind: str
    link: str = ""
    reason: str = ""
    fairness: str = ""
    decided_by: str = ""
    decided_on: dt.date | None = None
    since: dt.date | None = None
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedAccount:
    """A recorded account that is, or was, followed."""

    id: int
    uid: str
    draft: FollowedDraft
    version: int = 1

    def followed(self, day: dt.date) -> bool:
        """Tell whether it is followed on a day, the last one left out."""
        draft = self.draft
        return (draft.since is None or draft.since <= day) and (draft.until is None or day < draft.until)
