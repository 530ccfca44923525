"""What the municipality's documents bear: its logo and the colour of its arms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``logo`` is a PNG, JPEG or SVG file's content, empty for none; ``colour`` is "#rrggbb", "" for the house's own."""

    logo: bytes = b""
    logo_type: str = ""
    colour: str = ""


PLAIN = Letterhead()
"""Nothing of its own."""


def letterhead(register: Register) -> Letterhead:
    """Return what the municipality's documents bear. Raises RegisterDamaged when the logo's file is."""
    (row,) = register.rows(
        "SELECT m.logo_sha256, m.arms_colour, a.media_type FROM municipality m "
        "LEFT JOIN attachment a ON a.sha256 = m.logo_sha256"
    )
    if row["logo_sha256"] is None:
        return Letterhead(colour=row["arms_colour"])
    from medias_desktop.core.store import attachments

    return Letterhead(attachments.fetch(register, row["logo_sha256"]), row["media_type"], row["arms_colour"])
