"""A photo to be looked at: of the register's copy, else of the original where it lies, else the small picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.errors import UserError

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service.items import Items

LONGEST = 2600
"""Pixels of the longer side, at most: sharp on a large screen, and enlarged twice on others."""


class LargePicture(NamedTuple):
    """An upright picture, 4 bytes per pixel in the order blue, green, red, unused; ``why_small`` of the small one only."""

    width: int
    height: int
    data: bytes
    why_small: UserError | None = None


def large_picture(items: Items, item_id: int, longest: int = LONGEST) -> LargePicture | None:
    """Return the best picture there is, None for an item without one: slow, on the worker. Raises ItemGone."""
    item = items.item(item_id)
    name = item.file_name or item.title
    try:
        return drawn(items.original(item_id), name, longest)
    except UserError as error:
        small = items.picture(item_id)
        return None if small is None else drawn(small, name, longest)._replace(why_small=error)


def drawn(content: bytes, name: str, longest: int) -> LargePicture:
    """Decode a picture. Raises PictureDamaged or PictureBomb."""
    from PIL import Image

    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, flat, opened
    from medias_desktop.photo_consents.errors import adding as errors
    from medias_desktop.photo_consents.service.reading import turned

    try:
        with opened(io.BytesIO(content), side=longest) as (image, _full):
            exif = image.getexif()
            plain = flat(image, "RGB")
            plain.thumbnail((longest, longest), Image.Resampling.BILINEAR, reducing_gap=2.0)
            upright = turned(plain, exif)
            return LargePicture(*upright.size, upright.tobytes("raw", "BGRX"))
    except NotAPicture as error:
        raise errors.PictureDamaged(name=name) from error
    except PictureTooLarge as error:
        raise errors.PictureBomb(name=name) from error
