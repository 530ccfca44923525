"""Documents written page by page, read back with other programs."""

from __future__ import annotations

import io

import pikepdf
import pytest

from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.long_pdf import LongPdf
from medias_desktop.core.pdf.pages import open_pdf
from tests.core.pdf.tools import needs_qpdf, run


def document(pages: int, title: str = "Été (☐)") -> bytes:
    out = io.BytesIO()
    made = LongPdf(out, style.PAPERS["letter"], title, "Ville")
    shared = made.form("fond", lambda canvas: canvas.rect(10, 10, 50, 50))
    for number in range(pages):
        made.page(shared + made.text(72, 700, f"Page ({number}) à lire ☑", "Sans", 12))
    made.finish()
    return out.getvalue()


@pytest.mark.parametrize("count", [1, 199, 200, 201, 450])
def test_all_pages_are_there_in_order(count):
    with open_pdf(document(count)) as pages:
        assert len(pages) == count
        assert [pages.text(n).strip() for n in range(count)] == [f"Page ({n}) à lire ☑" for n in range(count)]


def test_what_is_shared_is_there_once():
    with pikepdf.open(io.BytesIO(document(450))) as pdf:
        assert len({page.Resources.XObject["/FormXob.fond"].objgen for page in pdf.pages}) == 1
        assert str(pdf.docinfo["/Title"]) == "Été (☐)"
        assert not pdf.check_pdf_syntax()


def test_pages_are_written_as_they_come():
    out = io.BytesIO()
    made = LongPdf(out, style.PAPERS["letter"], "x", "y")
    made.page(made.text(72, 700, "une", "Sans", 12))
    first = out.tell()
    made.page(made.text(72, 700, "deux", "Sans", 12))
    assert first < out.tell()


def test_pages_of_another_document_are_taken_over():
    source = document(3)
    out = io.BytesIO()
    made = LongPdf(out, style.PAPERS["letter"], "x", "y")
    shown = made.typeset_forms("repris", source)
    assert [height for _form, height in shown] == [792, 792, 792]
    for form, _height in (shown[2], shown[0], shown[2]):
        made.page(form + made.text(72, 600, "dessus", "Serif", 12))
    made.finish()
    with open_pdf(out.getvalue()) as pages:
        read = [" ".join(pages.text(n).split()) for n in range(3)]
    assert read == ["Page (2) à lire ☑ dessus", "Page (0) à lire ☑ dessus", "Page (2) à lire ☑ dessus"]


def test_the_same_pages_give_the_same_bytes():
    assert document(3) == document(3)


@needs_qpdf
def test_qpdf_finds_nothing_to_say(tmp_path):
    assert run(tmp_path, document(450), "qpdf", "--check").returncode == 0
