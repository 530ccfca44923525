"""What the code on a page of a document of record says: which document, which page of how many, of which text."""

from __future__ import annotations

import re
from typing import NamedTuple

_PREFIX = "medias:1:A"
_DIGEST_DIGITS = 16
_CODE = re.compile(r"medias:1:A:([0-9A-Z]{1,40}):([1-9]\d{0,4}):([1-9]\d{0,4}):([0-9a-f]{16})", re.ASCII)


class PageCode(NamedTuple):
    """One page: the document's id without dashes, the page from 1, the pages in all, 16 hex digits of the text's SHA-256."""

    document_id: str
    page: int
    pages: int
    digest: str


def page_code(document_id: str, page: int, pages: int, digest: str) -> str:
    """Return what the code of a page says; ``digest`` is the SHA-256 of the text, of which the start is enough."""
    plain = document_id.replace("-", "").upper()
    return f"{_PREFIX}:{plain}:{page}:{pages}:{digest[:_DIGEST_DIGITS].lower()}"


def parse_page_code(text: str) -> PageCode | None:
    """Return what a code says; None when it is not one of a document of record, or says what cannot be."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    code = PageCode(found[1], int(found[2]), int(found[3]), found[4])
    return code if code.page <= code.pages else None
