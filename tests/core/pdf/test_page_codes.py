"""What the code on a page says, written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medias_desktop.core.pdf.page_codes import PageCode, page_code, parse_page_code

HEX = st.text("0123456789abcdef", min_size=64, max_size=64)
GROUP = st.text("0123456789ABCDEF", min_size=4, max_size=4)


def test_a_code_says_document_page_and_text() -> None:
    digest = "ab" * 32
    assert page_code("752C-C2F1-8DED", 3, 33, digest) == "medias:1:A:752CC2F18DED:3:33:abababababababab"


@given(groups=st.tuples(GROUP, GROUP, GROUP), pages=st.integers(1, 99_999), data=st.data(), digest=HEX)
def test_what_is_written_is_read(
    groups: tuple[str, str, str], pages: int, data: st.DataObject, digest: str
) -> None:
    page = data.draw(st.integers(1, pages))
    code = page_code("-".join(groups), page, pages, digest)
    assert parse_page_code(code) == PageCode("".join(groups), page, pages, digest[:16])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "medias:1:S:752CC2F18DED:1:3:abababababababab",  # a sheet, not a page
        "medias:2:A:752CC2F18DED:1:3:abababababababab",  # another version of the grammar
        "medias:1:A:752CC2F18DED:4:3:abababababababab",  # page 4 of 3
        "medias:1:A:752CC2F18DED:0:3:abababababababab",
        "medias:1:A:752CC2F18DED:1:3:ABABABABABABABAB",
        "medias:1:A:752CC2F18DED:1:3:abab",
        "medias:1:A:752CC2F18DED:١:٣:abababababababab",
        "medias:1:A:752CC2F18DED:1:3:abababababababab:x",
    ],
)
def test_anything_else_is_no_code(text: str) -> None:
    assert parse_page_code(text) is None


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    assert parse_page_code(text) is None or text.strip().startswith("medias:1:A:")
