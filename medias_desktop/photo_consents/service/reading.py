"""What a file says of itself: what it is, when and with what it was taken, and how it looks when it is small."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, flat, opened
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors import adding as errors
from medias_desktop.photo_consents.rules.items import ItemKind
from medias_desktop.photo_consents.service.file_kinds import HEAD, FileKind, kind_of

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

SIDE = 512
"""Pixels of a small picture's longer side, at most."""
_QUALITY = 82
_PIECE = 1 << 20
IN_MEMORY = 50 << 20
"""Bytes up to which a file is held as a whole, so that it is read but once."""

_TAKEN = ((0x8769, 0x9003), (0x8769, 0x9004), (None, 0x0132))
"""EXIF: taken, digitized, written; the first two in a directory of their own."""
_MAKE, _MODEL, _ORIENTATION, _GPS = 0x010F, 0x0110, 0x0112, 0x8825
_PLACES = frozenset({2, 4, 20, 22, 28})
"""Latitude, longitude, those of the destination, the name of the area."""
_FIRST_PHOTO = 1826
_MEDIA = {"MPO": "image/jpeg"}
"""A telephone’s JPEG of two frames is one."""

_LOCATED = (b"\xa9xyz", b"com.apple.quicktime.location.ISO6709")
"""How a telephone's video tells where it was taken."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read once; ``content`` is None of one too large to be held, ``small`` is None without a picture."""

    path: Path | None
    name: str
    kind: ItemKind
    media_type: str
    sha256: str
    size: int
    width: int | None = None
    height: int | None = None
    taken_at: str = ""
    camera: str = ""
    has_location: bool = False
    small: bytes | None = None
    content: bytes | None = None


def read_file(path: Path) -> ReadFile:
    """Read a file. Raises PictureDamaged, PictureBomb, HeicNotRead, RawNotRead, NotForTheLog or a file error."""
    from medias_desktop.core.files import EmptyFile, FileMissing, FileUnreadable, is_pipe
    from medias_desktop.core.patience import open_patiently

    name = storable(path.name)
    if is_pipe(path):
        raise FileUnreadable(name=name)
    try:
        with open_patiently(path) as stream:
            head = stream.read(HEAD)
            if not head:
                raise EmptyFile(name=name)
            kind = kind_of(head, path.suffix, name)
            start = head + stream.read(IN_MEMORY + 1 - len(head))
            if len(start) <= IN_MEMORY:
                return read_content(start, name, path, kind)
            return _read_large(stream, start, name, path, kind)
    except FileNotFoundError as error:
        raise FileMissing(name=name) from error
    except OSError as error:
        raise FileUnreadable(name=name) from error


def read_content(
    content: bytes, name: str, path: Path | None = None, kind: FileKind | None = None
) -> ReadFile:
    """Read a file's content. Raises as ``read_file``."""
    kind = kind or kind_of(content[:HEAD], Path(name).suffix, name)
    facts: dict[str, Any] = {"has_location": _tells_where(content)} if kind.kind is ItemKind.VIDEO else {}
    if kind.kind is ItemKind.PHOTO:
        facts = look_at(io.BytesIO(content), name)
    facts = {"media_type": kind.media_type, **facts}
    digest = hashlib.sha256(content).hexdigest()
    return ReadFile(
        path=path, name=name, kind=kind.kind, sha256=digest, size=len(content), content=content, **facts
    )


def look_at(stream: IO[bytes], name: str) -> dict[str, Any]:
    """Return what a picture says and its small picture, as fields of ReadFile. Raises PictureDamaged or PictureBomb."""
    from PIL import Image

    try:
        with opened(stream, side=SIDE) as (image, full):
            exif = image.getexif()
            facts = _facts(image, exif, full)
            small = flat(image, "RGB")
            # From a draft to this it is a half at most: as good as Lanczos to the eye, in a third of the time.
            small.thumbnail((SIDE, SIDE), Image.Resampling.HAMMING, reducing_gap=2.0)
            return {**facts, "small": _jpeg(turned(small, exif))}
    except NotAPicture as error:
        raise errors.PictureDamaged(name=name) from error
    except PictureTooLarge as error:
        raise errors.PictureBomb(name=name) from error


def turned(image: Image, exif: Exif) -> Image:
    """Return a picture put upright as its EXIF data says."""
    from PIL import Image as Pillow

    turn = {
        2: Pillow.Transpose.FLIP_LEFT_RIGHT,
        3: Pillow.Transpose.ROTATE_180,
        4: Pillow.Transpose.FLIP_TOP_BOTTOM,
        5: Pillow.Transpose.TRANSPOSE,
        6: Pillow.Transpose.ROTATE_270,
        7: Pillow.Transpose.TRANSVERSE,
        8: Pillow.Transpose.ROTATE_90,
    }.get(exif.get(_ORIENTATION, 1))
    return image if turn is None else image.transpose(turn)


def _read_large(stream: IO[bytes], start: bytes, name: str, path: Path, kind: FileKind) -> ReadFile:
    digest, size = hashlib.sha256(start), len(start)
    looks_for_place = kind.kind is ItemKind.VIDEO
    located = looks_for_place and _tells_where(start)
    before = start[-64:]
    del start
    while piece := stream.read(_PIECE):
        digest.update(piece)
        size += len(piece)
        if looks_for_place and not located:
            located = _tells_where(before + piece)
        before = piece[-64:]
    facts: dict[str, Any] = {"has_location": located}
    if kind.kind is ItemKind.PHOTO:
        stream.seek(0)
        facts = look_at(stream, name)
    facts = {"media_type": kind.media_type, **facts}
    return ReadFile(path=path, name=name, kind=kind.kind, sha256=digest.hexdigest(), size=size, **facts)


def _tells_where(content: bytes) -> bool:
    return any(mark in content for mark in _LOCATED)


def _facts(image: Image, exif: Exif, full: tuple[int, int]) -> dict[str, Any]:
    width, height = full if exif.get(_ORIENTATION, 1) < 5 else full[::-1]
    return {
        "width": width,
        "height": height,
        "media_type": _MEDIA.get(image.format or "", f"image/{(image.format or '').lower()}"),
        "taken_at": _taken_at(exif),
        "camera": _camera(exif),
        "has_location": _has_location(image, exif),
    }


def _taken_at(exif: Exif) -> str:
    for directory, tag in _TAKEN:
        said = (exif if directory is None else exif.get_ifd(directory)).get(tag)
        if isinstance(said, bytes):
            said = said.decode("latin-1")
        try:
            taken = dt.datetime.strptime(str(said).strip("\x00 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 – no zone
        except ValueError:
            continue
        if taken.year >= _FIRST_PHOTO:
            return taken.isoformat()
    return ""


def _camera(exif: Exif) -> str:
    make, model = (_word(exif.get(tag)) for tag in (_MAKE, _MODEL))
    known = make and model.lower().startswith(make.split()[0].lower())
    return (model if known else f"{make} {model}".strip())[:200]


def _word(said: object) -> str:
    text = said.decode("latin-1") if isinstance(said, bytes) else str(said or "")
    return " ".join(storable(text.split("\x00")[0]).split())


def _has_location(image: Image, exif: Exif) -> bool:
    if _PLACES & set(exif.get_ifd(_GPS)):
        return True
    xmp = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return (b"GPSLatitude" if isinstance(xmp, bytes) else "GPSLatitude") in xmp


def _jpeg(image: Image) -> bytes:
    image.info = {}  # no place and no time go with it
    written = io.BytesIO()
    image.save(written, "JPEG", quality=_QUALITY, optimize=False)
    return written.getvalue()
