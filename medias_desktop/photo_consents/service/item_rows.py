"""Items as rows of the register, both ways."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold, storable
from medias_desktop.photo_consents.errors import EventGone
from medias_desktop.photo_consents.rules.items import Item, ItemDraft, ItemKind, Review, Rights
from medias_desktop.photo_consents.service.fitting import fitted

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

LIMITS = {
    "title": 200,
    "place": 200,
    "photographer": 200,
    "source": 300,
    "credit_line": 300,
    "original_place": 500,
}
"""Characters that the columns take; forms ask for no more."""
LONGEST_KEY = 1500

ITEMS = """
SELECT i.*, e.title AS event_title FROM photo_item i LEFT JOIN photo_event e ON e.id = i.event_id
"""


def item_of(row: Any) -> Item:
    """Return what a row of ITEMS says."""
    return Item(
        id=row["id"],
        uid=row["uid"],
        kind=ItemKind(row["kind"]),
        title=row["title"],
        event_id=row["event_id"],
        event_title=row["event_title"] or "",
        file_name=row["file_name"],
        sha256=row["sha256"] or "",
        byte_size=row["byte_size"],
        media_type=row["media_type"],
        width=row["width"],
        height=row["height"],
        taken_at=dt.datetime.fromisoformat(row["taken_at"]) if row["taken_at"] else None,
        camera=row["camera"],
        has_location=bool(row["has_location"]),
        place=row["place"],
        photographer=row["photographer"],
        source=row["source"],
        credit_line=row["credit_line"],
        rights=Rights(row["rights"]),
        rights_note=row["rights_note"],
        rights_until=as_date(row["rights_until"]),
        alt_fr=row["alt_fr"],
        alt_en=row["alt_en"],
        original_place=row["original_place"],
        kept=row["content_sha256"] is not None,
        review=Review(row["review"]),
        day=_needed(as_date(row["day"])),
        version=row["version"],
    )


def tidied(draft: ItemDraft) -> ItemDraft:
    """Return a draft whose texts can be kept, without spaces around them. Raises TextTooLong."""
    texts: dict[str, Any] = {
        field.name: storable(getattr(draft, field.name)).strip()
        for field in dataclasses.fields(draft)
        if type(getattr(draft, field.name)) is str
    }
    for name, limit in LIMITS.items():
        fitted(texts[name], limit)
    return dataclasses.replace(draft, **texts)


def said(draft: ItemDraft) -> dict[str, Any]:
    """Return what a tidied draft says, by columns; ``day`` and ``search_key`` depend on more."""
    values = {field.name: getattr(draft, field.name) for field in dataclasses.fields(draft)}
    del values["day"]
    return {**values, "kind": draft.kind.value, "rights": draft.rights.value}


def day_of(register: Register, draft: ItemDraft) -> dt.date:
    """Return what an item without a file is sorted by: the day given, else its event's, else today."""
    return draft.day or event_day(register, draft.event_id) or register.clock.today()


def event_day(register: Register, event_id: int | None) -> dt.date | None:
    """Return the first day of an event, None without one."""
    rows = register.rows("SELECT begins_on FROM photo_event WHERE id = :id", id=event_id) if event_id else ()
    return as_date(rows[0]["begins_on"]) if rows else None


def require_event(tx: Transaction, event_id: int | None) -> None:
    """Raise EventGone unless an event, when one is given, is in the register: another window may have removed it."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents.models import event

    if (
        event_id is not None
        and tx.execute(sa.select(event.c.id).where(event.c.id == event_id)).first() is None
    ):
        raise EventGone


def key_of(draft: ItemDraft, file_name: str = "") -> str:
    """Return what searches look through."""
    words = (
        draft.title,
        file_name,
        draft.place,
        draft.photographer,
        draft.source,
        draft.credit_line,
        draft.alt_fr,
        draft.alt_en,
    )
    return fold(" ".join(words))[:LONGEST_KEY]


def draft_of(item: Item) -> ItemDraft:
    """Return what the user gave of a recorded item, to be changed and given again."""
    names = (field.name for field in dataclasses.fields(ItemDraft))
    return ItemDraft(**{name: getattr(item, name) for name in names})


def _needed(day: dt.date | None) -> dt.date:
    assert day is not None
    return day
