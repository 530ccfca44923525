"""A policy's file read: its text and its outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from medias_desktop.core.files import read_bytes
from medias_desktop.policies.outline.decoding import decode_policy_text
from medias_desktop.policies.outline.reader import Outline, read_outline

if TYPE_CHECKING:
    from pathlib import Path

_ATX = re.compile(r"^#{1,4} +\S", re.MULTILINE)
_SETEXT = re.compile(r"^\S[^\n]{2,80}\n(?:={4,}|-{4,})[ \t]*$", re.MULTILINE)


def read_policy_file(path: Path) -> tuple[str, Outline]:
    """Return the text of a file and its outline; the name or unmistakable markup tells Markdown from plain text.

    Raises the errors of core.files.read_bytes and of decode_policy_text.
    """
    text = decode_policy_text(read_bytes(path), path.name)
    markdown = path.suffix.lower() in (".md", ".markdown", ".mdown", ".mkd") or looks_like_markdown(text)
    return text, read_outline(text, markdown=markdown)


def looks_like_markdown(text: str) -> bool:
    """Say whether a text without a telling name is surely Markdown: two headings marked with # or underlined."""
    return len(_ATX.findall(text)) >= 2 or len(_SETEXT.findall(text)) >= 3
