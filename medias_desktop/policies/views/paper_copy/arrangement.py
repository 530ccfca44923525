"""The scanned pages on the table: which page of the document each one is, turned how, in or out of the copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medias_desktop.paper.reading import Scan, ScannedPage
from medias_desktop.policies.rules.true_copies import (
    MatchedPage,
    MatchedPages,
    PageFit,
    PlacedPage,
    missing_pages,
)

Key = tuple[int, int]
"""A scanned page: its file (from 0) and its number there (from 1)."""

WITHOUT_NUMBER = 0
"""A page of the copy that is none of the document's: an enclosure, a reverse side with a signature."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one sees of a page: ``key`` is None for a page of the document that is missing.

    ``page`` is None for a page that is left out or not decided on (``undecided``).
    """

    key: Key | None
    page: int | None
    fit: PageFit | None
    quarter_turns: int = 0
    undecided: bool = False


@dataclass(slots=True)
class _Decision:
    fit: PageFit
    page: int | None
    quarter_turns: int
    undecided: bool


class Arrangement:
    """Holds the scans and what was decided about their pages."""

    def __init__(self) -> None:
        self.scans: list[Scan] = []
        self.total = 0
        self.signed: tuple[int, ...] = ()
        self._decisions: dict[Key, _Decision] = {}
        self._displaced: dict[Key, tuple[Key, int]] = {}

    def add(self, scans: Sequence[Scan], matched: MatchedPages) -> None:
        """Put further files on the table; ``matched`` tells of the pages of all of them, earlier ones included.

        What somebody decided about earlier pages stays.
        """
        self.scans += scans
        self.total, self.signed = matched.total, matched.signed
        taken = {one.page for one in self._decisions.values() if one.page}
        for one in matched.pages:
            key = (one.scan, one.number)
            if key not in self._decisions:
                self._decisions[key] = self._first(one, taken)

    def _first(self, one: MatchedPage, taken: set[int]) -> _Decision:
        fit = one.fit
        if fit in (PageFit.RECOGNISED, PageFit.TWICE):
            fit = PageFit.TWICE if one.page in taken else PageFit.RECOGNISED
        page = one.page if fit is PageFit.RECOGNISED else None
        if page is not None:
            taken.add(page)
        return _Decision(fit, page, one.quarter_turns, fit.asks)

    def knows(self, sha256: str) -> bool:
        """Tell whether a file lies here already."""
        return any(scan.sha256 == sha256 for scan in self.scans)

    def page_of(self, key: Key) -> ScannedPage:
        """Return what was read of a page."""
        return self.scans[key[0]].pages[key[1] - 1]

    def place(self, key: Key, page: int) -> None:
        """Say which page of the document it is (or WITHOUT_NUMBER); another one in its place is left out.

        It comes back when this one goes elsewhere: the arrow keys walk over every page of a choice.
        """
        self._bring_back(key)
        if page != WITHOUT_NUMBER:
            for other, decision in self._decisions.items():
                if other != key and decision.page == page:
                    decision.page = None
                    self._displaced[key] = (other, page)
        one = self._decisions[key]
        one.page, one.undecided = page, False

    def leave_out(self, key: Key) -> None:
        """Keep a page out of the copy."""
        self._bring_back(key)
        one = self._decisions[key]
        one.page, one.undecided = None, False

    def _bring_back(self, key: Key) -> None:
        other, page = self._displaced.pop(key, (key, 0))
        if not page:
            return
        self._decisions[key].page = None
        taken = any(one.page == page for one in self._decisions.values())
        if not taken and self._decisions[other].page is None:
            self._decisions[other].page = page

    def turn(self, key: Key) -> None:
        """Turn a page by a quarter clockwise."""
        one = self._decisions[key]
        one.quarter_turns = (one.quarter_turns + 1) % 4

    def clear(self) -> None:
        """Take everything off the table."""
        self.scans.clear()
        self._decisions.clear()
        self._displaced.clear()

    @property
    def undecided(self) -> tuple[Key, ...]:
        """Return the pages of which somebody must say what they are."""
        return tuple(key for key, one in self._decisions.items() if one.undecided)

    @property
    def missing(self) -> tuple[int, ...]:
        """Return the pages of the document that are not part of the copy."""
        return missing_pages((one.page for one in self._decisions.values() if one.page), self.total)

    @property
    def missing_signed(self) -> tuple[int, ...]:
        """Return those of them that bear the signatures."""
        return tuple(page for page in self.missing if page in self.signed)

    def placed(self) -> tuple[PlacedPage, ...]:
        """Return the copy's pages in order; one without a number follows the page before it in its file."""
        rows = [row for row in self.rows() if row.key is not None and row.page is not None]
        return tuple(
            PlacedPage(row.key[0], row.key[1], row.page, row.quarter_turns)
            for row in rows
            if row.key is not None and row.page is not None
        )

    def rows(self) -> tuple[Row, ...]:
        """Return every page: those of the copy in its order with gaps for missing ones, then those left out."""
        inside: list[tuple[tuple[int, int, Key], Row]] = []
        outside: list[Row] = []
        for key, one, before in self._with_page_before():
            row = Row(key, one.page, one.fit, one.quarter_turns, one.undecided)
            if one.page is None and not one.undecided:
                outside.append(row)
            else:
                inside.append(((one.page or before, 0 if one.page else 1, key), row))
        gaps = ((page, 0, (-1, 0)) for page in self.missing) if self._decisions else ()
        inside += [(place, Row(None, place[0], None)) for place in gaps]
        return (*(row for _place, row in sorted(inside, key=lambda one: one[0])), *outside)

    def _with_page_before(self) -> Iterable[tuple[Key, _Decision, int]]:
        before, scan = 0, -1
        for key, one in sorted(self._decisions.items()):
            if key[0] != scan:
                before, scan = 0, key[0]
            before = one.page or before
            yield key, one, before
