"""What tests of the forms of cases share: a town with an open lock, and somebody at the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from medias_desktop.sanctions.views.case.acts import CaseErrands
from medias_desktop.sanctions.views.case.deciding.form import DecisionForm


class Bench:
    """The forms, and what a person does with them."""

    def __init__(self, qtbot, town, desk, parent, now):
        self.qtbot, self.town, self.desk, self.parent, self.now = qtbot, town, desk, parent, now
        self.errands = CaseErrands(parent, town.disciplinary, town.sanctions, desk)
        self.case, self.heard, self.form = None, set(), None
        self.errands.recorded.connect(self._take)
        desk.changes.changed.connect(self.heard.update)

    def _take(self, found):
        self.case = found

    def decide(self):
        """Open the decision, which reads the other cases first."""
        self.errands.decide(self.case)
        self.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecisionForm))
        return self.begin(QApplication.activeModalWidget())

    def begin(self, form):
        self.form = form
        self.qtbot.waitUntil(form.isActiveWindow)
        return form

    def say(self, name, text):
        """Write into the field of a name, or choose what it offers."""
        field = self.form.findChild(QWidget, name)
        assert field is not None, name
        assert field.isVisibleTo(self.form), name
        assert field.isEnabled(), name
        field.setFocus()
        if isinstance(field, QComboBox):
            field.setCurrentText(text)
            assert field.currentText() == text
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText("")
            field.insertPlainText(text)
        elif isinstance(field, QLineEdit):
            field.setText("")
            QTest.keyClicks(field, text)
        else:
            raise AssertionError(name)

    def problem(self, name):
        found = self.form.findChild(QWidget, f"{name}_problem")
        return found.text() if found.isVisibleTo(self.form) else ""

    def record(self):
        """Press Ctrl+Enter, wait, and return the case when the form has gone."""
        gone = []
        self.form.finished.connect(gone.append)
        form, busy = self.form, self.form._work
        QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: bool(gone) or not busy.busy)
        return bool(gone)
