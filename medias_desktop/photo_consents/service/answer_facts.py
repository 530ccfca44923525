"""What the answer needs of items and of those seen in them: thousands at a time, in plain statements."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.photo_consents.rules.answering import ItemState
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights, SubjectKind

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_AT_ONCE = 1000
_ITEMS = (
    "SELECT id, kind, event_id, review, rights, rights_until, has_location,"
    " CASE WHEN TRIM(source) <> '' OR TRIM(credit_line) <> '' THEN 1 ELSE 0 END AS sourced,"
    " CASE WHEN TRIM(alt_fr) <> '' OR TRIM(alt_en) <> '' THEN 1 ELSE 0 END AS described FROM photo_item"
)
SEEN = "SELECT item_id, portrayed_id, kind FROM photo_subject"

_KINDS = {kind.value: kind for kind in ItemKind}
_REVIEWS = {review.value: review for review in Review}
_RIGHTS = {rights.value: rights for rights in Rights}


def items(
    register: Register, item_ids: Collection[int] | None, marked: dict[int, int]
) -> dict[int, ItemState]:
    """Return items by their numbers, all of them for None; ``marked`` are those seen in each without a name."""
    found: dict[int, ItemState] = {}
    for statement in _about(_ITEMS, "id", item_ids):
        for number, kind, event_id, review, rights, until, located, sourced, described in register.rows(
            statement
        ):
            found[number] = ItemState(
                number,
                _KINDS[kind],
                event_id,
                _REVIEWS[review],
                _RIGHTS[rights],
                as_date(until),
                bool(sourced),
                bool(located),
                bool(described),
                marked.get(number, 0),
            )
    return found


def seen(
    register: Register, item_ids: Collection[int] | None
) -> tuple[dict[int, list[int | None]], dict[int, int]]:
    """Return who is named in items (None: a person without a name), and how many are marked as nobody in particular."""
    named: dict[int, list[int | None]] = {}
    marked: dict[int, int] = {}
    person = SubjectKind.PERSON.value
    for statement in _about(SEEN, "item_id", item_ids):
        last, some = 0, []
        for item_id, portrayed_id, kind in register.rows(statement):
            if portrayed_id is None and kind != person:
                marked[item_id] = marked.get(item_id, 0) + 1
                continue
            if item_id != last:
                last, some = item_id, named.setdefault(item_id, [])
            some.append(portrayed_id)
    return named, marked


def _about(select: str, column: str, item_ids: Collection[int] | None) -> Iterator[str]:
    if item_ids is None:
        yield f"{select} ORDER BY {column}"
        return
    numbers = sorted(set(item_ids))
    for start in range(0, len(numbers), _AT_ONCE):
        places = ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])
        yield f"{select} WHERE {column} IN ({places}) ORDER BY {column}"
