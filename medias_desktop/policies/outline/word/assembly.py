"""The text of each section: paragraphs, lists, tables and the notes cited in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from medias_desktop.policies.outline.candidates import Candidate
from medias_desktop.policies.outline.reader import Outline, Section
from medias_desktop.policies.outline.word.lines import Lines
from medias_desktop.policies.outline.word.story import Block, Paragraph, Table
from medias_desktop.policies.outline.word.tables import cover_lines, notes_of, table_lines

_TYPED_BULLET = re.compile(r"(?:[•▪◦●■·➢➤►‣⁃✓*]|[-–—](?=\s))\s*(?=\S)")
_TYPED_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)°]\s")
_STEP = 60
"""Twentieths of a point by which an item must be indented to stand under the one before."""


def assemble(lines: Lines, sections: list[Candidate], body: int) -> Outline:
    """Return the outline: what stands before ``body`` is the cover, what stands before the first section introduces."""
    first = sections[0].at if sections else 2 * len(lines.blocks)
    made = []
    ends = [*(one.at for one in sections[1:]), 2 * len(lines.blocks)]
    for one, end in zip(sections, ends, strict=False):  # no section, no end
        heading = _between(lines, one.at, one.end)
        text = body_text(_between(lines, one.end, end), _rest(lines, one), list(notes_of(heading)))
        made.append(Section(one.level, one.number, one.title, text))
    return Outline(_cover(_between(lines, 0, body)), body_text(_between(lines, body, first)), tuple(made))


def _between(lines: Lines, start: int, end: int) -> list[Block]:
    """Return the blocks from one line to another, without those of a table of contents."""
    kept = lines.source.lines
    return [lines.blocks[at // 2] for at in range(start + start % 2, end, 2) if kept[at] is not None]


def _rest(lines: Lines, made: Candidate) -> str:
    """Return the text after a title that runs into it, with its line breaks and the marks of its notes."""
    block = lines.paragraph(made.at)
    if not made.rest or block is None:
        return made.rest
    start = made.rest[:40]
    at = block.text.find(start)
    return block.text[at:] if at >= 0 else made.rest


def _cover(blocks: list[Block]) -> str:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            found += cover_lines(block)
        else:
            mark = block.label.number + " " if block.label else ""
            found += (mark + block.text).replace("\t", " ").split("\n")
    return "\n".join(line for line in [*found, *notes_of(blocks)] if line.strip())


@dataclass(slots=True)
class _Body:
    pieces: list[str] = field(default_factory=list)
    lefts: list[tuple[int, int, int]] = field(default_factory=list)

    def paragraph(self, text: str) -> None:
        self.lefts = []
        self.pieces.append(text)

    def item(self, line: str, left: int, list_id: int, level: int) -> None:
        """Add an item of a list, under the one before when it is indented more."""
        goes_on = bool(self.lefts)
        while self.lefts and not _under(self.lefts[-1], left, list_id, level):
            self.lefts.pop()
        self.lefts.append((left, list_id, level))
        line = "  " * (len(self.lefts) - 1) + line
        if goes_on:
            self.pieces[-1] += "\n" + line
        else:
            self.pieces.append(line)


def _under(before: tuple[int, int, int], left: int, list_id: int, level: int) -> bool:
    if before[1] == list_id and list_id:
        return level > before[2]
    return left >= before[0] + _STEP


def body_text(blocks: list[Block], rest: str = "", notes: list[str] | None = None) -> str:
    """Write blocks as the text of a section: paragraphs apart, lists and tables line by line, then the notes."""
    body = _Body()
    if rest:
        body.paragraph(_flat(rest))
    for block in blocks:
        if isinstance(block, Table):
            body.paragraph("\n".join(table_lines(block)))
        else:
            _add(body, block)
    for note in [*(notes or ()), *notes_of(blocks)]:
        body.paragraph(note)
    return "\n\n".join(body.pieces)


def _add(body: _Body, block: Paragraph) -> None:
    text = _flat(block.text)
    label = block.label
    if label is not None and (label.bullet or label.number):
        mark = "-" if label.bullet else label.number
        body.item(f"{mark} {_one_line(text)}".rstrip(), block.left, label.list_id, label.level)
        return
    bullet = _TYPED_BULLET.match(text)
    if bullet:
        body.item(f"- {_one_line(text[bullet.end() :])}", block.left, 0, 0)
    elif _TYPED_MARK.match(text):
        body.item(_one_line(text), block.left, 0, 0)
    elif text:
        body.paragraph(text)


def _flat(text: str) -> str:
    return re.sub(r"[ \t]+", " ", text)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")
