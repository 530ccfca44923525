"""Plain text as data for the templates: what ``plain-text`` of resources/templates/house.typ draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.blocks import blocks, column_weights, list_groups
from medias_desktop.core.pdf.footnotes import Citation, FootnoteMarks, cited

if TYPE_CHECKING:
    from medias_desktop.core.pdf.blocks import Block, Group


def for_template(text: str, marks: FootnoteMarks | None = None) -> list[dict[str, object]]:
    """Return the paragraphs, lists, tables and notes of a text as anything JSON can hold.

    With the ``marks`` of the document its footnotes stand at the foot of the page; without, below the text.
    """
    found = blocks(text)
    notes = {block.marks[0]: block.texts[0] for block in found if block.kind == "note"}
    return _Text(notes, marks).write(found)


class _Text:
    """Writes one text; ``notes`` are its footnotes by their marks."""

    def __init__(self, notes: dict[str, str], marks: FootnoteMarks | None) -> None:
        self._notes, self._marks = notes, marks
        self._placed: dict[str, tuple[str, str]] = {}

    def write(self, found: list[Block]) -> list[dict[str, object]]:
        made: list[dict[str, object]] = []
        below: list[Block] = []
        for block in found:
            if block.kind == "p":
                made.append({"kind": "p", "text": self._pieces(block.texts[0])})
            elif block.kind == "table":
                made.append(self._table(block))
            elif block.kind == "note":
                below.append(block)
            else:
                made += [self._group(group) for group in list_groups(block)]
        made += [  # a note that nothing cites is not lost
            {"kind": "note", "mark": block.marks[0], "text": block.texts[0]}
            for block in below
            if block.marks[0] not in self._placed or self._notes[block.marks[0]] != block.texts[0]
        ]
        return made

    def _group(self, group: Group) -> dict[str, object]:
        items = [
            {
                "mark": item.mark,
                "text": self._pieces(item.text),
                "inside": [self._group(one) for one in item.inside],
            }
            for item in group.items
        ]
        return {"kind": group.kind, "items": items}

    def _table(self, block: Block) -> dict[str, object]:
        rows: list[list[Any]] = [
            [self._pieces(cell, repeated=block.head and not number) for cell in row]
            for number, row in enumerate(block.rows)
        ]
        return {"kind": "table", "rows": rows, "head": block.head, "columns": column_weights(block)}

    def _pieces(self, text: str, *, repeated: bool = False) -> str | list[object]:
        """Return a text, in pieces if it cites notes; in a ``repeated`` table head a note cannot be placed."""
        found = cited(text, self._notes)
        if found == [text]:
            return text
        return [
            self._citation(one.mark, repeated=repeated) if isinstance(one, Citation) else one for one in found
        ]

    def _citation(self, mark: str, *, repeated: bool) -> dict[str, str]:
        if self._marks is None or (repeated and mark not in self._placed):
            return {"mark": mark}
        if mark in self._placed:
            name, shown = self._placed[mark]
            return {"name": name, "mark": shown}
        name, shown = self._placed[mark] = self._marks.next(mark)
        return {"name": name, "mark": shown, "note": self._notes[mark]}
