"""Form fields that say in a sentence what is wrong with them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.calendar import dress_calendar
from medias_desktop.core.widgets.parts import mark, muted, problem


class Field(QWidget):
    """A label above its editor, a quiet hint and the place where a problem is told."""

    def __init__(self, label: str, editor: QWidget, name: str, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        editor.setObjectName(name)
        editor.setAccessibleName(label.replace("&", ""))
        caption = QLabel(label)
        caption.setBuddy(editor)
        self.hint = muted(hint)
        if not hint:  # showing it now, before it has its place, would open a window for it
            self.hint.hide()
        self.problem = problem()
        self.problem.setObjectName(f"{name}_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (caption, editor, self.hint, self.problem):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.setFocusProxy(editor)

    def show_problem(self, sentence: str = "") -> None:
        """Tell what is wrong at this field, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.hint.setVisible(bool(self.hint.text()) and not sentence)
        mark(self.editor, sentence)


class TextField(Field):
    """One line of text."""

    changed = Signal()

    def __init__(self, label: str, name: str, text: str = "", *, hint: str = "", longest: int = 200) -> None:
        self.line = QLineEdit(text)
        self.line.setMaxLength(longest)
        self.line.setCursorPosition(0)
        super().__init__(label, self.line, name, hint)
        self.line.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what was typed, without spaces around it."""
        return self.line.text().strip()


class ChoiceField(Field):
    """One line of text with usual answers to choose from."""

    changed = Signal()

    def __init__(self, label: str, name: str, choices: tuple[str, ...], text: str = "") -> None:
        self.combo = QComboBox()
        self.combo.setEditable(True)
        self.combo.addItems(choices)
        self.combo.setCurrentText(text)
        super().__init__(label, self.combo, name)
        line = self.combo.lineEdit()
        assert line is not None
        line.setAccessibleName(label.replace("&", ""))
        self.combo.currentTextChanged.connect(self.changed)

    def text(self) -> str:
        """Return what was chosen or typed."""
        return self.combo.currentText().strip()


class DateField(Field):
    """A date as figures, and in words below."""

    changed = Signal()

    def __init__(self, label: str, name: str, day: dt.date) -> None:
        self.edit = QDateEdit(QDate(day.year, day.month, day.day))
        self.edit.setDisplayFormat("yyyy-MM-dd")
        super().__init__(label, self.edit, name, " ")
        dress_calendar(self.edit)
        self.edit.dateChanged.connect(self._say)
        self._say()

    def day(self) -> dt.date:
        """Return the date."""
        chosen = self.edit.date()
        return dt.date(chosen.year(), chosen.month(), chosen.day())

    def set_day(self, day: dt.date) -> None:
        """Put a date in."""
        self.edit.setDate(QDate(day.year, day.month, day.day))

    def _say(self) -> None:
        self.hint.setText(format_date(self.day(), "full"))
        self.changed.emit()


class SecretField(TextField):
    """A passphrase, hidden unless the user asks to see it."""

    def __init__(self, label: str, name: str, hint: str = "") -> None:
        super().__init__(label, name, hint=hint, longest=500)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._see = QAction(self)
        self._see.setCheckable(True)
        self._see.toggled.connect(self._show)
        self.line.addAction(self._see, QLineEdit.ActionPosition.TrailingPosition)
        self._show(False)

    def text(self) -> str:
        """Return the passphrase exactly as typed."""
        return self.line.text()

    def _show(self, seen: bool) -> None:
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if seen else mode.Password)
        self._see.setText(_("Hide the passphrase") if seen else _("Show the passphrase"))
        QTimer.singleShot(0, self, self._draw)

    def _draw(self) -> None:
        from medias_desktop.core.widgets.icons import icon

        self._see.setIcon(icon("mdi6.eye-off-outline" if self._see.isChecked() else "mdi6.eye-outline"))
