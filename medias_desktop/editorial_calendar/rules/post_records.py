"""What became of a post: where and when it appeared, what it looked like, how it was received; what was set aside for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.editorial_calendar.rules.findings import NO_CLAUSE, Clause
from medias_desktop.editorial_calendar.rules.posts import PostState


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What the user says of a post that appeared on a platform; ``capture`` are bytes and name of a picture of it."""

    platform: str
    published_on: dt.date
    published_time: dt.time | None = None
    link: str = ""
    note: str = ""
    capture: tuple[bytes, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """That a post appeared on a platform; ``text_sha256`` is the fingerprint of the words that it had there."""

    id: int
    post_id: int
    platform: str
    published_on: dt.date
    published_time: str = ""
    link: str = ""
    capture_sha256: str = ""
    text_sha256: str = ""
    note: str = ""
    recorded_by: str = ""
    recorded_at: dt.datetime
    removed_on: dt.date | None = None
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a platform counted; None for what it does not tell."""

    reach: int | None = None
    reactions: int | None = None
    comments: int | None = None
    shares: int | None = None
    clicks: int | None = None


COUNTED = ("reach", "reactions", "comments", "shares", "clicks")
"""The names of what is counted, in the order in which it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """What a platform had counted of a post by a day."""

    id: int = 0
    post_id: int
    platform: str
    measured_on: dt.date
    counts: Counts
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A finding that was set aside for one post, with the reason; ``finding`` is its sentence in the words of then."""

    id: int
    post_id: int
    post_title: str
    kind: str
    platform: str = ""
    clause: Clause = NO_CLAUSE
    finding: str
    reason: str
    made_by: str = ""
    made_at: dt.datetime
    taken_back_at: dt.datetime | None = None
    version: int = 1

    @property
    def key(self) -> tuple[str, str, str]:
        """Which finding it sets aside (findings.Finding.key)."""
        return self.kind, self.clause.rule_code, self.platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseconded:
    """A post that nobody but its author approved, or that appeared without approval, as council is told."""

    post_id: int
    title: str
    author: str
    at: dt.datetime
    """When it was approved, or recorded as published."""
    taken_by: str
    state: PostState
    reason: str = ""
