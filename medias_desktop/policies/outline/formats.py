"""What a file is, by its bytes: its name may say anything."""

from __future__ import annotations

import enum
import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.errors import (
    NotText,
    OldWordNotRead,
    OpenDocumentNotRead,
    PasswordProtected,
    RichTextNotRead,
    WebPageNotRead,
)

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES_AND_ARCHIVES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00", b"Rar!", b"7z\xbc\xaf",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"\x7fELF", b"MZ\x90", b"SQLite format 3", b"OggS", b"ID3", b"%!PS", b"\x00\x00\x00",
)  # fmt: skip
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype html|<html|<head)[\s>]", re.IGNORECASE)
_ARCHIVED_PAGE = re.compile(rb"(?:[\w-]+:[^\n]{0,200}\n)*?content-type: *multipart/related", re.IGNORECASE)
_WORD_AS_TEXT = (b"<pkg:package", b"<w:wordDocument")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_MAX_DIRECTORY = 4 * 1024 * 1024
"""Bytes of an archive's list of entries: that of a document takes a few kilobytes."""
_HEAD = 65_536


class Format(enum.Enum):
    """The formats that are told apart."""

    TEXT = enum.auto()
    PDF = enum.auto()
    WORD = enum.auto()
    LOCKED_WORD = enum.auto()
    OLD_WORD = enum.auto()
    OPEN_DOCUMENT = enum.auto()
    RICH_TEXT = enum.auto()
    WEB_PAGE = enum.auto()
    OTHER = enum.auto()
    """A picture, an archive, a program, a spreadsheet: no text."""


REFUSALS: dict[Format, type[UserError]] = {
    Format.LOCKED_WORD: PasswordProtected,
    Format.OLD_WORD: OldWordNotRead,
    Format.OPEN_DOCUMENT: OpenDocumentNotRead,
    Format.RICH_TEXT: RichTextNotRead,
    Format.WEB_PAGE: WebPageNotRead,
    Format.OTHER: NotText,
}
"""What is said of each format that is not read; each takes the file's ``name``."""


def recognise(data: bytes) -> Format:
    """Tell what a file is by how it begins and, when it is an archive, by what lies in it; never raises."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if bare.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    if any(mark in head[:4096] for mark in _WORD_AS_TEXT):
        return Format.OLD_WORD
    if _PAGE.match(bare) or (_ARCHIVED_PAGE.match(bare) and b"mime-version" in head[:2048].lower()):
        return Format.WEB_PAGE
    if data.startswith(_PICTURES_AND_ARCHIVES) and not _looks_like_text(data):
        return Format.OTHER
    return Format.TEXT


def _looks_like_text(data: bytes) -> bool:
    # « BM », « RIFF », “ID3” may also begin a text: then the bytes after them are letters and line ends.
    return not any(byte < 9 or 13 < byte < 32 for byte in data[:2048])


def _archive(data: bytes) -> Format:
    names = _entry_names(data)
    if names is None:  # its list of entries is lost or far too long: by the first entries
        head = data[:_HEAD]
        if _OPEN_DOCUMENT in head[:200]:
            return Format.OPEN_DOCUMENT
        return Format.WORD if b"word/document" in data or b"word/styles" in head else Format.OTHER
    if "[content_types].xml" in names:
        return Format.WORD if any(name.startswith("word/") for name in names) else Format.OTHER
    if "mimetype" in names and _OPEN_DOCUMENT in data[:200]:
        return Format.OPEN_DOCUMENT
    return Format.OTHER


def _entry_names(data: bytes) -> set[str] | None:
    """Return the names of an archive's entries in lower case, None when they cannot be read at a reasonable cost."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_600))
    if end < 0 or len(data) < end + 22 or struct.unpack_from("<I", data, end + 12)[0] > _MAX_DIRECTORY:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name.replace("\\", "/").lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error):
        return None


def _compound(data: bytes) -> Format:
    """Tell what lies in a compound file by the names in its directory, which are written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Format.LOCKED_WORD
    sheets = ("Workbook", "PowerPoint Document", "__substg1.0")
    if "WordDocument".encode("utf-16-le") not in data and any(
        name.encode("utf-16-le") in data for name in sheets
    ):
        return Format.OTHER
    return Format.OLD_WORD
