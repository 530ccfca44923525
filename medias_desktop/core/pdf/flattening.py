"""Signature fields of an open pikepdf document become plain content: what they show stays, what they claim goes.

A copy can bear no signature, and a field that still looked signed would be judged broken. The structure tree keeps
its place for each: the form element becomes a figure with the same words for a screen reader.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLAIMS = ("/AcroForm", "/Perms", "/DSS", "/Extensions", "/Legal", "/Version")
"""What the catalogue says of forms and signatures, and the version of PDF that a signature asked for."""


def flatten_signatures(document: Any) -> None:
    """Draw the appearance of every signature into its page and take every form field out of the document."""
    import pikepdf

    root = document.Root
    elements = pikepdf.NumberTree(root.StructTreeRoot.ParentTree) if "/StructTreeRoot" in root else None
    for page in document.pages:
        widgets = [one for one in page.get("/Annots", []) if one.get("/Subtype") == pikepdf.Name.Widget]
        if not widgets:
            continue
        for number, widget in enumerate(widgets, start=1):
            element = _element(elements, widget)
            if _shows(widget):
                _draw(document, page, widget, f"Signature{number}", elements, element)
            elif element is not None:
                _remove(element)
        _keep_annotations(page, widgets)
    for claim in _CLAIMS:
        if claim in root:
            del root[claim]


def _element(elements: Any, widget: Any) -> Any:
    """Return a widget's structure element, out of the tree of parents; None of an untagged one."""
    if elements is None or "/StructParent" not in widget:
        return None
    number = int(widget.StructParent)
    if number not in elements:
        return None
    element = elements[number]
    del elements[number]
    return element


def _shows(widget: Any) -> bool:
    import pikepdf

    appearance = widget.get("/AP", {}).get("/N")
    if not isinstance(appearance, pikepdf.Stream) or not appearance.read_bytes().strip():
        return False
    left, bottom, right, top = _corners(widget.Rect)
    box = _corners(appearance.get("/BBox", [0, 0, 0, 0]))
    return right > left and top > bottom and box[2] > box[0] and box[3] > box[1]


def _corners(rectangle: Iterable[Any]) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(value) for value in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _draw(document: Any, page: Any, widget: Any, wanted: str, elements: Any, element: Any) -> None:
    appearance = widget.AP.N
    left, bottom, right, top = _corners(widget.Rect)
    x1, y1, x2, y2 = _corners(appearance.BBox)
    across, up = (right - left) / (x2 - x1), (top - bottom) / (y2 - y1)
    name = page.add_resource(appearance, _name("XObject"), _name(wanted))
    matrix = f"{across:.5f} 0 0 {up:.5f} {left - x1 * across:.5f} {bottom - y1 * up:.5f}"
    tag = "/Artifact BMC"
    if element is not None and "/StructParents" in page:
        number = _figure(elements, page, element, widget, (left, bottom, right, top))
        tag = f"/Figure <</MCID {number}>> BDC"
    append(document, page, f"{tag} q {matrix} cm {name} Do Q EMC\n")


def _figure(elements: Any, page: Any, element: Any, widget: Any, box: tuple[float, ...]) -> int:
    """Turn a form element into a figure on its page; return the number of its marked content there."""
    from pikepdf import Array, Dictionary, Name, String

    contents = elements[int(page.StructParents)]
    contents.append(element)
    element.S = Name.Figure
    element.Pg = page.obj
    element.K = len(contents) - 1
    element.Alt = String(str(widget.get("/TU", widget.get("/T", ""))))
    rectangle = Array([round(value, 2) for value in box])
    element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=rectangle)
    return len(contents) - 1


def _remove(element: Any) -> None:
    """Take an element without content out of its parent's children, and parents that have no others with it."""
    import pikepdf

    parent = element.get("/P")
    if parent is None or "/K" not in parent:
        return
    children = parent.K
    if isinstance(children, pikepdf.Array):
        kept = [one for one in children if not _same(one, element)]
        if kept:
            parent.K = pikepdf.Array(kept)
            return
    elif not _same(children, element):
        return
    del parent["/K"]
    if parent.get("/Type") != pikepdf.Name.StructTreeRoot:
        _remove(parent)


def _same(one: Any, other: Any) -> bool:
    return bool(getattr(one, "objgen", (0, 0)) == other.objgen != (0, 0))


def _keep_annotations(page: Any, without: list[Any]) -> None:
    import pikepdf

    gone = {one.objgen for one in without}
    kept = [one for one in page.Annots if one.objgen not in gone]
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        del page.obj["/Annots"]


def append(document: Any, page: Any, content: str) -> None:
    """Add drawing to the end of a page, in the coordinates of the page whatever was drawn before."""
    from pikepdf import Array

    streams = page.obj.Contents
    streams = list(streams) if isinstance(streams, Array) else [streams]
    before, after = document.make_stream(b"q\n"), document.make_stream(b"\nQ\n" + content.encode())
    page.obj.Contents = Array([before, *streams, after])


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name("/" + text)
