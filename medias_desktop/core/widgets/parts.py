"""Small parts that every screen is made of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.widgets import theme


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """Return a text; ``role`` is h1, h2, muted, problem or nothing."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    widget.setProperty("role", role)
    widget.setWordWrap(wrap)
    return widget


def heading(text: str) -> QLabel:
    """Return the title of a screen."""
    return label(text, "h1")


def subheading(text: str) -> QLabel:
    """Return the title of a part of a screen."""
    return label(text, "h2")


def muted(text: str) -> QLabel:
    """Return a quiet, explaining text."""
    return label(text, "muted")


def problem(text: str = "") -> QLabel:
    """Return the place where a field's problem is told, hidden while there is none."""
    widget = label(text, "problem")
    if not text:
        widget.hide()
    return widget


def button(text: str, icon: str = "", *, primary: bool = False) -> QPushButton:
    """Return a button; one per screen is the primary one. The icon comes after the first paint."""
    widget = QPushButton(f" {text}" if icon else text)  # Qt leaves no room between an icon and its text
    widget.setProperty("primary", primary)
    if icon:
        set_icon(widget, icon, "on_accent" if primary else "muted")
    return widget


def set_icon(widget: QAbstractButton, name: str, role: str) -> None:
    """Give a button its icon once the window has been painted."""
    widget.setIconSize(icon_size())

    def draw() -> None:
        from medias_desktop.core.widgets.icons import icon

        widget.setIcon(icon(name, role))

    QTimer.singleShot(0, widget, draw)


def icon_size() -> QSize:
    """Return the size of an icon beside text: 18 pixels at 100 %."""
    side = round(1.8 * QApplication.font().pointSizeF())
    return QSize(side, side)


def action_row(*buttons: QWidget) -> QHBoxLayout:
    """Return the last row of a dialog: the buttons at the right, the one that does it last."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch()
    for one in buttons:
        row.addWidget(one)
    return row


def fit_to_text(window: QWidget, width: int, height: int = 0) -> None:
    """Give a dialog its size (pixels at 100 %), larger for larger text as far as the screen allows."""
    scale = max(1.0, QApplication.font().pointSizeF() / 10)
    room = window.screen().availableSize()
    wide = max(width, min(round(width * scale), room.width() - 80))
    if height:
        window.resize(wide, max(height, min(round(height * scale), room.height() - 80)))
    else:
        window.setMinimumWidth(wide)


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page that scrolls when the window is too small for its text."""
    area = QScrollArea(page.parentWidget())
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


class Card(QFrame):
    """A calm surface that groups what belongs together; add to ``body``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(6)


class Figure(Card):
    """A number with its caption, the number first."""

    def __init__(self, value: str, caption: str, kind: str = "accent") -> None:
        super().__init__()
        self._value = QLabel(value)
        points = 2 * QApplication.font().pointSizeF()
        ink = theme.current().ink(kind)
        self._value.setStyleSheet(f"font-size: {points:.1f}pt; font-weight: 600; color: {ink};")
        self._caption = muted(caption)
        self.body.addWidget(self._value)
        self.body.addWidget(self._caption)
        self.show_value(value, caption)

    def show_value(self, value: str, caption: str) -> None:
        """Put another number in."""
        self._value.setText(value)
        self._caption.setText(caption)
        self.setAccessibleName(f"{value} {caption}")


class Chip(QLabel):
    """A state in a word, on the quiet ground of its kind (ok, warn, bad, accent, muted)."""

    def __init__(self, text: str = "", kind: str = "accent") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_state(text, kind)

    def show_state(self, text: str, kind: str) -> None:
        """Tell another state."""
        colours = theme.current()
        self.setText(text)
        self.setStyleSheet(
            f"background: {colours.ground(kind)}; color: {colours.ink(kind)}; "
            "border-radius: 9px; padding: 2px 10px; font-weight: 600;"
        )
        if self.parentWidget() is not None or not text:  # alone, it would flash up as a window of its own
            self.setVisible(bool(text))


class ProgressCard(Card):
    """How far something is: a sentence, a bar, a note."""

    def __init__(self) -> None:
        super().__init__()
        self._title = subheading("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._note = muted("")
        for widget in (self._title, self._bar, self._note):
            self.body.addWidget(widget)

    def show_progress(self, title: str, percent: int, note: str) -> None:
        """Put in the sentence, the bar (0 to 100) and the note below."""
        self._title.setText(title)
        self._bar.setValue(percent)
        self._bar.setAccessibleName(title)
        self._note.setText(note)


class EmptyState(QWidget):
    """What an empty screen says: what belongs here and what to do first."""

    def __init__(self, title: str, text: str, action: QPushButton | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 48, 32, 48)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (heading(title), muted(text)):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            # Lines of some 70 characters are read in one go; a wide window must not make them longer.
            line = QHBoxLayout()
            line.addStretch(1)
            widget.setMinimumWidth(min(64 * widget.fontMetrics().averageCharWidth(), 640))
            line.addWidget(widget, 3)
            line.addStretch(1)
            layout.addLayout(line)
        if action is not None:
            row = QHBoxLayout()
            row.addStretch()
            row.addWidget(action)
            row.addStretch()
            layout.addSpacing(8)
            layout.addLayout(row)
        layout.addStretch(3)


def mark(editor: QWidget, sentence: str) -> None:
    """Draw an editor as wrong or right, and let screen readers say why."""
    editor.setAccessibleDescription(sentence)
    if editor.property("problem") != bool(sentence):
        editor.setProperty("problem", bool(sentence))
        editor.style().unpolish(editor)
        editor.style().polish(editor)


class SearchField(QLineEdit):
    """A field that tells what is searched once the typing pauses."""

    searched = Signal(str)

    def __init__(self, placeholder: str, delay: int = 150) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay)
        self._timer.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textChanged.connect(lambda: self._timer.start())
        self.returnPressed.connect(self._at_once)
        QTimer.singleShot(0, self, self._draw_magnifier)

    def _at_once(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text())

    def _draw_magnifier(self) -> None:
        from medias_desktop.core.widgets.icons import icon

        self.addAction(icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
