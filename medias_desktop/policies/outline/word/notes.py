"""Footnotes and endnotes: a mark where they are cited, their text at the end of the section (core.pdf.blocks)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.policies.outline.word.number_formats import format_number
from medias_desktop.policies.outline.word.xml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from medias_desktop.policies.outline.word.styles import Styles


class Notes:
    """Gives notes their marks in the order in which they are cited: [^1], [^2]… and [^i], [^ii]… for endnotes."""

    def __init__(self, footnotes: _Element | None, endnotes: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._found = {"footnote": _by_id(footnotes, "footnote"), "endnote": _by_id(endnotes, "endnote")}
        self._marks: dict[tuple[str, str], str] = {}
        self._count = {"footnote": 0, "endnote": 0}

    def cite(self, kind: str, note_id: str) -> tuple[str, str]:
        """Return a note's mark and its text ("" for one that is not there or that was cited already)."""
        element = self._found[kind].get(note_id)
        if element is None:
            return "", ""
        known = self._marks.get((kind, note_id))
        if known:
            return known, ""
        text = self._text(element)
        if not text:
            return "", ""
        self._count[kind] += 1
        value = self._count[kind]
        mark = f"[^{value}]" if kind == "footnote" else f"[^{format_number(value, 'lowerRoman')}]"
        self._marks[kind, note_id] = mark
        return mark, text

    def _text(self, note: _Element) -> str:
        from medias_desktop.policies.outline.word.inline import Reader

        reader = Reader(note, self._styles, None)
        look = self._styles.base
        pieces = ["".join(span.text for span in reader.read(one, look).spans) for one in note.iter(w("p"))]
        return " ".join(" ".join(pieces).split())


def _by_id(root: _Element | None, kind: str) -> dict[str, _Element]:
    if root is None:
        return {}
    usual = [one for one in root.iterchildren(w(kind)) if one.get(w("type"), "normal") == "normal"]
    return {one.get(w("id"), ""): one for one in usual}
