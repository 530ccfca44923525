"""What was seen on the network, made a file of a case: a picture as it came, or a text."""

from __future__ import annotations

import io

from medias_desktop.core.files import MAX_MEGABYTES
from medias_desktop.core.pictures import EVERYDAY, NotAPicture, PictureTooLarge, opened
from medias_desktop.core.text import storable
from medias_desktop.sanctions.errors import captures as errors
from medias_desktop.sanctions.errors.cases import CaseTextTooLong
from medias_desktop.sanctions.rules.cases import LINE_LENGTH, TEXT_LENGTH
from medias_desktop.sanctions.service.cases import NewPiece, new_piece

TEXT = "text/plain; charset=utf-8"


def picture_piece(content: bytes, name: str) -> NewPiece:
    """Encrypt a picture for a case. Raises CaptureEmpty, CaptureNotAPicture or CaptureTooLarge."""
    if not content:
        raise errors.CaptureEmpty
    if len(content) > MAX_MEGABYTES * 1024 * 1024:
        raise errors.CaptureTooLarge(name=name)
    from PIL import Image

    try:
        with opened(io.BytesIO(content), formats=EVERYDAY) as (image, _full):
            media_type = Image.MIME[image.format or ""]
            image.load()
    except NotAPicture:
        raise errors.CaptureNotAPicture(name=name) from None
    except PictureTooLarge:
        raise errors.CaptureTooLarge(name=name) from None
    return new_piece(content, storable(name)[:LINE_LENGTH] or "capture", media_type)


def text_piece(text: str) -> NewPiece:
    """Encrypt a text for a case. Raises CaptureEmpty or CaseTextTooLong."""
    if not text.strip():
        raise errors.CaptureEmpty
    if len(text) > 10 * TEXT_LENGTH:
        raise CaseTextTooLong(beginning=text[:40], limit=10 * TEXT_LENGTH)
    return new_piece(storable(text).encode(), "capture.txt", TEXT)
