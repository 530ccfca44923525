"""QR codes by the thousand.

ReportLab's encoder takes 2.4 ms a code. All but the layout of a code is linear: each byte of the text switches the
same modules whatever the other bytes are. So the layout is asked of ReportLab once per size, what each byte switches
is tabulated, and a code is then some twenty exclusive-ors.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ALPHANUMERIC_SET = frozenset(_ALPHANUMERIC)
_DATA_CODEWORDS = {1: 16, 2: 28, 3: 44}  # ISO/IEC 18004, level M (15 % of the code may be damaged)
_CHECK_CODEWORDS = {1: 10, 2: 16, 3: 26}
_MASK = 2


class CodeTooLong(ValueError):
    """The text has more than 61 capital letters and digits (or 42 other bytes)."""


def matrix(text: str) -> list[int]:
    """Return the rows of the QR code of ``text``, top first: bit 0 of each number is the leftmost module.

    The length of the list is the width: 21, 25 or 29 modules, without the quiet zone.
    """
    modules, layout = _modules(text)
    return _rows(modules, layout.width)


def version(text: str) -> int:
    """Return the size of the code of ``text``: 1, 2 or 3. Raises CodeTooLong."""
    return _encoded(text)[1]


def corner_operators(size: int, side: float) -> str:
    """Return PDF operators that draw what all codes of a version share: the three corners."""
    layout = _layout(size)
    return _operators(layout.corners, layout.width, side)


def code_operators(text: str, side: float) -> str:
    """Return PDF operators that draw the rest of a code, ``side`` points wide, its top left corner at the origin."""
    modules, layout = _modules(text)
    return _operators(modules ^ layout.corners, layout.width, side)


def _modules(text: str) -> tuple[int, _Layout]:
    codewords, size = _encoded(text)
    layout = _layout(size)
    modules = layout.empty
    for table, byte in zip(layout.switches, codewords, strict=True):
        modules ^= table[byte]
    return modules, layout


def _rows(modules: int, width: int) -> list[int]:
    row = (1 << width) - 1
    return [modules >> (width * i) & row for i in range(width)]


def _operators(modules: int, width: int, side: float) -> str:
    scale = f"{side / width:.3f}"
    out = [f"0 g {scale} 0 0 -{scale} 0 0 cm"]
    first, second, third, fourth = _rectangles()
    for y, row in enumerate(_rows(modules, width)):
        if row:
            pattern = f"{first[row & 255]}{second[row >> 8 & 255]}{third[row >> 16 & 255]}{fourth[row >> 24]}"
            out.append(pattern.replace("y", str(y)))
    out.append("f")  # one path: filled row by row, white lines would show between the rows
    return "\n".join(out)


@cache
def _rectangles() -> tuple[tuple[str, ...], ...]:
    """Return, for each of four groups of eight modules, the rectangles of every pattern, for a row ``y``."""
    return tuple(tuple(_pattern(8 * group, bits) for bits in range(256)) for group in range(4))


def _pattern(left: int, bits: int) -> str:
    found, column = [], 0
    while bits >> column:
        if bits >> column & 1:
            run = 1
            while bits >> (column + run) & 1:
                run += 1
            found.append(f"{left + column} y {run} 1 re ")
            column += run
        column += 1
    return "".join(found)


@cache
def _pairs() -> dict[str, str]:
    """Return the bits of every pair of characters of the alphanumeric mode, and of a last single one."""
    signs = list(enumerate(_ALPHANUMERIC))
    found = {a + b: f"{45 * i + j:011b}" for i, a in signs for j, b in signs}
    return found | {a: f"{i:06b}" for i, a in signs}


@lru_cache(maxsize=16)
def _encoded(text: str) -> tuple[bytes, int]:
    """Return the data codewords and the version (size) of the smallest code that holds ``text``."""
    if _ALPHANUMERIC_SET.issuperset(text):
        pairs = _pairs()
        bits = f"0010{len(text):09b}" + "".join([pairs[text[i : i + 2]] for i in range(0, len(text), 2)])
    else:
        data = text.encode()
        bits = f"0100{len(data):08b}" + "".join(f"{byte:08b}" for byte in data)
    for size, codewords in _DATA_CODEWORDS.items():
        room = 8 * codewords
        if len(bits) <= room:
            bits += "0" * min(4, room - len(bits))
            bits += "0" * (-len(bits) % 8)
            padding = "1110110000010001" * codewords
            return int(bits + padding[: room - len(bits)], 2).to_bytes(codewords, "big"), size
    raise CodeTooLong(text)


class _Layout:
    """For one version: the modules of a code without data, and what each value of each data byte switches."""

    def __init__(self, version: int) -> None:
        from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

        data, check = _DATA_CODEWORDS[version], _CHECK_CODEWORDS[version]
        code: Any = QRCode(version, QRErrorCorrectLevel.M)
        code.dataCache = [0] * (data + check)
        code.makeImpl(False, _MASK)
        self.width = int(code.getModuleCount())
        self.empty = sum(
            1 << (self.width * y + x)
            for y, row in enumerate(code.modules)
            for x, dark in enumerate(row)
            if dark
        )
        corner = sum(0x7F << (self.width * y) for y in range(7))
        right, bottom = self.width - 7, self.width * (self.width - 7)
        self.corners = self.empty & (corner | corner << right | corner << bottom)
        places = [1 << (self.width * row + column) for column, row in code.dataPosIterator()]
        self.switches = [_table(_switched_by(i, data, check, places)) for i in range(data)]


@cache
def _layout(version: int) -> _Layout:
    return _Layout(version)


def _switched_by(index: int, data: int, check: int, places: list[int]) -> list[int]:
    """Return what each bit (lowest first) of data byte ``index`` switches: its own module and check modules."""
    found = []
    for bit in range(8):
        modules = places[8 * index + 7 - bit]
        for offset, byte in enumerate(_check_bytes(1 << bit, data - 1 - index, check)):
            for position in range(8):
                if byte >> (7 - position) & 1:
                    modules ^= places[8 * (data + offset) + position]
        found.append(modules)
    return found


def _table(by_bit: list[int]) -> list[int]:
    table = [0]
    for modules in by_bit:
        table += [value ^ modules for value in table]
    return table


def _check_bytes(value: int, power: int, check: int) -> list[int]:
    """Return the Reed-Solomon check bytes of a message that is ``value`` followed by ``power`` zeros."""
    generator = _generator(check)
    rest = [value] + [0] * (power + check)
    for i in range(power + 1):
        if factor := rest[i]:
            for j, coefficient in enumerate(generator):
                rest[i + j] ^= _times(coefficient, factor)
    return rest[power + 1 :]


@cache
def _generator(check: int) -> tuple[int, ...]:
    found = [1]
    root = 1
    for _ in range(check):
        longer = [*found, 0]
        for j, coefficient in enumerate(found):
            longer[j + 1] ^= _times(coefficient, root)
        found, root = longer, _times(root, 2)
    return tuple(found)


@cache
def _times(a: int, b: int) -> int:
    """Multiply in the field of 256 elements of ISO/IEC 18004 (polynomial 0x11D)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0x11D if a & 0x80 else 0)
        b >>= 1
    return product
