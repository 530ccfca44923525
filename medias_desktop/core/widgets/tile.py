"""What a tile of a grid says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign on a picture: an icon ("mdi6.…"), a word or number beside it, its kind (core.widgets.parts)."""

    icon: str
    text: str = ""
    kind: str = "muted"


@dataclass(frozen=True, slots=True)
class Tile:
    """A title, a line below it, the chip of a state, marks on the picture.

    ``icon`` stands where there is no picture; ``spoken`` is all of it as one sentence, for who cannot see it.
    """

    number: int
    title: str
    line: str = ""
    chip: tuple[str, str] | None = None
    marks: tuple[Mark, ...] = ()
    icon: str = "mdi6.image-outline"
    spoken: str = ""
