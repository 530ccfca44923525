"""Invented pictures of the sample: drawn, never taken of anybody."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw as Pen

FINER = 2
"""Drawn so many times as large, then made smaller: edges are smooth."""
UNIT = 10_000
"""Boxes are in ten-thousandths of the picture's sides, as frames are."""

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]

_SKIN: tuple[Colour, ...] = ((236, 200, 172), (214, 170, 138), (168, 118, 86), (120, 82, 60))
_HAIR: tuple[Colour, ...] = ((60, 42, 32), (122, 82, 46), (206, 170, 104), (150, 150, 152), (38, 34, 38))
_COATS: tuple[Colour, ...] = (
    (192, 72, 66),
    (52, 104, 168),
    (222, 170, 62),
    (98, 84, 150),
    (56, 132, 112),
    (214, 112, 66),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where the figures stand: colours of the sky (top, bottom), of the ground, and what stands behind."""

    sky: tuple[Colour, Colour]
    ground: tuple[Colour, Colour]
    behind: str


SCENES = {
    "park": Scene(((132, 188, 226), (226, 240, 246)), ((132, 176, 96), (92, 140, 70)), "trees"),
    "autumn": Scene(((150, 186, 214), (244, 232, 214)), ((170, 160, 96), (128, 116, 68)), "maples"),
    "station": Scene(((176, 196, 212), (232, 236, 238)), ((150, 150, 152), (112, 112, 116)), "garage"),
    "winter": Scene(((150, 176, 206), (232, 238, 246)), ((244, 247, 250), (214, 224, 234)), "firs"),
    "hall": Scene(((236, 226, 208), (222, 206, 182)), ((150, 112, 78), (118, 86, 60)), "stage"),
}


def draw(scene: str, faces: Sequence[Box], size: tuple[int, int] = (1600, 1200), seed: int = 1) -> Picture:
    """Return a picture of a scene with one figure for each face (x, y, width, height of the head's box)."""
    from PIL import Image, ImageDraw

    found, chance = SCENES[scene], random.Random(seed)
    width, height = size[0] * FINER, size[1] * FINER
    horizon = int(height * 0.58)
    picture = Image.new("RGB", (width, height))
    picture.paste(_gradient(*found.sky, (width, horizon)), (0, 0))
    picture.paste(_gradient(*found.ground, (width, height - horizon)), (0, horizon))
    pen = ImageDraw.Draw(picture)
    _BEHIND[found.behind](pen, width, horizon, chance)
    # Who stands farther away is drawn first.
    for number, face in sorted(enumerate(faces), key=lambda one: one[1][1] + one[1][3]):
        x, y, w, h = (
            value * side // UNIT for value, side in zip(face, (width, height, width, height), strict=True)
        )
        _figure(pen, (x, y, w, h), number + seed)
    return picture.resize(size, Image.Resampling.LANCZOS)


def jpeg(picture: Picture, taken: str = "", camera: tuple[str, str] = ("", "")) -> bytes:
    """Return the picture as a JPEG file; ``taken`` ("2026:06:24 14:03:00") and ``camera`` (make, model) go into its EXIF."""
    from PIL import ExifTags, Image

    exif = Image.Exif()
    if camera[1]:
        exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = camera
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=86, exif=exif)
    return written.getvalue()


def _gradient(top: Colour, bottom: Colour, size: tuple[int, int]) -> Picture:
    from PIL import Image

    strip = Image.new("RGB", (1, 256))
    for line in range(256):
        strip.putpixel((0, line), _mixed(top, bottom, line / 255))
    return strip.resize(size)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _figure(pen: Pen, head: Box, number: int) -> None:
    x, y, w, h = head
    skin, hair, coat = (
        _SKIN[number % len(_SKIN)],
        _HAIR[(number * 3) % len(_HAIR)],
        _COATS[number % len(_COATS)],
    )
    middle = x + w // 2
    shoulders = (middle - int(w * 1.05), y + int(h * 1.1), middle + int(w * 1.05), y + int(h * 4.6))
    pen.rounded_rectangle(shoulders, radius=int(w * 0.6), fill=coat)
    pen.rounded_rectangle(
        (middle - int(w * 0.18), y + int(h * 0.8), middle + int(w * 0.18), y + int(h * 1.25)),
        radius=int(w * 0.1),
        fill=_mixed(skin, (90, 60, 50), 0.15),
    )
    pen.line(
        (middle, y + int(h * 1.25), middle, y + int(h * 4.5)),
        fill=_mixed(coat, (0, 0, 0), 0.18),
        width=w // 16,
    )
    if number % 3 == 1:  # long hair, behind the face
        pen.rounded_rectangle(
            (x - w // 12, y - h // 20, x + w + w // 12, y + int(h * 1.25)), radius=int(w * 0.45), fill=hair
        )
    pen.ellipse((x, y, x + w, y + h), fill=skin)
    pen.pieslice((x - w // 40, y - h // 16, x + w + w // 40, y + int(h * 0.86)), 182, 358, fill=hair)
    for side in (0.33, 0.67):
        eye, dot = x + int(w * side), max(w // 16, 2)
        pen.ellipse((eye - dot, y + int(h * 0.5), eye + dot, y + int(h * 0.5) + 2 * dot), fill=(52, 44, 44))
    pen.arc(
        (x + int(w * 0.3), y + int(h * 0.52), x + int(w * 0.7), y + int(h * 0.84)),
        25,
        155,
        fill=_mixed(skin, (140, 40, 40), 0.7),
        width=max(w // 22, 2),
    )


def _trees(pen: Pen, width: int, horizon: int, chance: random.Random) -> None:
    _leaves(pen, width, horizon, chance, ((86, 138, 80), (106, 156, 88), (72, 122, 76)))


def _maples(pen: Pen, width: int, horizon: int, chance: random.Random) -> None:
    _leaves(pen, width, horizon, chance, ((196, 92, 52), (222, 148, 60), (170, 66, 50)))


def _leaves(pen: Pen, width: int, horizon: int, chance: random.Random, colours: tuple[Colour, ...]) -> None:
    for place in range(9):
        x = int(width * (place + chance.uniform(0.1, 0.9)) / 9)
        tall, wide = int(horizon * chance.uniform(0.34, 0.62)), int(width * chance.uniform(0.05, 0.09))
        pen.rectangle((x - wide // 12, horizon - tall // 2, x + wide // 12, horizon), fill=(104, 80, 62))
        colour = colours[place % len(colours)]
        for left, up, size in ((-0.5, 0.55, 0.8), (0.5, 0.6, 0.8), (0, 0.85, 1.0)):
            middle, top = x + int(wide * left), horizon - int(tall * up)
            round_ = int(wide * size)
            pen.ellipse((middle - round_, top - round_, middle + round_, top + round_), fill=colour)


def _firs(pen: Pen, width: int, horizon: int, chance: random.Random) -> None:
    for place in range(12):
        x, tall = int(width * (place + chance.random()) / 12), int(horizon * chance.uniform(0.3, 0.66))
        for step in range(4):
            top, wide = horizon - tall + tall * step // 5, tall * (step + 2) // 16
            pen.polygon(
                ((x, top), (x - wide, top + tall // 3), (x + wide, top + tall // 3)), fill=(64, 100, 92)
            )


def _garage(pen: Pen, width: int, horizon: int, chance: random.Random) -> None:  # noqa: ARG001 - as the others
    pen.rectangle((width // 12, horizon // 4, width * 11 // 12, horizon), fill=(196, 186, 172))
    pen.rectangle((width // 12, horizon // 4, width * 11 // 12, horizon // 3), fill=(148, 60, 54))
    for door in range(3):
        left = width // 8 + door * width // 4
        pen.rectangle((left, horizon * 2 // 5, left + width // 5, horizon), fill=(228, 230, 232))
        for bar in range(1, 5):
            y = horizon * 2 // 5 + bar * (horizon * 3 // 5) // 5
            pen.line((left, y, left + width // 5, y), fill=(190, 194, 198), width=6)


def _stage(pen: Pen, width: int, horizon: int, chance: random.Random) -> None:
    pen.rectangle((0, horizon - horizon // 10, width, horizon), fill=(128, 92, 64))
    for flag in range(14):
        x = int(width * flag / 13)
        colour = _COATS[(flag + chance.randrange(2)) % len(_COATS)]
        pen.polygon(
            ((x - width // 40, horizon // 8), (x + width // 40, horizon // 8), (x, horizon // 4)), fill=colour
        )
    pen.line((0, horizon // 8, width, horizon // 8), fill=(120, 96, 80), width=6)


_BEHIND = {"trees": _trees, "maples": _maples, "firs": _firs, "garage": _garage, "stage": _stage}
