"""Small pictures of kept photos and documents: made when first asked for, then kept beside the file."""

from __future__ import annotations

import contextlib
import io
from typing import IO, TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import MAX_MEGABYTES
from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, eight_bits, opened
from medias_desktop.core.store.attachments.random_access import StoredFile
from medias_desktop.core.store.attachments.reading import verified_chunks
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.schema import attachment, attachment_thumbnail

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

SIDE = 256
"""Pixels of the longer side, at most."""


def thumbnail(register: Register, digest: str) -> bytes | None:
    """Return a small picture (PNG, 256 pixels at most) of a stored photo or of a PDF's first page.

    None for anything else, for files that cannot be read and for pictures too large to decode safely. It is stored
    where the user may record; for the others it is made each time. Raises RegisterDamaged.
    """
    kept = sa.select(attachment_thumbnail.c.content).where(attachment_thumbnail.c.sha256 == digest)
    with register.read() as connection:
        found = connection.execute(kept).scalar()
        if found is not None:
            return bytes(found) or None
        row = connection.execute(
            sa.select(attachment.c.media_type, attachment.c.size).where(attachment.c.sha256 == digest)
        ).first()
        if row is None or not _has_picture(row.media_type):
            return None
        for _piece in verified_chunks(connection, digest, register.path.name):
            pass
        picture = draw(io.BufferedReader(StoredFile(connection, digest, row.size)), row.media_type)
    _store(register, digest, picture or b"")
    return picture


def _store(register: Register, digest: str, content: bytes) -> None:
    """Keep a picture, or that there is none (empty). One that cannot be kept is shown all the same."""
    if not register.actor.may(Permission.RECORD):
        return
    there = sa.select(attachment_thumbnail.c.sha256).where(attachment_thumbnail.c.sha256 == digest)
    file = sa.select(attachment.c.sha256).where(attachment.c.sha256 == digest)
    with contextlib.suppress(UserError), register.transaction("make_thumbnail") as tx:
        # Another window may have made it meanwhile, or dropped the file.
        if tx.execute(there).first() is None and tx.execute(file).first() is not None:
            tx.insert(attachment_thumbnail, sha256=digest, content=content)


def _has_picture(media_type: str) -> bool:
    return media_type == "application/pdf" or media_type.startswith("image/")


def draw(stream: IO[bytes], media_type: str) -> bytes | None:
    """Return the small picture (PNG) of a photo or of a PDF's first page; None when there is none to be had."""
    return _first_page(stream) if media_type == "application/pdf" else _photo(stream)


def _photo(stream: IO[bytes]) -> bytes | None:
    from PIL import Image, ImageOps

    try:
        with opened(stream, side=SIDE) as (image, _full):  # a JPEG is decoded at an eighth of its size
            small = eight_bits(image)
            small.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
            # Turned after it was made small: a square bounds it either way.
            return _png(ImageOps.exif_transpose(small))
    except (NotAPicture, PictureTooLarge):
        return None


def _first_page(stream: IO[bytes]) -> bytes | None:
    from PIL import Image
    from pypdfium2 import PdfiumError

    from medias_desktop.core.pdf.errors import NotAPdf
    from medias_desktop.core.pdf.pages import open_pdf

    if _is_cut_short(stream):
        return None
    with contextlib.suppress(NotAPdf, PdfiumError), open_pdf(stream) as pages:
        width, height = pages.size(0)
        if min(width, height) <= 0:
            return None
        drawn = pages.render(0, SIDE / max(width, height))
        size = (drawn.width, drawn.height)
        image = Image.frombytes("RGB", size, drawn.data, "raw", "BGRX", drawn.stride)
        image.thumbnail((SIDE, SIDE))  # rendering rounds up
        return _png(image)
    return None


def _is_cut_short(stream: IO[bytes]) -> bool:
    """Return whether a large document lacks its end: to mend it PDFium would hold more than all of it in memory."""
    size = stream.seek(0, io.SEEK_END)
    if size <= MAX_MEGABYTES * 1024 * 1024:
        return False
    stream.seek(size - 1024)
    return b"startxref" not in stream.read()


def _png(image: Any) -> bytes:
    image.info = {}  # no place and no time of a photo go with it
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
