"""Files of strangers are shown as far as they can be: a damaged page stays blank, a monstrous one is drawn coarsely."""

from __future__ import annotations

import io

import pikepdf
import pytest

from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.pages import open_pdf
from medias_desktop.core.widgets.pdf_view import LETTER, MOST_DOTS, PdfView


def made(change) -> bytes:
    """A document of two sheets, altered."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(2):
            document.add_blank_page(page_size=(300, 400))
        change(document)
        document.save(out)
    return out.getvalue()


def second_page_gone(document) -> None:
    document.Root.Pages.Kids[1] = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))


@pytest.fixture
def view(qtbot):
    made_view = PdfView()
    qtbot.addWidget(made_view)
    made_view.resize(500, 700)
    yield made_view
    made_view.close_document()


def test_a_damaged_page_is_blank_paper_and_the_others_are_shown(view):
    pdf = made(second_page_gone)
    with open_pdf(pdf) as pages:
        for read in (pages.size, pages.text, lambda page: pages.render(page, 1.0)):
            with pytest.raises(NotAPdf):
                read(1)
    view.show_pdf(pdf)
    assert view.page_count() == 2
    assert view._size(0) == (300, 400)
    assert view._size(1) == LETTER
    assert view._image(0, 1.0).width() == 300
    assert view._image(1, 1.0).isNull()
    view.grab()


def test_a_page_as_long_as_a_road_does_not_fill_the_memory(view):
    def lengthen(document):
        document.pages[0].MediaBox = [0, 0, 10, 14_400]

    view.show_pdf(made(lengthen))
    image = view._image(0, 90.0)
    assert image.width() * image.height() <= MOST_DOTS * 1.05  # a pixel more on each side
    assert image.width() * 1_440 == pytest.approx(image.height(), rel=0.02)
