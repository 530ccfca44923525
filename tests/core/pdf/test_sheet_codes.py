"""What the codes of acknowledgement sheets say, and that nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.page_codes import page_code, parse_page_code
from medias_desktop.core.pdf.sheet_codes import (
    LONGEST,
    SheetCode,
    SheetKind,
    parse_sheet_code,
    sheet_code,
    sheet_id,
    shown,
    tag,
)

WHOLE = "MEDIAS:1:I:ABCDEFGH:IJKLMNOP:QRSTUVWX2345:1:4"
TAGS = st.from_regex(r"[A-Z2-7]{8}", fullmatch=True)
SHEETS = st.from_regex(r"[A-Z2-7]{12}", fullmatch=True)


def test_what_a_code_says():
    assert parse_sheet_code(WHOLE) == SheetCode(
        SheetKind.INDIVIDUAL, "ABCDEFGH", "IJKLMNOP", "QRSTUVWX2345", 1, 4
    )


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.lower(),
        WHOLE.replace(":1:4", ":5:4"),
        WHOLE.replace(":1:4", ":0:4"),
        WHOLE.replace(":1:4", ":01:4"),
        WHOLE.replace(":1:4", ":1:10000"),
        WHOLE.replace(":I:", ":A:"),
        WHOLE.replace(":I:", ":P:"),
        WHOLE.replace("S:1:", "S:2:"),
        WHOLE.replace("ABC", "AB"),
        WHOLE.replace("ABC", "AB1"),
        WHOLE.replace("1:4", "\u0661:4"),
        WHOLE + ":",
        f"{WHOLE}\n{WHOLE}",
        "MEDIASAABCDEFGHIJKL",
        "",
    ],
)
def test_what_is_not_one(text):
    assert parse_sheet_code(text) is None


@given(st.sampled_from(SheetKind), TAGS, TAGS, SHEETS, st.integers(1, 9999), st.integers(1, 9999))
def test_what_is_printed_is_read_back(kind, register, campaign, sheet, page, pages):
    page, pages = sorted((page, pages))
    text = sheet_code(kind, register, campaign, sheet, page, pages)
    assert parse_sheet_code(f" {text}\n") == (kind, register, campaign, sheet, page, pages)
    assert len(text) <= LONGEST
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:-")
    assert parse_page_code(text) is None


@given(st.text())
def test_any_text_is_a_code_or_none(text):
    found = parse_sheet_code(text)
    assert found is None or sheet_code(*found) == text.strip()


@given(st.from_regex(r"[0-9A-Z]{1,40}", fullmatch=True), st.integers(1, 99), SHEETS)
def test_pages_of_documents_are_no_sheets(document, page, sheet):
    assert parse_sheet_code(page_code(document, page, 99, "ab" * 32)) is None
    assert parse_sheet_code(f"MEDIASA{sheet}") is None


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("register_tag", "ABC"),
        ("campaign_tag", "abcdefgh"),
        ("sheet", "ABCDEFGHIJK1"),
        ("page", 0),
        ("page", 3),
        ("pages", 10_000),
    ],
)
def test_no_code_is_made_that_could_not_be_read(changed, value):
    given_parts = {
        "kind": SheetKind.GROUP,
        "register_tag": "ABCDEFGH",
        "campaign_tag": "ABCDEFGH",
        "sheet": "ABCDEFGHIJKL",
        "page": 1,
        "pages": 2,
    }
    with pytest.raises(ValueError, match="ABCDEFGH"):
        sheet_code(**(given_parts | {changed: value}))


def test_derived_names():
    # printf 'c1 v1 p1' | sha256sum | xxd -r -p | base32 | cut -c1-12; the tag likewise of 'c1'.
    assert sheet_id("c1", "v1", "p1") == "D3MQTDYCXDDZ"
    assert tag("c1") == "2D3DDSQ5"
    assert shown("ABCDEFGHIJKL") == "ABCD-EFGH-IJKL"
