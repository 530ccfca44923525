"""Events that were photographed: one public method is one user action."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold, storable
from medias_desktop.photo_consents.errors import EventGone
from medias_desktop.photo_consents.errors.items import EventEndsBeforeItBegins, EventInUse, EventUntitled
from medias_desktop.photo_consents.rules.items import EventDraft, PhotoEvent
from medias_desktop.photo_consents.service.fitting import LONGEST_KEY, fitted

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_EVENTS = """
SELECT e.*, (SELECT COUNT(*) FROM photo_item i WHERE i.event_id = e.id) AS items
FROM photo_event e
"""


class Events:
    """The events of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self) -> tuple[PhotoEvent, ...]:
        """Return every event, the latest first; those without a date at the end."""
        rows = self._register.rows(_EVENTS + "ORDER BY e.begins_on IS NULL, e.begins_on DESC, e.id DESC")
        return tuple(map(_event, rows))

    def event(self, event_id: int) -> PhotoEvent:
        """Return one event. Raises EventGone."""
        rows = self._register.rows(_EVENTS + "WHERE e.id = :id", id=event_id)
        if not rows:
            raise EventGone
        return _event(rows[0])

    def add(self, draft: EventDraft) -> int:
        """Record an event and return its number. Raises EventUntitled, EventEndsBeforeItBegins or TextTooLong."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.photo_consents.models import event

        values = _values(draft)
        with self._register.transaction("add_photo_event") as tx:
            return tx.insert(event, uid=new_uid(), created_at=tx.now, **values)

    def change(self, event_id: int, row_version: int, draft: EventDraft) -> None:
        """Correct an event. Raises as ``add``, or ChangedElsewhere."""
        from medias_desktop.photo_consents.models import event

        values = _values(draft)
        with self._register.transaction("change_photo_event") as tx:
            tx.update(event, event_id, version=row_version, **values)

    def remove(self, event_id: int) -> None:
        """Remove an event that nothing belongs to. Raises EventGone or EventInUse."""
        import sqlalchemy as sa

        from medias_desktop.photo_consents import models

        found = self.event(event_id)
        with self._register.transaction("remove_photo_event") as tx:
            for table in (models.item, models.consent, models.form):
                named = sa.select(table.c.id).where(table.c.event_id == event_id).limit(1)
                if tx.execute(named).first() is not None:
                    raise EventInUse(title=found.title)
            tx.delete(models.event, event_id)


def tidied(draft: EventDraft) -> EventDraft:
    """Return a draft without stray spaces. Raises EventUntitled or EventEndsBeforeItBegins."""
    title = " ".join(storable(draft.title).split())
    if not title:
        raise EventUntitled
    if draft.begins_on and draft.ends_on and draft.ends_on < draft.begins_on:
        raise EventEndsBeforeItBegins(begins_on=draft.begins_on, ends_on=draft.ends_on)
    return dataclasses.replace(
        draft, title=title, place=storable(draft.place).strip(), note=storable(draft.note).strip()
    )


def _values(draft: EventDraft) -> dict[str, Any]:
    draft = tidied(draft)
    return {
        "title": fitted(draft.title, 200),
        "begins_on": draft.begins_on,
        "ends_on": draft.ends_on,
        "place": fitted(draft.place, 200),
        "note": draft.note,
        "search_key": fold(f"{draft.title} {draft.place}")[:LONGEST_KEY],
    }


def _event(row: Any) -> PhotoEvent:
    return PhotoEvent(
        id=row["id"],
        uid=row["uid"],
        title=row["title"],
        begins_on=as_date(row["begins_on"]),
        ends_on=as_date(row["ends_on"]),
        place=row["place"],
        note=row["note"],
        items=row["items"],
        version=row["version"],
    )
