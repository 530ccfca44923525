"""The titles of what consents are of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from medias_desktop.photo_consents.errors import EventGone, ItemGone
from medias_desktop.photo_consents.rules.consents import Consent

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service import PhotoConsentService


def titles_of(service: PhotoConsentService, consents: Iterable[Consent]) -> dict[tuple[str, int], str]:
    """Return the titles of the items and events that consents are of, by kind and number; "" for one that is gone."""
    found: dict[tuple[str, int], str] = {}
    for reach in {one.reach for one in consents}:
        if reach.item_id is not None:
            try:
                found["item", reach.item_id] = service.items.item(reach.item_id).title
            except ItemGone:
                found["item", reach.item_id] = ""
        elif reach.event_id is not None:
            try:
                found["event", reach.event_id] = service.events.event(reach.event_id).title
            except EventGone:
                found["event", reach.event_id] = ""
    return found
