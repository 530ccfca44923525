"""Where the hours of a week lie: seven columns beside the hours, half an hour below the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.editorial_calendar.views.calendar.shown import minutes

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.posts import PostLine

COLUMNS = 7
SLOT = 30
"""Minutes of a slot."""
FIRST, LAST = 6, 22
"""Hours shown at the least."""
_DAY = 24 * 60


class WeekPlaces(NamedTuple):
    """A week in ``width`` pixels, the first ``gutter`` of them for the hours; a slot is ``slot`` pixels high."""

    width: int
    gutter: int
    slot: int
    first: int
    last: int
    """Hours: from the beginning of the first to the beginning of the last."""

    @property
    def total(self) -> int:
        """Return how high all hours are."""
        return (self.last - self.first) * 60 // SLOT * self.slot

    def edge(self, column: int) -> int:
        """Return where a day begins; the eighth is the right edge."""
        return self.gutter + (self.width - self.gutter) * column // COLUMNS

    def column_at(self, x: int) -> int | None:
        """Return the day that lies at a distance from the left."""
        if not self.gutter <= x < self.width:
            return None
        return next(number for number in range(COLUMNS) if x < self.edge(number + 1))

    def height_of(self, minute: int) -> int:
        """Return how far down a minute of the day lies."""
        return (minute - self.first * 60) * self.slot // SLOT

    def minute_at(self, y: int) -> int:
        """Return the slot that lies so far down, as the minute at which it begins."""
        slots = min(max(y // self.slot, 0), (self.last - self.first) * 60 // SLOT - 1)
        return self.first * 60 + slots * SLOT


class Block(NamedTuple):
    """A post among those of its time: the ``column`` of ``columns`` that it has; None stands for those without room."""

    post: PostLine | None
    minute: int
    column: int
    columns: int


def hours(posts: Sequence[PostLine]) -> tuple[int, int]:
    """Return the hours that are shown: from six to ten in the evening, and those of every post."""
    found = [one for one in (minutes(post.planned_time) for post in posts) if one is not None]
    first = min((minute // 60 for minute in found), default=FIRST)
    last = max(((minute + SLOT + 59) // 60 for minute in found), default=LAST)
    return min(first, FIRST), min(max(last, LAST), 24)


def blocks(posts: Sequence[PostLine], most: int) -> tuple[Block, ...]:
    """Return the posts of a day that have an hour, those of about the same time beside each other, at most ``most``."""
    timed = sorted(
        ((minute, post) for post in posts if (minute := minutes(post.planned_time)) is not None),
        key=lambda one: (one[0], one[1].id),
    )
    found: list[Block] = []
    group: list[tuple[int, PostLine]] = []
    for minute, post in timed:
        if group and minute >= group[-1][0] + SLOT:
            found.extend(_beside(group, most))
            group = []
        group.append((minute, post))
    found.extend(_beside(group, most))
    return tuple(found)


def _beside(group: Sequence[tuple[int, PostLine]], most: int) -> list[Block]:
    """Give each post of a group the first column that is free at its time."""
    free: list[int] = []
    placed: list[tuple[int, PostLine, int]] = []
    for minute, post in group:
        column = next((number for number, until in enumerate(free) if until <= minute), len(free))
        if column == len(free):
            free.append(0)
        free[column] = minute + SLOT
        placed.append((minute, post, column))
    columns = min(len(free), most)
    if len(free) <= most:
        return [Block(post, minute, column, columns) for minute, post, column in placed]
    found = [Block(post, minute, column, columns) for minute, post, column in placed if column < most - 1]
    first = min(minute for minute, _post, column in placed if column >= most - 1)
    return [*found, Block(None, first, most - 1, columns)]


def untimed(posts: Sequence[PostLine]) -> tuple[PostLine, ...]:
    """Return the posts of a day that have no hour yet."""
    return tuple(post for post in posts if not post.planned_time)
