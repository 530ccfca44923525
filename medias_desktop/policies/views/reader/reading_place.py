"""Where the reader is in a text: the section being read, and going to another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument

from medias_desktop.policies.views.reader.document import ReadingDocument
from medias_desktop.policies.views.reader.read_only import ReadOnlyText

_PROBE = 64
"""Pixels below the top edge at which the eye reads: the section there is the current one."""

_ABOVE_HEADING = 18
"""Pixels left free above a section that was jumped to."""


class ReadingPlace:
    """Knows what is read of the document that a view shows; ``tell`` hears of each other section."""

    def __init__(self, view: ReadOnlyText, tell: Callable[[int], None]) -> None:
        self._view, self._tell = view, tell
        self._bar = view.verticalScrollBar()
        self.reading = ReadingDocument(QTextDocument(), ())
        self._section = -1
        self._pinned: int | None = None
        self._bar.valueChanged.connect(self._on_scroll)

    def tell_again(self) -> None:
        """Tell the section at the next occasion, whatever it is."""
        self._section = -2

    def place(self) -> tuple[int, float]:
        """Return where the reader is: a section (-1: before the first) and how far below its beginning, in lines."""
        at_end = self._bar.value() == self._bar.maximum()  # the last sections cannot come to the top
        if self._pinned is not None and (at_end or abs(self._lines_below(self._pinned)) < 1):
            return self._pinned, 0.0
        return self._at_top()

    def kept(self) -> tuple[tuple[int, float], int | None]:
        """Return what brings the reader back here when the text was laid out anew."""
        return self._at_top(), self._pinned

    def restore(self, kept: tuple[tuple[int, float], int | None]) -> None:
        """Go back to where the reader was."""
        place, pinned = kept
        self.go_to(*place)
        self.pin(pinned)

    def pin(self, section: int | None) -> None:
        """Take a section for the one being read until the text is scrolled."""
        self._pinned = section
        current = self.current()
        if current != self._section:
            self._section = current
            self._tell(current)

    def go_to(self, section: int, lines: float = 0.0) -> None:
        """Scroll so that the spot ``lines`` below the beginning of a section is at the top."""
        section = max(-1, min(section, len(self.reading.starts) - 1))
        value = round(self._top_of(section) + lines * self.line()) - _ABOVE_HEADING
        self._pinned = None
        self._bar.setValue(max(0, value))
        self.pin(section if abs(lines) < 1 else None)

    def current(self) -> int:
        """Return the index of the section being read; -1 before the first."""
        if self._pinned is not None:
            return self._pinned
        height = self._view.viewport().height()
        # Over the last page the probe glides down to the bottom, so that the last sections have their turn.
        into_last_page = max(0, self._bar.value() - (self._bar.maximum() - height)) / max(1, height)
        return self._section_at(
            round(max(_PROBE, height * into_last_page)) if self._bar.maximum() else _PROBE
        )

    def line(self) -> float:
        """Return the height of a line, in pixels."""
        return float(self._view.document().defaultFont().pointSizeF() * 2.0)

    def scroll_by(self, key: int) -> bool:
        """Scroll as a reader's movement key asks; tell whether it is one."""
        page = round(self._view.viewport().height() - 1.5 * self.line())
        steps = {
            Qt.Key.Key_Up: -round(2 * self.line()),
            Qt.Key.Key_Down: round(2 * self.line()),
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_Home: -self._bar.maximum(),
            Qt.Key.Key_End: self._bar.maximum(),
        }
        step = steps.get(Qt.Key(key))
        if step is None:
            return False
        self._bar.setValue(self._bar.value() + step)
        return True

    def bring_caret_into_view(self) -> None:
        """Put the caret where the eye reads, when it is out of sight."""
        view = self._view
        if not view.viewport().rect().intersects(QRect(view.cursorRect())):
            view.setTextCursor(view.cursorForPosition(QPoint(0, _ABOVE_HEADING)))

    def _at_top(self) -> tuple[int, float]:
        if not self._bar.value():  # known without laying out the whole text
            return -1, 0.0
        section = self._section_at(_ABOVE_HEADING + 2)
        return section, self._lines_below(section)

    def _lines_below(self, section: int) -> float:
        return round((self._bar.value() + _ABOVE_HEADING - self._top_of(section)) / self.line(), 2)

    def _section_at(self, y: int) -> int:
        return self.reading.section_at(self._view.cursorForPosition(QPoint(4, y)).position())

    def _top_of(self, section: int) -> float:
        return float(_ABOVE_HEADING) if section < 0 else self._view.top_of(self.reading.starts[section])

    def _on_scroll(self) -> None:
        self.pin(None)
