"""What the lazy list of incidents is filled from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from medias_desktop.core.progress import Progress
from medias_desktop.sanctions.rules.incident_filters import IncidentFilter, IncidentRow
from medias_desktop.sanctions.service.incidents import Incidents


class ListedIncidents:
    """The incidents of a filter, read page by page."""

    def __init__(self, incidents: Incidents, wanted: IncidentFilter) -> None:
        self._incidents, self._wanted = incidents, wanted

    def first(self, count: int) -> Sequence[IncidentRow]:
        """Return the first rows."""
        return self._incidents.first(self._wanted, count)

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each incident."""
        return self._incidents.numbers(self._wanted, progress)

    def rows(self, numbers: Sequence[int]) -> Sequence[IncidentRow]:
        """Return incidents by number, in that order."""
        return self._incidents.rows(numbers, self._wanted.day)
