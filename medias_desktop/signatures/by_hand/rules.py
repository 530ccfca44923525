"""What must hold of a name that is typed and of a signature that is drawn."""

from __future__ import annotations

import re

from medias_desktop.core.ink import Drawing
from medias_desktop.signatures.by_hand.errors import (
    FullNameMissing,
    NameDiffers,
    NotSigned,
    StandInMissing,
    WitnessIsSigner,
)
from medias_desktop.signatures.rules import is_same_person

_FULL = re.compile(r"[^\W\d_]{2}")
"""What a word has that is more than initials."""


def check_name(typed: str, name: str) -> None:
    """Check the name that a person typed against the register’s ("First Last").

    Accents, capitals, order, titles and middle names do not matter; initials are no full name. Raises FullNameMissing
    or NameDiffers.
    """
    plain = " ".join(typed.split())
    if not plain:
        raise FullNameMissing
    if not is_same_person(name, plain) or _full_words(plain) < min(2, _full_words(name)):
        raise NameDiffers(typed=plain[:80], name=name)


def _full_words(name: str) -> int:
    return sum(bool(_FULL.search(word)) for word in name.split())


def check_drawing(drawing: Drawing | None, witness: str, name: str) -> None:
    """Check what was drawn, or who stands in for it. Raises NotSigned, StandInMissing or WitnessIsSigner."""
    if drawing is not None:
        if drawing.is_trivial:
            raise NotSigned
        return
    if not witness.strip():
        raise StandInMissing
    if is_same_person(name, witness):
        raise WitnessIsSigner
