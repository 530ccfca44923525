"""The text of a section in the hands of its author: paragraphs, lists, tables, placeholders; no fonts, no colours."""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.pdf.blocks import blocks, write_blocks
from medias_desktop.core.widgets import theme
from medias_desktop.policies.views.composing import editing_lists, editing_tables
from medias_desktop.policies.views.composing.blocks_document import (
    CHIP,
    chip_format,
    fill_document,
    insert_blocks,
    insert_text,
    read_document,
)
from medias_desktop.policies.views.composing.chips import Chips

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = 1500
"""Milliseconds without typing after which what follows is another step."""


class BodyEdit(QTextEdit):
    """Edits one body; every change is told as plain text, and steps are taken back by whoever keeps them."""

    edited = Signal(str, int)
    """The text as it is now, and the number of the run of typing that made it."""
    undo_asked = Signal()
    redo_asked = Signal()
    left = Signal()
    """Escape: the keyboard goes back to the outline."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("section_body")
        self.setAccessibleName(_("Text of the section"))
        self.setAcceptRichText(False)
        self.setPlaceholderText(_("Type the text here, or take a clause from the library."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self._chips = Chips(self)
        self._body = ""
        self._quiet = False
        self._run = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_RUN)
        self._pause.timeout.connect(self.end_run)
        self.document().contentsChanged.connect(self._on_change)
        self.show_body("")

    # what is shown

    def body(self) -> str:
        """Return the text as it is stored."""
        return self._body

    def show_body(self, body: str) -> None:
        """Show another text, the caret about where it was; the same one changes nothing."""
        at = self.textCursor().position()
        with self._quietly():
            document = self.document()
            document.clear()
            document.setDocumentMargin(12)
            document.setIndentWidth(round(1.5 * self.line()))
            document.setDefaultFont(self._font())
            document.documentLayout().registerHandler(CHIP, self._chips)
            fill_document(document, blocks(body), self.characters())
        self._body = body
        self._run += 1
        cursor = self.textCursor()
        cursor.setPosition(min(at, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(self.characters())

    def show_filled(self, names: Collection[str]) -> None:
        """Take note of the placeholders that have a value."""
        self._chips.filled = frozenset(names)
        self.viewport().update()

    def characters(self) -> QTextCharFormat:
        """Return the letters of ordinary text."""
        found = QTextCharFormat()
        found.setFont(self._font())
        found.setForeground(QColor(theme.current().text))
        return found

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(round(self.font().pointSizeF() * 1.05, 2))
        return font

    def line(self) -> float:
        """Return the height of a line of text."""
        return QFontMetricsF(self._font()).height()

    # what is done

    def end_run(self) -> None:
        """Make what is typed from now on another step."""
        self._run += 1

    @contextmanager
    def step(self) -> Iterator[QTextCursor]:
        """Change the text as one step of its own."""
        self._run += 1
        cursor = self.textCursor()
        with self._quietly():
            cursor.beginEditBlock()
            yield cursor
            cursor.endEditBlock()
        self._on_change()
        self._run += 1
        self.setFocus()

    def insert_placeholder(self, name: str) -> None:
        """Put a placeholder where the caret is."""
        with self.step() as cursor:
            cursor.insertText("\ufffc", chip_format(name, self.characters()))
            cursor.setCharFormat(self.characters())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: paste words, lists and tables; nothing of how they looked elsewhere."""
        text = source.text().replace("\x00", "")
        if source.hasHtml():
            clean = QTextDocument()
            clean.setHtml(source.html())
            found = read_document(clean)
        else:
            found = blocks(text)
        with self.step() as cursor:
            cursor.removeSelectedText()
            if not source.hasHtml() and not re.search(r"[\r\n]", text):
                insert_text(cursor, text, self.characters())
            elif editing_tables.table_at(cursor) or (len(found) == 1 and found[0].kind == "p"):
                text = " ".join(write_blocks(found).split()) if len(found) != 1 else write_blocks(found)
                insert_text(cursor, text, self.characters())
            elif found:
                insert_blocks(cursor, found, self.characters())
            self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: copy words, placeholders written out."""
        data = QMimeData()
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        data.setText(write_blocks(read_document(copy)))
        return data

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: steps belong to the whole draft; Tab and Enter mean what lists and tables want."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._key_of_structure(event):
            super().keyPressEvent(event)
            if event.text() == "}":
                self._make_chip()

    def _key_of_structure(self, event: QKeyEvent) -> bool:
        cursor = self.textCursor()
        key = event.key()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._tab(cursor, forward=key == Qt.Key.Key_Tab)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter(cursor)
        at_start = cursor.atBlockStart() and not cursor.hasSelection()
        if key == Qt.Key.Key_Backspace and at_start and cursor.currentList() is not None:
            with self.step() as changed:
                editing_lists.outdent(changed)
            return True
        return False

    def _tab(self, cursor: QTextCursor, *, forward: bool) -> bool:
        if editing_tables.table_at(cursor):
            with self.step() as changed:
                editing_tables.next_cell(changed, 1 if forward else -1)
            self.setTextCursor(changed)
            return True
        if cursor.currentList() is not None:
            with self.step() as changed:
                (editing_lists.indent if forward else editing_lists.outdent)(changed)
            return True
        QWidget.focusNextPrevChild(self, forward)  # an editor's own keeps the keyboard
        return True

    def _enter(self, cursor: QTextCursor) -> bool:
        if editing_tables.table_at(cursor):
            with self.step() as changed:
                editing_tables.cell_below(changed)
            self.setTextCursor(changed)
            return True
        if cursor.currentList() is not None and not cursor.block().text():
            with self.step() as changed:
                editing_lists.outdent(changed)
            return True
        self._run += 1
        return False

    # changes

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _on_change(self) -> None:
        if self._quiet:
            return
        body = write_blocks(read_document(self.document()))
        if body != self._body:
            self._body = body
            self._pause.start()
            self.edited.emit(body, self._run)

    def _make_chip(self) -> None:
        """Turn a placeholder that was just typed in letters into a chip."""
        cursor = self.textCursor()
        text = cursor.block().text()
        end = text.rfind("}}", 0, cursor.positionInBlock())
        start = text.rfind("{{", 0, end) if end >= 0 else -1
        if start < 0 or end + 2 != cursor.positionInBlock():
            return
        typed = text[start : end + 2]
        with self._quietly():
            base = cursor.block().position()
            cursor.setPosition(base + start)
            cursor.setPosition(base + end + 2, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            insert_text(cursor, typed, self.characters())
