"""What proves an event: a scanned page, a drawn signature, a receipt, a document."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What kind of proof it is."""

    SCANNED_PAGE = "scanned_page"
    DRAWN_SIGNATURE = "drawn_signature"
    RECEIPT = "receipt"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof of an event: a page of the scans (``page_id``) or a kept file (``content_sha256``)."""

    id: int
    event_id: int
    person_id: int
    kind: EvidenceKind
    page_id: int | None
    content_sha256: str | None
    recorded_at: dt.datetime
