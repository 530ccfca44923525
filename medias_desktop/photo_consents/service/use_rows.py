"""Reading publications with plain statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.uses import PhotoUse, Removal

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

PENDING = "u.dropped_on IS NULL AND u.removed_on IS NULL"
"""Planned, or published and still there."""
_SELECT = "SELECT u.*, i.title AS item_title FROM photo_use u JOIN photo_item i ON i.id = u.item_id"
_ORDER = "ORDER BY coalesce(u.published_on, u.planned_on), u.id"
_AT_ONCE = 400
_REACHED = (
    # Found from the consents on: going through all publications takes seconds when there are thousands.
    "u.item_id IN (SELECT s.item_id FROM photo_consent c JOIN photo_subject s ON s.portrayed_id = c.portrayed_id"
    " WHERE c.id IN ({numbers})) AND EXISTS (SELECT 1 FROM photo_subject s JOIN photo_consent c ON c.portrayed_id = s.portrayed_id"
    " WHERE s.item_id = i.id AND c.id IN ({numbers}) AND (c.item_id = i.id OR (c.item_id IS NULL"
    " AND (c.event_id IS NULL OR c.event_id = i.event_id)))"
    " AND ',' || c.purposes || ',' LIKE '%,' || u.purpose || ',%')"
)
"""A publication of an item that one of these consents covers, for its purpose."""


def read_uses(register: Register, condition: str, **values: object) -> tuple[PhotoUse, ...]:
    """Return the publications that meet a condition on ``u`` and ``i`` (their item), by day."""
    return uses_of(register.rows(f"{_SELECT} WHERE {condition} {_ORDER}", **values))


def uses_reached(register: Register, consent_ids: Collection[int]) -> tuple[PhotoUse, ...]:
    """Return what is planned or published of items that consents cover, for their purposes, by day."""
    found: dict[int, PhotoUse] = {}
    wanted = sorted(set(consent_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        numbers = ",".join(str(int(number)) for number in wanted[start : start + _AT_ONCE])
        for use in read_uses(register, f"{PENDING} AND {_REACHED.format(numbers=numbers)}"):
            found[use.id] = use
    return tuple(sorted(found.values(), key=_day_then_number))


def uses_showing(register: Register, portrayed_id: int) -> tuple[PhotoUse, ...]:
    """Return what is planned or published of items that show somebody, by day."""
    shown = "u.item_id IN (SELECT s.item_id FROM photo_subject s WHERE s.portrayed_id = :shown)"
    return read_uses(register, f"{PENDING} AND {shown}", shown=portrayed_id)


def uses_of(rows: Iterable[Any]) -> tuple[PhotoUse, ...]:
    """Return what rows of publications, with the title of their item, say."""
    return tuple(
        PhotoUse(
            id=row["id"],
            uid=row["uid"],
            item_id=row["item_id"],
            item_title=row["item_title"],
            purpose=Purpose(row["purpose"]),
            account=row["account"],
            planned_on=as_date(row["planned_on"]),
            published_on=as_date(row["published_on"]),
            link=row["link"],
            responsible=row["responsible"],
            post_uid=row["post_uid"],
            note=row["note"],
            dropped_on=as_date(row["dropped_on"]),
            removed_on=as_date(row["removed_on"]),
            removed_by=row["removed_by"],
            removal=Removal(row["removal"]) if row["removal"] else None,
            covered=frozenset(int(number) for number in row["covered"].split(",") if number),
            version=row["version"],
        )
        for row in rows
    )


def _day_then_number(use: PhotoUse) -> tuple[str, int]:
    day = use.published_on or use.planned_on
    return (day.isoformat() if day else "", use.id)
