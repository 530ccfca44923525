"""What is done with scanned pages, whoever printed them: each slice says what its own sheets are and what they confirm.

The tray and its window know pages, what fits them and what was done; a handler knows persons, lists and rules.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from medias_desktop.core.i18n import _, format_number, translate
from medias_desktop.paper import errors
from medias_desktop.paper.codes import PrintedCode, UnknownCode, parse_code

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind
    from medias_desktop.paper.rules import KeptPage


class Fit(StrEnum):
    """What there is to do with a page."""

    READY = "ready"
    """Its sheet is known: confirm who signed it."""
    RECEIVED = "received"
    """All on it is recorded already: keep it as further evidence, or set it aside."""
    NAMELESS = "nameless"
    """A sheet with empty lines: say who signed it."""
    UNMATCHED = "unmatched"
    """It cannot be matched; ``problem`` says why."""


@dataclass(frozen=True, slots=True)
class Match:
    """A page and what its code says; a handler's own matches say whose sheet it is."""

    page: KeptPage
    fit: Fit
    problem: UserError | None = None

    @property
    def several(self) -> bool:
        """Tell whether it is a sheet for many persons."""
        return False

    @property
    def concerns(self) -> frozenset[Hashable]:
        """Return whom it is about: what another page confirms of them may change what this one is."""
        return frozenset()

    def title(self) -> str:
        """Return what the page is, in a line."""
        return place(self.page)

    def below(self) -> str:
        """Return the line below it: why it is nobody’s."""
        return translate(getattr(self.problem, "short", errors.UNKNOWN_SHEET))

    def listed(self) -> str:
        """Return what the page is, as the command line tells it."""
        return self.problem.sentence() if self.problem is not None else self.title()


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation that can be undone: its pages (the one confirmed first), the entries that it recorded."""

    pages: tuple[int, ...]
    events: tuple[int, ...]


class SheetHandler(Protocol):
    """What a slice does with the sheets that it prints."""

    @property
    def kinds(self) -> frozenset[SheetKind]:
        """Return the kinds of sheets that are its own."""

    def match_sheet(self, page: KeptPage) -> Match:
        """Return what a page that bears the code of one of its sheets is."""

    def keep_as_evidence(self, match: Match) -> Confirmed:
        """Keep a page whose lines are all recorded beside what proves them."""

    def undo(self, done: Confirmed) -> None:
        """Take a confirmation back; its pages wait again."""


def sheet_code_of(page: KeptPage) -> SheetCode | None:
    """Return what a page's one code says of a sheet; None when it says nothing of one, or several say different things."""
    said = parse_code(page.code) if page.code and "\n" not in page.code else None
    return said.sheet if isinstance(said, PrintedCode) else None


def no_sheet(page: KeptPage) -> UserError:
    """Return why a page's code names no sheet."""
    if not page.code:
        return errors.NoCodeOnPage()
    if "\n" in page.code:
        return errors.SeveralCodesOnPage()
    said = parse_code(page.code)
    if isinstance(said, UnknownCode):
        return errors.CodeOfANewerVersion() if said.newer else errors.CodeOfSomethingElse()
    return errors.PageOfADocument()


def place(page: KeptPage) -> str:
    """Return where a page comes from."""
    if page.pages == 1:
        return page.scan_name
    return _("{name}, page {page} of {pages}").format(
        name=page.scan_name, page=format_number(page.page), pages=format_number(page.pages)
    )
