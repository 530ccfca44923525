"""The paragraphs and tables of a document, in their order, each with the number that Word shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.policies.outline.word.inline import Inline, Reader, Span
from medias_desktop.policies.outline.word.numbering import Label, Numbering
from medias_desktop.policies.outline.word.styles import Style, Styles, Type
from medias_desktop.policies.outline.word.xml import VAL, child, local, number, switch, val, w

if TYPE_CHECKING:
    from lxml.etree import _Element

    from medias_desktop.policies.outline.word.notes import Notes

_GONE = ("del", "moveFrom")
_SPACES = re.compile(" {2,}")
_AROUND = frozenset(["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"])


@dataclass
class Paragraph:
    """One paragraph as Word shows it; ``heading`` is its outline level (0: text), ``page`` whether it starts a page."""

    spans: list[Span]
    style: Style
    heading: int = 0
    label: Label | None = None
    left: int = 0
    centred: bool = False
    page: bool = False
    boxed: bool = False
    notes: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The text with the marks of its notes; manual line breaks as line ends, tabs kept."""
        return _tidy("".join(span.text for span in self.spans))

    @cached_property
    def title(self) -> str:
        """The text on one line, without the marks of notes."""
        return " ".join("".join(span.text for span in self.spans if not span.note).split())

    @cached_property
    def look(self) -> Type:
        """The look that all of its letters share, the size being that of most of them."""
        shown = [span for span in self.spans if not span.note and any(map(str.isalnum, span.text))]
        if not shown:
            return self.style.type
        sizes: dict[int, int] = {}
        for span in shown:
            sizes[span.type.size] = sizes.get(span.type.size, 0) + len(span.text)
        return Type(
            bold=all(span.type.bold for span in shown),
            italic=all(span.type.italic for span in shown),
            underlined=all(span.type.underlined for span in shown),
            capitals=all(span.type.capitals or span.text.upper() == span.text for span in shown)
            and sum(map(str.isalpha, self.title)) > 2,
            size=max(sizes, key=lambda size: sizes[size]),
        )


@dataclass
class Cell:
    """A cell: its blocks, how many columns it takes, whether it goes on from the row above."""

    blocks: list[Block]
    columns: int = 1
    continued: bool = False


@dataclass
class Table:
    """A table; ``head`` when its first row is marked as a heading."""

    rows: list[list[Cell]]
    head: bool = False
    page: bool = False


Block = Paragraph | Table


def _tidy(text: str) -> str:
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class _Raw:
    """A paragraph before its mark is judged: a deleted mark joins it to the next one."""

    inline: Inline
    element: _Element
    gone: bool


class Story:
    """Reads the body of a document."""

    def __init__(self, root: _Element, styles: Styles, numbering: Numbering, notes: Notes) -> None:
        self._styles, self._numbering = styles, numbering
        self._reader = Reader(root, styles, notes)
        self._break = False
        self.has_contents = False
        """Whether a table of contents was left out."""

    def read(self, body: _Element, told: Callable[[int, int], None] | None = None) -> list[Block]:
        """Return the blocks of the body; ``told`` hears how far the reading is."""
        return self._blocks(body, told)

    def _blocks(
        self, container: _Element, told: Callable[[int, int], None] | None = None, *, boxed: bool = False
    ) -> list[Block]:
        found: list[Block] = []
        waiting: list[_Raw] = []
        total = len(container)
        for done, one in enumerate(self._children(container)):
            if told is not None and done % 256 == 0:
                told(min(done, total), total)
            if one.tag == w("p"):
                raw = self._raw(one)
                waiting.append(raw)
                if not raw.gone:
                    found += self._joined(waiting, boxed=boxed)
                    waiting = []
            elif one.tag == w("tbl"):
                if waiting:
                    found += self._joined(waiting, boxed=boxed)
                    waiting = []
                found += self._table(one)
        if waiting:
            found += self._joined(waiting, boxed=boxed)
        return found

    def _raw(self, element: _Element) -> _Raw:
        props = child(element, "pPr")
        style = self._styles.paragraph(val(props, "pStyle"))
        mark = child(props, "rPr")
        gone = mark is not None and any(child(mark, kind) is not None for kind in _GONE)
        hidden = bool(switch(mark, "vanish")) and not switch(mark, "specVanish")
        return _Raw(self._reader.read(element, style.type), element, gone or hidden)

    def _joined(self, raws: list[_Raw], *, boxed: bool) -> list[Block]:
        """Make one paragraph of those whose marks were deleted; the last one's properties count."""
        last = raws[-1]
        if all(raw.gone for raw in raws) and not any(_shown(raw.inline) for raw in raws):
            return self._boxes(raws)
        if len(raws) > 1 and not _shown(last.inline):
            last = next((raw for raw in reversed(raws) if _shown(raw.inline)), last)
        before = self._break or any(raw.inline.broken_before for raw in raws)
        self._break = any(raw.inline.breaks and not raw.inline.broken_before for raw in raws)
        made = self._made(last.element, [span for raw in raws for span in raw.inline.spans], boxed=boxed)
        made.notes = [note for raw in raws for note in raw.inline.notes]
        made.page = made.page or before
        self.has_contents = self.has_contents or self._reader.fields.in_contents
        if made.style.role == "contents":
            self.has_contents = True
            return []
        empty = not made.title and not (made.label and made.label.number)
        self._break = self._break or (empty and made.page) or _section_ends_page(child(last.element, "pPr"))
        return [*([] if empty else [made]), *self._boxes(raws)]

    def _boxes(self, raws: Iterable[_Raw]) -> list[Block]:
        return [block for raw in raws for box in raw.inline.boxes for block in self._blocks(box, boxed=True)]

    def _made(self, element: _Element, spans: list[Span], *, boxed: bool) -> Paragraph:
        props = child(element, "pPr")
        style = self._styles.paragraph(val(props, "pStyle"))
        heading = style.heading
        outline = child(props, "outlineLvl")
        if outline is not None:
            level = number(outline.get(VAL), 9)
            heading = level + 1 if 0 <= level < 9 else 0
        label = self._label(props, style)
        indent = child(props, "ind")
        left = style.left if label is None or (style.indents_own and style.list_id) else label.left
        if indent is not None:
            left = number(indent.get(w("left")) or indent.get(w("start")), left)
        centred = val(props, "jc", "center" if style.centred else "") == "center"
        page = bool(switch(props, "pageBreakBefore"))
        return Paragraph(spans, style, heading, label, left, centred, page, boxed)

    def _label(self, props: _Element | None, style: Style) -> Label | None:
        if self._reader.fields.in_contents:
            return None
        own = child(props, "numPr")
        list_id = number(val(own, "numId"), -1) if own is not None else -1
        at = number(val(own, "ilvl"), -1) if own is not None else -1
        if list_id < 0:
            list_id = style.list_id
            if at < 0:
                at = style.list_level
                if at < 0:
                    at = self._numbering.level_of_style(list_id, style.style_id)
        if not list_id:
            return None
        if at < 0:
            at = self._numbering.level_of_style(list_id, style.style_id)
        return self._numbering.next(list_id, at)

    def _table(self, element: _Element) -> list[Block]:
        rows: list[list[Cell]] = []
        head = False
        page, self._break = self._break, False
        for row in self._children(element, "tr"):
            props = child(row, "trPr")
            if child(props, "del") is not None:
                continue
            head = head or (not rows and bool(switch(props, "tblHeader")))
            cells = [self._cell(cell) for cell in self._children(row, "tc")]
            if any(cell.blocks for cell in cells):
                rows.append(cells)
        return [Table(rows, head, page)] if rows else []

    def _children(self, container: _Element, kind: str = "") -> Iterator[_Element]:
        """Go through the children, into what only wraps them; a table of contents is passed over."""
        for one in container:
            name = local(one)
            if name == "sdt" and _is_contents(one):
                self.has_contents = True
            elif name in _AROUND:
                yield from self._children(one, kind)
            elif name == "AlternateContent":
                yield from self._children(one[0] if len(one) else one, kind)
            elif not kind or name == kind:
                yield one

    def _cell(self, element: _Element) -> Cell:
        props = child(element, "tcPr")
        merged = child(props, "vMerge")
        continued = merged is not None and merged.get(VAL, "continue") == "continue"
        columns = min(60, max(1, number(val(props, "gridSpan"), 1)))
        return Cell(self._blocks(element), columns, continued)


def _shown(inline: Inline) -> bool:
    return any(span.text.strip() for span in inline.spans)


def _section_ends_page(props: _Element | None) -> bool:
    section = child(props, "sectPr")
    return section is not None and val(section, "type", "nextPage") != "continuous"


def _is_contents(control: _Element) -> bool:
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and "contents" in gallery.get(VAL, "").lower()
