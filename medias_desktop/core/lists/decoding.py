"""From the bytes of a text file to its text, whatever program saved it."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_PIECE = 1 << 20
_BAD_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffe\uffff]")
_OTHER_SIGNATURES = (
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc",
)

_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
_LOWER = frozenset("àâçéèêëîïôöùûüÿñœæ")
_UPPER = frozenset("ÀÂÇÉÈÊËÎÏÔÖÙÛÜŸÑŒÆ")
_MARKS_IN_TEXT = frozenset("’‘“”«»–—…°ºª€™®©\u00a0")


class NotText(Exception):
    """The bytes are no text in any usual encoding."""


def decode(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16, UTF-32, Windows-1252, Mac Roman or DOS. Raises NotText."""
    if data.startswith(_OTHER_SIGNATURES):
        raise NotText
    text = _decode(data).removeprefix("\ufeff")
    if text.endswith("\x1a"):  # DOS programs close a text with it
        text = text[:-1]
    # A piece at a time: a search holds up every other thread until it ends.
    if any(_BAD_CONTROLS.search(text, start, start + _PIECE) for start in range(0, len(text), _PIECE)):
        raise NotText
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if b"\x00" in data[:_SAMPLE]:
        return _strict(data, _wide_encoding(data[:4096]))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    sample = data[: 4 * _SAMPLE]
    if _mostly_utf8(sample):
        return _repaired_utf8(data)
    return data.decode(max(_SINGLE_BYTE, key=lambda name: _plausibility(sample, name)), "replace")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end >= len(data) - 4 and error.start > 0:  # cut in the middle of a character
            return data[: error.start].decode(encoding)
        raise NotText from error


def _wide_encoding(head: bytes) -> str:
    """Tell which half of UTF-16's units is empty in a western text without a mark. Raises NotText."""
    pairs = max(len(head) // 2, 1)
    if head[1::2].count(0) > 0.7 * pairs and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * pairs and head[1::2].count(0) == 0:
        return "utf-16-be"
    raise NotText


_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2[\x80-\x82][\x80-\xbf]")
_HIGH = re.compile(rb"[\x80-\xff]")


def _mostly_utf8(sample: bytes) -> bool:
    """Tell whether a few stray bytes only keep a UTF-8 text from being one."""
    letters = _UTF8_LETTER.findall(sample)
    strays = len(_HIGH.findall(sample)) - sum(map(len, letters))
    return len(letters) > 10 * max(strays, 1)


def _repaired_utf8(data: bytes) -> str:
    parts = []
    while True:
        try:
            parts.append(data.decode("utf-8"))
        except UnicodeDecodeError as error:
            parts.append(data[: error.start].decode("utf-8"))
            parts.append(data[error.start : error.start + 1].decode("cp1252", "replace"))
            data = data[error.start + 1 :]
        else:
            return "".join(parts)


_WITH_NEIGHBOURS = re.compile(r".?[^\x00-\x7f].?", re.DOTALL)


def _plausibility(sample: bytes, encoding: str) -> int:
    """Score a reading by how French its accented letters look beside their neighbours."""
    score = 0
    for match in _WITH_NEIGHBOURS.findall(sample.decode(encoding, "replace")):
        before, letter = (match[0], match[1]) if len(match) > 1 and not match[1].isascii() else ("", match[0])
        after = match[-1] if match[-1] != letter else ""
        if letter in _LOWER:
            score += 3 if not before.isupper() or after.islower() else 1
        elif letter in _UPPER:
            # « É » at the head of a word or among capitals; never behind a small letter
            score += -3 if before.islower() else 2
        elif letter in _MARKS_IN_TEXT:
            score += 1 if not (before.isalpha() and after.isalpha()) or letter in "’‘" else -1
        else:
            score -= 3
    return score
