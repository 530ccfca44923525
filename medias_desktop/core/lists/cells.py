"""The cells of a list, cleaned: a whole column at once where it pays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

_LETTERS = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("’", "'"), ("\u00ad", ""))
_BETWEEN = "\x1d"  # never in a cell: reading refuses or drops it
_AT_ONCE = 10_000
_SPACES = "\t\n\x0b\x0c\r\x1c\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_AMISS = (*_SPACES, "  ", f"{_BETWEEN} ", f" {_BETWEEN}")
_NOTHING = frozenset(
    ("-", "--", "–", "—", "n/a", "n.a.", "s.o.", "s/o", "so", "nil", "null", "none", "aucun", "aucune", "x", "?", "#n/a", "0")
)  # fmt: skip
_QUOTED_BY_EXCEL = re.compile(r'="(.*)"')


def is_nothing(text: str) -> bool:
    """Tell whether a cell is what people write where there is nothing to write."""
    return not text or text.casefold() in _NOTHING


def plain_number(text: str) -> str:
    """Return a number as text; ="00123" is how programs make Excel keep the zeros."""
    if match := _QUOTED_BY_EXCEL.fullmatch(text):
        return match[1]
    return text


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return every text folded as core.text.fold does, in one pass over many of them."""
    return _in_parts(texts, _folded)


def _folded(joined: str) -> list[str]:
    if not joined.isascii():
        for letter, plain in _LETTERS:
            joined = joined.replace(letter, plain)
        joined = unicodedata.normalize("NFKD", joined)
        marks = "".join(character for character in set(joined) if unicodedata.combining(character))
        joined = re.sub(f"[{re.escape(marks)}]+", "", joined) if marks else joined
    return _split_tidily(joined.casefold())


def tidy_all(texts: Sequence[str]) -> list[str]:
    """Return every text without outer, repeated or unusual spaces."""
    return _in_parts(texts, _split_tidily)


def _in_parts(texts: Sequence[str], change: Callable[[str], list[str]]) -> list[str]:
    """Change texts that are joined, so many at a time that no other thread waits long for its turn."""
    found: list[str] = []
    for start in range(0, len(texts), _AT_ONCE):
        found += change(_BETWEEN.join(texts[start : start + _AT_ONCE]))
    return found


def _split_tidily(joined: str) -> list[str]:
    """Cut the joined texts apart; look at the spaces of each only when there is something amiss anywhere."""
    texts = joined.split(_BETWEEN)
    if any(spaces in joined for spaces in _AMISS) or joined[:1] == " " or joined[-1:] == " ":
        return [" ".join(text.split()) for text in texts]
    return texts
