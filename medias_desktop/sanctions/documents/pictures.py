"""Pictures of a case made ready to be printed: smaller, and as text that the typesetter takes without copying it."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

_LONGEST = 1600
"""Pixels of the longer side: 200 dots per inch on a page."""
_QUALITY = 82
_PAGE_SCALE = 110 / 72
"""Of a page of a letter: 110 dots per inch."""
_TALL = 1.2


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A JPEG in SVG, its size in pixels; ``tall`` when it is clearly higher than wide."""

    svg: str
    width: int
    height: int

    @property
    def tall(self) -> bool:
        """Tell whether it is clearly higher than wide."""
        return self.height > self.width * _TALL


def shown_picture(content: bytes) -> ShownPicture:
    """Return a picture of any everyday format. Raises NotAPicture or PictureTooLarge (core.pictures.opening)."""
    from PIL import Image, ImageOps

    from medias_desktop.core.pictures.modes import flat
    from medias_desktop.core.pictures.opening import opened

    with opened(io.BytesIO(content), side=_LONGEST) as (image, _full):
        upright = flat(ImageOps.exif_transpose(image), "RGB")
        upright.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
        return _as_svg(upright)


def shown_pages(pdf: bytes) -> tuple[ShownPicture, ...]:
    """Return the pages of a PDF as pictures."""
    from PIL import Image

    from medias_desktop.core.pdf.pages import open_pdf

    found = []
    with open_pdf(pdf) as pages:
        for number in range(len(pages)):
            drawn = pages.render(number, _PAGE_SCALE)
            size = (drawn.width, drawn.height)
            image = Image.frombuffer("RGB", size, drawn.data, "raw", "BGRX", drawn.stride, 1)
            found.append(_as_svg(image))
    return tuple(found)


def _as_svg(image: object) -> ShownPicture:
    """Wrap a picture: bytes handed over as a list of numbers would take thirty times as much memory."""
    from PIL.Image import Image

    assert isinstance(image, Image)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    width, height = image.size
    data = base64.b64encode(out.getvalue()).decode()
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}"><image width="{width}" height="{height}" '
        f'xlink:href="data:image/jpeg;base64,{data}"/></svg>'
    )
    return ShownPicture(svg, width, height)
