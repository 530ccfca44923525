"""What the lazy list is filled from: a list of the register, or persons found otherwise."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from medias_desktop.acknowledgements.rules import OverviewFilter, PersonRow, Scope, search_words
from medias_desktop.acknowledgements.service.listing import Listing
from medias_desktop.core.progress import Progress
from medias_desktop.core.text import fold


class ListedRows:
    """Those whom a list shows by a filter, read page by page."""

    def __init__(self, listing: Listing, scope: Scope, wanted: OverviewFilter) -> None:
        self._listing, self._scope, self._wanted = listing, scope, wanted

    def first(self, count: int) -> Sequence[PersonRow]:
        """Return the first rows."""
        return self._listing.first(self._scope, self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return everyone's number."""
        progress.report(0, 0)
        return self._listing.numbers(self._scope, self._wanted)

    def rows(self, numbers: Sequence[int]) -> Sequence[PersonRow]:
        """Return persons by number, in that order."""
        return self._listing.rows(self._scope, numbers)


class GivenRows:
    """Persons that were found already."""

    def __init__(self, found: Sequence[PersonRow], wanted: OverviewFilter) -> None:
        self._rows = {row.person_id: row for row in found if _passes(row, wanted)}

    def first(self, count: int) -> Sequence[PersonRow]:
        """Return the first rows."""
        return list(self._rows.values())[:count]

    def numbers(self, progress: Progress) -> array[int]:
        """Return everyone's number."""
        progress.report(0, 0)
        return array("q", self._rows)

    def rows(self, numbers: Sequence[int]) -> Sequence[PersonRow]:
        """Return persons by number, in that order."""
        return [self._rows[number] for number in numbers if number in self._rows]


def _passes(row: PersonRow, wanted: OverviewFilter) -> bool:
    searched = fold(f"{row.last_name} {row.first_name} {row.department} {row.number} {row.email}")
    return (
        (wanted.group is None or row.group is wanted.group)
        and (not wanted.department or row.department == wanted.department)
        and all(word in searched for word in search_words(wanted.text))
    )
