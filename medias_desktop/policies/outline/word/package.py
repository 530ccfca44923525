"""A Word file taken apart: the XML parts that hold its text, styles, numbering and notes, within bounds.

Read with zipfile and lxml rather than python-docx: that library shows neither numbers nor tracked changes, text boxes,
content controls and notes, and unpacks every part, however large it is.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from medias_desktop.policies.outline.errors import PasswordProtected, WordDamaged, WordTooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEGABYTE = 1024 * 1024
MAX_PART = 32 * _MEGABYTE
"""Bytes of one unpacked part: the text of a policy of 100 pages takes 1 to 5."""
_MAX_NODES = 1_500_000
"""Signs that begin an element or an attribute, in all parts together: they, not the bytes, fill the memory."""
_MAX_ENTRIES = 20_000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OFFICE_DOCUMENT = "/officeDocument"
_UNUSABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word document; None for those that it does not have."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None


def open_package(data: bytes, name: str) -> Package:
    """Unpack the parts that are read. Raises WordDamaged, WordTooLarge or PasswordProtected, naming ``name``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Parts(archive, name).package()
    except _UNUSABLE as error:
        raise WordDamaged(name=name) from error


class _Parts:
    """Reads parts one by one and counts what they hold."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name = archive, name
        self._nodes = 0
        entries = archive.infolist()
        if len(entries) > _MAX_ENTRIES:
            raise self._too_large()
        if any(entry.flag_bits & 1 for entry in entries):
            raise PasswordProtected(name=name)
        self._entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}

    def package(self) -> Package:
        """Find the main part and what it points to."""
        main = self._target("", _OFFICE_DOCUMENT) or "word/document.xml"
        document = self._root(main)
        if document is None or document.find(f"{{{_W}}}body") is None:
            raise WordDamaged(name=self._name)
        linked = {
            kind: self._root(self._target(main, f"/{kind}"))
            for kind in ("styles", "numbering", "footnotes", "endnotes")
        }
        return Package(document, **linked)

    def _target(self, part: str, kind: str) -> str:
        """Return the name of the part that ``part`` points to for ``kind``, or ""."""
        folder, base = posixpath.split(part)
        links = self._root(posixpath.join(folder, "_rels", f"{base}.rels"))
        if links is None:
            return ""
        for link in links:
            if (
                isinstance(link.tag, str)
                and link.get("Type", "").endswith(kind)
                and link.get("TargetMode") != "External"
            ):
                target = unquote(link.get("Target", "")).replace("\\", "/")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                return posixpath.normpath(whole)
        return ""

    def _root(self, part: str) -> _Element | None:
        entry = self._entries.get(part.lower()) if part else None
        if entry is None:
            return None
        if entry.file_size > MAX_PART:
            raise self._too_large()
        with self._archive.open(entry) as stream:
            data = stream.read(MAX_PART + 1)  # the size that the archive states may be a lie
        self._nodes += data.count(b"<") + data.count(b"=")
        if len(data) > MAX_PART or self._nodes > _MAX_NODES:
            raise self._too_large()
        return self._parsed(data)

    def _parsed(self, data: bytes) -> _Element:
        from lxml import etree

        if _STRICT in data[:4096]:
            data = data.replace(_STRICT, _W.encode())
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise WordDamaged(name=self._name) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise WordDamaged(name=self._name)  # no Word file declares entities
        return root

    def _too_large(self) -> WordTooLarge:
        return WordTooLarge(name=self._name, megabytes=MAX_PART // _MEGABYTE)
