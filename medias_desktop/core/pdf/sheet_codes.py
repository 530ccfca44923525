"""What the code on a page of a sheet to be signed says: whose register, what it is for, which sheet, which page.

Only characters of the alphanumeric mode of QR codes, so that a code stays coarse enough for an old scanner.
"""

from __future__ import annotations

import base64
import hashlib
import re
from enum import StrEnum
from typing import NamedTuple

TAG_LENGTH = 8
"""Letters and digits (5 bits each) that name a register or a campaign (of a consent form: what is asked for)."""
SHEET_LENGTH = 12
"""Letters and digits that name a sheet: 60 bits, so that no two of a million people share one."""
MOST_PAGES = 9999
LONGEST = 61
"""Characters that a code of 29 modules a side holds at level M (ISO/IEC 18004, table 7)."""

_PREFIX = "MEDIAS:1"
_CODE = re.compile(
    r"MEDIAS:1:([IGBCTE]):([A-Z2-7]{8}):([A-Z2-7]{8}):([A-Z2-7]{12}):([1-9][0-9]{0,3}):([1-9][0-9]{0,3})",
    re.ASCII,
)
_TAG = re.compile(r"[A-Z2-7]{8}", re.ASCII)
_SHEET = re.compile(r"[A-Z2-7]{12}", re.ASCII)


class SheetKind(StrEnum):
    """What is printed: a person's own sheet, one for many persons, one with empty lines; consent forms likewise."""

    INDIVIDUAL = "I"
    GROUP = "G"
    BLANK = "B"
    CONSENT = "C"
    CONSENT_GROUP = "T"
    CONSENT_BLANK = "E"


ACKNOWLEDGEMENTS = frozenset({SheetKind.INDIVIDUAL, SheetKind.GROUP, SheetKind.BLANK})
CONSENTS = frozenset({SheetKind.CONSENT, SheetKind.CONSENT_GROUP, SheetKind.CONSENT_BLANK})


class SheetCode(NamedTuple):
    """One page of a sheet, ``page`` from 1; both tags are empty on sheets printed before there were campaigns."""

    kind: SheetKind
    register_tag: str
    campaign_tag: str
    sheet: str
    page: int = 1
    pages: int = 1


def tag(uid: str) -> str:
    """Return the 8 letters and digits that name a register (its id) or a campaign or text (its uid) in a code."""
    return _letters(uid, TAG_LENGTH)


def sheet_id(*parts: str) -> str:
    """Return the 12 letters and digits of what a sheet is derived from: the same parts give the same ones."""
    return _letters(" ".join(parts), SHEET_LENGTH)


def _letters(text: str, length: int) -> str:
    return base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:length]


def sheet_code(
    kind: SheetKind, register_tag: str, campaign_tag: str, sheet: str, page: int = 1, pages: int = 1
) -> str:
    """Return what the code of a page says. Raises ValueError for parts that no code can hold."""
    fits = _TAG.fullmatch(register_tag) and _TAG.fullmatch(campaign_tag) and _SHEET.fullmatch(sheet)
    if not fits or not 1 <= page <= pages <= MOST_PAGES:
        raise ValueError((register_tag, campaign_tag, sheet, page, pages))
    return f"{_PREFIX}:{kind.value}:{register_tag}:{campaign_tag}:{sheet}:{page}:{pages}"


def parse_sheet_code(text: str) -> SheetCode | None:
    """Return what a code says; None when it is not one of a sheet, or says what cannot be."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        return None
    code = SheetCode(SheetKind(found[1]), found[2], found[3], found[4], int(found[5]), int(found[6]))
    return code if code.page <= code.pages else None


def shown(sheet: str) -> str:
    """Return a sheet's letters and digits as they are printed for people: in fours."""
    return "-".join(sheet[start : start + 4] for start in range(0, len(sheet), 4))
