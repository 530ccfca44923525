"""What a scanned page is: whose sheet, of which campaign, and whether there is anything left to confirm."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements.errors import returns as errors
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.service.sheet_finding import FoundSheet, SheetFinder
from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind
from medias_desktop.paper.handling import Fit, Match, place

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow, Scope
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.rules import KeptPage

_SIGNED = (AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class SheetMatch(Match):
    """A page of an acknowledgement sheet; ``problem`` says why there is nobody."""

    sheet: FoundSheet | None = None

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

    @property
    def concerns(self) -> frozenset[Hashable]:
        """Return whom it is about."""
        return frozenset(("acknowledgements", row.person_id) for row in self.persons)

    def title(self) -> str:
        """Return whose sheet it is, in a line."""
        if self.sheet is None:
            return place(self.page)
        if self.fit is Fit.NAMELESS:
            return _("Sheet with empty lines")
        if self.several:
            count = len(self.persons)
            return ngettext("Group sheet, {n} line", "Group sheet, {n} lines", count).format(
                n=format_number(count)
            )
        return self.persons[0].listed_name if self.persons else place(self.page)

    def below(self) -> str:
        """Return the campaign or the text, else why it is nobody’s."""
        if self.scope is None:
            return Match.below(self)
        campaign = self.scope.campaign
        return campaign.title if campaign is not None and campaign.title else self.scope.version.policy_title

    def listed(self) -> str:
        """Return list and names, as the command line tells them."""
        scope = self.scope
        if self.problem is not None or scope is None:
            return Match.listed(self)
        names = "; ".join(row.listed_name for row in self.persons) or _("Sheet with empty lines")
        return f"{scope.campaign.title if scope.campaign else scope.version.policy_title} – {names}"


def has_signed(row: PersonRow) -> bool:
    """Tell whether a person signed this very text: who signed the one before may still sign this one."""
    return row.status.state in _SIGNED and not row.status.through


class Matcher:
    """Matches the pages of one register; ask one for as long as a scan is looked through."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._finder = SheetFinder(register, service)

    def match(self, page: KeptPage, code: SheetCode) -> SheetMatch:
        """Return what a page is that bears the code of an acknowledgement sheet."""
        try:
            sheet = self._finder.find(code)
        except UserError as error:
            return SheetMatch(page, Fit.UNMATCHED, error)
        found = SheetMatch(page, Fit.READY, sheet=sheet)
        if sheet.kind is SheetKind.BLANK or not sheet.lines:
            return SheetMatch(page, Fit.NAMELESS, sheet=sheet)
        if not found.left:
            return SheetMatch(page, Fit.RECEIVED, sheet=sheet)
        if not sheet.is_signed_page:
            return SheetMatch(page, Fit.UNMATCHED, errors.FirstPageAwaited(), sheet)
        return found
