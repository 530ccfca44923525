"""A policy's file read: its text and its outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medias_desktop.core.files import read_bytes
from medias_desktop.policies.outline.decoding import decode_policy_text
from medias_desktop.policies.outline.errors import LineTooLong
from medias_desktop.policies.outline.formats import REFUSALS, Format, recognise
from medias_desktop.policies.outline.reader import Outline, read_outline

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.core.progress import Progress

LONGEST_LINE = 200_000
"""Characters of one line: sixty pages without a line break. Longer ones would hold the window while it lays them out."""
LONGEST_WORD = 10_000
"""Characters without a space, or spaces without a word: a picture written in letters, never a text."""
_ATX = re.compile(r"^#{1,4} +\S", re.MULTILINE)
_SETEXT = re.compile(r"^\S[^\n]{2,80}\n(?:={4,}|-{4,})[ \t]*$", re.MULTILINE)


def read_policy_file(path: Path, progress: Progress | None = None) -> tuple[str, Outline]:
    """Return the text of a file and its outline: Word, PDF, plain text or Markdown, told by the bytes.

    The name or unmistakable markup tells Markdown from plain text. Raises the errors of core.files.read_bytes,
    formats.REFUSALS, read_word, read_pdf and decode_policy_text, LineTooLong, and Cancelled from ``progress``.
    """
    return read_policy(read_bytes(path), path.name, progress)


def read_policy(data: bytes, name: str, progress: Progress | None = None) -> tuple[str, Outline]:
    """Return the text of a file's bytes and its outline, as ``read_policy_file`` does."""
    found = recognise(data)
    if found in REFUSALS:
        raise REFUSALS[found](name=name)
    if found is Format.TEXT:
        text = decode_policy_text(data, name)
        _check_lines(text, name)
        markdown = name.lower().endswith((".md", ".markdown", ".mdown", ".mkd")) or looks_like_markdown(text)
        return text, read_outline(text, markdown=markdown)
    if found is Format.WORD:
        from medias_desktop.policies.outline.word import read_word

        read = read_word(data, name, progress)
    else:
        from medias_desktop.policies.outline.pdf import read_pdf

        read = read_pdf(data, name, progress)
    outline = read[1]
    _check_lines("\n".join((outline.title_block, outline.introduction)), name)
    for section in outline.sections:
        _check_lines("\n".join((section.heading, section.body)), name)
    return read


def _check_lines(text: str, name: str) -> None:
    lines = [line for line in text.splitlines() if len(line) > LONGEST_WORD]
    for line in lines:
        words = line.split()
        letters = sum(map(len, words)) + len(words)
        if (
            len(line) > LONGEST_LINE
            or len(line) - letters > LONGEST_WORD
            or max(map(len, words)) > LONGEST_WORD
        ):
            raise LineTooLong(name=name)


def looks_like_markdown(text: str) -> bool:
    """Say whether a text without a telling name is surely Markdown: two headings marked with # or underlined."""
    return len(_ATX.findall(text)) >= 2 or len(_SETEXT.findall(text)) >= 3
