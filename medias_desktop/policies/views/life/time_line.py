"""Steps one below the other on a thin line: what happened full, what is to come as a ring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import label, muted
from medias_desktop.policies.labels.life import step_detail, step_label
from medias_desktop.policies.rules.steps import Step, StepKind

_KINDS = {
    StepKind.IN_FORCE: "ok",
    StepKind.REPEALED: "bad",
    StepKind.REVISION: "warn",
    StepKind.REASON: "warn",
}
_RADIUS = 5.0


class TimeLine(QWidget):
    """A policy's steps; the version being read stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("time_line")
        self.setAccessibleName(_("The life of the policy"))
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._shown: list[_Row] = []

    def show_steps(self, steps: Sequence[Step], ordinal: int, today: dt.date) -> None:
        """Show these steps, those of the version of that rank in stronger type."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._shown = []
        for place, step in enumerate(steps):
            row = _Row(step, strong=step.ordinal == ordinal, today=today)
            row.mark.set_ends(first=place == 0, last=place == len(steps) - 1)
            self._rows.addWidget(row)
            row.show()
            self._shown.append(row)

    def lines(self) -> list[str]:
        """Return what is told, line by line."""
        return [row.accessibleName() for row in self._shown]


class _Row(QWidget):
    def __init__(self, step: Step, *, strong: bool, today: dt.date) -> None:
        super().__init__()
        self.mark = _Mark(step)
        words = label(step_label(step))
        if strong:
            words.setStyleSheet("font-weight: 600;")
        detail = muted(step_detail(step, today))
        self.setAccessibleName(f"{words.text()}, {detail.text()}")
        text = QVBoxLayout()
        text.setContentsMargins(0, 0, 0, 10)
        text.setSpacing(1)
        text.addWidget(words)
        text.addWidget(detail)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.mark)
        layout.addLayout(text, 1)


class _Mark(QWidget):
    """The dot of a step with its piece of the line."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self._first = self._last = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether the line begins or ends here."""
        self._first, self._last = first, last

    def sizeHint(self) -> QSize:
        """Qt: as wide as a dot."""
        return QSize(round(2 * _RADIUS + 4), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the dot and the line."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y = self.width() / 2, self.fontMetrics().height() / 2
        pen = QPen(QColor(colours.line if colours.name != "contrast" else colours.muted), 2)
        if self._step.to_come:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - _RADIUS))
        if not self._last:
            painter.drawLine(QPointF(x, y + _RADIUS), QPointF(x, self.height()))
        ink = QColor(colours.ink(_KINDS.get(self._step.kind, "accent")))
        painter.setPen(QPen(ink, 2))
        painter.setBrush(QColor(colours.surface) if self._step.to_come else ink)
        painter.drawEllipse(QPointF(x, y), _RADIUS - 1, _RADIUS - 1)
        painter.end()
