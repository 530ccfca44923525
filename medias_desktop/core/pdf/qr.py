"""QR codes as PDF operators: one filled path of rectangles, sharp at any size."""

from __future__ import annotations

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
