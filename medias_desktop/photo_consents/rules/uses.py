"""Where an item is to be published or was, and what became of it when it had to be taken down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.answers import Answer
from medias_desktop.photo_consents.rules.purposes import Purpose


class Removal(StrEnum):
    """What was done with a publication: taken down, another picture put, a face blurred, or nothing can be done (print)."""

    REMOVED = "removed"
    REPLACED = "replaced"
    BLURRED = "blurred"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class UseDraft:
    """What the user, or the editorial calendar, gives of a publication; planned or published, at least one day."""

    item_id: int
    purpose: Purpose
    account: str = ""
    planned_on: dt.date | None = None
    published_on: dt.date | None = None
    link: str = ""
    responsible: str = ""
    post_uid: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A recorded publication."""

    id: int
    uid: str
    item_id: int
    item_title: str
    purpose: Purpose
    account: str
    planned_on: dt.date | None
    published_on: dt.date | None
    link: str
    responsible: str
    post_uid: str
    note: str
    dropped_on: dt.date | None
    removed_on: dt.date | None
    removed_by: str
    removal: Removal | None
    version: int

    @property
    def is_live(self) -> bool:
        """Tell whether it is published and still there."""
        return self.published_on is not None and self.removed_on is None

    @property
    def is_planned(self) -> bool:
        """Tell whether it is still to be published."""
        return self.published_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class Consequence:
    """A planned publication that is blocked now, or one to take down, with the answer that says so."""

    use: PhotoUse
    answer: Answer
