"""Small faults of other programs' PDF output that PDF/A forbids, mended in an open pikepdf document."""

from __future__ import annotations

import base64
import io
import re
from typing import Any


def end_streams_clearly(document: Any) -> None:
    """Write in printable characters the streams whose data end in a line feed: it looks like the stream's end.

    It happens to one compressed stream in 128, by its checksum (ISO 19005-2, 6.1.7).
    """
    import pikepdf
    from pikepdf import Array, Name

    for item in document.objects:
        if not isinstance(item, pikepdf.Stream) or item.get("/Filter") != Name.FlateDecode:
            continue
        data = item.read_raw_bytes()
        if data[-1:] in (b"\r", b"\n") and "/DecodeParms" not in item:
            packed = base64.a85encode(data) + b"~>"
            item.write(packed, filter=Array([Name.ASCII85Decode, Name.FlateDecode]))


def saved(document: Any, *, force_version: str = "") -> bytes:
    """Return an open pikepdf document as PDF/A wants it written, its streams as they are."""
    import pikepdf

    end_streams_clearly(document)
    out = io.BytesIO()
    document.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
        force_version=force_version,
    )
    return out.getvalue()


def repair_unicode_maps(document: Any) -> None:
    """Make the fonts of an open pikepdf document name only the characters they show, in blocks of at most 100.

    ReportLab pads its maps with U+0000 and writes 128 entries a block; PDF/A-2u, 2a and PDF/UA forbid both.
    """
    import pikepdf

    for item in document.objects:
        if (
            isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == pikepdf.Name.Font
            and "/ToUnicode" in item
        ):
            text = item.ToUnicode.read_bytes().decode("latin-1")
            head, rest = re.split(r"\d+ beginbfchar\n", text, maxsplit=1)
            tail = rest[rest.rindex("endbfchar") + len("endbfchar") :].lstrip()
            entries = [
                entry
                for entry in re.findall(r"<[0-9A-Fa-f]+> <[0-9A-Fa-f]+>", rest)
                if not re.match(r"<\w+> <(0000|FEFF|FFFE)>", entry)
            ]
            blocks = "".join(
                f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar\n"
                for part in (entries[i : i + 100] for i in range(0, len(entries), 100))
            )
            item.ToUnicode.write((head + blocks + tail).encode("latin-1"))
