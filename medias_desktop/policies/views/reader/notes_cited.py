"""Footnotes in a text that is read: their marks small and raised where they are cited, the notes below the section."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QTextCharFormat, QTextCursor

from medias_desktop.core.pdf.footnotes import Citation, cited

_LINE = "\u2028"


def insert_cited(cursor: QTextCursor, text: str, characters: QTextCharFormat, marks: Collection[str]) -> None:
    """Insert a text that may cite the footnotes ``marks``; a line break in it stays within its paragraph."""
    for piece in cited(text, marks):
        if isinstance(piece, Citation):
            cursor.insertText(piece.mark, raised(characters))
        else:
            cursor.insertText(piece.replace("\n", _LINE) if "\n" in piece else piece, characters)


def raised(characters: QTextCharFormat) -> QTextCharFormat:
    """Return the letters of a footnote's mark."""
    found = QTextCharFormat(characters)
    found.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    return found
