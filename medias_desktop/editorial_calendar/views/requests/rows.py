"""What the lazy list of requests is filled from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.editorial_calendar.rules.requesting.requests import RequestFilter, RequestRow
    from medias_desktop.editorial_calendar.service.request_listing import RequestListing


class ListedRequests:
    """The requests of a filter, read page by page."""

    def __init__(self, listing: RequestListing, wanted: RequestFilter) -> None:
        self._listing, self._wanted = listing, wanted

    def first(self, count: int) -> Sequence[RequestRow]:
        """Return the first rows."""
        return self._listing.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each request."""
        return self._listing.numbers(self._wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[RequestRow]:
        """Return requests by number, in that order."""
        return self._listing.rows(numbers, self._wanted.day)
