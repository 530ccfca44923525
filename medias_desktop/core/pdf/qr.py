"""QR codes as PDF operators: one filled path of rectangles, sharp at any size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

ERROR_LEVEL = "m"
"""15 % of the code may be damaged: a fold or a stamp on the sheet (ISO/IEC 18004)."""

MASK = 2
"""Any of the eight masks can be read; choosing the prettiest one would take five times as long."""


def matrix(text: str) -> tuple[bytes, ...]:
    """Return the modules of the QR code of ``text``, top row first, 1 for dark, without the quiet zone."""
    import segno

    code = segno.make_qr(text, error=ERROR_LEVEL, mask=MASK, boost_error=False)
    return tuple(bytes(row) for row in code.matrix)


def series(texts: Iterable[str]) -> list[bytes]:
    """Return PDF operators of the codes of texts that differ in a few characters, each in a square of one by one.

    The origin is the lower left corner. Every module of a code is a sum modulo 2 of bits of its text (ISO/IEC 18004,
    7.4 to 7.8): codes that differ in few bits follow from one another many times as fast as by encoding each.
    """
    codes = Series()
    return [codes.operators(text) for text in texts]


class Series:
    """Draws codes one after another, each from what it differs in from the first of its kind."""

    def __init__(self) -> None:
        self._likes: dict[str, _Encoded] = {}

    def operators(self, text: str) -> bytes:
        """Return PDF operators of the code of ``text`` in a square of one by one, its origin the lower left corner."""
        if len(text) > 2 and _ALPHANUMERIC.fullmatch(text) and not text.isdigit():
            return _filled(self._alphanumeric(text))
        return _filled(self._digits(text))

    def _alphanumeric(self, text: str) -> _Encoded:
        """Encode capitals and digits, which are kept in pairs of 11 bits (ISO/IEC 18004, 7.4.4)."""
        kind = f"A{len(text)}"
        like = self._likes.get(kind)
        if like is None:
            like = self._likes[kind] = _encode(text)
        modules = like.modules
        for place in range(0, len(text), 2):
            one, other = text[place : place + 2], like.text[place : place + 2]
            if one != other:
                modules ^= _pair_change(like, place, _pair(one) ^ _pair(other))
        return _Encoded(text, modules, like.side)

    def _digits(self, text: str) -> _Encoded:
        """Encode a text by the digits in which it differs from one that is alike but for them."""
        kind = "B" + _DIGIT.sub("0", text)
        like = self._likes.get(kind)
        if like is None or text.upper() == text or not text.isascii():  # else, digits are a byte each
            like = self._likes[kind] = _encode(text)
        modules = like.modules
        for place, (one, other) in enumerate(zip(text, like.text, strict=True)):
            differing = ord(one) ^ ord(other)
            for bit in (1, 2, 4, 8):
                if differing & bit:
                    modules ^= _change(like, place, bit)
        return _Encoded(text, modules, like.side)


_DIGITS = bytes.maketrans(b"\0\1", b"01")
_DIGIT = re.compile("[0-9]")
_RUN = re.compile("1+")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC = re.compile("[0-9A-Z $%*+./:-]+", re.ASCII)


class _Encoded(NamedTuple):
    """A text with the modules of its code: the bits of a number, the first module its highest, ``side`` of them a row."""

    text: str
    modules: int
    side: int


def _encode(text: str) -> _Encoded:
    rows = matrix(text)
    return _Encoded(text, int(b"".join(rows).translate(_DIGITS), 2), len(rows))


_CHANGES: dict[tuple[int, int, int], int] = {}
"""What a bit (1 to 8) of the character at a place changes in codes of so many modules a side, whatever else they say."""


def _change(like: _Encoded, place: int, bit: int) -> int:
    key = (like.side, place, bit)
    known = _CHANGES.get(key)
    if known is None:
        text = like.text
        changed = text[:place] + chr(ord(text[place]) ^ bit) + text[place + 1 :]
        known = _CHANGES[key] = _encode(changed).modules ^ like.modules
    return known


_PAIR_BITS: dict[tuple[int, int, int], int] = {}
"""What a bit (1 to 1024) of the pair at a place changes in codes of texts of a length, whatever else they say."""


@lru_cache(maxsize=2048)
def _pair(characters: str) -> int:
    value = 0
    for one in characters:
        value = 45 * value + _ALPHABET.index(one)
    return value


def _pair_change(like: _Encoded, place: int, differing: int) -> int:
    changed, length = 0, len(like.text)
    for bit in range(differing.bit_length()):
        if differing >> bit & 1:
            key = (length, place, bit)
            known = _PAIR_BITS.get(key)
            if known is None:
                known = _PAIR_BITS[key] = _bit_of_pair(like, place, 1 << bit)
            changed ^= known
    return changed


def _bit_of_pair(like: _Encoded, place: int, value: int) -> int:
    width = min(2, len(like.text) - place)
    before, after = like.text[:place], like.text[place + width :]
    with_none, with_it = (
        (_ALPHABET[number // 45] + _ALPHABET[number % 45])[-width:] for number in (0, value)
    )
    texts = (before + with_none + after, before + with_it + after)
    if any(text.isdigit() for text in texts):  # would be encoded as a number
        filled = "A" * len(before), "A" * len(after)
        texts = (filled[0] + with_none + filled[1], filled[0] + with_it + filled[1])
    return _encode(texts[0]).modules ^ _encode(texts[1]).modules


def _filled(code: _Encoded) -> bytes:
    side = code.side
    bits = f"{code.modules:0{side * side}b}"
    runs = [
        _rectangle(side, *run.span())
        for start in range(0, side * side, side)
        for run in _RUN.finditer(bits, start, start + side)
    ]
    scale = f"{1 / side:.6f}"
    # One path: filled row by row, white lines would show between the rows.
    return "\n".join([f"0 g {scale} 0 0 {scale} 0 0 cm", *runs, "f"]).encode()


@lru_cache(maxsize=20_000)
def _rectangle(side: int, start: int, end: int) -> str:
    return f"{start % side} {side - 1 - start // side} {end - start} 1 re"
