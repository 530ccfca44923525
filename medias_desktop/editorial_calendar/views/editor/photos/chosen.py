"""The photos of a post as a source for a grid: those chosen, in their order."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.photo_consents.rules.filters import ItemFilter
    from medias_desktop.photo_consents.rules.items import ItemRow
    from medias_desktop.photo_consents.service.listing import Listing


class ChosenPhotos:
    """A few photos by their numbers; those gone from the consent log are left out."""

    def __init__(self, listing: Listing, numbers: Sequence[int]) -> None:
        self._listing, self._numbers = listing, tuple(numbers)

    def first(self, count: int) -> Sequence[ItemRow]:
        """Return the first rows."""
        return FirstRows(self._listing.rows(self._numbers[:count]))

    def numbers(self, _progress: Progress) -> array[int]:
        """Return the number of each photo."""
        return array("q", self._numbers)

    def rows(self, numbers: Sequence[int]) -> Sequence[ItemRow]:
        """Return photos by number, in that order."""
        return self._listing.rows(numbers)


class LoggedPhotos:
    """The photos of the consent log that pass a filter, the last ones first, read page by page."""

    def __init__(self, listing: Listing, wanted: ItemFilter) -> None:
        self._listing, self._wanted = listing, wanted

    def first(self, count: int) -> Sequence[ItemRow]:
        """Return the first rows."""
        return self._listing.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each photo."""
        return self._listing.numbers(self._wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[ItemRow]:
        """Return photos by number, in that order."""
        return self._listing.rows(numbers)
