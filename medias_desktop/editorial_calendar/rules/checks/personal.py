"""What in a text looks like personal information: numbers that check out for certain, others that only look like it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from medias_desktop.core.text import fold

SIN, HEALTH_CARD, PAYMENT_CARD = "sin", "health_card", "payment_card"
TELEPHONE, EMAIL, ADDRESS, BIRTH = "telephone", "email", "address", "birth"

_DIGITS = re.compile(r"(?<![\d.,-])\d{3}[ \u00a0-]\d{3}[ \u00a0-]\d{3}(?![\d-])")
_CARD = re.compile(r"(?<!\d)(?:\d{4}[ \u00a0-]?){3}\d{4}(?!\d)")
_HEALTH = re.compile(r"\b[A-Z]{4}[ \u00a0]?\d{4}[ \u00a0]?\d{4}\b")
_TELEPHONE = re.compile(
    r"(?<![\d-])(?:\+?1[ \u00a0.-]?)?\(?[2-9]\d{2}\)?[ \u00a0.-]?[2-9]\d{2}[ \u00a0.-]\d{4}(?![\d-])"
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[a-z]{1,40}[._-][a-z]{1,40}(?:[._-][a-z]{1,40}){0,3}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}",
    re.IGNORECASE,
)
_PRIVATE_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:gmail|hotmail|outlook|yahoo|videotron|live|icloud|sympatico|bell)\.[a-z.]{2,20}\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?,?\s+(?:(?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|rang|route|impasse|allee|croissant|cote)\s+\w+"
    r"|\w+\s+(?:street|st\.|avenue|ave\.|road|rd\.|drive|crescent)\b)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:demeurant|domicilie\w*|reside\w*|habite\w*|residence de|chez|lives? at|living at|home of)\b"
)
_BIRTH = re.compile(r"\b(?:nee? le|date de naissance|born on|date of birth|ddn)\b")
_LOOKED_AT = 70_000


@dataclass(frozen=True, slots=True)
class Personal:
    """Kinds of personal information: ``certain`` ones that check out, ``likely`` ones that only look like it."""

    certain: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()


NOTHING = Personal()


def personal(text: str, folded: str | None = None) -> Personal:
    """Return what looks like personal information in a text, folded when it is already; never the information itself."""
    text = text[:_LOOKED_AT]
    if not text or text.isspace():
        return NOTHING
    certain = []
    if any(one[0] not in "08" and luhn(one) for one in _DIGITS.findall(text)):
        certain.append(SIN)
    if _HEALTH.search(text):
        certain.append(HEALTH_CARD)
    if any(luhn(one) for one in _CARD.findall(text)):
        certain.append(PAYMENT_CARD)
    folded = fold(text) if folded is None else folded
    likely = [
        kind
        for kind, found in (
            (TELEPHONE, _TELEPHONE.search(text)),
            (EMAIL, "@" in text and (_EMAIL.search(text) or _PRIVATE_MAIL.search(text))),
            (ADDRESS, _HOME.search(folded) and _STREET.search(folded)),
            (BIRTH, _BIRTH.search(folded)),
        )
        if found
    ]
    return Personal(tuple(certain), tuple(likely))


def luhn(number: str) -> bool:
    """Tell whether the last figure of a number checks the others (as social insurance and payment cards have it)."""
    digits = [int(one) for one in number if one.isdigit()]
    doubled = [sum(divmod(2 * one, 10)) for one in digits[-2::-2]]
    return any(digits) and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
