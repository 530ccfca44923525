"""Pictures of scanned pages for the screen, turned so that they can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.pdf.pages import Picture
from medias_desktop.paper.sources import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from medias_desktop.paper.reading import Scan


def pictures(scan: Scan, longest: int, numbers: tuple[int, ...] = ()) -> Iterator[Picture | None]:
    """Yield pages (by number from 1; all by default) as they lie, the longer side ``longest`` pixels; None for unreadable ones.

    Raises as ``opened`` does: ScanEmpty, NotAScan…
    """
    from medias_desktop.paper.errors import PageUnreadable, PictureTooLarge

    with opened(scan.data, scan.name) as source:
        for number in numbers or tuple(page.number for page in scan.pages):
            try:
                drawn = source.colour(number - 1, longest)
            except (PageUnreadable, PictureTooLarge):
                yield None
                continue
            width, height = drawn.size
            yield Picture(width, height, drawn.convert("RGBA").tobytes("raw", "BGRA"), 4 * width)
