"""The text with the boundaries of its sections, so that each title is seen where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QTextEdit

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules.corrections import INTRODUCTION, TITLE_BLOCK

if TYPE_CHECKING:
    from medias_desktop.policies.outline import Outline, Section

TITLE = -1
"""Stands for a section's title among its lines."""


class TextPane(QTextEdit):
    """The whole text, titles on a tinted strip; a line of it can be made a title."""

    section_reached = Signal(int)
    line_reached = Signal()
    heading_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("preview_text")
        self.setAccessibleName(_("Text with its sections"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.make_heading = QAction(_("Make this line a heading"), self)
        self.make_heading.triggered.connect(self.heading_asked)
        self._places: list[tuple[int, int]] = []
        self._titles: list[int] = []
        self._quiet = False
        self._kept = QTextDocument(self)
        self.setDocument(self._kept)
        self.cursorPositionChanged.connect(self._on_caret)

    def show_outline(self, outline: Outline) -> None:
        """Show a text; the view stays about where it was."""
        self._quiet = True
        value = self.verticalScrollBar().value()
        old, builder = self._kept, _Builder(self.font())
        self._kept = builder.build(outline)
        self._kept.setParent(self)
        self._places, self._titles = builder.places, builder.titles
        self.setDocument(self._kept)
        old.deleteLater()
        self.verticalScrollBar().setValue(value)
        self._quiet = False
        self._mark(None)

    def show_section(self, row: int) -> None:
        """Bring a section's title into view and mark it."""
        if not 0 <= row < len(self._titles):
            self._mark(None)
            return
        block = self.document().findBlockByNumber(self._titles[row])
        self._quiet = True
        value = self.verticalScrollBar().value()
        self.setTextCursor(QTextCursor(block))
        self.verticalScrollBar().setValue(value)
        self._quiet = False
        top = self.document().documentLayout().blockBoundingRect(block).top()
        height = self.viewport().height()
        if not value + 12 < top < value + height * 0.66:
            self.verticalScrollBar().setValue(round(top - height * 0.2))
        self._mark(QTextCursor(block))
        self.line_reached.emit()

    def line(self) -> tuple[int, int] | None:
        """Return the section (-1: introduction, -2: cover) and line under the caret; None on a title or an empty line."""
        block = self.textCursor().block()
        if not 0 <= block.blockNumber() < len(self._places) or not block.text().strip():
            return None
        section, line = self._places[block.blockNumber()]
        return None if line == TITLE else (section, line)

    def caret_on(self, section: int, line: int) -> None:
        """Put the caret on a line of a section's text."""
        block = self.document().findBlockByNumber(self._places.index((section, line)))
        self.setTextCursor(QTextCursor(block))

    def _on_caret(self) -> None:
        if self._quiet:
            return
        number = self.textCursor().blockNumber()
        if 0 <= number < len(self._places):
            self.section_reached.emit(self._places[number][0])
            self._mark(self.textCursor())
        self.line_reached.emit()

    def _mark(self, cursor: QTextCursor | None) -> None:
        if cursor is None:
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        line = QTextCursor(cursor)
        line.clearSelection()
        ink = QTextCharFormat()
        ink.setBackground(QColor(theme.current().accent_soft))
        ink.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        selection.cursor, selection.format = line, ink
        self.setExtraSelections([selection])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with the line that was clicked."""
        if not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(QPoint(event.x(), event.y())))
        menu = self.createStandardContextMenu()
        self.make_heading.setEnabled(self.line() is not None)
        first = menu.actions()[0] if menu.actions() else None
        if first is None:
            menu.addAction(self.make_heading)
        else:
            menu.insertAction(first, self.make_heading)
            menu.insertSeparator(first)
        self._pop_up(menu, event)

    def _pop_up(self, menu: QMenu, event: QContextMenuEvent) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _Builder:
    """One block for each line, so that a line seen is a line of the outline's text."""

    def __init__(self, font: QFont) -> None:
        colours = theme.current()
        self.places: list[tuple[int, int]] = []
        self.titles: list[int] = []
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDefaultFont(font)
        self._document.setDocumentMargin(14)
        self._cursor = QTextCursor(self._document)
        self._text = _ink(colours.text)
        self._quiet = _ink(colours.muted)
        self._number = _ink(colours.accent, strong=True)
        self._heading = _ink(colours.text, strong=True)
        self._plain = QTextBlockFormat()
        self._plain.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._strip = QColor(colours.window)

    def build(self, outline: Outline) -> QTextDocument:
        self._cursor.beginEditBlock()
        self._lines(TITLE_BLOCK, outline.title_block, self._quiet)
        self._lines(INTRODUCTION, outline.introduction, self._text)
        for row, section in enumerate(outline.sections):
            self._title(row, section)
            self._lines(row, section.body, self._text)
        self._cursor.endEditBlock()
        return self._document

    def _start(self, layout: QTextBlockFormat, ink: QTextCharFormat, place: tuple[int, int]) -> None:
        if self.places:
            self._cursor.insertBlock(layout, ink)
        else:
            self._cursor.setBlockFormat(layout)
            self._cursor.setBlockCharFormat(ink)
        self.places.append(place)

    def _title(self, row: int, section: Section) -> None:
        layout = QTextBlockFormat()
        layout.setBackground(self._strip)
        layout.setTopMargin(12)
        layout.setBottomMargin(6)
        layout.setLeftMargin(20 * (section.level - 1))
        layout.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self.titles.append(len(self.places))
        self._start(layout, self._heading, (row, TITLE))
        if section.number:
            self._cursor.insertText(section.number + "\u2002", self._number)
        self._cursor.insertText(section.heading, self._heading)

    def _lines(self, row: int, text: str, ink: QTextCharFormat) -> None:
        for line, words in enumerate(text.splitlines()):
            self._start(self._plain, ink, (row, line))
            self._cursor.insertText(words, ink)


def _ink(colour: str, *, strong: bool = False) -> QTextCharFormat:
    ink = QTextCharFormat()
    ink.setForeground(QColor(colour))
    if strong:
        ink.setFontWeight(QFont.Weight.DemiBold)
    return ink
