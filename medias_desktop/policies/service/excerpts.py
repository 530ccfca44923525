"""The few words of a long text around what was searched for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medias_desktop.core.store.search import Span, matches

LENGTH = 220
"""Characters of an excerpt: two to three lines of a list."""

_BEFORE = 40
"""Characters before the first hit, at the most."""

_STRETCH = 4_000
"""Characters that are looked through at a time; hits are mostly near the beginning."""

_FARTHEST = 40_000
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"^[ \t]*- ", re.MULTILINE)
_CELLS = re.compile(r"(?<!\\)\|(?:[ \t]*---[ \t]*\|)*")


def excerpt(text: str, query: str, language: str, length: int = LENGTH) -> tuple[str, tuple[Span, ...]]:
    """Return a stretch of a text in one line that shows the most of the words searched for, and where they stand in it.

    Without any of them it is the beginning of the text.
    """
    plain = _SPACES.sub(" ", _CELLS.sub(" ", _MARKS.sub("• ", text))).strip()
    if len(plain) <= length:
        return plain, matches(plain, query, language)
    start = _start(plain, query, language, length)
    shown = _cut(plain, start, length)
    return shown, matches(shown, query, language)


def _start(text: str, query: str, language: str, length: int) -> int:
    for place in range(0, min(len(text), _FARTHEST), _STRETCH):
        stretch = text[place : place + _STRETCH + 80]
        spans = matches(stretch, query, language)
        if spans:
            best = max(
                spans, key=lambda span: (_words_within(stretch, spans, span.start, length), -span.start)
            )
            return max(0, place + best.start - _BEFORE)
    return 0


def _words_within(text: str, spans: Sequence[Span], start: int, length: int) -> int:
    """Return how many different words stand in an excerpt that begins at ``start``."""
    end = start + length - _BEFORE
    return len(
        {text[span.start : span.end].casefold() for span in spans if start <= span.start and span.end <= end}
    )


def _cut(text: str, start: int, length: int) -> str:
    if start:
        space = text.find(" ", start, start + _BEFORE)
        start = start if space < 0 else space + 1
    end = min(len(text), start + length)
    if end < len(text):
        space = text.rfind(" ", start + length // 2, end)
        end = end if space < 0 else space
    return ("…\u00a0" if start else "") + text[start:end].strip() + ("\u00a0…" if end < len(text) else "")
