"""Keeping what proves events, and finding it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.rules.evidence import Evidence, EvidenceKind

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction


def attach(
    tx: Transaction,
    events: Sequence[tuple[int, int]],
    kind: EvidenceKind,
    *,
    page_id: int | None = None,
    content_sha256: str | None = None,
) -> None:
    """Record what proves events, each given as (number, person): one of a scanned page and a file kept already."""
    from medias_desktop.acknowledgements.models import evidence

    tx.insert_many(
        evidence,
        [
            {
                "event_id": number,
                "person_id": person_id,
                "kind": kind.value,
                "page_id": page_id,
                "content_sha256": content_sha256,
                "recorded_at": tx.now,
            }
            for number, person_id in events
        ],
    )


_OF_PERSON = """
SELECT id, event_id, person_id, kind, page_id, content_sha256, recorded_at FROM acknowledgement_evidence
WHERE person_id = :person ORDER BY id
"""


def evidence_of_person(register: Register, person_id: int) -> tuple[Evidence, ...]:
    """Return all that proves what a person acknowledged, the oldest first."""
    return tuple(
        Evidence(
            row["id"],
            row["event_id"],
            row["person_id"],
            EvidenceKind(row["kind"]),
            row["page_id"],
            row["content_sha256"],
            dt.datetime.fromisoformat(row["recorded_at"]),
        )
        for row in register.rows(_OF_PERSON, person=person_id)
    )
