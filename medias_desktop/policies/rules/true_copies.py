"""The copy of a document signed by hand: which scanned page is which page of the document, what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.paper.codes import CodeKind, PrintedCode, UnknownCode
from medias_desktop.policies.rules import true_copy_errors as errors


class PageFit(StrEnum):
    """What a scanned page is to the document."""

    RECOGNISED = "recognized"
    TWICE = "twice"
    """Its page was scanned before; it is left out unless somebody chooses otherwise."""
    FOREIGN = "foreign"
    """A page of another document, or of another text of this one."""
    BLANK = "blank"
    """An empty reverse side."""
    NO_CODE = "no_code"
    """Somebody must say which page it is."""
    UNREADABLE = "unreadable"

    @property
    def asks(self) -> bool:
        """Tell whether somebody must decide about the page."""
        return self is PageFit.NO_CODE


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What was seen of a scanned page: ``scan`` counts files from 0, ``number`` its pages from 1."""

    scan: int
    number: int
    codes: tuple[PrintedCode | UnknownCode, ...]
    blank: bool
    unreadable: bool
    quarter_turns: int


@dataclass(frozen=True, slots=True)
class MatchedPage:
    """A scanned page and what it is; ``page`` is its number in the document (0: none), turned clockwise to be read."""

    scan: int
    number: int
    fit: PageFit
    page: int
    quarter_turns: int


@dataclass(frozen=True, slots=True)
class MatchedPages:
    """Every scanned page in the order of the scans; ``total`` pages of the document, ``signed`` those signed by hand."""

    pages: tuple[MatchedPage, ...]
    total: int
    signed: tuple[int, ...]

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the pages of the document that no scanned page was recognized as."""
        return missing_pages((one.page for one in self.pages if one.fit is PageFit.RECOGNISED), self.total)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A scanned page that becomes part of the copy, in the order given; ``page`` 0 for one without a number."""

    scan: int
    number: int
    page: int
    quarter_turns: int = 0


@dataclass(frozen=True, slots=True)
class TrueCopy:
    """A copy as recorded; digests are 64 hexadecimal digits."""

    id: int
    version_id: int
    pages: int
    attested_by: str
    attested_role: str
    note: str
    attested_at: dt.datetime
    scan_sha256: str
    pdf_sha256: str


@dataclass(frozen=True, slots=True)
class AwaitedCopy:
    """An adoption that somebody signs by hand and of which no copy came back yet."""

    version_id: int
    version_uid: str
    policy_title: str
    ordinal: int
    names: tuple[str, ...]


def match(
    seen: Sequence[SeenPage], document_id: str, digest: str, total: int, signed: tuple[int, ...]
) -> MatchedPages:
    """Say of each scanned page what it is to the document.

    ``document_id`` is without dashes, ``digest`` the SHA-256 of the adopted text.
    """
    found: list[MatchedPage] = []
    taken: set[int] = set()
    for one in seen:
        fit, page = _fit(one, document_id, digest, total)
        if fit is PageFit.RECOGNISED and page in taken:
            fit = PageFit.TWICE
        taken.add(page)
        found.append(MatchedPage(one.scan, one.number, fit, page, one.quarter_turns))
    return MatchedPages(tuple(found), total, signed)


def _fit(seen: SeenPage, document_id: str, digest: str, total: int) -> tuple[PageFit, int]:
    if seen.unreadable:
        return PageFit.UNREADABLE, 0
    ours = {one for one in seen.codes if isinstance(one, PrintedCode)}
    if len(ours) > 1:  # two pages on one sheet of the scan: nobody can tell which one it is
        return PageFit.NO_CODE, 0
    for one in ours:
        same = (CodeKind.DOCUMENT, (document_id, digest[: len(one.ids[-1])]), total)
        fits = (one.kind, one.ids, one.pages) == same and one.page <= total
        return (PageFit.RECOGNISED, one.page) if fits else (PageFit.FOREIGN, 0)
    if any(one.newer for one in seen.codes if isinstance(one, UnknownCode)):
        return PageFit.FOREIGN, 0
    return (PageFit.BLANK if seen.blank else PageFit.NO_CODE), 0


def proposed(pages: Iterable[MatchedPage]) -> tuple[PlacedPage, ...]:
    """Return the pages that are part of the copy without anybody deciding, in the document's order."""
    kept = [one for one in pages if one.fit is PageFit.RECOGNISED]
    kept.sort(key=lambda one: one.page)
    return tuple(PlacedPage(one.scan, one.number, one.page, one.quarter_turns) for one in kept)


def missing_pages(pages: Iterable[int], total: int) -> tuple[int, ...]:
    """Return the numbers from 1 to ``total`` that are not among ``pages``."""
    there = set(pages)
    return tuple(number for number in range(1, total + 1) if number not in there)


def check_can_attest(
    placed: Sequence[PlacedPage],
    total: int,
    signed: Collection[int],
    attested_by: str,
    role: str,
    note: str,
) -> None:
    """Refuse a copy that would say too little or something wrong; ``signed`` are the pages that bear signatures."""
    if not placed:
        raise errors.NoPageChosen
    numbered = [one.page for one in placed if one.page]
    if any(not 1 <= page <= total for page in numbered):
        raise errors.PageOutsideDocument(pages=total)
    for page in numbered:
        if numbered.count(page) > 1:
            raise errors.PagePlacedTwice(page=page)
    missing = missing_pages(numbered, total)
    unsigned = [page for page in missing if page in signed]
    if unsigned:
        raise errors.SignaturePageMissing(pages=numbers(unsigned))
    if missing and not note.strip():
        raise errors.MissingPagesUnexplained(pages=numbers(missing))
    if not attested_by.strip() or not role.strip():
        raise errors.AttesterMissing


def numbers(pages: Iterable[int]) -> str:
    """Return page numbers as one writes them: 2, 4–7."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
