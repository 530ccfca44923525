"""Reading the files that were added, in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import read_bytes
from medias_desktop.policies.views.paper_copy.arrangement import Key
from medias_desktop.policies.views.paper_copy.page_list import THUMBNAIL

if TYPE_CHECKING:
    from medias_desktop.core.pdf.pages import Picture
    from medias_desktop.core.progress import Progress
    from medias_desktop.paper.reading import Scan
    from medias_desktop.policies.rules.true_copies import MatchedPages
    from medias_desktop.policies.service.true_copies import TrueCopyService


class Read(NamedTuple):
    """What came out of reading files: the new scans, all pages matched, small pictures, what could not be read."""

    scans: list[Scan]
    matched: MatchedPages | None
    pictures: dict[Key, Picture]
    problems: list[UserError]
    known: list[str]


def read_files(
    service: TrueCopyService, version_id: int, before: list[Scan], paths: list[Path], progress: Progress
) -> Read:
    """Read files beside those read ``before``; one that cannot be read does not stop the others. Raises Cancelled."""
    from medias_desktop.paper.pictures import pictures
    from medias_desktop.paper.reading import read_scan

    found = Read([], None, {}, [], [])
    known = {scan.sha256 for scan in before}
    for path in paths:
        try:
            scan = read_scan(read_bytes(path), path.name, progress)
        except UserError as error:
            found.problems.append(error)
            continue
        if scan.sha256 in known:
            found.known.append(path.name)
            continue
        known.add(scan.sha256)
        place = len(before) + len(found.scans)
        for number, drawn in enumerate(pictures(scan, THUMBNAIL), start=1):
            progress.report(number, len(scan.pages))
            if drawn is not None:
                found.pictures[place, number] = drawn
        found.scans.append(scan)
    if not found.scans:
        return found
    return found._replace(matched=service.match(version_id, [*before, *found.scans]))


def as_image(drawn: Picture) -> QImage:
    """Return a picture as Qt paints it."""
    image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the picture's bytes go away with it
