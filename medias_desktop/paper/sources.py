"""Opening what a scanner or a telephone made: a PDF, or a picture of one or more pages."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from medias_desktop.core.files import MAX_MEGABYTES
from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, explained, flat, open_image
from medias_desktop.paper import errors

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 3000
MOST_MEGAPIXELS = 85
"""A page of A3 at 600 dots per inch has 70."""

PDF = "application/pdf"
FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
"""Read by Pillow itself; a telephone's JPEG of two frames (MPO) begins as one."""

_LETTER = (612.0, 792.0)
_NARROWEST, _WIDEST = 200.0, 1300.0
"""Points: a page outside was not measured by a scanner, a telephone's picture says 72 dots per inch."""

_DOTS = 200
"""Dots per inch at which a page of a PDF is looked at."""


class PageSize(NamedTuple):
    """Width and height in points as the page lies, and its dots per inch (0: not known, a PDF's drawing)."""

    width: float
    height: float
    dpi: int


class Source(Protocol):
    """The pages of an open file."""

    media_type: str

    def __len__(self) -> int: ...

    def size(self, page: int) -> PageSize:
        """Return the size of a page (from 0)."""

    def grey(self, page: int) -> Image:
        """Return a page in 8 bits of grey, as it lies, fine enough to read codes."""

    def colour(self, page: int, longest: int) -> Image:
        """Return a page in red, green and blue as it lies, its longer side at most ``longest`` points."""


@contextlib.contextmanager
def opened(data: bytes, name: str) -> Iterator[Source]:
    """Open a scan. Raises ScanEmpty, NotAScan, ScanEncrypted, ScanTooLarge or TooManyPages."""
    if not data:
        raise errors.ScanEmpty(name=name)
    if len(data) > MAX_MEGABYTES * 1024 * 1024:
        raise errors.ScanTooLarge(name=name, megabytes=MAX_MEGABYTES)
    made = _pdf(data, name) if b"%PDF-" in data[:1024] else _picture(data, name)
    with contextlib.closing(made) as source:
        if not len(source):
            raise errors.NotAScan(name=name)
        if len(source) > MOST_PAGES:
            raise errors.TooManyPages(name=name, limit=MOST_PAGES)
        yield source


def _pdf(data: bytes, name: str) -> _PdfSource:
    from medias_desktop.core.pdf.errors import NotAPdf
    from medias_desktop.core.pdf.pages import open_pdf

    try:
        return _PdfSource(open_pdf(data), name)
    except NotAPdf as error:
        asks = "password" in str(error.__cause__).lower()
        raise (errors.ScanEncrypted if asks else errors.NotAScan)(name=name) from error


def _picture(data: bytes, name: str) -> _PictureSource:
    try:
        return _PictureSource(open_picture(data), name)
    except NotAPicture as error:
        raise errors.NotAScan(name=name) from error
    except PictureTooLarge as error:
        raise errors.PictureTooLarge(name=name, page=1, megapixels=MOST_MEGAPIXELS) from error


def open_picture(data: bytes) -> Any:
    """Open a scan that is a picture. Raises core.pictures.NotAPicture or PictureTooLarge."""
    return open_image(io.BytesIO(data), FORMATS)


class _PdfSource:
    """The pages of a PDF, drawn by PDFium."""

    media_type = PDF

    def __init__(self, pages: Any, name: str) -> None:
        self._pages, self._name = pages, name

    def __len__(self) -> int:
        return len(self._pages)

    def close(self) -> None:
        self._pages.close()

    def size(self, page: int) -> PageSize:
        from medias_desktop.core.pdf.errors import NotAPdf

        try:
            width, height = self._pages.size(page)
            widest = max((pixels for pixels, _high in self._pages.image_sizes(page)), default=0)
        except NotAPdf as error:
            raise errors.PageUnreadable(name=self._name, page=page + 1) from error
        if width < 1 or height < 1:
            raise errors.PageUnreadable(name=self._name, page=page + 1)
        return PageSize(width, height, round(widest * 72 / width))

    def grey(self, page: int) -> Image:
        from PIL import Image

        size = self._checked(page)
        # A picture is looked at as it was scanned as long as that says more; a drawing has no dots of its own.
        dots = _DOTS if size.dpi == 0 else min(400, max(_DOTS, size.dpi))
        drawn = self._draw(page, dots / 72, size, grey=True)
        return Image.frombuffer("L", (drawn.width, drawn.height), drawn.data, "raw", "L", drawn.stride, 1)

    def colour(self, page: int, longest: int) -> Image:
        from PIL import Image

        size = self._checked(page)
        drawn = self._draw(page, longest / max(size.width, size.height), size, grey=False)
        return Image.frombuffer(
            "RGB", (drawn.width, drawn.height), drawn.data, "raw", "BGRX", drawn.stride, 1
        )

    def _draw(self, page: int, scale: float, size: PageSize, *, grey: bool) -> Any:
        from medias_desktop.core.pdf.errors import NotAPdf

        most = (MOST_MEGAPIXELS * 1e6 / 4 / (size.width * size.height)) ** 0.5
        try:
            return (self._pages.render_grey if grey else self._pages.render)(page, min(scale, most))
        except NotAPdf as error:
            raise errors.PageUnreadable(name=self._name, page=page + 1) from error

    def _checked(self, page: int) -> PageSize:
        size = self.size(page)
        if any(wide * high > MOST_MEGAPIXELS * 1e6 for wide, high in self._pages.image_sizes(page)):
            raise errors.PictureTooLarge(name=self._name, page=page + 1, megapixels=MOST_MEGAPIXELS)
        return size


class _PictureSource:
    """The frames of a picture, as a telephone says that it held itself (EXIF)."""

    def __init__(self, image: Any, name: str) -> None:
        self._image, self._name = image, name
        self.media_type = "image/jpeg" if image.format == "MPO" else f"image/{image.format.lower()}"
        # A telephone's second frame (MPO) is the same picture again.
        self._count = int(image.n_frames) if image.format == "TIFF" else 1

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        self._image.close()

    def size(self, page: int) -> PageSize:
        with self._explained(page):
            self._image.seek(page)
            width, height = self._image.size
            if width * height > MOST_MEGAPIXELS * 1e6:
                raise errors.PictureTooLarge(name=self._name, page=page + 1, megapixels=MOST_MEGAPIXELS)
            across, down = _dots(self._image.info)
            if self._image.getexif().get(0x0112, 1) >= 5:
                width, height, across, down = height, width, down, across
        return _measured(width, height, across, down)

    def grey(self, page: int) -> Image:
        return self._upright(page, "L")

    def colour(self, page: int, longest: int) -> Image:
        from PIL import Image

        if self._image.format == "JPEG" and page == 0:
            with self._explained(page):
                self._image.draft("RGB", (longest, longest))  # decoded at a half, a quarter or an eighth
        picture = self._upright(page, "RGB")
        picture.thumbnail((longest, longest), Image.Resampling.BOX, reducing_gap=2.0)
        return picture

    def _upright(self, page: int, mode: str) -> Image:
        from PIL import ImageOps

        self.size(page)
        with self._explained(page):
            return ImageOps.exif_transpose(flat(self._image, mode))

    @contextlib.contextmanager
    def _explained(self, page: int) -> Iterator[None]:
        try:
            with explained():
                yield
        except NotAPicture as error:
            raise errors.PageUnreadable(name=self._name, page=page + 1) from error
        except PictureTooLarge as error:
            raise errors.PictureTooLarge(
                name=self._name, page=page + 1, megapixels=MOST_MEGAPIXELS
            ) from error


def _dots(info: dict[Any, Any]) -> tuple[float, float]:
    found = info.get("dpi") or (0, 0)
    try:
        across, down = (float(value) for value in found)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0
    return (across, down) if across > 0 and down > 0 else (0.0, 0.0)


def _measured(width: int, height: int, across: float, down: float) -> PageSize:
    """Return a picture's size as the scanner measured it, or as large as a sheet of paper where nobody did."""
    if across and down:
        wide, high = width * 72 / across, height * 72 / down
        if min(wide, high) >= _NARROWEST and max(wide, high) <= _WIDEST:
            return PageSize(round(wide, 1), round(high, 1), round(across))  # PNG counts points per metre
    paper = _LETTER if height >= width else _LETTER[::-1]
    scale = min(paper[0] / width, paper[1] / height)
    return PageSize(width * scale, height * scale, round(72 / scale))
