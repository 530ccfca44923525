"""Characters as a typesetter left them: ligatures, odd spaces, private bullets, what no reader can read."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line."""

_SPACES = "\u00a0\u202f\u2007\u2009\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u3000\t"
_NOTHING = "\u200b\ufeff\u2060\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SYMBOLS = {
    "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0e0": "→", "\uf0a8": "☐", "\uf06f": "☐",
    "\uf0fe": "☑", "\uf02d": "–", "\uf0be": "–", "\uf0d2": "®", "\uf0d3": "©",
}  # fmt: skip
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_NOTHING, "\u00ad")
    | {chr(c): " " for c in range(32) if c not in (10, 13)}
    | {chr(c): " " for c in range(0x7F, 0xA0)}
    | {"\x02": HYPHEN}
    | _SYMBOLS
)
_LONGER = str.maketrans({**_LIGATURES, "\u00ad": ""})
_ODD = re.compile(
    f"[{_SPACES}{_NOTHING}{''.join(_LIGATURES)}\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u00ad\\ue000-\\uf8ff]"
)
_TO_LENGTHEN = re.compile(f"[{''.join(_LIGATURES)}\u00ad]")
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd\ufffc\u0000-\u0008\u000e-\u001f\u0080-\u009f]")
_LETTER = re.compile(r"[^\W\d_]")


def level_spaces(text: str) -> str:
    """Replace odd spaces, private bullets and control characters one by one: the length stays."""
    return text.translate(_ONE_TO_ONE) if _ODD.search(text) else text


def spell_out(text: str) -> str:
    """Write ligatures out, drop soft hyphens."""
    return text.translate(_LONGER) if _TO_LENGTHEN.search(text) else text


def is_garbage(text: str) -> bool:
    """Say whether a text is mostly signs without meaning: its font does not tell which letters they are."""
    counted = Counter(text)
    seen = {c: times for c, times in counted.items() if not c.isspace()}
    total = sum(seen.values())
    lost = sum(times for c, times in seen.items() if c not in _SYMBOLS and _UNREADABLE.match(c))
    letters = {c: times for c, times in seen.items() if _LETTER.match(c)}
    return lost > 0.25 * total or sum(letters.values()) <= 0.2 * total or _unlikely(set(letters))


def _unlikely(letters: set[str]) -> bool:
    """Say whether letters come from many alphabets at once, as glyph numbers read as letters do."""
    alphabets = {unicodedata.name(c, "?").split()[0] for c in letters}
    return len(alphabets) > 6 and len(alphabets) * 3 > len(letters)
