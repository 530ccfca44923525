"""What the lazy list of posts is filled from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.rules.post_filters import PostFilter
    from medias_desktop.editorial_calendar.rules.posts import PostLine
    from medias_desktop.editorial_calendar.service.post_listing import PostListing


class ListedPosts:
    """The posts of a filter, read page by page."""

    def __init__(self, listing: PostListing, wanted: PostFilter) -> None:
        self._listing, self._wanted = listing, wanted

    def first(self, count: int) -> Sequence[PostLine]:
        """Return the first rows."""
        return self._listing.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each post."""
        return self._listing.numbers(self._wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[PostLine]:
        """Return posts by number, in that order."""
        return self._listing.rows(numbers)
