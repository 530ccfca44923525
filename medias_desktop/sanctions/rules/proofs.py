"""What a person had done about a text on a day: what an arbitrator asks first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ProofState(StrEnum):
    """What is on record, the strongest first."""

    SIGNED = "signed"
    SIGNED_EARLIER_VERSION = "signed_earlier_version"
    """Signed an earlier version of which the text was only a minor change."""
    REFUSED = "refused"
    """Refused to sign, before a witness or with a reason."""
    HANDED_OUT = "handed_out"
    EXEMPTED = "exempted"


PROVES = frozenset(
    {
        ProofState.SIGNED,
        ProofState.SIGNED_EARLIER_VERSION,
        ProofState.REFUSED,
        ProofState.HANDED_OUT,
    }
)
"""States in which the person had the text before them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgementProof:
    """Where a person stood for a text on a day. ``method`` is a code of acknowledgements’ Method, "" none.

    ``recorded_on`` is when it was written down: when that is after the day, the proof was made afterwards and
    ``recorded_after`` says so. ``document_sha256`` names a kept file that proves it, ``page_id`` a scanned page.
    ``through_ordinal`` is the rank of the earlier version that was acknowledged, 0 when it was the text itself.
    """

    version_id: int
    state: ProofState
    day: dt.date
    method: str = ""
    witness: str = ""
    note: str = ""
    text_sha256: str = ""
    language: str = ""
    recorded_on: dt.date | None = None
    recorded_by: str = ""
    recorded_after: bool = False
    event_id: int = 0
    document_sha256: str = ""
    page_id: int | None = None
    original_place: str = ""
    through_ordinal: int = 0

    @property
    def proves(self) -> bool:
        """Tell whether the person had the text before them on that day."""
        return self.state in PROVES
