"""The code at the foot of every page of a document of record: drawn behind the text, no part of what is read aloud."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from medias_desktop.core.pdf import qr, style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.pdf.typeset_pdf import TypesetPdf

_BEFORE = (
    b"/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC q %.2f 0 0 %.2f %.2f %.2f cm\n"
)
_AFTER = b"\nQ EMC\n"
_FAST = 1
_WIDTH = re.compile(rb"/MediaBox\[0 0 ([\d.]+) [\d.]+\]")
_CONTENTS = re.compile(rb"/Contents (\d+ 0 R)")


def draw_codes(
    document: TypesetPdf,
    pages: Sequence[int],
    codes: Sequence[str],
    *,
    side: float = style.CODE_SIDE,
    margin: float = style.MARGIN_SIDE,
) -> None:
    """Draw a code on each of the ``pages`` (their objects), ``side`` points wide, its right edge that of the text."""
    for page, drawn in zip(pages, qr.series(codes), strict=True):
        body = document.body(page)
        width, contents = _WIDTH.search(body), _CONTENTS.search(body)
        if width is None or contents is None:
            raise ValueError(body)
        left = float(width[1]) - margin - side
        before = _BEFORE % (side, side, left, style.CODE_BOTTOM)
        code = document.add_stream(b"/Filter/FlateDecode", zlib.compress(before + drawn + _AFTER, _FAST))
        document.replace(page, contents[0], b"/Contents[%d 0 R %b]" % (code, contents[1]))
