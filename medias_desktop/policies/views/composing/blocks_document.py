"""The text of a section as a document to be edited, and back: paragraphs, lists, tables, placeholders as chips."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from medias_desktop.core.pdf.blocks import BULLET, DEEPEST, Block, Group, list_groups, write_blocks
from medias_desktop.policies.views.reader.tables import table_layout

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
NAME = QTextFormat.Property.UserProperty.value + 1
_OBJECT = "\ufffc"
_CHIP = re.compile(r"\{\{\s*([A-Za-z][a-z0-9_]{0,39}|art:[^{}\s]{1,40})\s*\}\}")
_LINE = "\u2028"
_STYLE = QTextListFormat.Style
_NUMBERED = {
    "1": _STYLE.ListDecimal,
    "a": _STYLE.ListLowerAlpha,
    "A": _STYLE.ListUpperAlpha,
    "i": _STYLE.ListLowerRoman,
    "I": _STYLE.ListUpperRoman,
}
_FIRST = re.compile(r"(?P<prefix>\(?)(?P<one>1|a|A|i|I)(?P<suffix>[.)°]|\.\))")


@dataclass(frozen=True, slots=True)
class Marks:
    """How the items of a list are marked: a bullet, or the style of their numbers with the signs around them."""

    style: QTextListFormat.Style = _STYLE.ListDisc
    prefix: str = ""
    suffix: str = ""

    def list_format(self, level: int) -> QTextListFormat:
        """Return the list on a level, counted from 0."""
        found = QTextListFormat()
        found.setStyle(self.style)
        found.setIndent(level + 1)
        if self.style is not _STYLE.ListDisc:
            found.setNumberPrefix(self.prefix)
            found.setNumberSuffix(self.suffix)
        return found


def fill_document(document: QTextDocument, found: list[Block], characters: QTextCharFormat) -> None:
    """Write blocks into an empty document; lists whose marks Qt cannot count are paragraphs with their marks."""
    insert_blocks(QTextCursor(document), found, characters)


def insert_blocks(cursor: QTextCursor, found: list[Block], characters: QTextCharFormat) -> QTextTable | None:
    """Insert blocks behind the paragraph of the cursor, in its place when it is empty; return the last table.

    The cursor stands at their end then.
    """
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    writer = _Writer(cursor, characters)
    for block in found:
        writer.write(block)
    return writer.table


class _Writer:
    def __init__(self, cursor: QTextCursor, characters: QTextCharFormat) -> None:
        self._cursor = cursor
        self._characters = characters
        self._line = QFontMetricsF(characters.font()).height()
        self.table: QTextTable | None = None
        self._fresh = not cursor.block().text() and cursor.currentList() is None

    def write(self, block: Block) -> None:
        if block.kind == "table":
            self._table(block)
        elif block.kind == "p":
            self._paragraph(block.texts[0])
        elif block.kind == "note":
            self._paragraph(write_blocks([block]))
        else:
            for group in list_groups(block):
                self._group(group, 0)

    def _start(self) -> None:
        if not self._fresh:
            self._cursor.insertBlock(paragraph_format(self._line), self._characters)
            if one := self._cursor.currentList():
                one.remove(self._cursor.block())
        self._cursor.setBlockFormat(paragraph_format(self._line))
        self._fresh = False

    def _paragraph(self, text: str) -> None:
        self._start()
        insert_text(self._cursor, text, self._characters)

    def _group(self, group: Group, level: int) -> None:
        marks = marks_of(group)
        made: QTextList | None = None
        for item in group.items:
            if marks is None:
                self._paragraph(f"{item.mark} {item.text}")
            else:
                self._start()
                if made is None:
                    made = self._cursor.createList(marks.list_format(level))
                else:
                    made.add(self._cursor.block())
                self._cursor.mergeBlockFormat(item_format(self._line))
                insert_text(self._cursor, item.text, self._characters)
            for inside in item.inside:
                self._group(inside, level + 1)

    def _table(self, block: Block) -> None:
        if self._fresh:
            self._fresh = False
        else:
            self._start()
        table = self._cursor.insertTable(
            len(block.rows), len(block.rows[0]), table_layout(block, self._characters, self._line)
        )
        self.table = table
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells):
                inside = table.cellAt(row, column).firstCursorPosition()
                insert_text(inside, text, head_characters(self._characters, head=block.head and not row))
        self._cursor.setPosition(table.lastPosition() + 1)
        self._cursor.setBlockFormat(paragraph_format(self._line))
        self._fresh = True


def paragraph_format(line: float) -> QTextBlockFormat:
    """Return the layout of a paragraph; ``line`` is the height of a line of text."""
    found = QTextBlockFormat()
    found.setBottomMargin(0.5 * line)
    found.setLineHeight(115, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return found


def item_format(line: float) -> QTextBlockFormat:
    """Return what an item of a list has of its own."""
    found = QTextBlockFormat()
    found.setBottomMargin(0.2 * line)
    return found


def head_characters(characters: QTextCharFormat, *, head: bool) -> QTextCharFormat:
    """Return the letters of a cell."""
    found = QTextCharFormat(characters)
    if head:
        found.setFontWeight(QFont.Weight.DemiBold)
    return found


def chip_format(name: str, characters: QTextCharFormat) -> QTextCharFormat:
    """Return what makes a letter a placeholder."""
    found = QTextCharFormat(characters)
    found.setObjectType(CHIP)
    found.setProperty(NAME, name)
    return found


def insert_text(cursor: QTextCursor, text: str, characters: QTextCharFormat) -> None:
    """Insert a text whose placeholders become chips."""
    at = 0
    for match in _CHIP.finditer(text):
        cursor.insertText(text[at : match.start()].replace("\n", _LINE), characters)
        cursor.insertText(_OBJECT, chip_format(match[1], characters))
        at = match.end()
    cursor.insertText(text[at:].replace("\n", _LINE), characters)


def marks_of(group: Group) -> Marks | None:
    """Return how the items are counted, None for marks that do not follow one another."""
    if group.kind == "ul":
        return Marks()
    first = _FIRST.fullmatch(group.items[0].mark)
    if first is None:
        return None
    marks = Marks(_NUMBERED[first["one"]], first["prefix"], first["suffix"])
    told = [f"{marks.prefix}{_counted(marks.style, n)}{marks.suffix}" for n in range(1, len(group.items) + 1)]
    return marks if told == [item.mark for item in group.items] else None


def _counted(style: QTextListFormat.Style, number: int) -> str:
    from medias_desktop.policies.rules.numbering import letters, roman

    if style is _STYLE.ListDecimal:
        return str(number)
    if style in (_STYLE.ListLowerAlpha, _STYLE.ListUpperAlpha):
        found = letters(number)
    else:
        found = roman(number)
    return found.lower() if style in (_STYLE.ListLowerAlpha, _STYLE.ListLowerRoman) else found


# Back


def read_document(document: QTextDocument) -> list[Block]:
    """Return what a document says as blocks; empty paragraphs are nothing."""
    found: list[Block] = []
    _read_frame(document.rootFrame(), found)
    return found


def _walk(begin: Any) -> Iterator[Any]:
    """Go through what Qt's iterators stand for."""
    while not begin.atEnd():
        yield begin
        begin += 1


def _read_frame(frame: QTextFrame, found: list[Block]) -> None:
    for at in _walk(frame.begin()):
        inside = at.currentFrame()
        if isinstance(inside, QTextTable):
            found.append(_read_table(inside))
        elif inside is not None:
            _read_frame(inside, found)
        elif at.currentBlock().isValid():
            _read_block(at.currentBlock(), found)


def _read_block(block: QTextBlock, found: list[Block]) -> None:
    text = _text_of(block)
    if not text.strip():
        return
    of: QTextList | None = block.textList()
    if of is None:
        found.append(Block("p", [_plain(text)], [""]))
        return
    layout = of.format()
    level = min(max(0, layout.indent() - 1), DEEPEST)
    mark = of.itemText(block)
    bullet = layout.style() in (_STYLE.ListDisc, _STYLE.ListCircle, _STYLE.ListSquare)
    last = found[-1] if found else None
    kind = "ul" if bullet else "ol"
    if last is None or last.kind not in ("ul", "ol") or (not level and last.kind != kind):
        last = Block(kind)
        found.append(last)
        level = 0
    last.texts.append(_plain(text))
    last.marks.append(BULLET if bullet else mark)
    last.levels.append(min(level, last.levels[-1] + 1 if last.levels else 0))


def _read_table(table: QTextTable) -> Block:
    rows = []
    for row in range(table.rows()):
        cells = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            inside = (at.currentBlock() for at in _walk(cell.begin()))
            parts = [_text_of(block) for block in inside if block.isValid()]
            cells.append(" ".join(_plain(" ".join(parts)).split()))
        rows.append(cells)
    return Block("table", rows=rows, head=table.format().headerRowCount() > 0)


def _text_of(block: QTextBlock) -> str:
    """Return a block's words, chips written out."""
    if _OBJECT not in block.text():
        return block.text()
    pieces = []
    for at in _walk(block.begin()):
        fragment = at.fragment()
        if fragment.charFormat().objectType() == CHIP:
            name = fragment.charFormat().property(NAME)
            pieces.append(f"{{{{{name}}}}}" * fragment.length())
        else:
            pieces.append(fragment.text().replace(_OBJECT, ""))
    return "".join(pieces)


def _plain(text: str) -> str:
    """Return words as they are stored: line breaks as such, no tabs, no characters that only Qt knows."""
    lines = text.replace(_LINE, "\n").replace("\u00ad", "").replace("\t", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())
