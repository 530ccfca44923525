"""What the list of cases is filled from: briefs that were opened in memory, chosen there."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.sanctions.rules.cases import CaseBrief

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.sanctions.rules.case_filters import CaseFilter, CaseList

_AT_ONCE = 2000
"""Cases among which a filter finds the first ones while the window waits (some 5 ms)."""


class ListedCases:
    """The cases of a filter; of very many, those that pass are found on the worker."""

    def __init__(self, cases: CaseList, wanted: CaseFilter) -> None:
        self._cases, self._wanted = cases, wanted
        self._by_id = {one.id: one for one in cases.briefs}

    def first(self, count: int) -> Sequence[CaseBrief]:
        """Return the first rows."""
        if len(self._cases.briefs) > _AT_ONCE:
            if self._wanted.is_empty and self._wanted.order.value == "fault":
                return self._cases.briefs[:count]
            return FirstRows[CaseBrief]((), whole=False)
        return self._cases.filtered(self._wanted)[:count]

    def numbers(self, progress: Progress) -> array[int]:
        """Return the number of each case."""
        progress.report(0, 0)
        return array("q", [one.id for one in self._cases.filtered(self._wanted)])

    def rows(self, numbers: Sequence[int]) -> Sequence[CaseBrief]:
        """Return cases by number, in that order."""
        return [self._by_id[number] for number in numbers if number in self._by_id]
