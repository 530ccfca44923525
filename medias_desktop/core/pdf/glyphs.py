"""Which characters our fonts can show, and what is printed in place of the others.

An official record must not lose a character in silence: what no font has is printed as its code point,
« [U+1F9FF] », and reported to the caller.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache

from medias_desktop.core.pdf import style

_SYMBOL_FONT_CODES = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "☐", "\uf06f": "☐", "\uf0fe": "☑"}
)
"""Word writes its bullets in the private area of the fonts Symbol and Wingdings."""

_KEPT_FORMATS = {"\u00ad"}
_LONG_WORD = re.compile(r"[^\s\u00ad\u200b]{45,}")
_BREAK_AFTER = re.compile(r"(?<![/:])([/?&=_.\-#;,])(?=[^\s/])")


@cache
def coverage(*short_names: str) -> frozenset[int]:
    """Return the code points that at least one of the fonts (keys of FONT_FILES; all when none is named) can show."""
    names = short_names or tuple(style.FONT_FILES)
    return frozenset().union(*(_read_cmap(style.font_path(name).read_bytes()) for name in names))


@cache
def _ordinary() -> frozenset[int]:
    """Return the code points that are printed as they are."""
    special = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    shown = {point for point in coverage() if unicodedata.category(chr(point)) not in special}
    return frozenset(shown - set(range(0xFE00, 0xFE10)) | {ord("\n")})


def printable(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` as our fonts can print it, and the characters that had to be replaced by their code points.

    Accents are composed, control and joining characters dropped, and words too long for a line given places to break.
    """
    plain = unicodedata.normalize("NFC", text).translate(_SYMBOL_FONT_CODES)
    if _ordinary().issuperset(map(ord, plain)):
        return _breakable(plain), ()
    known, missing, out = coverage(), [], []
    for character in plain:
        category = unicodedata.category(character)
        if character == "\n":
            out.append(character)
        elif category in ("Zl", "Zp"):
            out.append("\n")
        elif character == "\t":
            out.append(" ")
        elif (
            category == "Cc"
            or 0xFE00 <= ord(character) <= 0xFE0F
            or (category == "Cf" and character not in _KEPT_FORMATS)
        ):
            continue
        elif category in ("Co", "Cs", "Cn") or ord(character) not in known:
            out.append(f"[U+{ord(character):04X}]")
            missing.append(character)
        else:
            out.append(character)
    return _breakable("".join(out)), tuple(dict.fromkeys(missing))


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda found: _with_breaks(found.group()), text)


def _with_breaks(word: str) -> str:
    parts = _BREAK_AFTER.sub("\\1\u200b", word).split("\u200b")
    return "\u200b".join("\u200b".join(re.findall(r".{1,30}", part)) for part in parts)


def _read_cmap(font: bytes) -> set[int]:
    """Read the Unicode character map of a TrueType file (OpenType specification, table « cmap »)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {
        font[12 + 16 * i : 16 + 16 * i]: struct.unpack_from(">I", font, 20 + 16 * i)[0] for i in range(count)
    }
    start = tables[b"cmap"]
    found: set[int] = set()
    for i in range(struct.unpack_from(">H", font, start + 2)[0]):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * i)
        if (platform, encoding) in ((3, 1), (3, 10), (0, 3), (0, 4)):
            kind = struct.unpack_from(">H", font, start + offset)[0]
            found |= _format_12(font, start + offset) if kind == 12 else _format_4(font, start + offset)
    return found


def _format_4(font: bytes, at: int) -> set[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, at + 14)
    starts_at = at + 16 + 2 * segments
    starts = struct.unpack_from(f">{segments}H", font, starts_at)
    found: set[int] = set()
    for first, last in zip(starts, ends, strict=True):
        found.update(range(first, last + 1))
    return found - {0xFFFF}


def _format_12(font: bytes, at: int) -> set[int]:
    groups = struct.unpack_from(">I", font, at + 12)[0]
    found: set[int] = set()
    for i in range(groups):
        first, last = struct.unpack_from(">II", font, at + 16 + 12 * i)
        found.update(range(first, last + 1))
    return found
