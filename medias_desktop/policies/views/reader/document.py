"""A version's text as a document to be read: built block by block, so that no text is ever taken for markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

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

from medias_desktop.core.i18n import _
from medias_desktop.core.pdf.blocks import Block, blocks
from medias_desktop.policies.labels.versions import version_label
from medias_desktop.policies.rules import SectionText, VersionText
from medias_desktop.policies.views.reader.notes_cited import insert_cited, raised
from medias_desktop.policies.views.reader.tables import insert_table

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
class Additions:
    """What is shown with a text: notes by the uid of their section, and another text beside it in a second column."""

    notes: Mapping[str, str] = field(default_factory=dict)
    beside: VersionText | None = None


PLAIN = Additions()


@dataclass(frozen=True, slots=True)
class ReadingDocument:
    """A document with the position of each section's heading, in the order of the sections."""

    document: QTextDocument
    starts: tuple[int, ...]
    columns: int = 1

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


def build_document(version: VersionText, look: TextLook, additions: Additions = PLAIN) -> ReadingDocument:
    """Lay out the title block, the introduction and all sections of ``version``, with what is shown with it."""
    builder = _Builder(look, additions.notes)
    if additions.beside is None:
        return builder.build(version)
    return builder.build_beside(version, additions.beside)


def _font(family: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPointSizeF(size)
    font.setWeight(weight)
    return font


class _Formats:
    """Every format of a look; made once, since making them takes as long as laying out a short policy."""

    def __init__(self, look: TextLook) -> None:
        self._look = look
        self.font = look.body_font()
        self.line = QFontMetricsF(self.font).height()
        self.body = _characters(look.text, self.font)
        self.quiet = _characters(look.muted, self.font)
        self.aside = _characters(look.muted, _font(look.family, look.size * 0.92))
        self.headings = [self._heading(scale) for scale in _HEADING_SCALE]
        self.paragraph = self.block(below=0.6)
        self.titles = [self._title(level) for level in range(1, 7)]
        self._items: dict[tuple[str, int, bool], QTextBlockFormat] = {}

    def _heading(self, scale: float) -> tuple[QTextCharFormat, QTextCharFormat]:
        look = self._look
        strong = _font(look.heading_family, look.size * scale, QFont.Weight.DemiBold)
        return _characters(look.accent, strong), _characters(look.text, strong)

    def _title(self, level: int) -> QTextBlockFormat:
        above = _HEADING_SPACE[min(level, len(_HEADING_SPACE)) - 1]
        layout = self.block(above=above, below=0.35, line_height=105)
        layout.setHeadingLevel(level)
        return layout

    def block(
        self, above: float = 0.0, below: float = 0.0, line_height: float = _LINE_HEIGHT
    ) -> QTextBlockFormat:
        """Return the format of a paragraph, the space around it in lines."""
        layout = QTextBlockFormat()
        layout.setTopMargin(above * self.line)
        layout.setBottomMargin(below * self.line)
        layout.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return layout

    def item(self, mark: str, level: int, *, last: bool) -> QTextBlockFormat:
        """Return the format of a list's item, as far in as its mark is wide."""
        found = self._items.get((mark, level, last))
        if found is None:
            wide = QFontMetricsF(self.font).horizontalAdvance(mark + "\u2002")
            hanging = max(wide, 1.25 * self.line)
            found = self.block(below=0.6 if last else 0.2)
            found.setLeftMargin((0.55 + 1.4 * level) * self.line + hanging)
            found.setTextIndent(-hanging)
            found.setTabPositions([QTextOption.Tab(hanging, QTextOption.TabType.LeftTab)])
            self._items[mark, level, last] = found
        return found


@lru_cache(maxsize=8)
def _formats(look: TextLook) -> _Formats:
    return _Formats(look)


@lru_cache(maxsize=1024)
def _blocks(body: str) -> tuple[Block, ...]:
    """Return the blocks of a section's text; a text is laid out anew at every size and theme."""
    return tuple(blocks(body))


def _characters(colour: str, font: QFont) -> QTextCharFormat:
    characters = QTextCharFormat()
    characters.setFont(font)
    characters.setForeground(QColor(colour))
    return characters


class _Builder:
    def __init__(self, look: TextLook, notes: Mapping[str, str]) -> None:
        self._look, self._notes = look, notes
        self._formats = formats = _formats(look)
        self._line, self._body, self._quiet = formats.line, formats.body, formats.quiet
        self._paragraph = formats.paragraph
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(formats.font)
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        frame = self._document.rootFrame().frameFormat()
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        self._document.rootFrame().setFrameFormat(frame)
        self._cursor = QTextCursor(self._document)
        self._first = True
        self._after_table = False
        self._marks: frozenset[str] = frozenset()  # of the footnotes of the text that is being written

    def build(self, version: VersionText) -> ReadingDocument:
        self._cursor.beginEditBlock()
        if version.title_block.strip():
            self._title_block(version.title_block)
        self._body_of(version.introduction)
        starts = [self._section(section) for section in version.sections]
        self._cursor.endEditBlock()
        return self._finished(starts)

    def build_beside(self, left: VersionText, right: VersionText) -> ReadingDocument:
        """Lay out two texts as the two columns of a table, a row for each section."""
        from medias_desktop.policies.rules.aligning import align
        from medias_desktop.policies.views.reader.columns import Columns

        rows = align(left.sections, right.sections)
        before = 2 if any(one.title_block.strip() or one.introduction.strip() for one in (left, right)) else 1
        self._cursor.beginEditBlock()
        columns = Columns(self._cursor, len(rows) + before, self._line, self._look.muted)
        for place, text in enumerate((left, right)):
            self._enter(columns.cell(0, place))
            self._start(self._formats.block(below=0.2), self._quiet)
            self._write(version_label(text.summary), self._quiet)
        starts: list[int] = []
        for number, row in enumerate(([(-1, -1)] if before == 2 else []) + list(rows), start=1):
            for place, (text, index) in enumerate(zip((left, right), row, strict=True)):
                self._enter(columns.cell(number, place))
                start = self._beside(text, index)
                if place == 0 and index is not None and index >= 0:
                    starts.append(start)
        columns.finish()
        self._cursor.endEditBlock()
        return self._finished(starts, columns=2)

    def _beside(self, text: VersionText, index: int | None) -> int:
        """Write a section into the cell entered, what precedes the first for -1, a dash where nothing stands."""
        if index is None:
            self._start(self._paragraph, self._quiet)
            self._write("—", self._quiet)
            return -1
        if index >= 0:
            return self._section(text.sections[index])
        if text.title_block.strip():
            self._title_block(text.title_block)
        self._body_of(text.introduction)
        return -1

    def _enter(self, cell: QTextCursor) -> None:
        self._cursor = cell
        self._first, self._after_table = True, False

    def _finished(self, starts: list[int], columns: int = 1) -> ReadingDocument:
        return ReadingDocument(self._document, tuple(starts), columns)

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
        insert_cited(self._cursor, text, characters, self._marks)

    def _title_block(self, text: str) -> None:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            layout = self._formats.block(below=1.6 if last else 0.15, line_height=108)
            self._start(layout, self._quiet)
            self._write(line, self._quiet)

    def _section(self, section: SectionText) -> int:
        number, heading = self._formats.headings[min(section.level, len(_HEADING_SCALE)) - 1]
        start = self._start(self._formats.titles[min(section.level, 6) - 1], heading)
        if section.number:
            self._write(section.number, number)
        if section.heading:
            self._write(("\u2002" if section.number else "") + section.heading, heading)
        self._body_of(section.body)
        if note := self._notes.get(section.uid):
            self._note(note)
        return start

    def _note(self, text: str) -> None:
        """Write what a careful reader noticed, quietly and set in."""
        layout = self._formats.block(above=0.1, below=0.6, line_height=112)
        layout.setLeftMargin(0.9 * self._line)
        self._start(layout, self._formats.aside)
        self._write(_("Note: {text}").format(text=text), self._formats.aside)

    def _footnote(self, mark: str, text: str) -> None:
        aside = self._formats.aside
        self._start(self._formats.block(below=0.25, line_height=112), aside)
        self._cursor.insertText(mark, raised(aside))
        self._write("\u2002" + text, aside)

    def _body_of(self, text: str) -> None:
        found = _blocks(text)
        self._marks = frozenset(block.marks[0] for block in found if block.kind == "note")
        for block in found:
            self._body_block(block)
        self._marks = frozenset()

    def _body_block(self, block: Block) -> None:
        if block.kind == "table":
            self._first = False
            insert_table(
                self._cursor, block, self._body, self._line, self._marks, after_table=self._after_table
            )
            self._after_table = True
            return
        if block.kind == "note":
            self._footnote(block.marks[0], block.texts[0])
            return
        if block.kind == "p":
            for text in block.texts:
                self._start(self._paragraph, self._body)
                self._write(text, self._body)
            return
        last = len(block.texts) - 1
        for index, (mark, text) in enumerate(zip(block.marks, block.texts, strict=True)):
            self._start(self._formats.item(mark, block.levels[index], last=index == last), self._body)
            self._write(mark + "\t", self._quiet)
            self._write(text, self._body)
