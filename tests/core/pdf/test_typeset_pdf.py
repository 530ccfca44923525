"""Finishing a typeset document in place gives what a PDF library reads as the same document."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from medias_desktop.core.pdf.record import typeset_adoption
from medias_desktop.core.pdf.typeset_pdf import TypesetPdf, text
from tests.core.pdf.samples import adoption


def small(*objects: bytes) -> bytes:
    """A document written as the typesetter writes, the first object its catalogue."""
    out, places = b"%PDF-1.7\n%\x80\x80\x80\x80\n\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f\r\n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def stream(data: bytes) -> bytes:
    return b"<</Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream" % (len(data), data)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Count 3/Kids[3 0 R 4 0 R]>>"
NESTED = (b"<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]/Parent 2 0 R>>", b"<</Type/Page/Parent 2 0 R>>")
LEAVES = (b"<</Type/Page/Parent 3 0 R>>", b"<</Type/Page/Parent 3 0 R>>")


def test_pages_are_found_in_their_order_through_any_tree():
    assert TypesetPdf(small(CATALOGUE, PAGES, *NESTED, *LEAVES)).pages() == [5, 6, 4]


def test_what_is_changed_and_added_is_read_by_others():
    document = TypesetPdf(small(CATALOGUE, PAGES, *NESTED, *LEAVES))
    kept = document.add_stream(b"/Note" + text("Été à L’Île 🍁"), b"bonjour")
    document.replace(1, b"/Type/Catalog", b"/Type/Catalog/Kept %d 0 R" % kept)
    with pikepdf.open(io.BytesIO(document.written())) as read:
        assert read.Root.Kept.read_bytes() == b"bonjour"
        assert str(read.Root.Kept.Note) == "Été à L’Île 🍁"
        assert len(read.pages) == 3


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_stream_whose_data_end_like_a_line_is_written_in_letters(end):
    data = next(one for one in (zlib.compress(b"a" * n) for n in range(1, 999)) if one.endswith(end))
    whole = small(CATALOGUE, PAGES, *NESTED, *LEAVES, stream(data), stream(zlib.compress(b"a")))
    document = TypesetPdf(whole)
    added = document.add_stream(b"/Filter/FlateDecode", data)
    out = document.written()
    assert data + b"\nendstream" not in out
    with pikepdf.open(io.BytesIO(out)) as read:
        for number in (7, added):
            assert read.get_object(number, 0).read_bytes() == zlib.decompress(data)
            assert [str(one) for one in read.get_object(number, 0).Filter] == [
                "/ASCII85Decode",
                "/FlateDecode",
            ]
        assert str(read.get_object(8, 0).Filter) == "/FlateDecode"


def test_what_the_typesetter_does_not_write_is_a_bug():
    document = TypesetPdf(small(CATALOGUE, PAGES, *NESTED, *LEAVES))
    with pytest.raises(ValueError, match="stands 0 times"):
        document.replace(1, b"/Outlines", b"/Lines")
    with pytest.raises(ValueError, match="not found"):
        TypesetPdf(b"%PDF-1.7\n1 0 obj\n")


def test_a_record_is_sound_to_another_reader():
    with pikepdf.open(io.BytesIO(typeset_adoption(adoption("fr", 29)).pdf)) as read:
        assert not read.check_pdf_syntax()
