"""Photos and other items: read, changed, marked as reviewed, removed. One public method is one user action."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_instant
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.errors.items import (
    ItemInUse,
    ItemUntitled,
    NoOriginal,
    OriginalDiffers,
    OriginalNotThere,
    ReasonMissing,
)
from medias_desktop.photo_consents.rules.items import Item, ItemDraft, ItemKind, Review
from medias_desktop.photo_consents.service import item_rows

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

_AT_ONCE = 500
"""Items asked for in one statement."""


class Items:
    """The items of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def item(self, item_id: int) -> Item:
        """Return one item. Raises ItemGone."""
        rows = self._register.rows(item_rows.ITEMS + "WHERE i.id = :id", id=item_id)
        if not rows:
            raise ItemGone
        return item_rows.item_of(rows[0])

    def several(self, item_ids: Iterable[int]) -> tuple[Item, ...]:
        """Return items in the order asked for, without those that are gone."""
        wanted = list(item_ids)
        found: dict[int, Item] = {}
        for part in _parts(wanted):
            rows = self._register.rows(f"{item_rows.ITEMS} WHERE i.id IN ({_listed(part)})")
            found |= {row["id"]: item_rows.item_of(row) for row in rows}
        return tuple(found[item_id] for item_id in wanted if item_id in found)

    def add_other(self, draft: ItemDraft) -> int:
        """Record an item without a file: a video elsewhere, a comment, an article. Raises ItemUntitled, TextTooLong."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.photo_consents.models import item

        draft = item_rows.tidied(draft)
        if not draft.title:
            raise ItemUntitled
        day = item_rows.day_of(self._register, draft)
        with self._register.transaction("add_photo_item") as tx:
            item_rows.require_event(tx, draft.event_id)
            return tx.insert(
                item,
                uid=new_uid(),
                **item_rows.said(draft),
                review=Review.OPEN.value,
                day=day,
                search_key=item_rows.key_of(draft),
                added_at=tx.now,
            )

    def change(self, item_id: int, row_version: int, draft: ItemDraft) -> None:
        """Correct what is said of an item. Raises ItemGone, ItemUntitled, TextTooLong or ChangedElsewhere."""
        from medias_desktop.photo_consents.models import item

        values = self._changed(self.item(item_id), draft)
        with self._register.transaction("change_photo_item") as tx:
            item_rows.require_event(tx, draft.event_id)
            tx.update(item, item_id, version=row_version, **values)

    def change_many(self, item_ids: Sequence[int], **fields: Any) -> int:
        """Give some fields of ItemDraft the same content in many items; returns how many there were."""
        from medias_desktop.photo_consents.models import item

        found = self.several(item_ids)
        rows = [
            (
                one.id,
                one.version,
                self._changed(one, dataclasses.replace(item_rows.draft_of(one), **fields), "day" in fields),
            )
            for one in found
        ]
        with self._register.transaction("change_photo_items") as tx:
            item_rows.require_event(tx, fields.get("event_id"))
            tx.update_many(item, rows)
        return len(found)

    def review(self, item_id: int, row_version: int, review: Review) -> None:
        """Say whether everybody seen is named or marked. Raises ChangedElsewhere."""
        from medias_desktop.photo_consents.models import item

        with self._register.transaction("review_photo_item") as tx:
            tx.update(item, item_id, version=row_version, review=review.value)

    def remove(self, item_id: int, reason: str) -> None:
        """Remove an item that was added by mistake, with its frames. Raises ItemGone, ReasonMissing or ItemInUse."""
        from medias_desktop.core.store import attachments
        from medias_desktop.photo_consents import models

        reason = storable(reason).strip()
        if not reason:
            raise ReasonMissing
        found = self.item(item_id)
        with self._register.transaction("remove_photo_item") as tx:
            for table in (models.consent, models.form, models.use):
                if _names(tx, table, item_id):
                    raise ItemInUse(title=found.title)
            tx.note("removed", models.item.name, str(item_id), {"reason": reason}, f"photo/{item_id}")
            tx.delete_where(models.subject, models.subject.c.item_id == item_id)
            tx.delete_where(models.picture, models.picture.c.item_id == item_id)
            tx.delete(models.item, item_id)
            if found.kept:
                attachments.drop(tx, found.sha256)

    def picture(self, item_id: int) -> bytes | None:
        """Return the small upright picture (JPEG, 512 pixels at most), None for what has none."""
        return self.pictures([item_id]).get(item_id)

    def pictures(self, item_ids: Sequence[int]) -> dict[int, bytes]:
        """Return the small pictures of those that have one."""
        found: dict[int, bytes] = {}
        for part in _parts(list(item_ids)):
            rows = self._register.rows(
                f"SELECT item_id, content FROM photo_picture WHERE item_id IN ({_listed(part)})"
            )
            found |= {row["item_id"]: bytes(row["content"]) for row in rows}
        return found

    def original(self, item_id: int, path: Path | None = None) -> bytes:
        """Return the original: the register's copy, else the file at ``path`` or where it lay, checked by SHA-256.

        Raises ItemGone, NoOriginal, OriginalNotThere, OriginalDiffers, RegisterDamaged, AttachmentTooLarge or a file error.
        """
        found = self.item(item_id)
        if not found.sha256:
            raise NoOriginal(title=found.title)
        if found.kept:
            from medias_desktop.core.store import attachments

            return attachments.fetch(self._register, found.sha256)
        return _original_file(found, path)

    def _changed(self, old: Item, draft: ItemDraft, day_given: bool = True) -> dict[str, Any]:
        draft = item_rows.tidied(draft)
        if not draft.title:
            raise ItemUntitled
        kind = old.kind if old.sha256 else draft.kind  # a file's kind is what its content says
        if kind is ItemKind.ARTICLE and draft.kind is ItemKind.COMMENT:
            kind = draft.kind
        values = item_rows.said(dataclasses.replace(draft, kind=kind))
        day = draft.day if day_given else None
        return {
            **values,
            "day": day or self._day(old, draft),
            "search_key": item_rows.key_of(draft, old.file_name),
        }

    def _day(self, old: Item, draft: ItemDraft) -> dt.date:
        """Return an item's day when none is given: another event's, unless it has one of its own."""
        if old.taken_at is not None or draft.event_id == old.event_id:
            return old.day
        (row,) = self._register.rows("SELECT added_at FROM photo_item WHERE id = :id", id=old.id)
        derived = item_rows.event_day(self._register, old.event_id) or as_instant(row["added_at"]).date()
        if old.day != derived:
            return old.day
        return item_rows.event_day(self._register, draft.event_id) or old.day


def _original_file(found: Item, path: Path | None) -> bytes:
    from medias_desktop.core.files import FileMissing, read_bytes

    place = path or (Path(found.original_place) if found.original_place else None)
    if place is None:
        raise OriginalNotThere(title=found.title, place="?")
    try:
        content = read_bytes(place)
    except FileMissing as error:
        raise OriginalNotThere(title=found.title, place=place) from error
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise OriginalDiffers(name=place.name, title=found.title)
    return content


def _names(tx: Transaction, table: Any, item_id: int) -> bool:
    import sqlalchemy as sa

    return tx.execute(sa.select(table.c.id).where(table.c.item_id == item_id).limit(1)).first() is not None


def _parts(numbers: list[int]) -> list[list[int]]:
    return [numbers[start : start + _AT_ONCE] for start in range(0, len(numbers), _AT_ONCE)]


def _listed(numbers: Sequence[int]) -> str:
    return ",".join(str(int(number)) for number in numbers) or "0"
