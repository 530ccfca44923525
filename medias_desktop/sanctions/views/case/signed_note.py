"""What a person had acknowledged on the day of the fault, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, current_language, format_date
from medias_desktop.sanctions.labels.proof_words import proof_in_words

if TYPE_CHECKING:
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof

Proofs = Sequence[tuple[str, "AcknowledgementProof | None"]]


def signed_words(proofs: Proofs, day: dt.date) -> tuple[str, tuple[str, ...], str]:
    """Return a title, a sentence for each text, and the kind of the whole (ok, warn, bad)."""
    lines = tuple(_line(title, proof, day, named=len(proofs) > 1) for title, proof in proofs)
    proved = [proof is not None and proof.proves for _text, proof in proofs]
    if all(proved):
        return _("The person knew the text that day"), lines, "ok"
    if any(proved):
        return _("The person knew part of the texts that day"), lines, "warn"
    return _("No acknowledgement was valid on the day of the fault"), lines, "bad"


def _line(title: str, proof: AcknowledgementProof | None, day: dt.date, *, named: bool) -> str:
    words = proof_in_words(proof, day, current_language())
    if proof is not None and proof.recorded_after and proof.recorded_on is not None:
        late = _("It was recorded after the fault, on {day}.").format(day=format_date(proof.recorded_on))
        words = f"{words} {late}"
    return f"{title} — {words}" if named else words
