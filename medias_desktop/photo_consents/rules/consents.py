"""What somebody was asked and what they did: consents, and acts that are only ever added."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.purposes import Purpose


class ActKind(StrEnum):
    """What happened: the last two say what becomes of an earlier act (``replaces_id``)."""

    NOTICED = "noticed"
    ASKED = "asked"
    GIVEN = "given"
    REFUSED = "refused"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    CANCELLED = "cancelled"


class Method(StrEnum):
    """How something was said: a form signed on paper, on the screen, an e-mail, aloud before a witness."""

    PAPER = "paper"
    SCREEN = "screen"
    EMAIL = "email"
    VERBAL = "verbal"


WRITTEN = frozenset({Method.PAPER, Method.SCREEN, Method.EMAIL})


class EvidenceKind(StrEnum):
    """What proves an act."""

    SCAN = "scan"
    SIGNATURE = "signature"
    RECEIPT = "receipt"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a consent is for: one item, one event, or in general (neither)."""

    item_id: int | None = None
    event_id: int | None = None

    @property
    def narrowness(self) -> int:
        """2 for one item, 1 for one event, 0 in general."""
        return 2 if self.item_id is not None else int(self.event_id is not None)

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is about one item or one event."""
        return self.narrowness > 0

    def covers(self, item_id: int, event_id: int | None) -> bool:
        """Tell whether an item, of an event or of none, is within it."""
        if self.item_id is not None:
            return self.item_id == item_id
        return self.event_id is None or self.event_id == event_id


@dataclass(frozen=True, slots=True)
class ConsentDraft:
    """What is asked of somebody; ``ends_on`` is inclusive, None until withdrawn."""

    portrayed_id: int
    reach: Reach
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None = None
    language: str = "fr"
    terms: str = ""


@dataclass(frozen=True, slots=True)
class ActDraft:
    """What somebody did: the guardian named or the person; ``purposes`` empty for all of the consent."""

    kind: ActKind
    day: dt.date
    method: Method | None = None
    guardian_id: int | None = None
    purposes: frozenset[Purpose] = frozenset()
    witness: str = ""
    note: str = ""
    original_place: str = ""
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Act:
    """A recorded act, corrections already applied (``id`` is the first entry's, ``last_id`` the one that now holds)."""

    id: int
    last_id: int
    kind: ActKind
    day: dt.date
    guardian_id: int | None
    method: Method | None
    purposes: frozenset[Purpose]
    witness: str
    note: str
    original_place: str
    language: str
    recorded_by: str
    recorded_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent and its acts that stand, the oldest first."""

    id: int
    uid: str
    portrayed_id: int
    reach: Reach
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None
    language: str
    terms: str
    acts: tuple[Act, ...]
