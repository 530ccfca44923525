"""Reading signing rounds with plain statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.policies import rules
from medias_desktop.policies.rules.rounds import RoundSignatory, RoundState, SigningRound

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_BY_ID = "SELECT * FROM signing_round WHERE id = :id"
_OF_VERSION = "SELECT * FROM signing_round WHERE version_id = :id ORDER BY id DESC"
_OPEN = "SELECT * FROM signing_round WHERE state = 'open' ORDER BY id"
_SIGNATORIES = """
SELECT id, position, name, role, method, identity_id, signed_at, certificate_pem, version
FROM round_signatory WHERE round_id = :id ORDER BY position
"""


def by_id(register: Register, round_id: int) -> SigningRound | None:
    """Return a round, or None when the register has none of that number."""
    return next((_round(register, row) for row in register.rows(_BY_ID, id=round_id)), None)


def of_version(register: Register, version_id: int) -> tuple[SigningRound, ...]:
    """Return the rounds of a version, the latest first."""
    return tuple(_round(register, row) for row in register.rows(_OF_VERSION, id=version_id))


def all_open(register: Register) -> tuple[SigningRound, ...]:
    """Return the rounds that wait for signatures, the oldest first."""
    return tuple(_round(register, row) for row in register.rows(_OPEN))


def _round(register: Register, row: Any) -> SigningRound:
    meeting, in_force = as_date(row["meeting_date"]), as_date(row["in_force_date"])
    assert meeting is not None
    assert in_force is not None
    return SigningRound(
        id=row["id"],
        uid=row["uid"],
        version_id=row["version_id"],
        state=RoundState(row["state"]),
        resolution=rules.Resolution(
            row["resolution_number"],
            meeting,
            in_force,
            row["mover"],
            row["seconder"],
            row["vote"],
            row["place"],
            row["resolution_text"],
            row["change_reason"],
        ),
        identity=rules.PolicyIdentity(
            row["municipality"], row["policy_title"], row["policy_number"], row["language"]
        ),
        change=rules.Change(row["change"]),
        signatories=tuple(_signatory(one) for one in register.rows(_SIGNATORIES, id=row["id"])),
        text_sha256=row["text_sha256"],
        prepared_sha256=row["prepared_sha256"],
        current_sha256=row["current_sha256"],
        pages=row["pdf_pages"],
        prepared_at=as_instant(row["prepared_at"]),
        ended_at=None if row["ended_at"] is None else as_instant(row["ended_at"]),
        note=row["note"],
        locking_position=row["locking_position"],
        placeholder_values=row["placeholder_values"],
        row_version=row["version"],
    )


def _signatory(row: Any) -> RoundSignatory:
    return RoundSignatory(
        id=row["id"],
        position=row["position"],
        name=row["name"],
        role=row["role"],
        method=rules.SignatureMethod(row["method"]),
        identity_id=row["identity_id"],
        signed_at=None if row["signed_at"] is None else as_instant(row["signed_at"]),
        certificate_pem=row["certificate_pem"],
        row_version=row["version"],
    )
