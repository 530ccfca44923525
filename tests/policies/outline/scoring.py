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


def score(expected: list[Row], read: list[Row]) -> Score:
    matcher = difflib.SequenceMatcher(
        None, [_key(row) for row in expected], [_key(row) for row in read], autojunk=False
    )
    pairs = [(block.a + n, block.b + n) for block in matcher.get_matching_blocks() for n in range(block.size)]
    right = sum(1 for a, b in pairs if expected[a][0] == read[b][0])
    numbered = any(number != "-" for _, number, _ in expected)
    return Score(len(expected), len(read), len(pairs), right, numbered)
