"""Signature fields in a typeset document.

A template marks the place of a field with a link to ``x-field:name``. The link annotation has the exact rectangle
and is already in the structure tree, so turning it into a form field needs neither a second compilation nor a new
branch in the tree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.page_marks import draw_codes
from medias_desktop.core.pdf.typeset_pdf import TypesetPdf
from medias_desktop.core.pdf.typeset_pdf import text as pdf_text

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
    document = TypesetPdf(pdf)
    pages, fields = document.pages(), []
    owners = {widget: page for page in pages for widget in _annotations(document, page)}
    for widget in document.holding(f"/URI({_SCHEME}".encode()):
        found = _LINK.fullmatch(document.body(widget))
        if found is None:
            raise ValueError(document.body(widget))
        name = found["name"].decode()
        lock = b""
        if name == locking:
            kept = b"".join(b"(%b)" % one.encode() for one in sorted(sizeless))
            lock = b"/Lock<</Type/SigFieldLock/Action/Exclude/Fields[%b]>>" % kept
        written = _widget(document, found, owners[widget], tooltips[name], hidden=name in sizeless)
        document.set_body(widget, b"<<%b%b>>" % (written, lock))
        (element,) = document.holding(b"/Obj %d 0 R>>" % widget)
        document.replace(element, b"/S/Link", b"/S/Form")
        # Out of its array: pyHanko's validation would not recognise the field inside one.
        reference = b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (owners[widget], widget)
        document.replace(element, b"/K[%b]" % reference, b"/K %b" % reference)
        fields.append(widget)
    listed = b" ".join(b"%d 0 R" % widget for widget in fields)
    form = document.add(b"<</Fields[%b]/SigFlags %d>>" % (listed, _SIGNED_AND_APPENDED))
    document.replace(document.root(), b"/Type/Catalog", b"/Type/Catalog/AcroForm %d 0 R" % form)
    if code is not None:
        draw_codes(document, pages, [code(page, len(pages)) for page in range(1, len(pages) + 1)])
    return document.written(), len(pages)


_LINK = re.compile(
    rb"<</Type/Annot/Subtype/Link/Rect\[(?P<rect>[^\]]*)\].*/URI\(x-field:(?P<name>\w+)\).*"
    rb"/StructParent (?P<parent>\d+).*>>",
    re.DOTALL,
)


def _annotations(document: TypesetPdf, page: int) -> list[int]:
    found = re.search(rb"/Annots\[([^\]]*)\]", document.body(page))
    return [] if found is None else [int(one) for one in re.findall(rb"(\d+) 0 R", found[1])]


def _widget(document: TypesetPdf, link: re.Match[bytes], page: int, tooltip: str, *, hidden: bool) -> bytes:
    """Return the entries of the field in place of a link."""
    left, bottom, right, top = (0.0,) * 4 if hidden else (float(one) for one in link["rect"].split())
    box = b"[0 0 %.2f %.2f]" % (right - left, top - bottom)
    appearance = document.add_stream(b"/Type/XObject/Subtype/Form/BBox%b/Resources<<>>" % box, b"")
    return (
        b"/Type/Annot/Subtype/Widget/FT/Sig/T(%b)/TU%b/F %d/Rect[%.2f %.2f %.2f %.2f]/P %d 0 R/StructParent %b"
        b"/AP<</N %d 0 R>>"
    ) % (
        link["name"],
        pdf_text(tooltip),
        _PRINTED_AND_LOCKED,
        left,
        bottom,
        right,
        top,
        page,
        link["parent"],
        appearance,
    )


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
