"""What the code on a printed page says: which document or sheet it is, which page of how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.core.pdf.page_codes import parse_page_code
from medias_desktop.core.pdf.sheet_codes import SheetCode, SheetKind, parse_sheet_code

_SHEET = re.compile(r"MEDIASA([A-Z2-7]{12})", re.ASCII)
_OURS = re.compile(r"medias(:|a[a-z2-7]{12})", re.IGNORECASE)
_LONGEST = 200


class CodeKind(StrEnum):
    """What prints such a code."""

    DOCUMENT = "document"
    """A page of a document of record; ``ids`` are its number and the first 16 digits of its text's SHA-256."""
    SHEET = "sheet"
    """A person's acknowledgement sheet of before there were campaigns; ``ids`` is its number."""
    INDIVIDUAL = "individual"
    """A person's acknowledgement sheet; ``ids`` are the tags of the register and the campaign, and its number."""
    GROUP = "group"
    """A page of a sheet for many persons; ``ids`` as for one person's."""
    BLANK = "blank"
    """A sheet with empty lines; ``ids`` as for one person's."""
    CONSENT = "consent"
    """A consent form of one person; ``ids`` are the tags of the register and what it is for, and its number."""
    CONSENT_GROUP = "consent_group"
    """A page of a consent form for many persons; ``ids`` as for one person's."""
    CONSENT_BLANK = "consent_blank"
    """A consent form to be filled in by hand; ``ids`` as for one person's."""


_KINDS = {
    SheetKind.INDIVIDUAL: CodeKind.INDIVIDUAL,
    SheetKind.GROUP: CodeKind.GROUP,
    SheetKind.BLANK: CodeKind.BLANK,
    SheetKind.CONSENT: CodeKind.CONSENT,
    SheetKind.CONSENT_GROUP: CodeKind.CONSENT_GROUP,
    SheetKind.CONSENT_BLANK: CodeKind.CONSENT_BLANK,
}
_SHEET_KINDS = {kind: sheet for sheet, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code of this program; ``page`` counts from 1."""

    kind: CodeKind
    ids: tuple[str, ...]
    page: int = 1
    pages: int = 1

    @property
    def sheet(self) -> SheetCode | None:
        """What it says of a sheet to be signed; None for other documents."""
        if self.kind is CodeKind.SHEET:
            return SheetCode(SheetKind.INDIVIDUAL, "", "", self.ids[0])
        if self.kind in _SHEET_KINDS:
            register_tag, campaign_tag, sheet = self.ids
            return SheetCode(
                _SHEET_KINDS[self.kind], register_tag, campaign_tag, sheet, self.page, self.pages
            )
        return None


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """A code that is not one of ours, or that a version of this program yet to come has printed."""

    text: str

    @property
    def newer(self) -> bool:
        """Tell whether it looks like one of this program's that cannot be understood yet."""
        return _OURS.match(self.text) is not None


def parse_code(text: str) -> PrintedCode | UnknownCode:
    """Return what a code says, whoever printed it."""
    text = text.strip()
    document = parse_page_code(text)
    if document is not None:
        ids = (document.document_id, document.digest)
        return PrintedCode(CodeKind.DOCUMENT, ids, document.page, document.pages)
    sheet = parse_sheet_code(text)
    if sheet is not None:
        tags = (sheet.register_tag, sheet.campaign_tag, sheet.sheet)
        return PrintedCode(_KINDS[sheet.kind], tags, sheet.page, sheet.pages)
    earlier = _SHEET.fullmatch(text)
    if earlier is not None:
        return PrintedCode(CodeKind.SHEET, (earlier[1],))
    return UnknownCode(text[:_LONGEST])
