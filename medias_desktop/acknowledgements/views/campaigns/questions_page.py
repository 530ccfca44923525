"""Fourth part of the form: questions of comprehension, answered before signing on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Question
from medias_desktop.acknowledgements.rules.campaigns import MOST_QUESTIONS
from medias_desktop.acknowledgements.views.campaigns.question_edit import QuestionEdit
from medias_desktop.core.i18n import _, current_language, ngettext
from medias_desktop.core.widgets.parts import EmptyState, button, muted

NEW = Question(("", ""), ((), ()), -1)


class QuestionsPage(QWidget):
    """The questions in their order at the left, the chosen one at the right."""

    changed = Signal()

    def __init__(self, questions: Sequence[Question], clauses: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._questions = list(questions)
        self.list = QListWidget()
        self.list.setObjectName("questions")
        self.list.setAccessibleName(_("Questions"))
        self.list.installEventFilter(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit = QuestionEdit(clauses)
        self.edit.changed.connect(self._keep)
        self.list.currentRowChanged.connect(self._show)
        first = self._button(_("Add a &question"), "add_first_question", self.add)
        self.empty = EmptyState(
            _("No question"),
            _(
                "Questions show that the text was understood, not only read. They are asked before somebody signs on "
                "the screen; without questions, signing is enough."
            ),
            first,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._content())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._fill(0)

    def _content(self) -> QWidget:
        content = QWidget()
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        self.add_button = self._button(_("Add a &question"), "add_question", self.add)
        self.remove_button = self._button(_("Take out"), "remove_question", self.remove)
        self.up_button = self._button(_("Up"), "question_up", lambda: self._move(-1))
        self.down_button = self._button(_("Down"), "question_down", lambda: self._move(1))
        left.addWidget(self.add_button)
        row = QHBoxLayout()
        row.setSpacing(6)
        for one in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(one)
        left.addLayout(row)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.edit)
        right.addWidget(
            muted(
                _(
                    "A question that somebody answered is kept as it was; its new wording is asked from now on."
                )
            )
        )
        right.addStretch(1)
        layout = QHBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(left, 1)
        layout.addLayout(right, 2)
        return content

    def _button(self, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        one = button(text)
        one.setObjectName(name)
        one.setAutoDefault(False)
        one.clicked.connect(lambda: act())
        return one

    # What is asked

    def questions(self) -> tuple[Question, ...]:
        """Return the questions in their order."""
        return tuple(self._questions)

    def summary(self) -> str:
        """Return the page in a few words."""
        number = len(self._questions)
        if not number:
            return _("no question")
        return ngettext("{n} question", "{n} questions", number).format(n=number)

    def add(self) -> None:
        """Add a question at the end and go to its wording."""
        self._questions.append(NEW)
        self._fill(len(self._questions) - 1)
        self.edit.start()
        self.changed.emit()

    def remove(self) -> None:
        """Take the chosen question out."""
        row = self.list.currentRow()
        if row < 0:
            return
        del self._questions[row]
        self._fill(min(row, len(self._questions) - 1))
        (self.list if self._questions else self.empty).setFocus()
        self.changed.emit()

    def go_to(self, number: int) -> None:
        """Show a question, counted from 1."""
        self.list.setCurrentRow(number - 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Del takes the chosen question out, Alt and an arrow moves it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.list:
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
            if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
                if step is not None:
                    self._move(step)
                    return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        other = row + step
        if row >= 0 and 0 <= other < len(self._questions):
            held = self._questions
            held[row], held[other] = held[other], held[row]
            self._fill(other)
            self.changed.emit()

    def _fill(self, current: int) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in enumerate(self._questions, start=1):
            self.list.addItem(_title(number, one))
        self.list.setCurrentRow(current)
        self.list.blockSignals(False)
        self._stack.setCurrentIndex(1 if self._questions else 0)
        self._show(self.list.currentRow())

    def _show(self, row: int) -> None:
        self.edit.setEnabled(row >= 0)
        self.edit.show_question(self._questions[row] if row >= 0 else NEW)
        self.up_button.setEnabled(row > 0)
        self.down_button.setEnabled(0 <= row < len(self._questions) - 1)
        self.remove_button.setEnabled(row >= 0)
        self.add_button.setEnabled(len(self._questions) < MOST_QUESTIONS)

    def _keep(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._questions[row] = self.edit.question()
            self.list.item(row).setText(_title(row + 1, self._questions[row]))
            self.changed.emit()


def _title(number: int, one: Question) -> str:
    words = one.prompt(current_language()) or _("New question")
    return f"{number}. {words}"
