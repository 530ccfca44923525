"""What the municipality's documents bear: its logo and the colour of its arms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.store.roles import Permission

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Municipality, Register

_COLOUR = re.compile("#[0-9a-f]{6}")
_NAMES = {"image/png": "logo.png", "image/jpeg": "logo.jpg", "image/svg+xml": "logo.svg"}


class ColourUnknown(UserError):
    """It is not written as a colour."""

    template = N_(
        "“{colour}” is not a colour. Write # and six signs from 0 to 9 and from a to f, such as #174073."
    )


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``logo`` is a PNG, JPEG or SVG file's content, empty for none; ``colour`` is "#rrggbb", "" for the house's own."""

    logo: bytes = b""
    logo_type: str = ""
    colour: str = ""


PLAIN = Letterhead()
"""Nothing of its own."""


def parsed_colour(text: str) -> str:
    """Return a colour as it is kept: "#rrggbb" in small letters, "" for none. Raises ColourUnknown."""
    plain = text.strip().lower()
    colour = plain if not plain or plain.startswith("#") else f"#{plain}"
    if colour and not _COLOUR.fullmatch(colour):
        raise ColourUnknown(colour=text.strip())
    return colour


def arms_colour(register: Register) -> str:
    """Return the colour of the arms, "#rrggbb", or "" for the house's own; the logo is not read."""
    (row,) = register.rows("SELECT arms_colour FROM municipality")
    return str(row[0])


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


def change_letterhead(
    register: Register,
    changed: Letterhead,
    row_version: int | None = None,
    municipality: Municipality | None = None,
) -> None:
    """Record logo and colour, with them the corrected ``municipality`` if given; documents adopted before keep theirs.

    The logo is one that core.pdf.logos.prepared returned. With ``row_version`` only if nobody changed the
    municipality's record since. Raises ChangedElsewhere, NotEntitled or ColourUnknown.
    """
    from medias_desktop.core.store import attachments, schema

    values: dict[str, object] = {"arms_colour": parsed_colour(changed.colour), "logo_sha256": None}
    action = "change_letterhead"
    if municipality is not None:
        values |= municipality._asdict()
        action = "change_municipality"
    with register.transaction(action, Permission.ADMINISTER) as tx:
        row = tx.execute(schema.municipality.select().limit(1)).one()
        if changed.logo:
            values["logo_sha256"] = attachments.keep(
                tx, _NAMES[changed.logo_type], changed.logo_type, changed.logo
            )
        tx.update(schema.municipality, row.id, version=row_version, **values)
