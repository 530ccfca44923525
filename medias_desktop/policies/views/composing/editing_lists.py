"""Lists in the editor: made, nested, left; items that belong together are counted together."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextCursor, QTextList, QTextListFormat

from medias_desktop.core.pdf.blocks import DEEPEST
from medias_desktop.policies.views.composing.blocks_document import Marks, item_format, paragraph_format

BULLETS = Marks()
NUMBERS = Marks(QTextListFormat.Style.ListDecimal, "", ".")
LETTERS = Marks(QTextListFormat.Style.ListLowerAlpha, "", ")")


def make_list(cursor: QTextCursor, marks: Marks) -> None:
    """Make the selected paragraphs items, or mark the items of their lists in another way."""
    for block in _selected(cursor):
        of: QTextList | None = block.textList()
        if of is not None:
            of.setFormat(marks.list_format(of.format().indent() - 1))
        else:
            _put(block, marks, 0)


def make_paragraphs(cursor: QTextCursor) -> None:
    """Make the selected items paragraphs."""
    for block in _selected(cursor):
        _leave(block)


def indent(cursor: QTextCursor) -> None:
    """Put the selected items one level deeper; the first one of a list stays."""
    for block in _selected(cursor):
        of: QTextList | None = block.textList()
        before: QTextList | None = block.previous().textList()
        if of is None or before is None:
            continue
        level = of.format().indent()
        if level <= min(before.format().indent(), DEEPEST):
            _put(block, BULLETS, level)


def outdent(cursor: QTextCursor) -> None:
    """Put the selected items one level higher; those at the top become paragraphs."""
    for block in _selected(cursor):
        of: QTextList | None = block.textList()
        if of is None:
            continue
        level = of.format().indent() - 1
        if level <= 0:
            _leave(block)
        else:
            _put(block, BULLETS, level - 1)


def _selected(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    found = []
    while block.isValid() and block.position() <= last.position():
        found.append(block)
        block = block.next()
    return found


def _put(block: QTextBlock, marks: Marks, level: int) -> None:
    """Make a paragraph an item on a level: of the list that is there already, before or after it, or of a new one."""
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(item_format(_line(cursor)))
    for of in (_list_before(block, level), _list_after(block, level)):
        if of is not None:
            of.add(block)
            return
    cursor.createList(marks.list_format(level))


def _list_before(block: QTextBlock, level: int) -> QTextList | None:
    before = block.previous()
    while before.isValid():
        of: QTextList | None = before.textList()
        if of is None or of.format().indent() - 1 < level:
            return None
        if of.format().indent() - 1 == level:
            return of
        before = before.previous()
    return None


def _list_after(block: QTextBlock, level: int) -> QTextList | None:
    of: QTextList | None = block.next().textList() if block.next().isValid() else None
    return of if of is not None and of.format().indent() - 1 == level else None


def _leave(block: QTextBlock) -> None:
    of: QTextList | None = block.textList()
    if of is None:
        return
    of.remove(block)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(paragraph_format(_line(cursor)))


def _line(cursor: QTextCursor) -> float:
    return QFontMetricsF(cursor.charFormat().font()).height()
