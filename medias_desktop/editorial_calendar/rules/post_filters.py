"""What a month, a week or a list of posts is asked for, and what stands on its days besides posts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.rules.posts import PostState

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.absences import Absence
    from medias_desktop.editorial_calendar.rules.periods import Period


class Found(StrEnum):
    """Which posts are wanted by what the last check found in them."""

    BLOCKS = "blocks"
    WARNINGS = "warnings"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFilter:
    """Words and choices, each empty or None for all; ``states`` are those shown, expired among them.

    ``since`` and ``until`` are the first and last planned day of a list (``between`` has its own); ``undated`` asks for
    posts without a day only.
    """

    text: str = ""
    states: frozenset[PostState] = frozenset()
    categories: frozenset[str] = frozenset()
    platform: str = ""
    author: str = ""
    language: str = ""
    campaign: str = ""
    found: Found | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    undated: bool = False
    request_id: int | None = None
    self_approved: bool = False
    oldest_first: bool = False
    """The order of a list; posts without a day come first in both."""


EVERY_POST = PostFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFigures:
    """What the head of the view counts; ``to_come`` are approved or scheduled posts from today on."""

    to_come: int = 0
    to_approve: int = 0
    expired: int = 0
    unrecorded: int = 0
    """Handed over, their moment has passed, and nothing says yet that they appeared."""
    blocked: int = 0
    """Still to appear, with a finding that blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """A note on a day."""

    id: int
    day: dt.date
    text: str
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFacts:
    """What stands on days besides posts: holidays of the province by day (in the language in use), elections and
    emergencies, absences, notes by day."""

    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    periods: tuple[Period, ...] = ()
    absences: tuple[Absence, ...] = ()
    notes: Mapping[dt.date, tuple[DayNote, ...]] = field(default_factory=dict)
