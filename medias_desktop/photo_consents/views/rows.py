"""What the grid and the list are filled from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.progress import Progress
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemRow
from medias_desktop.photo_consents.service.listing import Listing

if TYPE_CHECKING:
    from medias_desktop.photo_consents.views.states import Known


class ListedItems:
    """The items of a filter, read page by page; those of one state are found on the worker, by the answers."""

    def __init__(self, listing: Listing, wanted: ItemFilter, known: Known) -> None:
        self._listing, self._wanted, self._known = listing, wanted, known

    def first(self, count: int) -> Sequence[ItemRow]:
        """Return the first rows; none of those of one state before the answers are there."""
        if self._wanted.state is not None:
            return FirstRows[ItemRow]((), whole=False)
        return self._listing.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each item."""
        numbers = self._listing.numbers(self._wanted, progress)
        state = self._wanted.state
        if state is None:
            return numbers
        return array("q", self._known.of_state(numbers, state, progress))

    def rows(self, numbers: Sequence[int]) -> Sequence[ItemRow]:
        """Return items by number, in that order."""
        return self._listing.rows(numbers)
