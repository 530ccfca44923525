"""A post: its words on each platform, its state, and which state may follow which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

TITLE_LENGTH = 200
NAME_LENGTH = 200
LINK_LENGTH = 2_000
TEXT_LENGTH = 70_000
NOTE_LENGTH = 4_000
_END_OF_DAY = dt.time(23, 59)


class PostState(StrEnum):
    """Where a post stands, in the order of its life."""

    IDEA = "idea"
    DRAFT = "draft"
    CHECKED = "checked"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ARCHIVED = "archived"
    REFUSED = "refused"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    """Approved or about to be, and its moment has passed: it asks for a new date."""


FOLLOWING: Mapping[PostState, frozenset[PostState]] = MappingProxyType(
    {
        PostState.IDEA: frozenset({PostState.DRAFT, PostState.CHECKED, PostState.REFUSED}),
        PostState.DRAFT: frozenset({PostState.IDEA, PostState.CHECKED, PostState.REFUSED}),
        PostState.CHECKED: frozenset(
            {PostState.DRAFT, PostState.APPROVED, PostState.REFUSED, PostState.EXPIRED, PostState.SUSPENDED}
        ),
        PostState.APPROVED: frozenset(
            {
                PostState.DRAFT,
                PostState.SCHEDULED,
                PostState.PUBLISHED,
                PostState.EXPIRED,
                PostState.SUSPENDED,
            }
        ),
        PostState.SCHEDULED: frozenset(
            {PostState.DRAFT, PostState.APPROVED, PostState.PUBLISHED, PostState.EXPIRED, PostState.SUSPENDED}
        ),
        PostState.PUBLISHED: frozenset({PostState.ARCHIVED, PostState.WITHDRAWN}),
        PostState.ARCHIVED: frozenset({PostState.WITHDRAWN}),
        PostState.REFUSED: frozenset({PostState.DRAFT}),
        PostState.SUSPENDED: frozenset(
            {PostState.DRAFT, PostState.CHECKED, PostState.APPROVED, PostState.SCHEDULED}
        ),
        PostState.WITHDRAWN: frozenset(),
        PostState.EXPIRED: frozenset({PostState.DRAFT, PostState.CHECKED, PostState.REFUSED}),
    }
)
"""Which states may follow each; a suspended post goes back to where it was, or to the drafts."""

BEFORE_PUBLICATION = frozenset(
    {
        PostState.IDEA,
        PostState.DRAFT,
        PostState.CHECKED,
        PostState.APPROVED,
        PostState.SCHEDULED,
        PostState.SUSPENDED,
        PostState.EXPIRED,
    }
)
"""States of a post that is still to appear: what is checked again when other rules come into force."""

TAKES_A_SLOT = frozenset(
    {
        PostState.DRAFT,
        PostState.CHECKED,
        PostState.APPROVED,
        PostState.SCHEDULED,
        PostState.PUBLISHED,
        PostState.ARCHIVED,
        PostState.WITHDRAWN,
    }
)
"""States that count among the posts of a day; ideas, refused, suspended and expired ones do not."""

APPEARED = frozenset({PostState.PUBLISHED, PostState.ARCHIVED, PostState.WITHDRAWN})
"""States of what has appeared: the policy is no longer asked."""

GOES_BACK = frozenset({PostState.CHECKED, PostState.APPROVED, PostState.SCHEDULED, PostState.EXPIRED})
"""States that an edit of what appears sends back to the drafts."""

NEEDS_REASON = frozenset({PostState.REFUSED, PostState.SUSPENDED, PostState.WITHDRAWN})

MAY_EXPIRE = frozenset({PostState.CHECKED, PostState.APPROVED})
"""States in which a post whose moment has passed is expired; one that was handed over (scheduled) waits for its record."""

BY_RECORD = frozenset({PostState.PUBLISHED, PostState.WITHDRAWN})
"""States that follow from what is recorded of a platform (service.post_records), never from a step alone."""


def may_follow(now: PostState, then: PostState) -> bool:
    """Tell whether a post may go from one state to another."""
    return then in FOLLOWING[now]


def moment_of(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    """Return the moment of a day and an hour; without an hour the last minute of the day, without a day None."""
    return None if day is None else dt.datetime.combine(day, time or _END_OF_DAY)


def effective_state(state: PostState, moment: dt.datetime | None, now: dt.datetime) -> PostState:
    """Return the state as it is shown: a post checked or approved whose moment has passed is expired."""
    if state in MAY_EXPIRE and moment is not None and moment < now:
        return PostState.EXPIRED
    return state


@dataclass(frozen=True, slots=True, kw_only=True)
class PostText:
    """The words of a post on a platform (a code of checks.words.Platform), said by an official account."""

    platform: str
    text: str = ""
    account_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDraft:
    """What the user gives of a post; ``photos`` are items of the consent log, ``answers`` the questions answered yes.

    ``category`` is a code of calendar_words.Category or rules.categories, ``exception`` one of Excepted, ``allowed_by`` of
    words.Office, ``answers`` of Item. ``planned_time`` is the municipality's own, None while no hour is chosen.
    """

    title: str
    category: str = ""
    language: str = "fr"
    planned_on: dt.date | None = None
    planned_time: dt.time | None = None
    texts: tuple[PostText, ...] = ()
    author_id: int | None = None
    author: str = ""
    approver: str = ""
    requester: str = ""
    request_id: int | None = None
    campaign: str = ""
    event_id: int | None = None
    link: str = ""
    original_link: str = ""
    source_credit: str = ""
    purpose: str = ""
    audiences: tuple[str, ...] = ()
    exception: str = ""
    exception_reason: str = ""
    allowed_by: str = ""
    allowed_because: str = ""
    contest_rules: str = ""
    jobs: int | None = None
    shows_logo: bool = False
    logo_request_id: int | None = None
    note: str = ""
    photos: tuple[int, ...] = ()
    answers: frozenset[str] = frozenset()

    @property
    def platforms(self) -> tuple[str, ...]:
        """The platforms it appears on."""
        return tuple(one.platform for one in self.texts)

    @property
    def moment(self) -> dt.datetime | None:
        """When it is to appear, in the municipality's own time: with the last minute of its day while no hour is chosen."""
        return moment_of(self.planned_on, self.planned_time)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostStep:
    """One step of a post: when, by whom, why."""

    state: PostState
    taken_by: str
    taken_at: dt.datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A recorded post: what was given of it, and where it stands; ``version`` guards against another window's change."""

    id: int
    uid: str
    draft: PostDraft
    state: PostState
    expired: bool = False
    """Checked or approved, and its moment has passed: see ``shown``."""
    state_before: PostState | None = None
    approved_at: dt.datetime | None = None
    self_approved: bool = False
    contest_file_name: str = ""
    contest_sha256: str = ""
    created_at: dt.datetime | None = None
    version: int = 1

    @property
    def shown(self) -> PostState:
        """Its state as it is shown: expired, when it is."""
        return PostState.EXPIRED if self.expired else self.state


class PostLine(NamedTuple):
    """A post as a month, a week or a list shows it: thousands are made at a time, and nothing is made sooner than a tuple.

    ``state`` is the one shown (expired when it is), ``planned_time`` "14:30", "" for no hour yet.
    """

    id: int
    title: str
    category: str
    state: PostState
    planned_on: dt.date | None
    planned_time: str
    platforms: tuple[str, ...]
    language: str
    author: str
    blocks: int = 0
    warnings: int = 0
    self_approved: bool = False
    version: int = 1
    photos: int = 0
    """How many photos it has."""
