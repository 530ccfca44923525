"""Small pictures for documents: as large as they are printed, and what must not be seen covered."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

    from medias_desktop.photo_consents.rules.items import Frame

_QUALITY = 72


def small(jpeg: bytes, longest: int, hidden: Sequence[Frame] = ()) -> bytes:
    """Return a JPEG no larger than ``longest`` pixels either way, some of its frames covered for good. Raises SmallPictureDamaged."""
    from PIL.Image import Resampling

    from medias_desktop.photo_consents.service.covering import cover

    image = _decoded(jpeg)
    if hidden:
        cover(image, hidden)
    image.thumbnail((longest, longest), Resampling.LANCZOS)
    return _jpeg(image)


def cropped(jpeg: bytes, frame: Frame, longest: int, hidden: Sequence[Frame] = ()) -> bytes:
    """Return a JPEG of what a frame holds and nothing else, what other frames share with it covered for good. Raises SmallPictureDamaged."""
    from PIL.Image import Resampling

    from medias_desktop.photo_consents.rules.items import FRAME_UNIT
    from medias_desktop.photo_consents.service.covering import cover

    image = _decoded(jpeg)
    if hidden:
        cover(image, hidden)
    left, top = frame.x * image.width // FRAME_UNIT, frame.y * image.height // FRAME_UNIT
    right = max(left + 1, (frame.x + frame.width) * image.width // FRAME_UNIT)
    bottom = max(top + 1, (frame.y + frame.height) * image.height // FRAME_UNIT)
    part = image.crop((left, top, right, bottom))
    part.thumbnail((longest, longest), Resampling.LANCZOS)
    return _jpeg(part)


def _decoded(jpeg: bytes) -> Image:
    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, explained, open_image
    from medias_desktop.photo_consents.errors.exports import SmallPictureDamaged

    try:
        with explained(), open_image(io.BytesIO(jpeg), ("JPEG",)) as found:
            image: Image = found.convert("RGB")
            return image
    except (NotAPicture, PictureTooLarge) as error:
        raise SmallPictureDamaged from error


def _jpeg(image: Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()
