"""Pages as pictures, from several threads, and a sentence for what is no PDF."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.pages import open_pdf


def test_count_size_text_and_picture(record):
    with open_pdf(record.pdf) as pages:
        assert len(pages) == record.pages
        assert pages.size(0) == (612.0, 792.0)
        assert "Rivière-aux-Ormes" in pages.text(0)
        picture = pages.render(0, 2.0)
    assert (picture.width, picture.height) == (1224, 1584)
    assert picture.stride >= 4 * 1224
    assert len(picture.data) == picture.stride * 1584
    assert picture.data[:3] == b"\xff\xff\xff"


def test_a_document_can_be_closed_twice(record):
    pages = open_pdf(record.pdf)
    pages.close()
    pages.close()


def test_threads_may_draw_at_once(record):
    with open_pdf(record.pdf) as first, open_pdf(record.pdf) as second, ThreadPoolExecutor(4) as workers:
        drawn = list(workers.map(lambda i: (first, second)[i % 2].render(i % 3, 0.5).data, range(24)))
    assert drawn[0] == drawn[6] == drawn[3]


@pytest.mark.parametrize("data", [b"", b"\x89PNG", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_said_to_be_none(data):
    with pytest.raises(NotAPdf):
        open_pdf(data)
