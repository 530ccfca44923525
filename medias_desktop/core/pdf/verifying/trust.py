"""Who is believed: certificates that vouch for signers, and those that were taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class TrustOrigin(StrEnum):
    """Why a certificate vouches for signers: made here, issued by this municipality, or put on the trust list."""

    OWN_IDENTITY = "own_identity"
    OWN_AUTHORITY = "own_authority"
    LISTED = "listed"


@dataclass(frozen=True)
class TrustAnchor:
    """One certificate (PEM) that vouches for signers, where it comes from and the note of whoever trusted it."""

    certificate_pem: str
    origin: TrustOrigin
    note: str = ""


@dataclass(frozen=True)
class Trust:
    """Anchors, and certificates revoked: SHA-256 (hex) of the DER form → the moment (aware) from which it counts."""

    anchors: tuple[TrustAnchor, ...] = ()
    revoked: Mapping[str, dt.datetime] = field(default_factory=dict)


NOBODY = Trust()
