"""Files as old and new programs save them, and files that are no text at all."""

from __future__ import annotations

import pytest

from medias_desktop.core.files import EmptyFile
from medias_desktop.policies.outline.decoding import decode_policy_text
from medias_desktop.policies.outline.errors import EmptyDocument, NotText, UnknownEncoding
from medias_desktop.policies.outline.file import looks_like_markdown, read_policy_file

FRENCH = (
    "Préambule\n\nL’hôtel de ville « Où ça? » reçoit les élèves à Noël : cœur, œuvre, forêt, déjà, même.\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "utf-32"]
)
def test_usual_encodings_are_recognized(encoding: str):
    assert decode_policy_text(FRENCH.encode(encoding), "a.txt") == FRENCH


def test_latin_1_and_dos_texts_are_recognized():
    plain = "Préambule\n\nL'hôtel de ville reçoit les élèves à Noël, déjà, même, forêt.\n"
    assert decode_policy_text(plain.encode("latin-1"), "a.txt") == plain
    assert decode_policy_text(plain.encode("cp850"), "a.txt") == plain


def test_one_accent_in_a_long_english_text_is_enough():
    text = "The café opens at noon. " * 40
    assert decode_policy_text(text.encode("cp1252"), "a.txt") == text


def test_line_ends_and_composed_accents_are_made_the_same():
    assert decode_policy_text("e\u0301te\u0301\r\nmai\rjuin".encode(), "a.txt") == "été\nmai\njuin"


@pytest.mark.parametrize("data", [b"   \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00"])
def test_a_file_without_text_is_said_to_be_empty(data: bytes):
    with pytest.raises(EmptyDocument):
        decode_policy_text(data, "a.txt")


def test_bytes_in_no_known_encoding_are_refused():
    noise = bytes((n * 37 + 91) % 97 + 128 for n in range(400)) + b"abc\n"
    with pytest.raises((UnknownEncoding, NotText)):
        decode_policy_text(noise, "a.txt")
    with pytest.raises(UnknownEncoding):
        decode_policy_text(b"\xff\xfe\x00\xd8a\x00b", "a.txt")


def test_a_file_is_read_as_markdown_by_its_name_or_its_marks(tmp_path):
    text = "# Policy on Bikes\n\n## Purpose\n\nBikes are lent.\n\n## Scope\n\nAll residents.\n"
    for name in ("a.md", "a.markdown", "a.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        read, outline = read_policy_file(tmp_path / name)
        assert read == text
        assert [section.heading for section in outline.sections] == ["Purpose", "Scope"]
    assert not looks_like_markdown("1. Purpose\n\n# 3 keys are kept\n")


def test_an_empty_file_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(EmptyFile):
        read_policy_file(tmp_path / "a.txt")
