"""Where the days of a month lie: seven columns, a line for each week, the names of the weekdays above."""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = 7


class MonthPlaces(NamedTuple):
    """A month of so many weeks in ``width`` × ``height`` pixels; a week is ``least`` high at the least.

    ``more`` is how much higher each week is for its bands. Heights are counted from the top of the first week: ``head``
    pixels stand above, and do not scroll.
    """

    width: int
    height: int
    weeks: int
    head: int
    least: int
    more: tuple[int, ...] = ()

    @property
    def share(self) -> int:
        """Return the height of a week without bands: they share the room."""
        return max(self.least, (self.height - self.head - sum(self.more)) // max(self.weeks, 1))

    @property
    def total(self) -> int:
        """Return how high all weeks are."""
        return self.share * self.weeks + sum(self.more)

    def top(self, week: int) -> int:
        """Return where a week begins; the one after the last is the end."""
        return self.share * week + sum(self.more[:week])

    def edge(self, column: int) -> int:
        """Return where a column begins; the eighth one is the right edge."""
        return self.width * column // COLUMNS

    def cell(self, place: int) -> tuple[int, int, int, int]:
        """Return the left, the top, the width and the height of a day."""
        week, column = divmod(place, COLUMNS)
        left, top = self.edge(column), self.top(week)
        return left, top, self.edge(column + 1) - left, self.top(week + 1) - top

    def at(self, x: int, y: int) -> int | None:
        """Return the day that a point lies on, None beside all of them."""
        if not (0 <= x < self.width and 0 <= y < self.total):
            return None
        column = next(number for number in range(COLUMNS) if x < self.edge(number + 1))
        return self._week(y) * COLUMNS + column

    def between(self, top: int, bottom: int) -> range:
        """Return the weeks that are seen between two heights, both included."""
        return range(self._week(top), min(self.weeks, self._week(max(bottom, 0)) + 1))

    def _week(self, y: int) -> int:
        return next((week for week in range(self.weeks) if y < self.top(week + 1)), max(self.weeks - 1, 0))
