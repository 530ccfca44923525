"""A municipality's logo: made fit for documents when it is chosen, handed to their templates as data, never as a file."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from medias_desktop.core import paths
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, explained, open_image

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.core.store.letterhead import Letterhead

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of a picture that is opened at all."""
_LARGEST_DRAWING = 2 * 1024 * 1024
_MOST_DOTS = 100_000_000
_MOST_SHOWN = "10\u202f000 × 10\u202f000"
_ROOM = (1800, 640)
"""Dots that the place on a cover, 76 by 27 millimetres, can show at 600 per inch."""

_STARTS = {b"\x89PNG": "png", b"\xff\xd8": "jpg"}
_DRAWN = re.compile(rb"<svg[\s>:]")
_OUTSIDE = re.compile(r"""(?:href\s*=\s*["']\s*|url\(\s*["']?)(?!\s*["'#]|data:)[^"')]""", re.IGNORECASE)


class NotALogo(UserError):
    """The file holds no picture that a document could bear."""

    template = N_(
        "“{name}” is not a picture that can be read. Choose a PNG, JPEG or SVG file, or save it again as one."
    )


class LogoTooLarge(UserError):
    """The picture is larger than any logo."""

    template = N_(
        "The picture “{name}” is too large for a logo. Save it smaller, at most {limit}, and choose it again."
    )


class LogoNotWhole(UserError):
    """The drawing fetches parts of itself from elsewhere."""

    template = N_(
        "“{name}” refers to other files or sites, which a document of record may not. Save it with everything in it, or as PNG."
    )


def read_logo(path: Path) -> tuple[bytes, str]:
    """Return the logo in a file, fit for documents, and its media type.

    Raises FileMissing, FileUnreadable, NotALogo, LogoTooLarge or LogoNotWhole.
    """
    from medias_desktop.core.files import read_head

    return prepared(read_head(path, LARGEST_FILE + 1), path.name)


def prepared(content: bytes, name: str) -> tuple[bytes, str]:
    """Return a picture as it is kept: no larger than a cover needs, without hidden data, and its media type.

    ``name`` is that of the file in the sentences. Raises NotALogo, LogoTooLarge or LogoNotWhole.
    """
    if len(content) > LARGEST_FILE:
        raise LogoTooLarge(name=name, limit="20 MB")
    if _DRAWN.search(content[:4096]):
        return _drawing(content, name), "image/svg+xml"
    return _picture(content, name)


def for_typst(letterhead: Letterhead, alternative: str) -> dict[str, object] | None:
    """Return a logo as anything JSON can hold, with the text that is read aloud in its place; None for none."""
    if not letterhead.logo:
        return None
    # By what it is: a file that was kept before, as something else, has the media type it was kept with.
    kind = next((kind for start, kind in _STARTS.items() if letterhead.logo.startswith(start)), "svg")
    data: object = letterhead.logo.decode("utf-8") if kind == "svg" else list(letterhead.logo)
    return {"data": data, "format": kind, "alternative": alternative}


def _picture(content: bytes, name: str) -> tuple[bytes, str]:
    from PIL import Image, ImageOps

    try:
        with open_image(io.BytesIO(content), ("PNG", "JPEG")) as opened, explained():
            if opened.width * opened.height > _MOST_DOTS:
                raise LogoTooLarge(name=name, limit=_MOST_SHOWN)
            is_photo = opened.format == "JPEG"
            opened.draft("RGB", _ROOM)
            image: Any = ImageOps.exif_transpose(opened)
            if image.mode.startswith("I"):  # 16 bits of grey: Pillow would keep the lower ones
                image = image.point(lambda value: value * (1 / 256)).convert("L")
            see_through = not is_photo and (
                image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
            )
            image = image.convert("RGBA" if see_through else "RGB")
            image.thumbnail(_ROOM, Image.Resampling.LANCZOS)
    except PictureTooLarge as error:
        raise LogoTooLarge(name=name, limit=_MOST_SHOWN) from error
    except NotAPicture as error:
        raise NotALogo(name=name) from error
    out = io.BytesIO()
    if is_photo:
        image.save(out, "JPEG", quality=92)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue(), "image/jpeg" if is_photo else "image/png"


def _drawing(content: bytes, name: str) -> bytes:
    """Return a drawing that the typesetter has shown that it can draw."""
    import typst

    if len(content) > _LARGEST_DRAWING:
        raise LogoTooLarge(name=name, limit="2 MB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotALogo(name=name) from error
    if "<!ENTITY" in text:
        raise NotALogo(name=name)
    if _OUTSIDE.search(re.sub(r"xmlns(:\w+)?\s*=\s*(\"[^\"]*\"|'[^']*')", "", text)):
        raise LogoNotWhole(name=name)
    source = '#set page(width: auto, height: auto)\n#image(bytes(sys.inputs.logo), format: "svg", alt: "-", height: 27mm)'
    try:
        typst.Compiler(source.encode()).compile(format="pdf", sys_inputs={"logo": text})
    except RuntimeError as error:
        raise NotALogo(name=name) from error
    return text.encode()


def as_pdf(letterhead: Letterhead, width: float, height: float) -> bytes:
    """Return a PDF whose one page is the logo, as large as fits ``width`` by ``height`` points; empty without a logo."""
    import json

    import typst

    logo = for_typst(letterhead, "-")
    if logo is None:
        return b""
    template = paths.resource("templates") / "logo.typ"
    data = json.dumps({"logo": logo, "width": width, "height": height})
    made: Any = typst.Compiler(str(template)).compile(format="pdf", sys_inputs={"data": data})
    return bytes(made)
