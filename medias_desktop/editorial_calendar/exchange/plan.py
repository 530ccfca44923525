"""What an import of posts would make of each line of a file; nothing is written here."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.core.errors import UserError
from medias_desktop.editorial_calendar.exchange.problems import Problem, Reason
from medias_desktop.editorial_calendar.rules.posts import PostDraft, PostState

MOST_YEARS_AHEAD = 5
"""Posts are not planned further ahead: a date beyond is a slip of the pen."""
_NAMES = uuid.UUID("5d1f7d0e-6a1b-5f8e-9a53-1c1f6b0b3a77")


class LineState(StrEnum):
    """What an import would do with a line."""

    NEW = "new"
    ALREADY = "already"
    PAST = "past"
    PROBLEM = "problem"


class PlannedPost(NamedTuple):
    """One line: its ``number`` in the file, the post that it would become, what is wrong with it, what else to know."""

    number: int
    state: LineState
    title: str
    draft: PostDraft | None
    uid: str
    becomes: PostState
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownPosts:
    """What the register holds: the uids of its posts, and which title is planned when."""

    today: dt.date
    uids: Collection[str] = frozenset()
    planned: Collection[tuple[str, dt.date | None, str]] = frozenset()
    """Folded title, day, hour ("14:30" or "")."""


@dataclass(frozen=True, slots=True)
class PostPlan:
    """Every line of a file and what an import would do with it."""

    name: str
    lines: Sequence[PlannedPost]

    def of(self, state: LineState) -> list[PlannedPost]:
        """Return the lines of one state."""
        return [line for line in self.lines if line.state is state]

    def counts(self) -> dict[LineState, int]:
        """Return how many lines there are of each state."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in LineState}


def post_uid(given: str, recurrence: str = "") -> str:
    """Return the uid of the post that an event becomes: its own when it is one of ours, else always the same of its own."""
    if not recurrence:
        try:
            if str(uuid.UUID(given)) == given:
                return given
        except ValueError:
            pass
    return str(uuid.uuid5(_NAMES, f"{given}\x1f{recurrence}"))


def planned_key(title: str, day: dt.date | None, time: dt.time | None) -> tuple[str, dt.date | None, str]:
    """Return what makes two lines the same post where no uid does."""
    from medias_desktop.core.text import fold

    return " ".join(fold(title).split()), day, f"{time:%H:%M}" if time else ""


def fault_of(draft: PostDraft, today: dt.date) -> Problem | None:
    """Return why the register would not take a post, None when it would."""
    from medias_desktop.editorial_calendar.rules.post_checks import check_draft, tidy

    try:
        check_draft(tidy(draft), today)
    except UserError as error:
        return Problem(Reason.NOT_TAKEN, error.sentence())
    return None


def is_absurd(day: dt.date, today: dt.date) -> bool:
    """Tell whether a date is too far away to be planned."""
    return not 1900 <= day.year <= today.year + MOST_YEARS_AHEAD
