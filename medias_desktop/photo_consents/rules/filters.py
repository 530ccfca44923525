"""What a list of items is asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.photo_consents.rules.purposes import Purpose


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Words and choices, each "" or None for all.

    ``state`` is that of the answer for ``purpose`` on ``day`` (None: today); ``expiring`` asks for items that a consent
    covers which ends within so many days from that day, without another one that goes on.
    """

    text: str = ""
    event_id: int | None = None
    portrayed_id: int | None = None
    purpose: Purpose = Purpose.FACEBOOK
    day: dt.date | None = None
    state: PublicationState | None = None
    kind: ItemKind | None = None
    expiring: int | None = None

    def question(self, today: dt.date) -> Question:
        """Return what is asked about each item."""
        return Question(self.purpose, self.day or today)
