from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.page_codes import page_code
from medias_desktop.core.pdf.sheet_codes import SheetKind, sheet_code
from medias_desktop.paper.codes import CodeKind, PrintedCode, UnknownCode, parse_code


def test_page_of_a_document():
    said = page_code("752C-C2F1-8DED", 3, 7, "ab" * 32)
    assert parse_code(said) == PrintedCode(CodeKind.DOCUMENT, ("752CC2F18DED", "ab" * 8), 3, 7)


def test_acknowledgement_sheet():
    code = "ABCDEFGHIJKL"
    assert parse_code("MEDIASA" + code) == PrintedCode(CodeKind.SHEET, (code,))


def test_a_code_of_a_later_version_is_known_as_ours():
    found = parse_code("medias:2:Z:whatever")
    assert isinstance(found, UnknownCode)
    assert found.newer


def test_a_foreign_code_keeps_its_text():
    found = parse_code(" https://ville.example/formulaire ")
    assert found == UnknownCode("https://ville.example/formulaire")
    assert not found.newer


@given(st.text())
def test_any_text_is_understood_or_foreign(text):
    assert isinstance(parse_code(text), PrintedCode | UnknownCode)


@given(
    st.from_regex(r"[0-9A-F]{12}", fullmatch=True),
    st.integers(1, 99999),
    st.integers(1, 99999),
    st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
)
def test_what_is_printed_is_read_back(document_id, page, pages, digest):
    found = parse_code(page_code(document_id, page, pages, digest))
    assert isinstance(found, PrintedCode) == (page <= pages)
    if isinstance(found, PrintedCode):
        assert (found.ids, found.page, found.pages) == ((document_id, digest[:16]), page, pages)


@pytest.mark.parametrize("kind", [CodeKind.INDIVIDUAL, CodeKind.GROUP, CodeKind.BLANK])
def test_sheets_of_campaigns(kind):
    said = sheet_code(SheetKind(kind.value[0].upper()), "ABCDEFGH", "ABCDEFG2", "ABCDEFGHIJKL", 2, 3)
    found = parse_code(f" {said} ")
    assert found == PrintedCode(kind, ("ABCDEFGH", "ABCDEFG2", "ABCDEFGHIJKL"), 2, 3)
    assert found.sheet is not None
    assert sheet_code(*found.sheet) == said


def test_a_sheet_of_before_campaigns_is_a_persons_own():
    found = parse_code("MEDIASAABCDEFGHIJKL")
    assert isinstance(found, PrintedCode)
    assert found.sheet == (SheetKind.INDIVIDUAL, "", "", "ABCDEFGHIJKL", 1, 1)


def test_a_document_is_no_sheet():
    found = parse_code(page_code("752C-C2F1-8DED", 3, 7, "ab" * 32))
    assert isinstance(found, PrintedCode)
    assert found.sheet is None


@pytest.mark.parametrize("said", ["MEDIAS:1:Z:ABC", "MEDIAS:2:I:ABCDEFGH", "MEDIAS:1:I:ABC:DEF:GHI:3:2"])
def test_a_sheet_of_a_later_version_is_known_as_ours(said):
    found = parse_code(said)
    assert isinstance(found, UnknownCode)
    assert found.newer
