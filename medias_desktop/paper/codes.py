"""What the code on a printed page says: which document or sheet it is, which page of how many."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.core.pdf.page_codes import parse_page_code

_SHEET = re.compile(r"MEDIASA([A-Z2-7]{12})", re.ASCII)
_OURS = re.compile(r"medias(:|a[a-z2-7]{12})", re.IGNORECASE)
_LONGEST = 200


class CodeKind(StrEnum):
    """What prints such a code."""

    DOCUMENT = "document"
    """A page of a document of record; ``ids`` are its number and the first 16 digits of its text's SHA-256."""
    SHEET = "sheet"
    """An acknowledgement sheet; ``ids`` is its number."""


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code of this program; ``page`` counts from 1."""

    kind: CodeKind
    ids: tuple[str, ...]
    page: int = 1
    pages: int = 1


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
    sheet = _SHEET.fullmatch(text)
    if sheet is not None:
        return PrintedCode(CodeKind.SHEET, (sheet[1],))
    return UnknownCode(text[:_LONGEST])
