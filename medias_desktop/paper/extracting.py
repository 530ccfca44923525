"""Taking a page's picture out of its scan as the scanner packed it, to be put into another document."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.page_images import PageImage, from_picture, repacked
from medias_desktop.core.pictures import UNREADABLE, NotAPicture, PictureTooLarge, explained, flat, open_image
from medias_desktop.paper import errors
from medias_desktop.paper.sources import PDF, open_picture, opened

if TYPE_CHECKING:
    from medias_desktop.paper.reading import Scan
    from medias_desktop.paper.sources import Source

_MOST_WITHOUT_LOSS = 4 * 1024 * 1024
"""Bytes of a page kept without loss; a larger one becomes a JPEG of high quality."""

_DOTS = 300
_COVERED = 0.97
_INVISIBLE = 3
"""The mode in which a scanner's text recognition writes over the picture (ISO 32000, 9.3.6)."""

_TURNS = {1: 0, 3: 2, 6: 1, 8: 3}
"""Quarter turns clockwise for the ways in which a telephone was held (EXIF); the others are mirrored."""

_CHANNELS = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3}
_KEPT = frozenset({"DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "FlateDecode"})


class Extractor:
    """The pictures of one scan's pages."""

    def __init__(self, scan: Scan, source: Source, document: Any) -> None:
        self._scan, self.source, self._document = scan, source, document

    def page(self, number: int, *, drawn: bool = False) -> tuple[PageImage, int]:
        """Return the picture of a page (from 1), and the quarter turns clockwise that make it lie as it was shown.

        A JPEG stays the JPEG it was, a fax page a fax page. What is not one picture, and everything
        when ``drawn``, is drawn at 300 dots per inch or as finely as it was scanned.
        Raises PageUnreadable or PictureTooLarge.
        """
        size = self.source.size(number - 1)
        if not drawn:
            found = self._of_pdf(number) if self._document is not None else self._of_picture(number)
            if found is not None:
                return found
        longest = max(size.width, size.height) * max(_DOTS, min(size.dpi, 600)) / 72
        return from_picture(self.source.colour(number - 1, round(longest)), _MOST_WITHOUT_LOSS), 0

    def copy(self, number: int) -> bytes | None:
        """Return a page of a PDF as a PDF of its own, as it is there; None when even that cannot be done."""
        import pikepdf

        if self._document is None:
            return None
        out = io.BytesIO()
        try:
            with pikepdf.new() as alone:
                alone.pages.append(self._document.pages[number - 1])
                if "/AA" in alone.pages[0].obj:  # nothing that acts by itself is kept
                    del alone.pages[0].obj["/AA"]
                alone.save(out, deterministic_id=True)
        except malformed():
            return None
        return out.getvalue()

    def _of_pdf(self, number: int) -> tuple[PageImage, int] | None:
        turns = _only_picture(self._scan.data, number - 1)
        if turns is None:
            return None
        try:
            page = self._document.pages[number - 1]
            images = _images(page)
            made = _packed(images[0]) if len(images) == 1 else None
            if made is None:
                return None
            return made, (turns + int(page.get("/Rotate", 0)) // 90) % 4
        except malformed():  # PDFium drew it all the same: what it draws is kept
            return None

    def _of_picture(self, number: int) -> tuple[PageImage, int] | None:
        try:
            with open_picture(self._scan.data) as image, explained():
                image.seek(number - 1)
                turns = _TURNS.get(image.getexif().get(0x0112, 1))
                if turns is None:
                    return None
                if image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB"):
                    size = image.mpinfo[0xB002][0]["Size"] if image.format == "MPO" else None
                    channels = 1 if image.mode == "L" else 3
                    return PageImage(
                        image.width, image.height, self._scan.data[:size], "DCTDecode", channels
                    ), turns
                plain = image.mode in ("1", "L", "P", "RGB") and "transparency" not in image.info
                shown = image.copy() if plain else flat(image, "RGB")
                return from_picture(shown, _MOST_WITHOUT_LOSS), turns
        except (NotAPicture, PictureTooLarge) as error:
            raise errors.PageUnreadable(name=self._scan.name, page=number) from error


def malformed() -> tuple[type[Exception], ...]:
    """Return what pikepdf raises where a PDF has a word for a number, nothing for a picture’s width, one page less…"""
    import pikepdf

    return (pikepdf.PdfError, AttributeError, *UNREADABLE)


@contextmanager
def extracting(scan: Scan) -> Iterator[Extractor]:
    """Open a scan to take pictures out of it. Raises as ``opened`` does."""
    import pikepdf

    with opened(scan.data, scan.name) as source:
        if source.media_type != PDF:
            yield Extractor(scan, source, None)
            return
        try:
            document = pikepdf.open(io.BytesIO(scan.data))
        except pikepdf.PdfError as error:
            raise errors.NotAScan(name=scan.name) from error
        with document:
            yield Extractor(scan, source, document)


def _images(page: Any) -> list[Any]:
    """Return the pictures that a page names itself."""
    drawn = page.resources.get("/XObject", {})
    return [item for _name, item in drawn.items() if item.get("/Subtype") == "/Image"]


def _only_picture(pdf: bytes, index: int) -> int | None:
    """Return how a page's one picture lies (quarter turns clockwise); None when it is not alone or does not fill the page."""
    import pypdfium2
    from pypdfium2 import PdfiumError, raw

    from medias_desktop.core.pdf.pages import PDFIUM

    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
            page = document[index]
            if raw.FPDFPage_GetAnnotCount(page):
                return None
            objects = list(page.get_objects(max_depth=2))
            pictures = [one for one in objects if one.type == raw.FPDF_PAGEOBJ_IMAGE]
            others = [one for one in objects if one.type != raw.FPDF_PAGEOBJ_IMAGE]
            invisible = all(
                one.type == raw.FPDF_PAGEOBJ_TEXT and raw.FPDFTextObj_GetTextRenderMode(one) == _INVISIBLE
                for one in others
            )
            if len(pictures) != 1 or not invisible or pictures[0].level:
                return None
            return _lies(pictures[0].get_matrix().get(), pictures[0].get_bounds(), page.get_bbox())
        except PdfiumError:
            return None
        finally:
            document.close()


def _lies(matrix: tuple[float, ...], bounds: tuple[float, ...], box: tuple[float, ...]) -> int | None:
    a, b, c, d = matrix[:4]
    width, height = box[2] - box[0], box[3] - box[1]
    for place, size in ((0, width), (1, height)):
        inside = min(bounds[place + 2], box[place + 2]) - max(bounds[place], box[place])
        if inside < _COVERED * size or bounds[place + 2] - bounds[place] > size / _COVERED:
            return None
    small = 0.01 * max(abs(one) for one in (a, b, c, d))
    signs = "".join("0" if abs(one) < small else "+" if one > 0 else "-" for one in (a, b, c, d))
    return {"+00+": 0, "0-+0": 1, "-00-": 2, "0+-0": 3}.get(signs)


def _packed(image: Any) -> PageImage | None:
    """Return a picture of a PDF as it is packed there; None when PDF/A would not have it so."""
    if any(key in image for key in ("/SMask", "/Mask", "/ImageMask", "/Alternates", "/OPI")):
        return None
    filters = _as_list(image.get("/Filter"))
    parameters = _as_list(image.get("/DecodeParms"))
    name = str(filters[0]).removeprefix("/") if len(filters) == 1 else ""
    space = _space(image.get("/ColorSpace"))
    bits = 1 if name in ("CCITTFaxDecode", "JBIG2Decode") else int(image.get("/BitsPerComponent", 8))
    inverted = _inverted(image.get("/Decode"))
    if space is None or inverted is None or bits not in (1, 2, 4, 8):
        return None
    channels, palette = space
    given = dict(parameters[0].items()) if parameters and hasattr(parameters[0], "items") else {}
    common = b""
    if name in _KEPT:
        if name == "DCTDecode" and not _is_plain_jpeg(image.read_raw_bytes(), channels):
            return None
        if "/JBIG2Globals" in given:
            common = given.pop("/JBIG2Globals").read_bytes()
        data = image.read_raw_bytes()
    else:
        data, name, given = repacked(image.read_bytes()), "FlateDecode", {}
    kept = {key.removeprefix("/"): _plain(value) for key, value in given.items()}
    return PageImage(
        int(image.Width), int(image.Height), data, name, channels, bits, palette, inverted, kept, common
    )


def _plain(value: Any) -> int | bool:
    return value if isinstance(value, bool) else int(value)


def _as_list(value: Any) -> list[Any]:
    import pikepdf

    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _inverted(decode: Any) -> bool | None:
    if decode is None:
        return False
    values = [float(value) for value in decode]
    if values == [0, 1] * (len(values) // 2):
        return False
    return True if values == [1, 0] * (len(values) // 2) else None


def _space(space: Any) -> tuple[int, bytes] | None:
    """Return channels and palette of a colour space that can be written plainly."""
    parts = _as_list(space)
    if not parts:
        return None
    name = str(parts[0])
    if name in _CHANNELS:
        return _CHANNELS[name], b""
    if name == "/ICCBased" and len(parts) > 1:
        channels = int(parts[1].get("/N", 0))
        return (channels, b"") if channels in (1, 3) else None
    if name == "/Indexed" and len(parts) > 3:
        base = _space(parts[1])
        table = parts[3]
        colours = table.read_bytes() if hasattr(table, "read_bytes") else bytes(table)
        if base == (3, b""):
            return 1, colours[: 3 * (int(parts[2]) + 1)]
        if base == (1, b""):
            return 1, b"".join(bytes([grey]) * 3 for grey in colours[: int(parts[2]) + 1])
    return None


def _is_plain_jpeg(data: bytes, channels: int) -> bool:
    try:
        with open_image(io.BytesIO(data), ("JPEG",)) as image:
            return len(image.getbands()) == channels
    except (NotAPicture, PictureTooLarge):
        return False
