"""A small picture of one that comes from outside, to be looked at beside what it is about."""

from __future__ import annotations

import io

from medias_desktop.core.pictures.modes import flat
from medias_desktop.core.pictures.opening import opened


def small_picture(content: bytes, longest: int) -> bytes:
    """Return a PNG whose sides are no longer than that, upright. Raises NotAPicture or PictureTooLarge."""
    from PIL import Image, ImageOps

    with opened(io.BytesIO(content), side=longest) as (image, _full):
        upright = ImageOps.exif_transpose(image)
        made = flat(upright, "RGB")
    made.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    made.save(written, "PNG")
    return written.getvalue()
