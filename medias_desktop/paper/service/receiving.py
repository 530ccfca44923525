"""Taking up a scan: every page by itself, as the scanner packed it, kept before anybody looks at it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.core.errors import Cancelled
from medias_desktop.core.pdf.page_images import one_page
from medias_desktop.core.store import attachments
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.paper import errors
from medias_desktop.paper.codes import PrintedCode
from medias_desktop.paper.extracting import Extractor, extracting
from medias_desktop.paper.models import page as table
from medias_desktop.paper.reading import Scan, ScannedPage, read_page
from medias_desktop.paper.rules import PageState, Received

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register

NAME = "page.pdf"
"""What kept pages are called: the trail keeps the names of files, and a scan may be called after somebody."""

_AT_ONCE = 64 * 1024 * 1024
"""Bytes of pages held in memory before they are kept; a file of at most 50 MB has as many only when it must be redrawn."""

_LONGEST_NAME, _LONGEST_CODE = 255, 200
_LETTER = (612.0, 792.0)
_HERE = "SELECT page FROM paper_page WHERE scan_sha256 = :sha256"


@dataclass(slots=True)
class _Page:
    number: int
    content: bytes = field(repr=False)
    code: str
    quarter_turns: int
    blank: bool


def receive(register: Register, data: bytes, name: str, progress: Progress) -> Received:
    """Keep the pages of a scan that are not here yet, those read so far also when it is cancelled.

    The pages of a file are kept together: when the program dies all of them are there, or none. Raises Cancelled, what
    ``opened`` raises, PageUnreadable for a file of one page, and what a transaction raises (DiskFull…).
    """
    sha256 = hashlib.sha256(data).hexdigest()
    scan = Scan(name, "", data, sha256, ())
    here = {int(row[0]) for row in register.rows(_HERE, sha256=sha256)}
    kept: list[int] = []
    waiting: list[_Page] = []
    with extracting(scan) as extractor:
        total = len(extractor.source)
        try:
            for number in range(1, total + 1):
                progress.report(number - 1, total)
                if number not in here:
                    waiting.append(_read(extractor, number, total))
                if sum(len(one.content) for one in waiting) > _AT_ONCE:
                    kept += _keep(register, scan, total, waiting)
                    waiting = []
        except Cancelled:
            _keep(register, scan, total, waiting)
            raise
    blank = sum(one.blank for one in waiting)
    kept += _keep(register, scan, total, waiting)
    progress.report(total, total)
    return Received(name, total, tuple(kept), blank)


def _read(extractor: Extractor, number: int, total: int) -> _Page:
    """Return a page as it is kept; one that cannot be looked at is kept as its file has it. Raises PageUnreadable."""
    seen = read_page(extractor.source, number - 1)
    if seen.problem is not None:
        copied = extractor.copy(number)
        if copied is None or total == 1:
            raise seen.problem
        return _Page(number, copied, "", 0, blank=False)
    try:
        image, turns = extractor.page(number)
    except (errors.PageUnreadable, errors.PictureTooLarge):
        copied = extractor.copy(number)
        if copied is None:
            raise
        return _Page(number, copied, code_of(seen), seen.quarter_turns, seen.blank)
    width, height = (seen.width, seen.height) if seen.width and seen.height else _LETTER
    return _Page(number, one_page(image, width, height, turns), code_of(seen), seen.quarter_turns, seen.blank)


def code_of(page: ScannedPage) -> str:
    """Return what the code of this program on a page says; several that disagree one a line, else another's code."""
    ours = [one for one in page.codes if isinstance(one.code, PrintedCode)]
    # A visiting card's code has lines of its own: it is one code all the same.
    said = [" ".join(storable(one.text).splitlines()) for one in ours or page.codes]
    return "\n".join(said)[:_LONGEST_CODE]


def _keep(register: Register, scan: Scan, total: int, pages: Sequence[_Page]) -> list[int]:
    if not pages:
        return []
    with register.transaction("receive_scan") as tx:
        # Another window may have received the same file meanwhile.
        here = tx.execute(table.select().where(table.c.scan_sha256 == scan.sha256)).mappings()
        new = _but(pages, {row["page"] for row in here})
        numbers = tx.new_numbers(table, len(new))
        digests = [attachments.keep(tx, NAME, "application/pdf", one.content) for one in new]
        tx.insert_many(
            table,
            [
                {
                    "id": number,
                    "uid": new_uid(),
                    "scan_name": storable(scan.name)[-_LONGEST_NAME:],
                    "scan_sha256": scan.sha256,
                    "page": one.number,
                    "pages": total,
                    "content_sha256": digest,
                    "code": one.code,
                    "quarter_turns": one.quarter_turns,
                    "state": (PageState.ASIDE if one.blank else PageState.WAITING).value,
                    "received_at": tx.now,
                }
                for number, digest, one in zip(numbers, digests, new, strict=True)
            ],
        )
    return numbers


def _but(pages: Sequence[_Page], here: Collection[int]) -> list[_Page]:
    return [one for one in pages if one.number not in here]
