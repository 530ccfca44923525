"""The text of a version in a readable measure: jump, scroll, size, hits, quoting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.reader.document import (
    PLAIN,
    Additions,
    ReadingDocument,
    TextLook,
    build_document,
)
from medias_desktop.policies.reader.find import FoldedText, Match
from medias_desktop.policies.rules import VersionText

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the text, in per cent."""

_PADDING = 28
_PROBE = 64
"""Pixels below the top edge at which the eye reads: the section there is the current one."""

_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\t": " "})
"""How Qt writes paragraphs, lines and the cells of tables."""

_ABOVE_HEADING = 18
"""Pixels left free above a section that was jumped to."""


class PolicyTextView(QTextEdit):
    """Shows one version; the text can be selected, never changed."""

    section_changed = Signal(int)
    size_changed = Signal(int)
    focused = Signal(bool)
    quote_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("policy_text")
        self.setAccessibleName(_("Text of the policy"))
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTextEdit { border: 0; border-radius: 0; background: transparent; }")
        self._keep_selection_visible()
        self._version: VersionText | None = None
        self._additions = PLAIN
        self._reading = ReadingDocument(QTextDocument(self), ())
        self.setDocument(self._reading.document)  # one of ours: Qt deletes its own when another comes
        self._folded: FoldedText | None = None
        self._size = 100
        self._section = -1
        self._pinned: int | None = None
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    # what is shown

    def show_version(self, version: VersionText | None, additions: Additions = PLAIN) -> None:
        """Show a version from its beginning, or nothing."""
        self._version, self._additions = version, additions
        self._rebuild()
        self._section = -2  # whatever it is, it is told
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
        at_top, pinned = self._place_at_top(), self._pinned
        cursor = self.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        self._size = percent
        self._rebuild()
        self._select(anchor, position)
        self._restore(at_top, pinned)
        self.size_changed.emit(percent)

    def step_text_size(self, steps: int) -> None:
        """Take the next larger (+1) or smaller (-1) size."""
        ahead = (
            [s for s in SIZES if s > self._size] if steps > 0 else [s for s in SIZES[::-1] if s < self._size]
        )
        if ahead:
            self.set_text_size(ahead[0])

    def _rebuild(self) -> None:
        old = self._reading.document
        if self._version is None:
            self._reading = ReadingDocument(QTextDocument(), ())
        else:
            self._reading = build_document(self._version, self.look_now(), self._additions)
        self._folded = None
        self._reading.document.setParent(self)
        self._set_margins()
        self.setDocument(self._reading.document)
        old.deleteLater()

    def look_now(self) -> TextLook:
        """Return colours and type for the theme and the size of the text."""
        colours = theme.current()
        font = self.font()
        return TextLook(
            text=colours.text,
            muted=colours.muted,
            accent=colours.accent,
            family=font.family(),
            heading_family=font.family(),
            size=round(font.pointSizeF() * 1.08 * self._size / 100, 2),
        )

    # where the reader is

    def place(self) -> tuple[int, float]:
        """Return where the reader is: a section (-1: before the first) and how far below its beginning, in lines."""
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum()  # the last sections cannot come to the top
        if self._pinned is not None and (at_end or abs(self._lines_below(self._pinned)) < 1):
            return self._pinned, 0.0
        return self._place_at_top()

    def _place_at_top(self) -> tuple[int, float]:
        if not self.verticalScrollBar().value():  # known without laying out the whole text
            return -1, 0.0
        section = self._section_at(_ABOVE_HEADING + 2)
        return section, self._lines_below(section)

    def _lines_below(self, section: int) -> float:
        top = self.verticalScrollBar().value() + _ABOVE_HEADING
        return round((top - self._top_of(section)) / self._line(), 2)

    def _restore(self, place: tuple[int, float], pinned: int | None) -> None:
        self.go_to(*place)
        self._pinned = pinned
        self._tell_section()

    def go_to(self, section: int, lines: float = 0.0) -> None:
        """Scroll so that the spot ``lines`` below the beginning of a section is at the top."""
        section = max(-1, min(section, len(self._reading.starts) - 1))
        value = round(self._top_of(section) + lines * self._line()) - _ABOVE_HEADING
        self._pinned = None
        self.verticalScrollBar().setValue(max(0, value))
        self._pinned = section if abs(lines) < 1 else None
        self._tell_section()

    def jump(self, section: int) -> None:
        """Bring a section to the top and put the caret there; -1 is the beginning."""
        start = self._reading.range_of(section)[0] if section < len(self._reading.starts) else 0
        self._select(start, start)
        self.go_to(section)

    def current_section(self) -> int:
        """Return the index of the section being read; -1 before the first."""
        if self._pinned is not None:
            return self._pinned
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        # Over the last page the probe glides down to the bottom, so that the last sections have their turn.
        into_last_page = max(0, bar.value() - (bar.maximum() - height)) / max(1, height)
        return self._section_at(round(max(_PROBE, height * into_last_page)) if bar.maximum() else _PROBE)

    def _section_at(self, y: int) -> int:
        return self._reading.section_at(self.cursorForPosition(QPoint(4, y)).position())

    def _top_of(self, section: int) -> float:
        if section < 0:
            return float(_ABOVE_HEADING)
        block = self.document().findBlock(self._reading.starts[section])
        layout = self.document().documentLayout()
        return float(layout.blockBoundingRect(block).top())

    def _line(self) -> float:
        return float(self.document().defaultFont().pointSizeF() * 2.0)

    def _on_scroll(self) -> None:
        self._pinned = None
        self._tell_section()

    def _tell_section(self) -> None:
        section = self.current_section()
        if section != self._section:
            self._section = section
            self.section_changed.emit(section)

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
        self._pinned = self._reading.section_at(match.start)
        self._tell_section()

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
        return _plain(cursor).strip(), first, last

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: copy words only; the colours of a dark screen have no business in a letter."""
        data = QMimeData()
        data.setText(_plain(self.textCursor()))
        return data

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

    def _keep_selection_visible(self) -> None:
        colours, shown = self.palette(), theme.current()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            colours.setColor(group, QPalette.ColorRole.Highlight, QColor(shown.accent))
            colours.setColor(group, QPalette.ColorRole.HighlightedText, QColor(shown.on_accent))
        self.setPalette(colours)

    # Qt

    def _set_margins(self) -> None:
        measure = self.look_now().measure() * self._reading.columns
        free = self.width() - self.verticalScrollBar().sizeHint().width() - measure
        side = max(_PADDING, free // 2)
        self.setViewportMargins(side, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep the measure and the place."""
        at_top, pinned = self._place_at_top(), self._pinned
        super().resizeEvent(event)
        self._set_margins()
        self._restore(at_top, pinned)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl, the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_text_size(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: plain movement keys scroll, as in any reader; with Shift they select."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._scroll_by(event.key()):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._bring_caret_into_view()
            super().keyPressEvent(event)

    def _scroll_by(self, key: int) -> bool:
        bar = self.verticalScrollBar()
        page = round(self.viewport().height() - 1.5 * self._line())
        steps = {
            Qt.Key.Key_Up: -round(2 * self._line()),
            Qt.Key.Key_Down: round(2 * self._line()),
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        bar.setValue(bar.value() + step)
        return True

    def _bring_caret_into_view(self) -> None:
        if not self.viewport().rect().intersects(QRect(self.cursorRect())):
            self.setTextCursor(self.cursorForPosition(QPoint(0, _ABOVE_HEADING)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the frame around."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: tell the frame around."""
        super().focusOutEvent(event)
        self.focused.emit(False)


def _plain(cursor: QTextCursor) -> str:
    return cursor.selectedText().translate(_LINE_ENDS)
