"""QR codes as an independent reader sees them on the page."""

from __future__ import annotations

import io
import re
import string

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from medias_desktop.core.pdf import qr
from medias_desktop.core.pdf.page_codes import page_code
from medias_desktop.core.pdf.pages import open_pdf


def drawn(text: str, side: float) -> Image.Image:
    """Return a page on which the code stands 20 points from the edges."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(side + 40, side + 40))
    canvas.addLiteral(f"q {side} 0 0 {side} 20 20 cm {qr.Series().operators(text).decode()} Q")
    canvas.showPage()
    canvas.save()
    with open_pdf(out.getvalue()) as pages:
        picture = pages.render(0, 3.0)
    return Image.frombuffer(
        "RGBX", (picture.width, picture.height), picture.data, "raw", "RGBX", picture.stride, 1
    )


@pytest.mark.parametrize("text", ["A", "MEDIASA6V33ZF3EJKIP", "0123456789", "md1k7q2p", "X" * 90])
@pytest.mark.parametrize("side", [52, 210])
def test_a_reader_finds_the_text(text, side):
    (found,) = zxingcpp.read_barcodes(drawn(text, side).convert("L"))
    assert found.text == text


def test_a_code_folded_or_stamped_is_still_read():
    image = drawn("MEDIASA6V33ZF3EJKIP", 100).convert("L")
    image.paste(255, (200, 200, 230, 230))
    (found,) = zxingcpp.read_barcodes(image)
    assert found.text == "MEDIASA6V33ZF3EJKIP"


def modules(drawn: bytes, side: int) -> list[list[int]]:
    """Return the modules that operators of a square fill, the top row first."""
    found = [[0] * side for _row in range(side)]
    for x, y, width in re.findall(rb"^(\d+) (\d+) (\d+) 1 re$", drawn, re.MULTILINE):
        for column in range(int(x), int(x) + int(width)):
            found[side - 1 - int(y)][column] = 1
    return found


@given(
    pages=st.integers(1, 400),
    document=st.text("0123456789ABCDEF", min_size=12, max_size=12),
    data=st.data(),
)
def test_codes_that_follow_from_one_another_are_those_made_one_by_one(pages, document, data):
    some = data.draw(st.lists(st.integers(1, pages), min_size=1, max_size=4))
    said = [page_code(document, page, pages, "0123456789abcdef") for page in some]
    for text, drawn in zip(said, qr.series(said), strict=True):
        expected = [list(row) for row in qr.matrix(text)]
        assert modules(drawn, len(expected)) == expected


@given(st.lists(st.text(string.ascii_letters + string.digits + ":é", min_size=1, max_size=20), max_size=3))
def test_any_texts_may_be_drawn_together(texts):
    for text, drawn in zip(texts, qr.series(texts), strict=True):
        expected = [list(row) for row in qr.matrix(text)]
        assert modules(drawn, len(expected)) == expected


@given(st.lists(st.text("0123456789ABCXYZ $%*+-./:", min_size=1, max_size=48), max_size=4))
def test_capitals_and_digits_of_one_length_follow_from_one_another(texts):
    padded = [text.ljust(max(map(len, texts)), "A") for text in texts] + texts
    for text, drawn in zip(padded, qr.series(padded), strict=True):
        expected = [list(row) for row in qr.matrix(text)]
        assert modules(drawn, len(expected)) == expected
