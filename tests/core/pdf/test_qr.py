"""QR codes: the same modules as ReportLab's own encoder makes, only faster."""

from __future__ import annotations

import io
import random

import pytest
from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRAlphaNum, QRCode, QRErrorCorrectLevel

from medias_desktop.core.pdf import qr
from medias_desktop.core.pdf.pages import open_pdf

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def theirs(text: str, mode) -> list[int]:
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(mode(text))
    code.version = code.calculate_version()
    code.makeImpl(False, 2)
    return [sum(1 << x for x, dark in enumerate(row) if dark) for row in code.modules]


@pytest.mark.parametrize("length", [1, 2, 7, 19, 20, 21, 37, 38, 39, 60, 61])
def test_capitals_and_digits(length):
    text = "".join(random.Random(length).choices(_SIGNS, k=length))
    assert qr.matrix(text) == theirs(text, QRAlphaNum)


@pytest.mark.parametrize("text", ["a", "md1k7q2p", "x" * 14, "x" * 15, "x" * 42])
def test_other_letters(text):
    assert qr.matrix(text) == theirs(text, QR8bitByte)


@pytest.mark.parametrize("text", ["A" * 62, "a" * 43])
def test_too_long(text):
    with pytest.raises(qr.CodeTooLong):
        qr.matrix(text)


def test_the_drawing_shows_the_modules():
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(210, 210))
    for operators in (qr.corner_operators(1, 210), qr.code_operators("ABC123", 210)):
        canvas.addLiteral(f"q 1 0 0 1 0 210 cm {operators} Q")
    canvas.showPage()
    canvas.save()
    with open_pdf(out.getvalue()) as pages:
        picture = pages.render(0, 1.0)
    shown = [
        sum(1 << x for x in range(21) if picture.data[(10 * y + 5) * picture.stride + 4 * (10 * x + 5)] < 128)
        for y in range(21)
    ]
    assert shown == qr.matrix("ABC123")
