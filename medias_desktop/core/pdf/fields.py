"""Signature fields in a typeset document.

A template marks the place of a field with a link to ``x-field:name``. The link annotation has the exact rectangle
and is already in the structure tree, so turning it into a form field needs neither a second compilation nor a new
branch in the tree.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.page_marks import draw_codes
from medias_desktop.core.pdf.repair import end_streams_clearly

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SCHEME = "x-field:"
_PRINTED_AND_LOCKED = 4 + 128
_SIGNED_AND_APPENDED = 1 + 2
"""Set before the first signature already: other programs then add their signature instead of saving the file anew, and
the form stays as it was prepared when it comes back."""


def add_signature_fields(
    pdf: bytes,
    tooltips: Mapping[str, str],
    sizeless: frozenset[str],
    code: Callable[[int, int], str] | None = None,
    locking: str = "",
) -> tuple[bytes, int]:
    """Turn every ``x-field:`` link into an empty signature field; return the document and its number of pages.

    ``tooltips`` says what a screen reader calls each field; the fields named in ``sizeless`` stay invisible.
    Whatever program signs the field named in ``locking`` closes the form: only those invisible ones may still be filled.
    ``code`` returns what the code of a page says, given the page and the pages in all; None for no codes.
    """
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    with pikepdf.open(io.BytesIO(pdf)) as document:
        fields = Array()
        elements = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        for page in document.pages:
            for widget in page.get("/Annots", []):
                uri = str(widget.A.get("/URI", "")) if "/A" in widget else ""
                if uri.startswith(_SCHEME):
                    name = uri.removeprefix(_SCHEME)
                    make_field(document, widget, page, name, tooltips[name], hidden=name in sizeless)
                    element = elements[int(widget.StructParent)]
                    element.S = Name.Form
                    # Out of its array: pyHanko's validation would not recognise the field inside one.
                    element.K = element.K[0]
                    if name == locking:
                        widget.Lock = Dictionary(
                            Type=Name.SigFieldLock, Action=Name.Exclude, Fields=Array(sorted(sizeless))
                        )
                    fields.append(widget)
                    page.obj.Tabs = Name.S
        document.Root.AcroForm = document.make_indirect(Dictionary(Fields=fields, SigFlags=_SIGNED_AND_APPENDED))
        pages = len(document.pages)
        if code is not None:
            draw_codes(document, [code(page, pages) for page in range(1, pages + 1)])
        return saved(document), pages


def saved(document: Any) -> bytes:
    """Return a document as PDF/A wants it written, its streams as they are."""
    import pikepdf

    end_streams_clearly(document)
    out = io.BytesIO()
    document.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        deterministic_id=True,
    )
    return out.getvalue()


def make_field(document: Any, widget: Any, page: Any, name: str, tooltip: str, *, hidden: bool) -> None:
    """Turn an annotation with its place (Rect) into an empty signature field; a screen reader says ``tooltip``."""
    from pikepdf import Array, Dictionary, Name, String

    left, bottom, right, top = (float(value) for value in widget.Rect)
    box = Array([0, 0, 0, 0]) if hidden else Array([0, 0, round(right - left, 2), round(top - bottom, 2)])
    for key in ("/A", "/Border", "/Contents"):
        if key in widget:
            del widget[key]
    widget.Subtype = Name.Widget
    widget.FT = Name.Sig
    widget.T = String(name)
    widget.TU = String(tooltip)
    widget.F = _PRINTED_AND_LOCKED
    widget.P = page.obj
    widget.Rect = box if hidden else Array([round(value, 2) for value in (left, bottom, right, top)])
    widget.AP = Dictionary(
        N=document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())
    )
