"""Where the days of a month lie: seven columns, a line for each week, the names of the weekdays above."""

from __future__ import annotations

from typing import NamedTuple

COLUMNS = 7


class MonthPlaces(NamedTuple):
    """A month of so many weeks in ``width`` × ``height`` pixels; a week is ``least`` high at the least.

    Heights are counted from the top of the first week: ``head`` pixels stand above, and do not scroll.
    """

    width: int
    height: int
    weeks: int
    head: int
    least: int

    @property
    def high(self) -> int:
        """Return the height of a week: they share the room."""
        return max(self.least, (self.height - self.head) // max(self.weeks, 1))

    @property
    def total(self) -> int:
        """Return how high all weeks are."""
        return self.high * self.weeks

    def edge(self, column: int) -> int:
        """Return where a column begins; the eighth one is the right edge."""
        return self.width * column // COLUMNS

    def cell(self, place: int) -> tuple[int, int, int, int]:
        """Return the left, the top, the width and the height of a day."""
        week, column = divmod(place, COLUMNS)
        left = self.edge(column)
        return left, week * self.high, self.edge(column + 1) - left, self.high

    def at(self, x: int, y: int) -> int | None:
        """Return the day that a point lies on, None beside all of them."""
        if not (0 <= x < self.width and 0 <= y < self.total):
            return None
        column = next(number for number in range(COLUMNS) if x < self.edge(number + 1))
        return y // self.high * COLUMNS + column

    def between(self, top: int, bottom: int) -> range:
        """Return the weeks that are seen between two heights, both included."""
        return range(max(0, top // self.high), min(self.weeks, max(bottom, 0) // self.high + 1))
