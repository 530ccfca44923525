"""How long a signature stays provable: the four baseline levels of PAdES."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """ETSI EN 319 142-1: bare, with a trusted time, with revocation data, with an archive time stamp over it all."""

    B_B = "B-B"
    B_T = "B-T"
    B_LT = "B-LT"
    B_LTA = "B-LTA"
