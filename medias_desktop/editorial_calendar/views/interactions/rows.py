"""What the lazy list of interactions is filled from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from medias_desktop.core.progress import Progress
from medias_desktop.editorial_calendar.rules.interaction_filters import InteractionFilter, InteractionRow
from medias_desktop.editorial_calendar.service.interactions import Interactions


class ListedInteractions:
    """The interactions of a filter, read page by page."""

    def __init__(self, interactions: Interactions, wanted: InteractionFilter) -> None:
        self._interactions, self._wanted = interactions, wanted

    def first(self, count: int) -> Sequence[InteractionRow]:
        """Return the first rows."""
        return self._interactions.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each interaction."""
        return self._interactions.numbers(self._wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[InteractionRow]:
        """Return interactions by number, in that order."""
        return self._interactions.rows(numbers)
