"""What the tests of paper share: a printed document of three pages."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from medias_desktop.core.pdf import qr
from medias_desktop.core.pdf.page_codes import page_code


@pytest.fixture(scope="session")
def document() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for page in range(1, 4):
        for line in range(40):
            canvas.drawString(72, 720 - 15 * line, f"Article {line}. Le conseil publie avec soin.")
        canvas.saveState()
        canvas.translate(520, 47)
        canvas.scale(43, 43)
        canvas.addLiteral(qr.Series().operators(page_code("752C-C2F1-8DED", page, 3, "ab" * 32)).decode())
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()
