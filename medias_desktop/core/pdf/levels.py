"""How long a signature can be proved."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """The levels of PAdES (baseline, ETSI EN 319 142-1), from short to long."""

    B_B = "B-B"
    """The signature and its certificates: provable while the certificate is valid."""
    B_T = "B-T"
    """And a time stamp of somebody else's clock."""
    B_LT = "B-LT"
    """And the proof that no certificate was revoked."""
    B_LTA = "B-LTA"
    """And a time stamp over all that, which keeps it provable after the certificates have expired."""
