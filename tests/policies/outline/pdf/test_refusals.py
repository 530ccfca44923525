"""Files that are no PDF, or none that can be read: one plain sentence each."""

from __future__ import annotations

import base64
import io
import random
from contextlib import suppress
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader

from medias_desktop.core.errors import Cancelled, UserError
from medias_desktop.core.pdf.pages import PDFIUM
from medias_desktop.policies.outline.errors import EmptyDocument
from medias_desktop.policies.outline.pdf import read_pdf
from medias_desktop.policies.outline.pdf.errors import NotPdf, PdfDamaged, PdfLocked, PdfScanned
from tests.policies.outline.pdf.papers import SENTENCE, Pen, paper, policy

GOOD = paper(policy)
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _headings(data: bytes) -> list[str]:
    return [one.heading for one in read_pdf(data, "policy.pdf")[1].sections]


def _encrypted(user: str, owner: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        rights = pikepdf.Permissions(extract=False, print_highres=False)
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner=owner, allow=rights))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocument),
        (b"\0\0\n", EmptyDocument),
        (paper(lambda canvas: canvas.showPage()), EmptyDocument),
        (b"A text with another ending.\n" * 40, NotPdf),
        (b"PK\x03\x04" + bytes(2000), NotPdf),
        (GOOD[: len(GOOD) // 2], PdfDamaged),
        (b"%PDF-1.7\nnothing\n%%EOF", PdfDamaged),
        (_encrypted("secret", "owner"), PdfLocked),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: bytes, error: type[UserError]):
    with pytest.raises(error) as caught:
        read_pdf(data, "policy.pdf")
    assert "policy.pdf" in str(caught.value)


def test_restrictions_without_a_password_to_open_do_no_harm():
    assert _headings(_encrypted("", "owner")) == ["Purpose", "Scope", "Sanctions"]


def test_what_an_e_mail_program_put_around_the_file_does_no_harm():
    assert _headings(b"From: clerk\r\n\r\n" + GOOD + bytes(3000)) == ["Purpose", "Scope", "Sanctions"]


def test_a_picture_of_a_page_is_a_scan():
    def draw(canvas: Any) -> None:
        canvas.rect(72, 72, 400, 600, fill=1)
        canvas.showPage()

    with pytest.raises(PdfScanned):
        read_pdf(paper(draw), "scan.pdf")


def test_words_that_nobody_sees_behind_a_picture_are_a_scan():
    def draw(canvas: Any) -> None:
        hidden = canvas.beginText(72, 700)
        hidden.setTextRenderMode(3)
        for _ in range(20):
            hidden.textLine(SENTENCE)
        canvas.drawText(hidden)
        canvas.showPage()

    with pytest.raises(PdfScanned):
        read_pdf(paper(draw), "scan.pdf")


def _scan(canvas: Any, pages: int) -> None:
    picture = ImageReader(io.BytesIO(_DOT))
    for number in range(pages):
        canvas.drawImage(picture, 0, 0, 612, 792)
        Pen(canvas).put(f"Received by fax, page {number}", 72, 20, size=7)
        canvas.showPage()


def test_a_stamp_on_pictures_of_pages_is_no_text():
    with pytest.raises(PdfScanned):
        read_pdf(paper(lambda canvas: _scan(canvas, 4)), "scan.pdf")


def test_one_scanned_page_in_a_document_with_text_does_no_harm_and_its_hidden_text_is_kept():
    def draw(canvas: Any) -> None:
        policy(canvas)
        hidden = canvas.beginText(72, 700)
        hidden.setTextRenderMode(3)
        hidden.textLine("Signed by the mayor and the clerk.")
        canvas.drawText(hidden)
        canvas.showPage()
        canvas.drawImage(ImageReader(io.BytesIO(_DOT)), 0, 0, 612, 792)
        canvas.showPage()

    assert (
        read_pdf(paper(draw), "policy.pdf")[1]
        .sections[-1]
        .body.endswith("Signed by the mayor and the clerk.")
    )


def test_letters_without_a_meaning_are_a_scan():
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                rows = "\n".join(f"<{code:02x}> <{0xE000 + code:04x}>" for code in range(32, 127))
                table = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n95 beginbfchar\n{rows}\nendbfchar endcmap end"
                font.ToUnicode = pdf.make_stream(table.encode())
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(PdfScanned):
        read_pdf(out.getvalue(), "scan.pdf")


@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_but_never_a_crash(seed: int):
    chance = random.Random(seed)
    data = bytearray(GOOD)
    for _ in range(chance.choice((1, 10, 100))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    cut = chance.choice((len(data), chance.randrange(len(data))))
    with suppress(UserError):
        read_pdf(bytes(data[:cut]), "policy.pdf")


class _Counter:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.seen: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done >= self.limit:
            raise Cancelled


def test_each_page_is_reported():
    counter = _Counter(99)
    read_pdf(GOOD, "policy.pdf", counter)
    assert counter.seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_reading_stops_at_a_page_and_lets_pdfium_go():
    with pytest.raises(Cancelled):
        read_pdf(GOOD, "policy.pdf", _Counter(1))
    assert PDFIUM.acquire(blocking=False)
    PDFIUM.release()
    assert _headings(GOOD) == ["Purpose", "Scope", "Sanctions"]


def test_three_thousand_pages_are_read():
    def draw(canvas: Any) -> None:
        for number in range(1, 3001):
            pen = Pen(canvas)
            pen.head(f"{number}. Section {'abcdefgh'[number % 8] * 3}")
            pen.paragraph()
            canvas.showPage()

    assert len(_headings(paper(draw))) == 3000


def test_a_page_of_two_hundred_thousand_characters_is_read():
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 1)
        for n in range(20_000):
            canvas.drawString(5 + n % 100 * 6, 780 - n // 100 * 3, f"w{n:05} abc")
        canvas.showPage()

    text, outline = read_pdf(paper(draw), "long.pdf")
    assert len(text) > 200_000
    assert "w19999" in outline.introduction + outline.title_block
