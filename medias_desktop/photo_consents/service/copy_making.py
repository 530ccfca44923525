"""The picture that leaves: upright, covered, resized, with a line of credit, and nothing that it tells beside."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pictures import flat, opened
from medias_desktop.photo_consents.service.covering import cover
from medias_desktop.photo_consents.service.reading import turned

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from medias_desktop.photo_consents.rules.items import Frame

_BAND, _INK = (24, 28, 34), (245, 246, 248)
_LETTERS = 0.022
"""Height of the letters of the credit line as a part of the longer side."""
_LEAST_LETTERS = 13
_LARGEST_PROFILE = 4 << 20
_SOI, _EOI, _SOS, _APP0 = 0xD8, 0xD9, 0xDA, 0xE0
_NEEDED = frozenset({_APP0, 0xDB, 0xC0, 0xC1, 0xC2, 0xC4, 0xDD, _SOS})
"""JFIF's own header, tables, frame and scan: without them there is no picture."""
_PLAIN_HEADER = 16
"""Bytes of a JFIF header without a small picture inside, its length included."""


def make_copy(
    content: bytes, frames: Sequence[Frame], longest: int, credit: str, quality: int
) -> tuple[bytes, tuple[int, int]]:
    """Return a JPEG and its size in pixels; never larger than the original. Raises NotAPicture or PictureTooLarge."""
    from PIL import Image

    # With faces to cover it is decoded in full: at a half or a quarter each pixel would be made of several.
    side = None if frames else longest
    with opened(io.BytesIO(content), side=side) as (image, _full):
        profile = image.info.get("icc_profile")
        upright = turned(_workable(image, profile), image.getexif())
    cover(upright, frames)
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    shown = in_srgb(upright, profile)
    if credit:
        shown = with_credit(shown, credit)
    return _jpeg(shown, quality), shown.size


def _workable(image: Picture, profile: object) -> Picture:
    """Return a picture in colours; one for print stays so until its profile has turned it into those of a screen."""
    if image.mode == "CMYK" and profile:
        return image.copy()
    return flat(image, "RGB")


def in_srgb(image: Picture, profile: object) -> Picture:
    """Return a picture in the colours of the web, with which it needs no profile."""
    from PIL import ImageCms

    if not isinstance(profile, bytes) or len(profile) > _LARGEST_PROFILE:
        return image.convert("RGB")
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if given.profile.xcolor_space.strip() != image.mode:
            return image.convert("RGB")
        made = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that says nothing sensible
        return image.convert("RGB")
    assert made is not None
    return made


def with_credit(image: Picture, credit: str) -> Picture:
    """Return a picture with a line of credit in a band under it, broken into as many lines as it needs."""
    from PIL import Image, ImageDraw, ImageFont

    from medias_desktop.core import paths

    letters = max(round(max(image.size) * _LETTERS), _LEAST_LETTERS)
    room = round(letters * 0.6)
    font = ImageFont.truetype(str(paths.resource("fonts", "NotoSans-Regular.ttf")), letters)
    lines = _broken(credit, font, image.width - 2 * room)
    step = round(letters * 1.35)
    banded = Image.new("RGB", (image.width, image.height + step * len(lines) + room), _BAND)
    banded.paste(image, (0, 0))
    pen = ImageDraw.Draw(banded)
    for number, line in enumerate(lines):
        pen.text((room, image.height + room // 2 + number * step), line, fill=_INK, font=font)
    return banded


def _broken(text: str, font: Any, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _jpeg(image: Picture, quality: int) -> bytes:
    image.info = {}  # a comment would go with it unasked
    written = io.BytesIO()
    image.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()


def is_clean(jpeg: bytes) -> bool:
    """Tell whether a JPEG, read anew, holds a picture and nothing beside it."""
    return all(
        marker in _NEEDED and (marker != _APP0 or length == _PLAIN_HEADER)
        for marker, length in segments(jpeg)
    )


def segments(jpeg: bytes) -> Iterator[tuple[int, int]]:
    """Give the segments of a JPEG as (marker, length); (0, 0) for what is not one and for anything after its end."""
    place = 2
    if jpeg[:2] != bytes((0xFF, _SOI)):
        yield 0, 0
        return
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        length = int.from_bytes(jpeg[place + 2 : place + 4])
        yield marker, length
        place += 2 + length
        if marker == _SOS:
            place = _after_scan(jpeg, place)
            if jpeg[place : place + 2] == bytes((0xFF, _EOI)):
                if place + 2 != len(jpeg):
                    yield 0, 0
                return
    yield 0, 0


def _after_scan(jpeg: bytes, place: int) -> int:
    """Return where the next marker after a scan's data begins: neither a stuffed byte nor a restart."""
    while (place := jpeg.find(b"\xff", place)) >= 0:
        following = jpeg[place + 1 : place + 2]
        if following and following != b"\x00" and not 0xD0 <= following[0] <= 0xD7:
            return place
        place += 2
    return len(jpeg)
