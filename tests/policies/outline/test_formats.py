"""Files told by their bytes, whatever their names say."""

from __future__ import annotations

import io
import zipfile

import pytest

from medias_desktop.policies.outline.errors import (
    NotText,
    OldWordNotRead,
    OpenDocumentNotRead,
    PasswordProtected,
    RichTextNotRead,
    WebPageNotRead,
    WordDamaged,
)
from medias_desktop.policies.outline.file import read_policy
from medias_desktop.policies.outline.formats import Format, recognise
from tests.policies.outline.word.making import ENGLISH, Word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zipped(**files: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return held.getvalue()


def _compound(*names: str) -> bytes:
    return OLE + bytes(504) + b"".join(name.encode("utf-16-le").ljust(128, b"\x00") for name in names)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, NotText),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 4, NotText),
        (b"GIF89a" + bytes(range(256)), NotText),
        (b"\x1f\x8b\x08" + bytes(range(256)), NotText),
        (bytes(range(256)) * 8, NotText),
        (_zipped(**{"photo.png": "x"}), NotText),
        (_zipped(**{"[Content_Types].xml": "<x/>", "xl__workbook.xml": "<x/>"}), NotText),
        (_compound("Root Entry", "Workbook"), NotText),
        (_compound("Root Entry", "WordDocument"), OldWordNotRead),
        (_compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), PasswordProtected),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', OldWordNotRead),
        (
            _zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"}),
            OpenDocumentNotRead,
        ),
        (rb"{\rtf1\ansi Bonjour}", RichTextNotRead),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body>Bonjour</body></html>", WebPageNotRead),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", WebPageNotRead),
        (_zipped(**{"[Content_Types].xml": "<x/>", "word__document.xml": "<x/>"}), WordDamaged),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf"])
def test_what_is_not_read_is_named_for_what_it_is(data: bytes, refusal: type[Exception], name: str):
    with pytest.raises(refusal, match=name.replace(".", r"\.")):
        read_policy(data, name)


def test_the_bytes_win_over_the_name():
    word = Word(ENGLISH)
    word.h(1, "Purpose")
    word.ps("Bikes are lent.")
    for name in ("a.docx", "a.txt", "a.pdf", "a"):
        assert [one.heading for one in read_policy(word.bytes(), name)[1].sections] == ["Purpose"]
    text = b"1. Purpose\n\nBikes are lent.\n\n2. Scope\n\nAll residents may borrow one.\n"
    for name in ("a.docx", "a.pdf"):
        assert [one.heading for one in read_policy(text, name)[1].sections] == ["Purpose", "Scope"]


def test_texts_that_begin_like_something_else_stay_texts():
    for start in ("BM is short for benchmark.", "RIFF raff", "PK is a name"):
        assert recognise(f"{start}\n\n1. Purpose\n".encode()) is Format.TEXT


def test_an_archive_with_an_endless_list_of_entries_is_not_opened():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for n in range(70_000):
            archive.writestr(f"word/media/{n:030d}.png", b"")
    assert recognise(held.getvalue()) in (Format.WORD, Format.OTHER)
    with pytest.raises((WordDamaged, NotText)):
        read_policy(held.getvalue(), "a.docx")
