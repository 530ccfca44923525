"""QR codes as PDF operators: one filled path of rectangles, sharp at any size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

ERROR_LEVEL = "m"
"""15 % of the code may be damaged: a fold or a stamp on the sheet (ISO/IEC 18004)."""

MASK = 2
"""Any of the eight masks can be read; choosing the prettiest one would take five times as long."""


def matrix(text: str) -> tuple[bytes, ...]:
    """Return the modules of the QR code of ``text``, top row first, 1 for dark, without the quiet zone."""
    import segno

    code = segno.make_qr(text, error=ERROR_LEVEL, mask=MASK, boost_error=False)
    return tuple(bytes(row) for row in code.matrix)


def operators(text: str, side: float) -> str:
    """Return PDF operators that draw the code of ``text``, ``side`` points wide, its top left corner at the origin."""
    rows = matrix(text)
    scale = f"{side / len(rows):.3f}"
    out = [f"0 g {scale} 0 0 -{scale} 0 0 cm"]
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            length = sum(1 for _module in run)
            if dark:
                out.append(f"{x} {y} {length} 1 re")
            x += length
    out.append("f")  # one path: filled row by row, white lines would show between the rows
    return "\n".join(out)


def series(texts: Iterable[str]) -> list[bytes]:
    """Return PDF operators of the codes of texts that differ in a few digits, each in a square of one by one.

    The origin is the lower left corner. Every module of a code is a sum modulo 2 of bits of its text (ISO/IEC 18004,
    7.5 to 7.8): codes that differ in few bits follow from one another several times as fast as by encoding each.
    """
    encoder = _Series()
    return [_filled(*encoder.modules(text)) for text in texts]


_DIGITS = bytes.maketrans(b"\0\1", b"01")
_RUN = re.compile("1+")


def _packed(text: str) -> tuple[int, int]:
    rows = matrix(text)
    return int(b"".join(rows).translate(_DIGITS), 2), len(rows)


def _filled(modules: int, side: int) -> bytes:
    bits = f"{modules:0{side * side}b}"
    scale = f"{1 / side:.6f}"
    out = [f"0 g {scale} 0 0 {scale} 0 0 cm"]
    for row in range(side):
        top = side - 1 - row
        for run in _RUN.finditer(bits, row * side, (row + 1) * side):
            out.append(f"{run.start() - row * side} {top} {run.end() - run.start()} 1 re")
    out.append("f")
    return "\n".join(out).encode()


class _Series:
    """Remembers the code of one text of each kind, and what each bit of its digits changes."""

    def __init__(self) -> None:
        self._bases: dict[str, tuple[str, int, int]] = {}
        self._changes: dict[tuple[int, int, int], int] = {}

    def modules(self, text: str) -> tuple[int, int]:
        """Return the modules of a code as the bits of a number, the first one its highest, and those of a side."""
        kind = re.sub("[0-9]", "0", text)
        if kind not in self._bases:
            self._bases[kind] = (text, *_packed(text))
        like, found, side = base = self._bases[kind]
        if text.upper() == text and like != text:  # without a small letter, digits are not a byte each
            return _packed(text)
        for place, (one, other) in enumerate(zip(text, like, strict=True)):
            differing = ord(one) ^ ord(other)
            for bit in (1, 2, 4, 8):
                if differing & bit:
                    found ^= self._change(*base, place, bit)
        return found, side

    def _change(self, like: str, modules: int, side: int, place: int, bit: int) -> int:
        known = self._changes.get((side, place, bit))
        if known is None:
            other = like[:place] + chr(ord(like[place]) ^ bit) + like[place + 1 :]
            known = self._changes[side, place, bit] = _packed(other)[0] ^ modules
        return known
