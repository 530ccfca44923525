"""What signing gives back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.core.errors import UserError


class Level(StrEnum):
    """How long a signature can be proved (PAdES baseline, ETSI EN 319 142-1)."""

    B_B = "B-B"
    """The signature and its certificates: provable while the certificate is valid."""
    B_T = "B-T"
    """And a time stamp of somebody else's clock."""
    B_LT = "B-LT"
    """And the proof that no certificate was revoked."""
    B_LTA = "B-LTA"
    """And a time stamp over all that, which keeps it provable after the certificates have expired."""


@dataclass(frozen=True)
class SignedDocument:
    """The signed bytes, the level they reached and, when that is less than what was asked for, why."""

    pdf: bytes
    level: Level = Level.B_B
    notice: UserError | None = None
