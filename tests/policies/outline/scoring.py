"""How a read outline is compared with the expected one: case, accents, punctuation and spacing do not count."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from medias_desktop.core.text import fold
from medias_desktop.policies.outline import Outline, format_outline

CORPUS = Path(__file__).parents[2] / "corpus"
SEEDS = Path(os.environ.get("MEDIAS_SEEDS", CORPUS / "towns"))

Row = tuple[int, str, str]


@dataclass(frozen=True)
class Score:
    expected: int
    read: int
    same: int
    level_right: int
    numbered: bool


def expected_rows(path: Path) -> list[Row]:
    return _rows(path.read_text(encoding="utf-8"))


def read_rows(outline: Outline) -> list[Row]:
    return _rows(format_outline(outline))


def _rows(text: str) -> list[Row]:
    rows = []
    for line in text.splitlines():
        level, number, heading = line.split("\t")
        rows.append((int(level), number, heading))
    return rows


def _key(row: Row) -> tuple[str, str]:
    number, heading = ("".join(c for c in fold(part) if c.isalnum()) for part in row[1:])
    return number, heading


def _matcher(expected: list[Row], read: list[Row]) -> difflib.SequenceMatcher[tuple[str, str]]:
    return difflib.SequenceMatcher(
        None, [_key(row) for row in expected], [_key(row) for row in read], autojunk=False
    )


def missed_rows(expected: list[Row], read: list[Row]) -> list[str]:
    """Return the lines that tell expected from read: ``-`` not found, ``+`` not expected, ``≠`` another level."""
    lines = []
    for what, a, a_end, b, b_end in _matcher(expected, read).get_opcodes():
        if what == "equal":
            for n in range(a_end - a):
                was, got = expected[a + n], read[b + n]
                lines += [_line("≠", got, f" (expected {was[0]})")] if was[0] != got[0] else []
        else:
            lines += [_line("-", row) for row in expected[a:a_end]]
            lines += [_line("+", row) for row in read[b:b_end]]
    return lines


def _line(sign: str, row: Row, note: str = "") -> str:
    return f"    {sign} {row[0]} | {row[1]} | {row[2]}{note}\n"


def score(expected: list[Row], read: list[Row]) -> Score:
    matcher = _matcher(expected, read)
    pairs = [(block.a + n, block.b + n) for block in matcher.get_matching_blocks() for n in range(block.size)]
    right = sum(1 for a, b in pairs if expected[a][0] == read[b][0])
    numbered = any(number != "-" for _, number, _ in expected)
    return Score(len(expected), len(read), len(pairs), right, numbered)
