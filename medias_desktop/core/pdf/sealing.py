"""The place of a seal in a document that was typeset without one: at the head of the first page, in its margin.

A seal is the municipality's own digital signature; nobody signs by it. What carries a signature already is never touched.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.pdf import style
from medias_desktop.core.pdf.errors import AlreadySigned, NotAPdf
from medias_desktop.core.pdf.fields import make_field
from medias_desktop.core.pdf.repair import saved

if TYPE_CHECKING:
    from pikepdf import Page, Pdf

SEAL_FIELD = "seal"
"""The name of the field that bears the seal."""

_SIZE = (214.0, 46.0)
_ABOVE = 18.0
"""Points between the seal and the paper's edge: printers reach no further."""
_TOOLTIP = N_("Seal of {name}")


@dataclass(frozen=True, slots=True)
class Sealable:
    """A typeset document that may be sealed: what kind of record it is, what people call it, whom it is about.

    ``kind`` is a code of the slice that made it ("acknowledgement_certificate"), ``person_id`` the person whose
    destruction takes the mention of it along, None when it is about nobody.
    """

    kind: str
    title: str
    pdf: bytes
    language: str
    person_id: int | None = None


def add_seal_field(pdf: bytes, name: str, language: str) -> tuple[bytes, int]:
    """Return a typeset document with an empty, tagged signature field for the seal of ``name``, and its pages.

    PDF/A-2a and PDF/UA-1 stay. Raises NotAPdf, or AlreadySigned for a document that carries signatures.
    """
    import pikepdf

    if b"/ByteRange" in pdf:
        raise AlreadySigned(field=SEAL_FIELD)
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise NotAPdf from error
    with document:
        _add(document, document.pages[0], catalogue(language).gettext(_TOOLTIP).format(name=name))
        return saved(document), len(document.pages)


def _add(document: Pdf, page: Page, tooltip: str) -> None:
    from pikepdf import Array, Dictionary, Name

    widget = document.make_indirect(Dictionary(Type=Name.Annot, Rect=Array(_place(page))))
    make_field(document, widget, page, SEAL_FIELD, tooltip, hidden=False)
    if "/Annots" not in page:
        page.obj.Annots = Array()
    page.obj.Annots.append(widget)
    page.obj.Tabs = Name.S
    if "/StructTreeRoot" in document.Root:
        _tag(document, widget, page)
    document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array([widget]), SigFlags=0))


def _place(page: Page) -> list[float]:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    del left, bottom
    width, height = _SIZE
    edge = right - style.MARGIN_SIDE
    return [round(value, 2) for value in (edge - width, top - _ABOVE - height, edge, top - _ABOVE)]


def _tag(document: Pdf, widget: Any, page: Page) -> None:
    """Put the field into the structure tree: without it the document would no longer be PDF/UA."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    tree = document.Root.StructTreeRoot
    whole = tree.K[0] if isinstance(tree.K, Array) else tree.K
    element = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=whole,
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page.obj),
        )
    )
    if not isinstance(whole.K, Array):
        whole.K = Array([whole.K])
    whole.K.insert(0, element)
    elements = pikepdf.NumberTree(tree.ParentTree)
    key = int(tree.get("/ParentTreeNextKey", max(elements, default=-1) + 1))
    widget.StructParent = key
    elements[key] = element
    tree.ParentTreeNextKey = key + 1
