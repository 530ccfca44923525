"""The second step: the questions of the campaign, one a screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Question
from medias_desktop.acknowledgements.rules.signing import check_answers
from medias_desktop.core.i18n import _, current_language, format_number
from medias_desktop.core.widgets.choice import Choice
from medias_desktop.core.widgets.parts import button, muted, problem
from medias_desktop.signatures.by_hand.parts import enlarge_choice, large


class QuestionsPage(QWidget):
    """Asks one question after the other; ``answers`` are the choices so far, by the question’s number."""

    chosen = Signal()
    read_again = Signal(str)

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self.setObjectName("signing_questions")
        self.questions = questions
        self.answers: dict[int, int] = {}
        self.at = 0
        self._place = muted("")
        self._prompt = large("")
        self._prompt.setObjectName("signing_prompt")
        self._choices = QVBoxLayout()
        self._choices.setSpacing(8)
        self._group = QButtonGroup(self)
        self.problem = problem()
        self.problem.setObjectName("signing_question_problem")
        self.again = button(_("&Read the text again"), "mdi6.book-open-outline")
        self.again.setObjectName("signing_read_again")
        self.again.clicked.connect(lambda: self.read_again.emit(self.questions[self.at].clause))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._place)
        column.addWidget(self._prompt)
        column.addLayout(self._choices)
        column.addWidget(self.problem)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_question(self, at: int) -> None:
        """Ask a question, from 0, with what was answered to it before."""
        self.at = at
        question = self.questions[at]
        language = current_language()
        place = _("Question {number} of {count}").format(
            number=format_number(at + 1), count=format_number(len(self.questions))
        )
        self._place.setText(place)
        prompt = question.prompt(language)
        self._prompt.setText(prompt)
        self.show_problem("")
        self._empty()
        for number, text in enumerate(question.offered(language)):
            one = Choice(text)
            enlarge_choice(one)
            one.setAccessibleName(text)
            one.setAccessibleDescription(f"{place}. {prompt}")
            self._group.addButton(one, number)
            one.setChecked(self.answers.get(question.id) == number)
            one.toggled.connect(self._on_toggled)
            self._choices.addWidget(one)
        focused = self._group.checkedButton() or self._group.button(0)
        self.setFocusProxy(focused)
        QTimer.singleShot(0, self, self.setFocus)

    def _empty(self) -> None:
        for one in self._group.buttons():
            self._group.removeButton(one)
            self._choices.removeWidget(one)
            one.hide()
            one.deleteLater()

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.answers[self.questions[self.at].id] = self._group.checkedId()
            self.show_problem("")
            self.chosen.emit()

    def answered(self) -> bool:
        """Tell whether the question that is shown has an answer."""
        return self.questions[self.at].id in self.answers

    def check(self) -> None:
        """Check the answer to the question that is shown. Raises QuestionsUnanswered or AnswersWrong."""
        question = self.questions[self.at]
        given = {number: choice for number, choice in self.answers.items() if number == question.id}
        check_answers([question], given)

    def show_problem(self, sentence: str) -> None:
        """Tell that the answer was wrong and where to read again, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.again.setVisible(bool(sentence))
