"""The text of a version in a readable measure: jump, scroll, size, hits, quoting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.views.reader.document import (
    PLAIN,
    Additions,
    ReadingDocument,
    TextLook,
    build_document,
)
from medias_desktop.policies.views.reader.find import FoldedText, Match
from medias_desktop.policies.views.reader.read_only import ReadOnlyText, plain
from medias_desktop.policies.views.reader.reading_place import ReadingPlace

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the text, in per cent."""

_PADDING = 28


class PolicyTextView(ReadOnlyText):
    """Shows one version; the text can be selected, never changed."""

    section_changed = Signal(int)
    size_changed = Signal(int)
    quote_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Text of the policy"), parent)
        self.setObjectName("policy_text")
        self._version: VersionText | None = None
        self._additions = PLAIN
        self._reading = ReadingDocument(self.document(), ())
        self._folded: FoldedText | None = None
        self._size = 100
        self._place = ReadingPlace(self, self.section_changed.emit)

    # what is shown

    def show_version(self, version: VersionText | None, additions: Additions = PLAIN) -> None:
        """Show a version from its beginning, or nothing."""
        self._version, self._additions = version, additions
        self._rebuild()
        self._place.tell_again()
        self.jump(-1)

    def renew(self, version: VersionText) -> None:
        """Take note of new facts (state, dates) about the text shown."""
        self._version = version

    def version(self) -> VersionText | None:
        """Return the version shown."""
        return self._version

    def additions(self) -> Additions:
        """Return what is shown with it."""
        return self._additions

    def text_size(self) -> int:
        """Return the size of the text, in per cent."""
        return self._size

    def set_text_size(self, percent: int) -> None:
        """Show the text larger or smaller, between 80 and 200 %; the line being read stays where it is."""
        percent = max(SIZES[0], min(SIZES[-1], percent))
        if percent == self._size:
            return
        kept = self._place.kept()
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._size = percent
        self._rebuild()
        self._select(anchor, position)
        self._place.restore(kept)
        self.size_changed.emit(percent)

    def step_text_size(self, steps: int) -> None:
        """Take the next larger (+1) or smaller (-1) size."""
        ahead = (
            [s for s in SIZES if s > self._size] if steps > 0 else [s for s in SIZES[::-1] if s < self._size]
        )
        if ahead:
            self.set_text_size(ahead[0])

    def _rebuild(self) -> None:
        if self._version is None:
            self._reading = ReadingDocument(QTextDocument(), ())
        else:
            self._reading = build_document(self._version, self.look_now(), self._additions)
        self._place.reading = self._reading
        self._folded = None
        self._set_margins()
        self.take(self._reading.document)

    def look_now(self) -> TextLook:
        """Return colours and type for the theme and the size of the text."""
        return self.look(1.08 * self._size / 100)

    # where the reader is

    def place(self) -> tuple[int, float]:
        """Return where the reader is: a section (-1: before the first) and how far below its beginning, in lines."""
        return self._place.place()

    def go_to(self, section: int, lines: float = 0.0) -> None:
        """Scroll so that the spot ``lines`` below the beginning of a section is at the top."""
        self._place.go_to(section, lines)

    def jump(self, section: int) -> None:
        """Bring a section to the top and put the caret there; -1 is the beginning."""
        start = self._reading.range_of(section)[0] if section < len(self._reading.starts) else 0
        self._select(start, start)
        self.go_to(section)

    def current_section(self) -> int:
        """Return the index of the section being read; -1 before the first."""
        return self._place.current()

    # hits

    def find_all(self, needle: str) -> tuple[Match, ...]:
        """Return every hit of ``needle``, without minding accents and capitals."""
        if self._folded is None:
            self._folded = FoldedText(self.document().toPlainText())
        return self._folded.find(needle)

    def mark(self, matches: Sequence[Match], current: int) -> None:
        """Highlight hits in place, one of them as the current one (-1: none)."""
        colours = theme.current()
        found = []
        for index, match in enumerate(matches):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(match.start)
            cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
            ink = QTextCharFormat()
            here = index == current
            ink.setBackground(QColor(colours.accent if here else colours.mark))
            ink.setForeground(QColor(colours.on_accent if here else colours.text))
            selection.cursor, selection.format = cursor, ink
            found.append(selection)
        self.setExtraSelections(found)

    def range_of(self, section: int) -> tuple[int, int]:
        """Return where a section (-1: what stands before the first) begins and ends in the document."""
        return self._reading.range_of(section)

    def shows(self, match: Match) -> bool:
        """Tell whether a hit is in view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(match.end)
        rect = self.cursorRect(cursor)
        return rect.top() >= 8 and rect.bottom() <= self.viewport().height() - 8

    def show_match(self, match: Match) -> None:
        """Select a hit's place and scroll to it when it is not in view."""
        self._select(match.end, match.end)
        rect = self.cursorRect()
        height = self.viewport().height()
        if rect.top() < 8 or rect.bottom() > height - 8:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - height // 3)
        self._place.pin(self._reading.section_at(match.start))

    def first_visible(self) -> int:
        """Return the text position at the top of the view."""
        return self.cursorForPosition(QPoint(4, 4)).position()

    def select(self, match: Match) -> None:
        """Select a hit."""
        self._select(match.start, match.end)

    # quoting

    def quoted(self) -> tuple[str, int, int]:
        """Return the selected text, or that of the current section, with the first and the last section it is from."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            first, last = self._reading.section_at(start), self._reading.section_at(max(start, end - 1))
        else:
            first = last = self.current_section()
            start, end = self._reading.range_of(first)
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return plain(cursor).strip(), first, last

    def context_menu(self) -> QMenu:
        """Return the usual menu, with the citation."""
        menu = self.createStandardContextMenu()
        quote = QAction(_("Copy with the citation"), menu)
        quote.triggered.connect(self.quote_asked)
        first, *others = menu.actions()
        menu.insertAction(others[0] if others else first, quote)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: show the menu."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _select(self, anchor: int, position: int) -> None:
        longest = max(0, self.document().characterCount() - 1)
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(anchor, longest))
        cursor.setPosition(min(position, longest), QTextCursor.MoveMode.KeepAnchor)
        value = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(value)

    # Qt

    def _set_margins(self) -> None:
        measure = self.look_now().measure() * self._reading.columns
        free = self.width() - self.verticalScrollBar().sizeHint().width() - measure
        side = max(_PADDING, free // 2)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the measure and the place."""
        kept = self._place.kept()
        super().resizeEvent(event)
        self._set_margins()
        self._place.restore(kept)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl, the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_text_size(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: plain movement keys scroll, as in any reader; with Shift they select."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._place.scroll_by(event.key()):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._place.bring_caret_into_view()
            super().keyPressEvent(event)
