"""Asking for a passphrase: hidden unless wanted, the Caps Lock key noticed, wrong ones answered by a growing pause."""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.fields import SecretField
from medias_desktop.core.widgets.parts import label

_FREE = 2
"""Wrong passphrases that cost no pause: everybody mistypes."""

_LONGEST = 32
_CAPS_LOCK = 0x14  # Windows' number of the key


def pause_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong passphrases in a row: 0, 0, 1, 2, 4 … 32."""
    return 0 if wrong <= _FREE else min(_LONGEST, 2 ** (wrong - _FREE - 1))


class PassphraseForm(QWidget):
    """One passphrase and the button that uses it; ``submitted`` carries what was typed."""

    submitted = Signal(str)
    button_changed = Signal(str, bool)
    """What the button says and whether it can be pressed, for a dialog that has one of its own instead."""

    def __init__(self, caption: str, action: str, name: str) -> None:
        super().__init__()
        self._wrong = self._left = 0
        self._working = False
        self._action = action
        self.field = SecretField(caption, name)
        self.caps = label(_("The Caps Lock key is on."))
        self.caps.setStyleSheet(f"color: {theme.current().warn}; font-weight: 600;")
        self.caps.setObjectName(f"{name}_caps")
        self.caps.hide()
        self.button = QPushButton(action)
        self.button.setObjectName(f"{name}_do")
        self.button.setProperty("primary", True)
        self.button.setAutoDefault(False)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(4)
        self._busy.setAccessibleName(_("Checking…"))
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.second_passed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self.caps)
        layout.addWidget(self._busy)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.button)
        self.buttons.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(self.buttons)
        self.setFocusProxy(self.field)
        self.button.clicked.connect(self.submit)
        self.field.line.returnPressed.connect(self.submit)
        self.field.changed.connect(self._on_typed)
        self.field.line.installEventFilter(self)
        self._update()

    def put_before(self, other: QPushButton) -> None:
        """Make the buttons the last row of a dialog: at the right, this one's own last."""
        self.buttons.takeAt(self.buttons.count() - 1)
        self.buttons.insertStretch(0, 1)
        self.buttons.insertWidget(1, other)

    def submit(self) -> None:
        """Hand on what was typed, unless something is being checked or a pause runs."""
        if self._working or self._left:
            return
        if not self.field.text():
            self.field.show_problem(_("Type your passphrase."))
            self.field.setFocus()
            return
        self.set_working(True)
        self.submitted.emit(self.field.text())

    def set_working(self, working: bool) -> None:
        """Show that the passphrase is being checked; the field keeps its text."""
        self._working = working
        self._update()

    def refuse(self, sentence: str) -> None:
        """Tell that the passphrase was wrong; after some tries the next one has to wait."""
        self._working = False
        self._wrong += 1
        self._left = pause_after(self._wrong)
        if self._left:
            self._timer.start()
        self.field.show_problem(sentence)
        self.field.line.selectAll()
        self._update()
        self.field.setFocus()

    def tell(self, sentence: str) -> None:
        """Tell something that is no fault of the passphrase."""
        self._working = False
        self.field.show_problem(sentence)
        self._update()

    def clear(self) -> None:
        """Forget what was typed and the wrong tries."""
        self._wrong = self._left = 0
        self._timer.stop()
        self._working = False
        self.field.line.clear()
        self.field.show_problem()
        self._update()

    def second_passed(self) -> None:
        """Count the pause down."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._timer.stop()
        self._update()

    def _update(self) -> None:
        waiting = ngettext("Try again in {n} second", "Try again in {n} seconds", self._left)
        self.button.setText(waiting.format(n=self._left) if self._left else self._action)
        self.button.setEnabled(not self._working and not self._left)
        self.button_changed.emit(self.button.text(), self.button.isEnabled())
        self.field.line.setReadOnly(self._working)
        # Hidden or shown, the line keeps its room: nothing jumps under the pointer.
        self._busy.setStyleSheet("" if self._working else "background: transparent;")
        self._busy.setRange(0, 0 if self._working else 1)

    def _on_typed(self) -> None:
        self.field.show_problem()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: notice the Caps Lock key while typing and when the field is entered."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._notice(event)
        elif event.type() == QEvent.Type.FocusIn and os.name == "nt":
            self.caps.setVisible(_caps_lock_on())
        return super().eventFilter(watched, event)

    def _notice(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.hide()  # the next letter tells
            return
        letter = event.text()
        if letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(letter.isupper() != shifted)


def _caps_lock_on() -> bool:
    import ctypes

    return bool(ctypes.windll.user32.GetKeyState(_CAPS_LOCK) & 1)  # type: ignore[attr-defined,unused-ignore]
