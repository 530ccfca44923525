"""What a scanned page is: whose sheet, of which campaign, and whether there is anything left to confirm."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.errors import returns as errors
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.service.sheet_finding import FoundSheet, SheetFinder
from medias_desktop.core.errors import UserError
from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind
from medias_desktop.paper.codes import PrintedCode, UnknownCode, parse_code

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow, Scope
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.rules import KeptPage

_SIGNED = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)


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
    """A page and what its code says; ``problem`` says why there is nobody."""

    page: KeptPage
    fit: Fit
    sheet: FoundSheet | None = None
    problem: UserError | None = None

    @property
    def scope(self) -> Scope | None:
        """Return the list that its sheet was printed for."""
        return self.sheet.scope if self.sheet else None

    @property
    def persons(self) -> tuple[PersonRow, ...]:
        """Return those who stand on it, line by line."""
        return tuple(line.row for line in self.sheet.lines) if self.sheet else ()

    @property
    def several(self) -> bool:
        """Tell whether it is a sheet for many persons."""
        return self.sheet is not None and self.sheet.kind is not SheetKind.INDIVIDUAL

    @property
    def left(self) -> tuple[PersonRow, ...]:
        """Return those who have not signed this text yet."""
        return tuple(row for row in self.persons if not has_signed(row))


def has_signed(row: PersonRow) -> bool:
    """Tell whether a person signed this very text: who signed the one before may still sign this one."""
    return row.status.state in _SIGNED and not row.status.through


def sheet_code_of(page: KeptPage) -> SheetCode | None:
    """Return what a page's one code says of a sheet; None when it says nothing of one, or several say different things."""
    said = parse_code(page.code) if page.code and "\n" not in page.code else None
    return said.sheet if isinstance(said, PrintedCode) else None


class Matcher:
    """Matches the pages of one register; ask one for as long as a scan is looked through."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._finder = SheetFinder(register, service)

    def match(self, page: KeptPage) -> Match:
        """Return what a page is."""
        code = sheet_code_of(page)
        if code is None:
            return Match(page, Fit.UNMATCHED, problem=_no_sheet(page))
        try:
            sheet = self._finder.find(code)
        except UserError as error:
            return Match(page, Fit.UNMATCHED, problem=error)
        found = Match(page, Fit.READY, sheet)
        if sheet.kind is SheetKind.BLANK or not sheet.lines:
            return Match(page, Fit.NAMELESS, sheet)
        if not found.left:
            return Match(page, Fit.RECEIVED, sheet)
        if not sheet.is_signed_page:
            return Match(page, Fit.UNMATCHED, sheet, errors.FirstPageAwaited())
        return found


def _no_sheet(page: KeptPage) -> UserError:
    """Return why a page's code names no sheet."""
    if not page.code:
        return errors.NoCodeOnPage()
    if "\n" in page.code:
        return errors.SeveralCodesOnPage()
    said = parse_code(page.code)
    if isinstance(said, UnknownCode):
        return errors.CodeOfANewerVersion() if said.newer else errors.CodeOfSomethingElse()
    return errors.PageOfADocument()
