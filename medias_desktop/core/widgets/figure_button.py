"""A number with its caption that is a filter when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QPushButton, QVBoxLayout

from medias_desktop.core.i18n import _, format_number
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import muted


class FigureButton(QPushButton):
    """A number and below it what it counts; ``always`` seen, or only with something to count."""

    def __init__(self, name: str, kind: str, *, always: bool = True) -> None:
        super().__init__()
        self._kind, self._always = kind, always
        self._compact = False
        self.setObjectName(f"figure_{name}")
        self.setCheckable(True)
        colours = theme.current()
        self._value, self._caption = QLabel("…"), muted("")
        self._caption.setWordWrap(False)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(4)
        for words in (self._value, self._caption):
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(words)
        self.setStyleSheet(
            f"QPushButton {{ background: {colours.surface}; border: 1px solid {colours.line};"
            " border-radius: 8px; padding: 0; }"
            f"QPushButton:hover {{ border-color: {colours.accent}; }}"
            f"QPushButton:focus {{ border: 2px solid {colours.accent}; padding: 0; }}"
            f"QPushButton:checked {{ background: {colours.accent_soft}; border-color: {colours.accent}; }}"
        )
        self.setToolTip(_("Show them in the list"))
        self.be_compact(compact=False)

    def show_value(self, number: int | None, caption: str) -> None:
        """Put the number in, None while it is being counted, and what it counts."""
        self._value.setText("…" if number is None else format_number(number))
        self._caption.setText(caption)
        self.setAccessibleName(f"{self._value.text()} {caption}")
        if self.parentWidget() is not None:  # alone, it would flash up as a window of its own
            self.setVisible(bool(number) or self._always or self.isChecked())
        self.updateGeometry()

    def be_compact(self, *, compact: bool) -> None:
        """Stand on one line where the window is low, on two else."""
        self._compact = compact
        inside = self.layout()
        assert isinstance(inside, QBoxLayout)
        inside.setSpacing(8 if compact else 4)
        directions = QBoxLayout.Direction
        inside.setDirection(directions.LeftToRight if compact else directions.TopToBottom)
        inside.setContentsMargins(*((12, 4, 12, 4) if compact else (16, 10, 16, 10)))
        points = QApplication.font().pointSizeF() * (1.1 if compact else 2)
        ink = theme.current().ink(self._kind)
        self._value.setStyleSheet(f"font-size: {points:.1f}pt; font-weight: 600; color: {ink};")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt: what the labels need, and never so little that the figures jump from one list to the next."""
        layout = self.layout()
        hint = layout.sizeHint() if layout is not None else super().sizeHint()
        least = 0 if self._compact else 9 * self.fontMetrics().averageCharWidth() + 32
        wide = max(hint.width(), least)
        return QSize(wide, max(hint.height(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """Qt: nothing of it may be cut."""
        return self.sizeHint()
