"""A version's text as a document to be read: built block by block, so that no text is ever taken for markup."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from medias_desktop.core.pdf.blocks import Block, blocks
from medias_desktop.policies.reader.tables import insert_table
from medias_desktop.policies.rules import SectionText, VersionText

MEASURE = 72
"""Characters on a line: what the eye follows without losing the next one."""

_SPECIMEN = "une demande de la personne est lue avec soin, puis le service y répond "
"""Letters about as often as French and English use them: Qt's own average counts capitals and rarities too."""

_HEADING_SCALE = (1.5, 1.22, 1.06, 1.0)
_HEADING_SPACE = (1.9, 1.45, 1.15, 1.0)
_LINE_HEIGHT = 118.0
_TOP, _BOTTOM = 22, 48


@dataclass(frozen=True, slots=True)
class TextLook:
    """Colours and type of the reader; ``size`` is that of the body in points."""

    text: str
    muted: str
    accent: str
    family: str
    heading_family: str
    size: float

    def body_font(self) -> QFont:
        """Return the font of running text."""
        return _font(self.family, self.size)

    def measure(self) -> int:
        """Return the width of a comfortable line, in pixels."""
        return round(QFontMetricsF(self.body_font()).horizontalAdvance(_SPECIMEN) / len(_SPECIMEN) * MEASURE)


@dataclass(frozen=True, slots=True)
class ReadingDocument:
    """A document with the position of each section's heading, in the order of the sections."""

    document: QTextDocument
    starts: tuple[int, ...]

    def section_at(self, position: int) -> int:
        """Return the index of the section that holds ``position``; -1 before the first."""
        return bisect_right(self.starts, position) - 1

    def range_of(self, section: int) -> tuple[int, int]:
        """Return where a section (-1: what precedes the first) begins and ends."""
        start = self.starts[section] if section >= 0 else 0
        following = section + 1
        if following < len(self.starts):
            return start, self.starts[following] - 1
        return start, max(start, self.document.characterCount() - 1)


def build_document(version: VersionText, look: TextLook) -> ReadingDocument:
    """Lay out the title block, the introduction and all sections of ``version``."""
    return _Builder(look).build(version)


def _font(family: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPointSizeF(size)
    font.setWeight(weight)
    return font


class _Builder:
    def __init__(self, look: TextLook) -> None:
        self._look = look
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(look.body_font())
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._cursor = QTextCursor(self._document)
        self._line = QFontMetricsF(look.body_font()).height()
        self._body = self._characters(look.text, look.body_font())
        self._quiet = self._characters(look.muted, look.body_font())
        self._headings = [self._heading_formats(scale) for scale in _HEADING_SCALE]
        self._paragraph = self._block(below=0.6)
        self._titles = [self._title_format(level) for level in range(1, 7)]
        self._items: dict[tuple[str, int, bool], QTextBlockFormat] = {}
        self._first = True
        self._after_table = False

    def build(self, version: VersionText) -> ReadingDocument:
        self._cursor.beginEditBlock()
        if version.title_block.strip():
            self._title_block(version.title_block)
        for block in blocks(version.introduction):
            self._body_block(block)
        starts = [self._section(section) for section in version.sections]
        self._cursor.endEditBlock()
        frame = self._document.rootFrame().frameFormat()
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        self._document.rootFrame().setFrameFormat(frame)
        return ReadingDocument(self._document, tuple(starts))

    def _characters(self, colour: str, font: QFont) -> QTextCharFormat:
        characters = QTextCharFormat()
        characters.setFont(font)
        characters.setForeground(QColor(colour))
        return characters

    def _heading_formats(self, scale: float) -> tuple[QTextCharFormat, QTextCharFormat]:
        look = self._look
        strong = _font(look.heading_family, look.size * scale, QFont.Weight.DemiBold)
        return self._characters(look.accent, strong), self._characters(look.text, strong)

    def _block(
        self, above: float = 0.0, below: float = 0.0, line_height: float = _LINE_HEIGHT
    ) -> QTextBlockFormat:
        layout = QTextBlockFormat()
        layout.setTopMargin(above * self._line)
        layout.setBottomMargin(below * self._line)
        layout.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return layout

    def _start(self, layout: QTextBlockFormat, characters: QTextCharFormat) -> int:
        if self._first or self._after_table:
            if self._first:
                layout = QTextBlockFormat(layout)
                layout.setTopMargin(0)
            self._cursor.setBlockFormat(
                layout
            )  # of the empty block that begins a document or follows a table
            self._cursor.setBlockCharFormat(characters)
            self._first = self._after_table = False
        else:
            self._cursor.insertBlock(layout, characters)
        return self._cursor.position()

    def _write(self, text: str, characters: QTextCharFormat) -> None:
        if "\n" in text:  # a line break inside a paragraph is U+2028: the paragraph stays one block
            text = text.replace("\n", "\u2028")
        self._cursor.insertText(text, characters)

    def _title_block(self, text: str) -> None:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            layout = self._block(below=1.6 if last else 0.15, line_height=108)
            self._start(layout, self._quiet)
            self._write(line, self._quiet)

    def _title_format(self, level: int) -> QTextBlockFormat:
        above = _HEADING_SPACE[min(level, len(_HEADING_SPACE)) - 1]
        layout = self._block(above=above, below=0.35, line_height=105)
        layout.setHeadingLevel(level)
        return layout

    def _section(self, section: SectionText) -> int:
        number, heading = self._headings[min(section.level, len(_HEADING_SCALE)) - 1]
        start = self._start(self._titles[min(section.level, 6) - 1], heading)
        if section.number:
            self._write(section.number, number)
        if section.heading:
            self._write(("\u2002" if section.number else "") + section.heading, heading)
        for block in blocks(section.body):
            self._body_block(block)
        return start

    def _body_block(self, block: Block) -> None:
        if block.kind == "table":
            self._first = False
            insert_table(self._cursor, block, self._body, self._line, after_table=self._after_table)
            self._after_table = True
            return
        if block.kind == "p":
            for text in block.texts:
                self._start(self._paragraph, self._body)
                self._write(text, self._body)
            return
        last = len(block.texts) - 1
        for index, (mark, text) in enumerate(zip(block.marks, block.texts, strict=True)):
            self._start(self._item(mark, block.levels[index], last=index == last), self._body)
            self._write(mark + "\t", self._quiet)
            self._write(text, self._body)

    def _item(self, mark: str, level: int, *, last: bool) -> QTextBlockFormat:
        found = self._items.get((mark, level, last))
        if found is None:
            wide = QFontMetricsF(self._look.body_font()).horizontalAdvance(mark + "\u2002")
            hanging = max(wide, 1.25 * self._line)
            found = self._block(below=0.6 if last else 0.2)
            found.setLeftMargin((0.55 + 1.4 * level) * self._line + hanging)
            found.setTextIndent(-hanging)
            found.setTabPositions([QTextOption.Tab(hanging, QTextOption.TabType.LeftTab)])
            self._items[mark, level, last] = found
        return found
