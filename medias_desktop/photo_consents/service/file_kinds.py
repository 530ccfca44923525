"""What kind of file it is, by its content: a name may lie."""

from __future__ import annotations

from typing import NamedTuple

from medias_desktop.photo_consents.errors import PhotoConsentError
from medias_desktop.photo_consents.errors import adding as errors
from medias_desktop.photo_consents.rules.items import ItemKind

HEAD = 64
"""Bytes that tell."""


class FileKind(NamedTuple):
    """What a file is recorded as, and its media type."""

    kind: ItemKind
    media_type: str


_BEGINNINGS = (
    (b"\xff\xd8\xff", ItemKind.PHOTO, "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", ItemKind.PHOTO, "image/png"),
    (b"GIF8", ItemKind.PHOTO, "image/gif"),
    (b"II*\x00", ItemKind.PHOTO, "image/tiff"),
    (b"MM\x00*", ItemKind.PHOTO, "image/tiff"),
    (b"BM", ItemKind.PHOTO, "image/bmp"),
    (b"\x1aE\xdf\xa3", ItemKind.VIDEO, "video/x-matroska"),
    (b"\x00\x00\x01\xba", ItemKind.VIDEO, "video/mpeg"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", ItemKind.VIDEO, "video/x-ms-wmv"),
    (b"ID3", ItemKind.SOUND, "audio/mpeg"),
    (b"\xff\xfb", ItemKind.SOUND, "audio/mpeg"),
    (b"\xff\xf3", ItemKind.SOUND, "audio/mpeg"),
    (b"\xff\xf2", ItemKind.SOUND, "audio/mpeg"),
    (b"\xff\xf1", ItemKind.SOUND, "audio/aac"),
    (b"fLaC", ItemKind.SOUND, "audio/flac"),
    (b"#!AMR", ItemKind.SOUND, "audio/amr"),
    (b"%PDF-", ItemKind.ARTICLE, "application/pdf"),
)
_RIFF = {
    b"WEBP": FileKind(ItemKind.PHOTO, "image/webp"),
    b"AVI ": FileKind(ItemKind.VIDEO, "video/x-msvideo"),
    b"WAVE": FileKind(ItemKind.SOUND, "audio/wav"),
}
_STILL = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})
_SPOKEN = frozenset({b"M4A ", b"M4B "})
_DOCUMENTS = {
    ".docx": (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".odt": (b"PK", "application/vnd.oasis.opendocument.text"),
    ".doc": (b"\xd0\xcf\x11\xe0", "application/msword"),
    ".txt": (b"", "text/plain"),
    ".html": (b"", "text/html"),
    ".htm": (b"", "text/html"),
    ".eml": (b"", "message/rfc822"),
}
_RAW = frozenset(
    [
        ".3fr",
        ".arw",
        ".cr2",
        ".cr3",
        ".crw",
        ".dng",
        ".erf",
        ".iiq",
        ".kdc",
        ".mef",
        ".mos",
        ".mrw",
        ".nef",
        ".nrw",
        ".orf",
        ".pef",
        ".raf",
        ".raw",
        ".rw2",
        ".rwl",
        ".sr2",
        ".srf",
        ".srw",
    ]
)
"""Raw data of cameras: most are TIFF files whose first picture is a stamp-sized preview."""


def kind_of(head: bytes, suffix: str, name: str) -> FileKind:
    """Return what a file is. Raises HeicNotRead, RawNotRead or NotForTheLog."""
    suffix = suffix.lower()
    if suffix in _RAW:
        raise errors.RawNotRead(name=name)
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12], name)
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[:4] == b"OggS":
        video = suffix == ".ogv"
        return FileKind(ItemKind.VIDEO, "video/ogg") if video else FileKind(ItemKind.SOUND, "audio/ogg")
    if head[4:8] in (b"moov", b"mdat", b"wide") and suffix in (".mov", ".mp4", ".qt"):
        return FileKind(ItemKind.VIDEO, "video/quicktime")
    for beginning, kind, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return FileKind(kind, media_type)
    if suffix in _DOCUMENTS and head.startswith(_DOCUMENTS[suffix][0]):
        return FileKind(ItemKind.ARTICLE, _DOCUMENTS[suffix][1])
    raise _refusal(suffix)(name=name)


def _of_brand(brand: bytes, name: str) -> FileKind:
    if brand in _STILL:
        raise errors.HeicNotRead(name=name)
    if brand == b"crx ":
        raise errors.RawNotRead(name=name)
    if brand in _SPOKEN:
        return FileKind(ItemKind.SOUND, "audio/mp4")
    return FileKind(ItemKind.VIDEO, "video/quicktime" if brand == b"qt  " else "video/mp4")


def _refusal(suffix: str) -> type[PhotoConsentError]:
    """Return what is said of an unknown content: one that calls itself a picture is a damaged one."""
    pictures = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp")
    return errors.PictureDamaged if suffix in pictures else errors.NotForTheLog
