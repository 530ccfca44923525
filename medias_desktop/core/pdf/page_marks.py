"""The code at the foot of every page of a document of record: drawn behind the text, no part of what is read aloud."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf import qr, style

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE = (
    b"/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC q %.2f 0 0 %.2f %.2f %.2f cm\n"
)
_AFTER = b"\nQ EMC\n"
_FAST = 1


def draw_codes(document: Any, codes: Sequence[str]) -> None:
    """Draw a code on each page of an open pikepdf document, its right edge that of the text."""
    from pikepdf import Array, Name

    for page, drawn in zip(document.pages, qr.series(codes), strict=True):
        _left, _bottom, right, _top = (float(value) for value in page.mediabox)
        side = style.CODE_SIDE
        before = _BEFORE % (side, side, right - style.MARGIN_SIDE - side, style.CODE_BOTTOM)
        packed = zlib.compress(before + drawn + _AFTER, _FAST)
        code = document.make_stream(packed, Filter=Name.FlateDecode)
        page.obj.Contents = Array([code, page.obj.Contents])
