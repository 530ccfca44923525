"""Marking the words of a search in the text that is read."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from medias_desktop.core.store.search import matches
from medias_desktop.policies.views.reader.find import Match
from medias_desktop.policies.views.reader.text_view import PolicyTextView
from medias_desktop.policies.views.search.rows import utf16


def mark_words(view: PolicyTextView, section: int, query: str, language: str) -> int:
    """Mark the words of a query in a section (-1 the text before the first) and bring the first of them into view.

    Returns how many places were marked.
    """
    start, end = view.range_of(section)
    cursor = QTextCursor(view.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text = cursor.selectedText()  # as many characters as the document has there
    found = [
        Match(start + utf16(text, span.start), start + utf16(text, span.end))
        for span in matches(text, query, language)
    ]
    view.mark(found, -1)
    if found and not view.shows(found[0]):
        view.show_match(found[0])
    return len(found)


def clear_words(view: PolicyTextView) -> None:
    """Take the marks away."""
    view.mark((), -1)
