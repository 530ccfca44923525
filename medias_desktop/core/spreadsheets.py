"""Text for spreadsheets, which open it as it is and never compute it.

A spreadsheet takes a cell that begins with = + - @ (or their full-width twins), a tab or a line break for a formula.
Such a cell gets an apostrophe in front, also behind a separator inside it, where a spreadsheet set to another
separator would begin a new cell. ``restored`` takes exactly those apostrophes away again: nothing is lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

_SUSPECT = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_CELL_START = r"(?:\A|(?<=[,;|\t\r\n]))"
_DANGER = r"(?:[\s']*[=+\-@＝＋－＠]|'*[\t\r\n])"
_BEFORE_DANGER = re.compile(f"{_CELL_START}(?={_DANGER})")
_ADDED = re.compile(f"{_CELL_START}'(?={_DANGER})")


def neutral(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it, or a part of it, for a formula."""
    return _BEFORE_DANGER.sub("'", text) if _SUSPECT.search(text) else text


def restored(text: str) -> str:
    """Return what ``neutral`` was given."""
    return _ADDED.sub("", text)


def separator(language: str) -> str:
    """Return what Excel expects between cells: a semicolon in French, a comma in English."""
    return ";" if language == "fr" else ","


def as_csv(rows: Iterable[Iterable[str]], language: str) -> bytes:
    """Return rows as CSV: UTF-8 with its mark, without which Excel does not read it, every cell quoted."""
    written = io.BytesIO(b"\xef\xbb\xbf")
    written.seek(0, io.SEEK_END)
    # Bytes as they come: a long list kept as text would take four times as much for one letter beyond the usual ones.
    stream = io.TextIOWrapper(written, "utf-8", newline="")
    writer = csv.writer(stream, delimiter=separator(language), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(rows)
    stream.detach()
    return written.getvalue()
