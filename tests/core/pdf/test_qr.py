"""QR codes as an independent reader sees them on the page."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image

from medias_desktop.core.pdf import qr
from medias_desktop.core.pdf.pages import open_pdf


def drawn(text: str, side: float) -> Image.Image:
    """Return a page on which the code stands 20 points from the edges."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(side + 40, side + 40))
    canvas.addLiteral(f"q 1 0 0 1 20 {side + 20} cm {qr.operators(text, side)} Q")
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
