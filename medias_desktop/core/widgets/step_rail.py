"""Where one is in a row of steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme


class StepRail(QWidget):
    """The steps of a wizard in one line: done, current, to come."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._titles = titles
        self._side = self.fontMetrics().height() + 8
        self._numbers: list[QLabel] = []
        self._captions: list[QLabel] = []
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(10)
        for position, title in enumerate(titles):
            if position:
                line = QFrame()
                line.setFixedHeight(1)
                line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                line.setStyleSheet(f"background: {theme.current().line};")
                layout.addWidget(line, 1)
            number = QLabel(str(position + 1))
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setFixedSize(self._side, self._side)
            caption = QLabel(title)
            self._numbers.append(number)
            self._captions.append(caption)
            layout.addWidget(number)
            layout.addWidget(caption)
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """Mark the step at ``current`` (from 0) and those before it as done."""
        colours = theme.current()
        for position, (number, caption) in enumerate(zip(self._numbers, self._captions, strict=True)):
            if position < current:
                ink, ground, weight, text = colours.ok, colours.ok_soft, 400, "✓"
            elif position == current:
                ink, ground, weight, text = colours.on_accent, colours.accent, 600, str(position + 1)
            else:
                ink, ground, weight, text = colours.muted, colours.ground("muted"), 400, str(position + 1)
            number.setText(text)
            number.setStyleSheet(
                f"background: {ground}; color: {ink}; border-radius: {self._side // 2}px; font-weight: 600;"
            )
            tint = colours.text if position == current else colours.muted
            caption.setStyleSheet(f"color: {tint}; font-weight: {weight};")
        name = _("Step {number} of {count}: {title}")
        shown = min(current, len(self._titles) - 1)
        self.setAccessibleName(
            name.format(number=shown + 1, count=len(self._titles), title=self._titles[shown])
        )
