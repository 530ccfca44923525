"""Where the reader has been, as in a browser: back and forward."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a text: the section's index (-1: before the first) and how far below its top, in lines."""

    uid: str
    section: int
    lines: float = 0.0


@dataclass(slots=True)
class History:
    """The places visited, the current one among them."""

    limit: int = 200
    _places: list[Place] = field(default_factory=list)
    _index: int = -1

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if self._index >= 0 and self._places[self._index] == place:
            return
        del self._places[self._index + 1 :]
        self._places.append(place)
        del self._places[: -self.limit]
        self._index = len(self._places) - 1

    def update(self, place: Place) -> None:
        """Note where exactly the reader stands now (after scrolling) without making a new entry."""
        if self._index < 0:
            self.visit(place)
        else:
            self._places[self._index] = place

    def back(self) -> Place | None:
        """Step back and return that place; None at the beginning."""
        if not self.can_go_back():
            return None
        self._index -= 1
        return self._places[self._index]

    def forward(self) -> Place | None:
        """Step forward and return that place; None at the end."""
        if not self.can_go_forward():
            return None
        self._index += 1
        return self._places[self._index]

    def can_go_back(self) -> bool:
        """Tell whether there is a place before."""
        return self._index > 0

    def can_go_forward(self) -> bool:
        """Tell whether there is a place after."""
        return self._index + 1 < len(self._places)

    def forget(self, uid: str) -> None:
        """Drop every place of a text that no longer exists."""
        kept = [place for place in self._places[: self._index + 1] if place.uid != uid]
        ahead = [place for place in self._places[self._index + 1 :] if place.uid != uid]
        self._places = kept + ahead
        self._index = len(kept) - 1
