"""Lists of items, read page by page: however many there are, only those seen are in memory."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.first_rows import FirstRows
from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold, storable
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemKind, ItemRow, Review

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

PAGE = 100
FAR = 4000
"""Items looked through while the window waits; further ones on the worker."""
_AT_ONCE = 500
_ORDER = "i.day DESC, i.id DESC"
"""The last ones first."""
_COLUMNS = (
    "i.id, i.kind, i.title, i.event_id, e.title, i.day, i.review, i.has_location, i.picture_sha256,"
    " (SELECT count(*) FROM photo_subject s WHERE s.item_id = i.id)"
)
_TABLES = "photo_item i LEFT JOIN photo_event e ON e.id = i.event_id"
_COVERS = (
    "({c}.item_id = i.id OR ({c}.item_id IS NULL AND ({c}.event_id IS NULL OR {c}.event_id = i.event_id)))"
)
_ENDING = (
    "EXISTS (SELECT 1 FROM photo_subject s JOIN photo_consent c ON c.portrayed_id = s.portrayed_id"
    f" WHERE s.item_id = i.id AND c.ends_on BETWEEN :from_day AND :to_day AND {_COVERS.format(c='c')}"
    " AND NOT EXISTS (SELECT 1 FROM photo_consent d WHERE d.portrayed_id = c.portrayed_id"
    f" AND (d.ends_on IS NULL OR d.ends_on > :to_day) AND {_COVERS.format(c='d')}"
    " AND EXISTS (SELECT 1 FROM photo_consent_act a WHERE a.consent_id = d.id AND a.kind = 'given')))"
)
_KINDS = {kind.value: kind for kind in ItemKind}
_REVIEWS = {review.value: review for review in Review}


class Listing:
    """The lists of one register. What they show of the answers (``ItemFilter.state``) is service.standing’s."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def first(self, wanted: ItemFilter, count: int = PAGE) -> FirstRows[ItemRow]:
        """Return the first items of a list, the last ones taken first; few when others would make the window wait."""
        where, values = self._where(wanted)
        whole = True
        if where:
            for day, number in self._register.rows(
                f"SELECT i.day, i.id FROM photo_item i ORDER BY {_ORDER} LIMIT 1 OFFSET {FAR}"
            ):
                where.append("(i.day, i.id) >= (:far_day, :far_id)")
                values |= {"far_day": day, "far_id": number}
                whole = False
        # The numbers are found in the index of days; the records are read of those shown only.
        few = f"SELECT i.id FROM photo_item i{_said(where)} ORDER BY {_ORDER} LIMIT {int(count)}"
        statement = (
            f"SELECT {_COLUMNS} FROM ({few}) few JOIN photo_item i ON i.id = few.id"
            f" LEFT JOIN photo_event e ON e.id = i.event_id ORDER BY {_ORDER}"
        )
        return FirstRows(map(_row, self._register.rows(statement, **values)), whole=whole)

    def numbers(self, wanted: ItemFilter, progress: Progress | None = None) -> array[int]:
        """Return the numbers of all items of a list, in its order: on the worker. Raises Cancelled."""
        if progress is not None:
            progress.report(0, 0)  # before a list that nobody waits for any more
        where, values = self._where(wanted)
        statement = f"SELECT i.id FROM photo_item i{_said(where)} ORDER BY {_ORDER}"
        return array("q", (row[0] for row in self._register.rows(statement, **values)))

    def rows(self, item_ids: Sequence[int]) -> tuple[ItemRow, ...]:
        """Return items by their numbers, in that order; those gone are left out."""
        found: dict[int, ItemRow] = {}
        for start in range(0, len(item_ids), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in item_ids[start : start + _AT_ONCE])
            statement = f"SELECT {_COLUMNS} FROM {_TABLES} WHERE i.id IN ({places})"
            found |= {row[0]: _row(row) for row in self._register.rows(statement)}
        return tuple(found[one] for one in item_ids if one in found)

    def any(self) -> bool:
        """Tell whether the register has any item."""
        return bool(self._register.rows("SELECT 1 FROM photo_item LIMIT 1"))

    def count(self) -> int:
        """Return how many items the register has."""
        return int(self._register.rows("SELECT count(*) FROM photo_item")[0][0])

    def events(self) -> tuple[tuple[int, str], ...]:
        """Return the number and the title of each event, the last ones first, to choose from."""
        found = self._register.rows("SELECT id, title FROM photo_event ORDER BY begins_on DESC, id DESC")
        return tuple((int(row[0]), str(row[1])) for row in found)

    def persons(self, limit: int = 1000) -> tuple[tuple[int, str], ...]:
        """Return the number and the name, last name first, of those who are shown, to choose from."""
        found = self._register.rows(
            "SELECT p.id, coalesce(n.last_name, p.last_name) AS last, coalesce(n.first_name, p.first_name) AS first"
            " FROM portrayed_person p LEFT JOIN person n ON n.id = p.person_id"
            " WHERE EXISTS (SELECT 1 FROM photo_subject s WHERE s.portrayed_id = p.id)"
            f" ORDER BY coalesce(n.sort_key, p.sort_key), p.id LIMIT {int(limit)}"
        )
        return tuple((int(number), ", ".join(filter(None, (last, first)))) for number, last, first in found)

    def seen_in(self, item_ids: Sequence[int]) -> tuple[int, ...]:
        """Return those who are named in any of these items, each once, in the order of their numbers."""
        found: set[int] = set()
        for start in range(0, len(item_ids), _AT_ONCE):
            places = ", ".join(str(int(one)) for one in item_ids[start : start + _AT_ONCE])
            statement = (
                "SELECT DISTINCT portrayed_id FROM photo_subject"
                f" WHERE portrayed_id IS NOT NULL AND item_id IN ({places})"
            )
            found.update(int(row[0]) for row in self._register.rows(statement))
        return tuple(sorted(found))

    def _where(self, wanted: ItemFilter) -> tuple[list[str], dict[str, object]]:
        """Return the conditions of items ``i`` and their values."""
        where: list[str] = []
        values: dict[str, object] = {}
        if wanted.event_id is not None:
            where.append("i.event_id = :event_id")
            values["event_id"] = wanted.event_id
        if wanted.kind is not None:
            where.append("i.kind = :kind")
            values["kind"] = wanted.kind.value
        if wanted.portrayed_id is not None:
            where.append("i.id IN (SELECT item_id FROM photo_subject WHERE portrayed_id = :portrayed_id)")
            values["portrayed_id"] = wanted.portrayed_id
        if wanted.expiring is not None:
            day = wanted.day or self._register.clock.today()
            where.append(_ENDING)
            values |= {
                "from_day": day.isoformat(),
                "to_day": (day + dt.timedelta(days=wanted.expiring)).isoformat(),
            }
        for n, word in enumerate(fold(storable(wanted.text)).split()):
            where.append(_holding(n))
            values[f"word_{n}"] = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
        return where, values


def _holding(n: int) -> str:
    """Return the condition of items that a word is of: their own words, their event’s, the names of those shown."""
    like = f"LIKE :word_{n} ESCAPE '!'"
    return (
        f"(i.search_key {like} OR i.event_id IN (SELECT id FROM photo_event WHERE search_key {like})"
        # The names first, then where they are seen: there are many more frames than persons.
        " OR i.id IN (SELECT s.item_id FROM photo_subject s WHERE s.portrayed_id IN"
        " (SELECT p.id FROM portrayed_person p LEFT JOIN person n ON n.id = p.person_id"
        f" WHERE p.search_key {like} OR n.search_key {like})))"
    )


def _said(where: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(where)}" if where else ""


def _row(row: Any) -> ItemRow:
    number, kind, title, event_id, event, day, review, located, picture, subjects = tuple(row)
    taken = as_date(day)
    assert taken is not None
    return ItemRow(
        id=number,
        kind=_KINDS[kind],
        title=title,
        event_id=event_id,
        event_title=event or "",
        day=taken,
        review=_REVIEWS[review],
        subjects=subjects,
        has_location=bool(located),
        picture=bool(picture),
    )
