"""Everyone shown, sorted by name and read page by page."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.store.search.names import numbers_by_name
from medias_desktop.core.text import fold, storable
from medias_desktop.photo_consents.rules.persons import PortrayedRow
from medias_desktop.photo_consents.service.portrayed_rows import ORDER, TABLES, portrayed_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

_AT_ONCE = 500


class PortrayedListing:
    """The list of persons shown of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def count(self) -> int:
        """Return how many persons are shown."""
        return int(self._register.rows("SELECT count(*) FROM portrayed_person")[0][0])

    def found(self, text: str, limit: int) -> list[int]:
        """Return the numbers of the first persons whose names hold every word of a text."""
        chosen, values = self._chosen(text)
        return [row[0] for row in self._register.rows(f"{chosen} LIMIT {int(limit)}", **values)]

    def first(self, text: str, count: int) -> FirstRows[PortrayedRow]:
        """Return the first rows of the list."""
        return FirstRows(self.rows(self.found(text, count)), whole=True)

    def numbers(self, text: str, progress: Progress) -> array[int]:
        """Return the numbers of all whose names hold every word of a text: on the worker. Raises Cancelled."""
        progress.report(0, 0)
        chosen, values = self._chosen(text)
        return array("q", (row[0] for row in self._register.rows(chosen, **values)))

    def rows(self, numbers: Sequence[int]) -> tuple[PortrayedRow, ...]:
        """Return rows by their numbers, in that order; those gone are left out."""
        known = portrayed_by_id(self._register, numbers)
        items = self._items(known)
        return tuple(PortrayedRow(known[one], items.get(one, 0)) for one in numbers if one in known)

    def _items(self, numbers: Iterable[int]) -> dict[int, int]:
        wanted = list(numbers)
        found: dict[int, int] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            places = ", ".join(map(str, wanted[start : start + _AT_ONCE]))
            statement = (
                "SELECT portrayed_id, count(DISTINCT item_id) FROM photo_subject"
                f" WHERE portrayed_id IN ({places}) GROUP BY portrayed_id"
            )
            found |= {row[0]: row[1] for row in self._register.rows(statement)}
        return found

    def _chosen(self, text: str) -> tuple[str, dict[str, object]]:
        words = fold(storable(text)).split()
        values: dict[str, object] = {}
        outside, listed = ["s.person_id IS NULL"], ["s.person_id IS NOT NULL"]
        for n, word in enumerate(words):
            escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            values[f"word_{n}"] = f"%{escaped}%"
            outside.append(f"s.search_key LIKE :word_{n} ESCAPE '!'")
            listed.append(f"n.search_key LIKE :word_{n} ESCAPE '!'")
        if by_name := numbers_by_name(self._register, words):
            listed.append(f"s.person_id IN ({by_name[0]})")
            values["looked_for"] = by_name[1]
        where = f"({' AND '.join(outside)}) OR ({' AND '.join(listed)})" if words else "1 = 1"
        return f"SELECT s.id FROM {TABLES} WHERE {where} ORDER BY {ORDER}, s.id", values
