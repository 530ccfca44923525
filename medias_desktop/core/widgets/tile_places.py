"""Where the tiles of a grid lie: line under line, as many beside one another as there is room for."""

from __future__ import annotations

from typing import NamedTuple


class Places(NamedTuple):
    """A grid of ``tiles`` tiles in ``width`` pixels; each at least ``least`` wide (if there is room) and ``high`` high.

    ``gap`` lies between two tiles and around all of them. Nothing is kept for each tile: a million cost nothing.
    """

    tiles: int
    width: int
    least: int
    high: int
    gap: int

    @property
    def across(self) -> int:
        """Return how many tiles stand beside one another."""
        return max(1, (self.width - self.gap) // (self.least + self.gap))

    @property
    def wide(self) -> int:
        """Return the width of a tile: they share the room."""
        return max(1, (self.width - self.gap) // self.across - self.gap)

    @property
    def lines(self) -> int:
        """Return how many lines there are."""
        return -(-self.tiles // self.across)

    @property
    def height(self) -> int:
        """Return how high everything is."""
        return self.lines * (self.high + self.gap) + self.gap if self.tiles else 0

    def corner(self, place: int) -> tuple[int, int]:
        """Return the left and the top of a tile."""
        line, column = divmod(place, self.across)
        return self.gap + column * (self.wide + self.gap), self.gap + line * (self.high + self.gap)

    def at(self, x: int, y: int) -> int | None:
        """Return the tile that a point lies on; None beside and between them."""
        column, beside = divmod(x - self.gap, self.wide + self.gap)
        line, below = divmod(y - self.gap, self.high + self.gap)
        place = line * self.across + column
        inside = 0 <= column < self.across and line >= 0 and beside < self.wide and below < self.high
        return place if inside and place < self.tiles else None

    def nearest(self, x: int, y: int) -> int:
        """Return the tile nearest to a point in reading order; 0 when there is none."""
        half = self.gap // 2
        column = min(max((x - half) // (self.wide + self.gap), 0), self.across - 1)
        line = max((y - half) // (self.high + self.gap), 0)
        return max(0, min(line * self.across + column, self.tiles - 1))

    def between(self, top: int, bottom: int) -> range:
        """Return the tiles of the lines that are seen between two heights, both included."""
        step = self.high + self.gap
        first = max(0, top // step) * self.across
        last = (max(bottom, 0) // step + 1) * self.across
        return range(min(first, self.tiles), min(last, self.tiles))

    def moved(self, place: int, lines: int) -> int:
        """Return the tile so many lines further down (or up): in the same column, the last one when that has none."""
        column = place % self.across
        line = min(max(place // self.across + lines, 0), self.lines - 1)
        return max(0, min(line * self.across + column, self.tiles - 1))
