"""Reading the codes of scanned pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Progress
from medias_desktop.paper.codes import PrintedCode
from medias_desktop.paper.finding import FoundCode, find_codes, is_blank
from medias_desktop.paper.sources import Source, opened


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page as it lies in its file: ``number`` from 1, width and height in points, dots per inch (0: not known)."""

    number: int
    width: float
    height: float
    dpi: int
    codes: tuple[FoundCode, ...]
    blank: bool
    problem: UserError | None = None
    """Why it could not be looked at; the other pages of its file were."""

    @property
    def code(self) -> PrintedCode | None:
        """The one code of this program on the page; None when there is none, or several that say different things."""
        found = {one.code for one in self.codes if isinstance(one.code, PrintedCode)}
        return found.pop() if len(found) == 1 else None

    @property
    def quarter_turns(self) -> int:
        """How many quarter turns clockwise put it upright, by its code; 0 without one."""
        return self.codes[0].quarter_turns if self.codes else 0


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it came, and its pages."""

    name: str
    media_type: str
    data: bytes = field(repr=False)
    sha256: str
    pages: tuple[ScannedPage, ...]


def read_scan(data: bytes, name: str, progress: Progress) -> Scan:
    """Read a PDF or a picture (JPEG, PNG, TIFF of several pages, BMP) and the codes on its pages.

    Reports pages and may raise Cancelled. Raises ScanEmpty, NotAScan, ScanEncrypted, ScanTooLarge or TooManyPages; a
    page that cannot be read says so in its ``problem``.
    """
    pages: list[ScannedPage] = []
    with opened(data, name) as source:
        for index in range(len(source)):
            progress.report(index, len(source))
            page = read_page(source, index)
            if page.problem is not None and len(source) == 1:
                raise page.problem
            pages.append(page)
        progress.report(len(source), len(source))
        return Scan(name, source.media_type, data, hashlib.sha256(data).hexdigest(), tuple(pages))


def read_page(source: Source, index: int) -> ScannedPage:
    """Read the codes of one page (from 0); what is wrong with it is its ``problem``."""
    from medias_desktop.paper.errors import PageUnreadable, PictureTooLarge

    try:
        size = source.size(index)
        grey = source.grey(index)
    except (PageUnreadable, PictureTooLarge) as error:
        return ScannedPage(index + 1, 0.0, 0.0, 0, (), blank=False, problem=error)
    codes = find_codes(grey)
    blank = not codes and is_blank(grey)
    return ScannedPage(index + 1, size.width, size.height, size.dpi, codes, blank)
