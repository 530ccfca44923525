"""What a font's name and descriptor say: bold, italic."""

from __future__ import annotations

import re
from typing import NamedTuple

_BOLD = re.compile(r"bold|black|heavy|demi|(?<![a-z])(?:bd|gras)(?![a-z])|[-,.]b$|f[0-9]+b$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slanted|kursiv|(?:[-,]|(?<=bold)|(?<=bd))it?$", re.IGNORECASE)
_PLAIN = re.compile(
    r"regular|roman|book|light|medium|normal|(?<!bold)mt$|helvetica|courier|times", re.IGNORECASE
)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6
_HEAVY = 600


class Face(NamedTuple):
    """A font: ``weight`` as its descriptor says (0 when it does not), ``named`` when its name tells bold from plain."""

    bold: bool
    italic: bool
    weight: int
    named: bool


def read_face(name: str, flags: int, weight: int) -> Face:
    """Judge a font by its PostScript name, then by its flags."""
    name = _SUBSET.sub("", name)
    bold = bool(_BOLD.search(name))
    forced = flags > 0 and bool(flags & _FORCE_BOLD)
    italic = bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG))
    return Face(bold or forced, italic, max(0, weight), bold or forced or bool(_PLAIN.search(name)))


def heavier(face: Face, body: Face) -> bool:
    """Say whether a font whose name says nothing is bold beside the font of the text."""
    if face.bold or face.named:
        return face.bold
    return face.weight >= _HEAVY and body.weight <= face.weight - 150
