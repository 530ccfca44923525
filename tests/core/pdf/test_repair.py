"""Small faults of other programs' output, mended without changing what the document says."""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Name

from medias_desktop.core.pdf.repair import end_streams_clearly
from tests.core.pdf.tools import revisions


def ending_in_a_line_feed() -> bytes:
    """Text whose compressed form ends in a line feed, found by trying."""
    texts = (b"a" * length for length in range(1, 300))
    return next(text for text in texts if zlib.compress(text).endswith((b"\n", b"\r")))


def test_compressed_data_that_end_in_a_line_feed_are_written_in_letters():
    text = ending_in_a_line_feed()
    with pikepdf.new() as document:
        stream = document.make_stream(b"")
        stream.write(zlib.compress(text), filter=Name.FlateDecode)
        document.Root.Odd = stream
        end_streams_clearly(document)
        out = io.BytesIO()
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pikepdf.open(io.BytesIO(out.getvalue())) as document:
        assert document.Root.Odd.read_raw_bytes().endswith(b"~>")
        assert document.Root.Odd.read_bytes() == text


def test_no_stream_of_a_signed_record_ends_in_a_line_feed(twice):
    with pikepdf.open(io.BytesIO(twice[: revisions(twice)[-1]])) as document:
        ends = [
            one.read_raw_bytes()[-1:]
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Filter") == Name.FlateDecode
        ]
    assert ends
    assert not {b"\n", b"\r"} & set(ends)
