"""What a text of this part may hold: plain words of a length, days that can be meant, never a password."""

from __future__ import annotations

import datetime as dt
import re

from medias_desktop.core.text import fold, storable
from medias_desktop.editorial_calendar.errors import accounts as errors

LINE_LENGTH = 200
LINK_LENGTH = 500
NOTE_LENGTH = 4_000
FIRST_YEAR, LAST_YEAR = 1900, 2199

_CALLED = (
    r"(?:mots? de passe|mdp|pass ?words?|passwd|pwd|pass ?phrases?|phrases? de passe|codes? secrets?|nip)"
)
_SAID = re.compile(rf"\b{_CALLED}\b[^\n:=]{{0,40}}[:=]\s*[^\s\"'«»]")
"""“Password: …”, “mot de passe du compte = …”: whatever follows is one."""
_IS = re.compile(rf"\b{_CALLED}\b(?: \w+){{0,4}} (?:est|is|was|etait|reste) [\"'«]?\s*(\S+)")
"""“The password is …”: one when what follows looks like one."""


def holds_secret(text: str) -> bool:
    """Tell whether a text seems to hold a password: it is never kept, wherever it was written."""
    plain = "\n".join(fold(line) for line in text.splitlines())
    if _SAID.search(plain):
        return True
    return any(_looks_secret(one.group(1)) for one in _IS.finditer(plain))


def _looks_secret(word: str) -> bool:
    """Tell whether a word is no plain one: it has figures or signs in it."""
    bare = word.strip(".,;!?…\"'»)(")
    return len(bare) >= 4 and not bare.replace("-", "").replace("'", "").isalpha()


def tidy(text: str, most: int = NOTE_LENGTH) -> str:
    """Return a text as the register keeps it. Raises AccountTextTooLong or SecretWritten."""
    kept = storable(text).strip()
    if len(kept) > most:
        raise errors.AccountTextTooLong(most=most)
    if holds_secret(kept):
        raise errors.SecretWritten
    return kept


def line(text: str, most: int = LINE_LENGTH) -> str:
    """Return a text of one line, as ``tidy``."""
    return " ".join(tidy(text, most).split())


def link(text: str) -> str:
    """Return an address on the Web, or "". Raises LinkMalformed, or as ``tidy``."""
    kept = line(text, LINK_LENGTH)
    if kept and not kept.casefold().startswith(("https://", "http://")):
        raise errors.LinkMalformed
    return kept


def reason(text: str) -> str:
    """Return a reason that has to be given. Raises ReasonMissing, or as ``tidy``."""
    kept = tidy(text)
    if not kept:
        raise errors.ReasonMissing
    return kept


def plausible(*days: dt.date | None) -> None:
    """Raise DayImplausible for a day whose year cannot be meant."""
    for day in days:
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise errors.DayImplausible(year=day.year)
