"""A Word document seen as the lines that the reading of plain texts knows how to judge."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medias_desktop.policies.outline.numbers import parse
from medias_desktop.policies.outline.source import BOLD, Source
from medias_desktop.policies.outline.word.inline import Span
from medias_desktop.policies.outline.word.story import Block, Paragraph, Table
from medias_desktop.policies.outline.word.styles import Type
from medias_desktop.policies.outline.word.tables import cell_text
from medias_desktop.policies.outline.words import has_verb, is_title

_LONGEST = 4000
"""Letters of a paragraph that are looked at: no title begins later."""
_LARGER = 3
"""Half points by which letters must exceed those of the text to count as larger."""
_STOPS = " .:–—-"


@dataclass(frozen=True, slots=True)
class Look:
    """How a title stands out from the text; ``size`` is 0 unless it is larger."""

    size: int = 0
    capitals: bool = False
    bold: bool = False
    underlined: bool = False
    italic: bool = False
    centred: bool = False

    @property
    def stands_out(self) -> bool:
        """Whether it differs from the text enough to be a title."""
        return self.marked or self.capitals

    @property
    def marked(self) -> bool:
        """Whether formatting makes the difference, not capitals."""
        return self.bold or self.underlined or self.size > 0

    @property
    def strength(self) -> tuple[int, ...]:
        """The greater, the higher the title stands among others."""
        return self.size, self.centred, self.capitals, self.bold, self.underlined, not self.italic


@dataclass(slots=True)
class Lines:
    """The blocks of a document; block ``n`` is line ``2 * n`` of ``source``."""

    blocks: list[Block]
    source: Source = field(default_factory=lambda: Source([], []))
    looks: list[Look] = field(default_factory=list)
    size: int = 0
    structured: bool = False
    """Whether styles tell the headings."""
    formatted: bool = False
    """Whether styles, bold or larger letters tell the headings: then capitals alone make no title."""

    def paragraph(self, at: int) -> Paragraph | None:
        """Return the paragraph of a line, None for a table or beyond the end."""
        block = self.block(at)
        return block if isinstance(block, Paragraph) else None

    def block(self, at: int) -> Block | None:
        """Return the block of a line."""
        return self.blocks[at // 2] if 0 <= at // 2 < len(self.blocks) else None

    def stands_out(self, at: int) -> bool:
        """Return whether a line differs from the text enough to be a title in this document."""
        look = self.look(at)
        return look.marked or (look.capitals and not self.formatted)

    def look(self, at: int) -> Look:
        """Return the look of a line."""
        return self.looks[at // 2] if 0 <= at // 2 < len(self.looks) else Look()


def lines_of(blocks: list[Block]) -> Lines:
    """Lay the blocks out as lines with a blank one after each."""
    blocks = [piece for block in blocks for piece in _split(block)]
    made = Lines(blocks, size=_text_size(blocks))
    for n, block in enumerate(blocks):
        text = _line(block)
        indent = " " * min(40, max(0, block.left // 120)) if isinstance(block, Paragraph) else ""
        made.source.raw += [indent + text, ""]
        made.source.lines += [text, ""]
        made.looks.append(_look(block, made.size) if isinstance(block, Paragraph) else Look())
        if isinstance(block, Table):
            made.source.opaque.add(2 * n)
            continue
        if block.heading and is_heading(block):
            made.source.marks[2 * n] = min(block.heading, BOLD - 1)
        elif made.looks[-1].stands_out and is_title(block.title) and not _bulleted(block):
            made.source.marks[2 * n] = BOLD
        lead = _lead(block)
        if lead:
            made.source.leads[2 * n] = lead
    return made


def is_heading(block: Paragraph) -> bool:
    """Say whether what is written in a heading style reads as a heading: many a clause is set in one too."""
    text = block.title
    if not text:
        return block.label is not None
    if len(text) > 250 or text[-1] in ";,":
        return False
    if text[-1] == "." and not text.endswith("..") and (has_verb(text) or len(text) > 80):
        return False
    if text[-1] == ":" and has_verb(text):
        return False
    longest = 60 if block.label is not None else 120
    return not (len(text) > longest and has_verb(text))


def _bulleted(block: Paragraph) -> bool:
    return block.label is not None and block.label.bullet


def _line(block: Block) -> str:
    if isinstance(block, Table):
        return " · ".join(cell_text(cell) for cell in block.rows[0]) or "·"
    text = block.title if "\t" not in block.text else " ".join(block.text.replace("\n", " ").split(" "))
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + text[-1]
    if block.label is None:
        return text
    return f"- {text}" if block.label.bullet else f"{block.label.number} {text}".strip()


def _text_size(blocks: list[Block]) -> int:
    """Return the size of most of the text, in half points."""
    sizes: dict[int, int] = {}
    for block in blocks:
        if isinstance(block, Paragraph) and not block.heading:
            sizes[block.look.size] = sizes.get(block.look.size, 0) + len(block.title)
    return max(sizes, key=lambda size: sizes[size]) if sizes else Type().size


def _look(block: Paragraph, size: int) -> Look:
    shown = block.look
    larger = shown.size if shown.size >= size + _LARGER else 0
    return Look(larger, shown.capitals, shown.bold, shown.underlined, shown.italic, block.centred)


def _lead(block: Paragraph) -> str:
    """Return the bold or underlined words that run into the text of a paragraph, "" when there are none."""
    lead, rest = "", ""
    for span in block.spans:
        if rest or not (_strong(span) or not span.text.strip(_STOPS)):
            rest += span.text
        else:
            lead += span.text
        if len(lead) > 120:
            return ""
    if not lead.strip() or not rest.strip():
        return ""
    ends = lead.rstrip()[-1:] in ".:–—-" or rest.lstrip()[:1] in ".:–—-"
    lead = " ".join(lead.split())
    numbered = parse(lead) if block.label is None else None
    lead = (numbered.text if numbered else lead).rstrip(_STOPS)
    return lead if ends and is_title(lead, 100) else ""


def _strong(span: Span) -> bool:
    return span.type.bold or span.type.underlined


def _split(block: Block) -> list[Block]:
    """Part a paragraph whose first line stands out from the lines after it: a title and its text in one paragraph."""
    if not isinstance(block, Paragraph) or block.heading or "\n" not in block.text:
        return [block]
    worded = next((n for n, span in enumerate(block.spans) if span.text.strip()), 0)
    at = next((n for n, span in enumerate(block.spans) if n > worded and span.text == "\n"), len(block.spans))
    first, rest = block.spans[:at], block.spans[at + 1 :]
    after = [span for span in rest if any(map(str.isalnum, span.text))]
    if not after or not all(_strong(span) for span in first if any(map(str.isalnum, span.text))):
        return [block]
    if any(_strong(span) for span in after):
        return [block]
    title = " ".join("".join(span.text for span in first).split())
    if not is_title(re.sub(r"^[\d.]+\s*", "", title), 120):
        return [block]
    head = Paragraph(first, block.style, 0, block.label, block.left, block.centred, block.page, block.boxed)
    text = Paragraph(
        rest, block.style, 0, None, block.left, block.centred, notes=block.notes, boxed=block.boxed
    )
    return [head, text]
