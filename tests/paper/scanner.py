"""What a scanner does to printed pages: rasterise, turn, skew, add noise, and write a file."""

from __future__ import annotations

import functools
import io
import random

import pypdfium2
from PIL import Image, ImageChops

from medias_desktop.core.pdf.pages import PDFIUM


def printed(pdf: bytes, page: int, dpi: int = 200, *, grey: bool = True) -> Image.Image:
    """Return a page (from 0) as it comes out of a printer."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        bitmap = document[page].render(scale=dpi / 72, may_draw_forms=True, grayscale=grey)
        picture = bitmap.to_pil().copy()
        document.close()
    return picture.convert("L" if grey else "RGB")


def scanned(page: Image.Image, degrees: float = 0, noise: float = 0, seed: int = 1) -> Image.Image:
    """Return a page turned clockwise, with ``noise`` (standard deviation of 255) and paper not quite white."""
    quarter = round(degrees / 90) * 90
    turned = page.rotate(-quarter, expand=True)
    skew = degrees - quarter  # the glass has its own size: a page lying askew loses its corners
    turned = turned.rotate(-skew, Image.Resampling.BICUBIC, expand=abs(skew) > 5, fillcolor="white")
    turned = turned.point(lambda value: value * 235 // 255 + 12)
    if noise:
        at = random.Random(seed)
        grain = ImageChops.offset(_grain(turned.size, noise), at.randrange(5000), at.randrange(5000))
        turned = ImageChops.add(turned.convert("L"), grain, offset=-128)
    return turned


@functools.lru_cache(maxsize=6)
def _grain(size: tuple[int, int], noise: float) -> Image.Image:
    """Return the noise of a page, made once: the next page's is the same one, begun elsewhere."""
    return Image.effect_noise(size, noise)


def as_pdf(pages: list[Image.Image], dpi: int = 200) -> bytes:
    """Return what an office scanner saves: one picture (JPEG) a page."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return out.getvalue()


def as_tiff(pages: list[Image.Image], dpi: int = 200, compression: str = "group4") -> bytes:
    """Return a fax's file: several pages in black and white."""
    out = io.BytesIO()
    shown = [page.convert("1") if compression == "group4" else page for page in pages]
    shown[0].save(
        out, "TIFF", save_all=True, append_images=shown[1:], compression=compression, dpi=(dpi, dpi)
    )
    return out.getvalue()


def as_picture(page: Image.Image, kind: str, dpi: int | None = 200, **options: object) -> bytes:
    """Return one page as a JPEG, PNG or BMP."""
    out = io.BytesIO()
    if dpi:
        options["dpi"] = (dpi, dpi)
    page.save(out, kind, **options)
    return out.getvalue()


def blank(dpi: int = 200, noise: float = 0) -> Image.Image:
    """Return an empty reverse side."""
    return scanned(Image.new("L", (round(8.5 * dpi), 11 * dpi), 255), noise=noise)
