"""What is published: events, photos and other items, and who or what is seen in them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

FRAME_UNIT = 10_000
"""Frames are given in ten-thousandths of the upright picture's width and height."""


class ItemKind(StrEnum):
    """What an item is; only photos have frames."""

    PHOTO = "photo"
    VIDEO = "video"
    SOUND = "sound"
    COMMENT = "comment"
    ARTICLE = "article"


class Review(StrEnum):
    """Whether somebody said who is seen: not yet, nobody who can be recognized, or everyone is named or marked."""

    OPEN = "open"
    NOBODY = "nobody"
    DONE = "done"


class Rights(StrEnum):
    """By what right the municipality publishes a work."""

    UNKNOWN = "unknown"
    OWN = "own"
    AUTHORISED = "authorised"
    LICENCE = "licence"
    PUBLIC_DOMAIN = "public_domain"
    DENIED = "denied"


class SubjectKind(StrEnum):
    """Who or what is in a frame: a named person, one who cannot be recognized, a crowd in a public place."""

    PERSON = "person"
    UNRECOGNISABLE = "unrecognisable"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the upright picture, in ``FRAME_UNIT``-ths: 0 ≤ x, y; x + width, y + height ≤ FRAME_UNIT; sides ≥ 1."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class EventDraft:
    """What the user gives of an event."""

    title: str
    begins_on: dt.date | None = None
    ends_on: dt.date | None = None
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PhotoEvent:
    """A recorded event and how many items it has."""

    id: int
    uid: str
    title: str
    begins_on: dt.date | None
    ends_on: dt.date | None
    place: str
    note: str
    items: int
    version: int


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """What the user gives of an item, besides what its file says of itself."""

    kind: ItemKind = ItemKind.PHOTO
    title: str = ""
    event_id: int | None = None
    place: str = ""
    photographer: str = ""
    source: str = ""
    credit_line: str = ""
    rights: Rights = Rights.UNKNOWN
    rights_note: str = ""
    rights_until: dt.date | None = None
    alt_fr: str = ""
    alt_en: str = ""
    original_place: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A recorded item. ``sha256`` is "" without a file; ``taken_at`` the camera's time, None when unknown."""

    id: int
    uid: str
    kind: ItemKind
    title: str
    event_id: int | None
    event_title: str
    file_name: str
    sha256: str
    byte_size: int | None
    media_type: str
    width: int | None
    height: int | None
    taken_at: dt.datetime | None
    camera: str
    has_location: bool
    place: str
    photographer: str
    source: str
    credit_line: str
    rights: Rights
    rights_note: str
    rights_until: dt.date | None
    alt_fr: str
    alt_en: str
    original_place: str
    kept: bool
    review: Review
    day: dt.date
    version: int


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a grid or a list shows of an item; ``subjects`` are those named or marked in it."""

    id: int
    kind: ItemKind
    title: str
    event_id: int | None
    event_title: str
    day: dt.date
    review: Review
    subjects: int
    has_location: bool
    picture: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what is seen: ``portrayed_id`` for a named person; a crowd has its reason; no frame but in photos."""

    id: int
    uid: str
    item_id: int
    kind: SubjectKind
    portrayed_id: int | None
    name: str
    frame: Frame | None
    reason: str
    version: int
