"""Bars that say how far each department or group is, painted in the colours of the states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from medias_desktop.acknowledgements.labels import coverage as coverage_words
from medias_desktop.acknowledgements.labels import state_label
from medias_desktop.acknowledgements.rules import AcknowledgementState
from medias_desktop.acknowledgements.rules.coverage import CoverageLine
from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import strong

_SIDE = 12


def colours(of: theme.Theme) -> dict[AcknowledgementState, QColor]:
    """Return the colour of each part of a bar; refusals are darker than what is late, the exempted nearly grey."""
    return {
        AcknowledgementState.SIGNED: QColor(of.ok),
        AcknowledgementState.HANDED_OUT: QColor(of.warn),
        AcknowledgementState.TO_READ: QColor(of.accent),
        AcknowledgementState.OVERDUE: QColor(of.bad),
        AcknowledgementState.REFUSED: QColor(of.bad).darker(160),
        AcknowledgementState.EXEMPTED: QColor(of.faint),
    }


class CoverageChart(QWidget):
    """One bar a line; the arrows go from one to the next, Enter shows its people."""

    chosen = Signal(object)
    """The line that was opened."""
    moved = Signal(int)
    """The line under the cursor, by its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage_chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lines: Sequence[CoverageLine] = ()
        self._by = "department"
        self._current = 0

    def show_lines(self, lines: Sequence[CoverageLine], by: str) -> None:
        """Show other lines."""
        self._lines, self._by = lines, by
        self._current = min(self._current, max(0, len(lines) - 1))
        title = _("Coverage by group") if by == "group" else _("Coverage by department")
        self.setAccessibleName(title)
        self._describe()
        self.updateGeometry()
        self.update()

    def current(self) -> CoverageLine | None:
        """Return the line under the cursor."""
        return self._lines[self._current] if self._lines else None

    def sizeHint(self) -> QSize:
        """Qt: as high as its lines."""
        return QSize(360, max(1, len(self._lines)) * self._step() + 2 * _SIDE)

    def minimumSizeHint(self) -> QSize:
        """Qt: names and figures must have room."""
        return QSize(240, self.sizeHint().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the lines in view."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = colours(theme.current())
        for place, line in enumerate(self._lines):
            box = self._place(place)
            if box.intersects(event.rect()):
                self._draw(painter, box, line, inks, current=place == self._current and self.hasFocus())

    def _draw(
        self,
        painter: QPainter,
        box: QRect,
        line: CoverageLine,
        inks: dict[AcknowledgementState, QColor],
        *,
        current: bool,
    ) -> None:
        shades = theme.current()
        if current:
            painter.setPen(QColor(shades.accent))
            painter.setBrush(QColor(shades.accent_soft))
            painter.drawRoundedRect(QRectF(box).adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)
        inside = box.adjusted(_SIDE, 5, -_SIDE, -5)
        metrics = self.fontMetrics()
        words = QRect(inside.left(), inside.top(), inside.width(), metrics.height())
        painter.setPen(QColor(shades.text))
        painter.setFont(strong(self.font()))
        percent = coverage_words.share(line)
        wide = painter.fontMetrics().horizontalAdvance(percent)
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, percent)
        painter.setFont(self.font())
        signed = f"{format_number(line.counts.signed)} / {format_number(line.counts.must)}"
        painter.setPen(QColor(shades.muted))
        beside = words.adjusted(0, 0, -wide - 12, 0)
        painter.drawText(beside, Qt.AlignmentFlag.AlignRight, signed)
        room = beside.width() - metrics.horizontalAdvance(signed) - 12
        painter.setPen(QColor(shades.text))
        named = metrics.elidedText(
            coverage_words.name(line, self._by), Qt.TextElideMode.ElideRight, max(room, 40)
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, named)
        bar = QRectF(inside.left(), words.bottom() + 5, inside.width(), self._thick())
        self._draw_bar(painter, bar, line, inks)

    def _draw_bar(
        self, painter: QPainter, bar: QRectF, line: CoverageLine, inks: dict[AcknowledgementState, QColor]
    ) -> None:
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.setClipPath(clip)
        painter.fillRect(bar, QColor(theme.current().line))
        left = bar.left()
        for state in coverage_words.SEGMENTS:
            number = coverage_words.number(line.counts, state)
            if number:
                wide = bar.width() * number / line.counts.total
                painter.fillRect(QRectF(left, bar.top(), wide, bar.height()), inks[state])
                left += wide
                # A thread of the ground between two parts: neighbours differ for who sees no colours, too.
                painter.fillRect(
                    QRectF(left - 1, bar.top(), 1.5, bar.height()), QColor(theme.current().surface)
                )
        painter.restore()

    # Moving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Home, End and Enter."""
        steps = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._lines) - 1,
        }
        line = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.chosen.emit(line)
        elif event.key() in steps and self._lines:
            self._go_to(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: go to a line."""
        if self._lines:
            self._go_to(self._at(event.position().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - the press before went there
        """Qt: open a line."""
        if (line := self.current()) is not None:
            self.chosen.emit(line)

    def event(self, event: QEvent) -> bool:
        """Qt: say the parts of the bar under the mouse, and redraw where the keyboard comes and goes."""
        if event.type() == QEvent.Type.ToolTip and self._lines:
            place = self.mapFromGlobal(self.cursor().pos())
            line = self._lines[self._at(place.y())]
            QToolTip.showText(self.cursor().pos(), _parts(line, self._by), self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _go_to(self, place: int) -> None:
        self._current = min(max(place, 0), len(self._lines) - 1)
        self._describe()
        self.moved.emit(self._current)
        self.update()

    def line_box(self, place: int) -> QRect:
        """Return where a line is drawn."""
        return self._place(place)

    def _describe(self) -> None:
        line = self.current()
        self.setAccessibleDescription(coverage_words.sentence(line, self._by) if line else "")

    def _at(self, y: float) -> int:
        return min(max(int((y - _SIDE) // self._step()), 0), len(self._lines) - 1)

    def _place(self, number: int) -> QRect:
        return QRect(0, _SIDE + number * self._step(), self.width(), self._step())

    def _step(self) -> int:
        return self.fontMetrics().height() + self._thick() + 24

    def _thick(self) -> int:
        return max(8, self.fontMetrics().height() * 2 // 3)


class Legend(QWidget):
    """What the colours of the bars mean."""

    def __init__(self) -> None:
        super().__init__()
        self._states: Sequence[AcknowledgementState] = ()

    def show_states(self, states: Sequence[AcknowledgementState]) -> None:
        """Explain the colours of these states."""
        self._states = states
        self.setAccessibleName(", ".join(map(state_label, states)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: the narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is at a width."""
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 if boxes else 0

    def sizeHint(self) -> QSize:
        """Qt: on one line."""
        boxes = self._boxes(100_000)
        return QSize(boxes[-1].right() + 1, boxes[-1].bottom() + 1) if boxes else QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Qt: it may break anywhere between two."""
        return QSize(max((box.width() for box in self._boxes(100_000)), default=0), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Qt: draw a dot and a word for each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks = colours(theme.current())
        side = self.fontMetrics().height() * 2 // 3
        for state, box in zip(self._states, self._boxes(self.width()), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks[state])
            painter.drawRoundedRect(QRectF(box.left(), box.center().y() - side / 2 + 1, side, side), 3, 3)
            painter.setPen(QColor(theme.current().muted))
            painter.drawText(
                box.adjusted(side + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, state_label(state)
            )

    def _boxes(self, width: int) -> list[QRect]:
        boxes: list[QRect] = []
        x = y = 0
        high = self.fontMetrics().height() + 4
        for state in self._states:
            wide = self.fontMetrics().horizontalAdvance(state_label(state)) + high + 4
            if x and x + wide > width:
                x, y = 0, y + high
            boxes.append(QRect(x, y, wide, high))
            x += wide + 14
        return boxes


def _parts(line: CoverageLine, by: str) -> str:
    parts = [coverage_words.name(line, by)]
    for state in coverage_words.SEGMENTS:
        if number := coverage_words.number(line.counts, state):
            parts.append(f"{state_label(state)}: {format_number(number)}")
    return "\n".join(parts)
