"""For what somebody agrees to be shown: each use by itself, never « everything »."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Purpose(StrEnum):
    """A place where the municipality publishes; the codes of platforms are those of the policies' rules."""

    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    LINKEDIN = "linkedin"
    TIKTOK = "tiktok"
    X = "twitter"
    YOUTUBE = "youtube"
    OTHER_NETWORK = "other_network"
    BLOG = "blog"
    WEBSITE = "website"
    BULLETIN = "bulletin"
    PRINT = "print"
    PRESS = "press"


_ORDER = {purpose: place for place, purpose in enumerate(Purpose)}

SOCIAL = frozenset(
    {
        Purpose.FACEBOOK,
        Purpose.INSTAGRAM,
        Purpose.LINKEDIN,
        Purpose.TIKTOK,
        Purpose.X,
        Purpose.YOUTUBE,
        Purpose.OTHER_NETWORK,
    }
)
"""The social media, which forms offer as one line or each by itself."""


def joined(purposes: Iterable[Purpose]) -> str:
    """Return purposes as a register keeps them: codes in our order, parted by commas."""
    return ",".join(sorted({purpose.value for purpose in purposes}, key=lambda code: _ORDER[Purpose(code)]))


def parted(codes: str) -> frozenset[Purpose]:
    """Return the purposes that a register keeps so."""
    return frozenset(Purpose(code) for code in codes.split(",") if code)
