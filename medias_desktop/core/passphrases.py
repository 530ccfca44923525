"""How good a new passphrase is: length counts, not odd characters (NIST SP 800-63B)."""

from __future__ import annotations

import re
from enum import IntEnum

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.text import fold

SHORTEST = 12
"""Characters; or else four words."""

_WORDS = 4
_WORD = re.compile(r"\w+")
_FEWEST_DIFFERENT = 5


class PassphrasesDiffer(UserError):
    """A new passphrase is typed twice."""

    template = N_("The two passphrases differ. Type the same one twice.")


class WeakPassphrase(UserError):
    """Too easy to guess."""

    template = N_("This passphrase is too easy to guess. Use at least 12 characters or four words.")


class Strength(IntEnum):
    """From refused to excellent."""

    WEAK = 0
    FAIR = 1
    GOOD = 2
    STRONG = 3


def passphrase_strength(passphrase: str, *known: str) -> Strength:
    """Return how hard a passphrase is to guess; ``known`` are words that anybody would try: name, municipality.

    Twelve characters or four words are the least; known words and repetitions do not count.
    """
    counted = fold(passphrase)
    for word in (piece for one in known for piece in _WORD.findall(fold(one)) if len(piece) > 2):
        counted = counted.replace(word, "")
    words = len(set(counted.split()))
    length = len(counted)
    if (length < SHORTEST and words < _WORDS) or len(set(counted) - {" "}) < _FEWEST_DIFFERENT:
        return Strength.WEAK
    if length >= 24 or words > _WORDS + 1:
        return Strength.STRONG
    return Strength.GOOD if length >= 16 or words >= _WORDS else Strength.FAIR
