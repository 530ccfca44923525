"""One question in French and English, with its choices, the right one and its clause."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPlainTextEdit, QSizePolicy

from medias_desktop.acknowledgements.rules import Question
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, muted, subheading

_WORDING, _CHOICES = 3, 5
"""Lines to be seen of each."""


class QuestionEdit(Card):
    """Two columns, one for each language; a language left empty is asked in the other."""

    changed = Signal()

    def __init__(self, clauses: Sequence[str]) -> None:
        super().__init__()
        self._shown = Question(("", ""), ((), ()), -1)
        self._filling = False
        self.prompts = (
            self._box(_("Question in French"), "prompt_fr", _WORDING),
            self._box(_("Question in English"), "prompt_en", _WORDING),
        )
        self.choices = (
            self._box(_("Choices in French"), "choices_fr", _CHOICES),
            self._box(_("Choices in English"), "choices_en", _CHOICES),
        )
        self.right = QComboBox()
        self.right.setObjectName("right_choice")
        self.right.setAccessibleName(_("Right answer"))
        self.right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clause = QComboBox()
        self.clause.setObjectName("clause")
        self.clause.setEditable(True)
        self.clause.addItems(["", *clauses])
        self.clause.setAccessibleName(_("Clause that answers it"))
        self.clause.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._arrange()
        self.right.currentIndexChanged.connect(lambda _index: self._tell())
        self.clause.currentTextChanged.connect(lambda _text: self._tell())

    def _arrange(self) -> None:
        grid = QGridLayout()
        self.body.addLayout(grid)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        captions = (
            (_("&Wording"), _("W&ording")),
            (_("C&hoices, one on each line"), _("Cho&ices, one on each line")),
        )
        for column, name in enumerate((_("French"), _("English"))):
            grid.setColumnStretch(column, 1)
            grid.addWidget(subheading(name), 0, column)
            for row, (editor, words) in enumerate(
                ((self.prompts[column], captions[0][column]), (self.choices[column], captions[1][column]))
            ):
                caption = QLabel(words)
                caption.setBuddy(editor)
                grid.addWidget(caption, 1 + 2 * row, column)
                grid.addWidget(editor, 2 + 2 * row, column)
        grid.addWidget(muted(_("A language left empty is asked in the other one.")), 5, 0, 1, 2)
        grid.setRowMinimumHeight(6, 4)
        for row, (words, combo) in enumerate(
            ((_("&Right answer"), self.right), (_("Clause &that answers it"), self.clause))
        ):
            caption = QLabel(words)
            caption.setBuddy(combo)
            grid.addWidget(caption, 7 + 2 * row, 0, 1, 2)
            grid.addWidget(combo, 8 + 2 * row, 0, 1, 2)

    def _box(self, accessible: str, name: str, lines: int) -> QPlainTextEdit:
        box = QPlainTextEdit()
        box.setObjectName(name)
        box.setAccessibleName(accessible)
        box.setTabChangesFocus(True)
        box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + 20)
        box.textChanged.connect(self._tell)
        return box

    def start(self) -> None:
        """Put the cursor where the typing begins."""
        self.prompts[0].setFocus()

    def show_question(self, asked: Question) -> None:
        """Show a question."""
        self._shown, self._filling = asked, True
        for column in (0, 1):
            self.prompts[column].setPlainText(asked.prompts[column])
            self.choices[column].setPlainText("\n".join(asked.choices[column]))
        self.clause.setCurrentText(asked.clause)
        self._offer(asked.right_choice)
        self._filling = False

    def question(self) -> Question:
        """Return the question as typed; it keeps its number."""
        return Question(
            (self._wording(0), self._wording(1)),
            (self._lines(0), self._lines(1)),
            self.right.currentIndex() - 1,
            self.clause.currentText(),
            self._shown.id,
        )

    def _wording(self, column: int) -> str:
        return " ".join(self.prompts[column].toPlainText().split())

    def _lines(self, column: int) -> tuple[str, ...]:
        lines = (line.strip() for line in self.choices[column].toPlainText().splitlines())
        return tuple(line for line in lines if line)

    def _offer(self, chosen: int) -> None:
        """Offer the choices as they are typed now."""
        french, english = self._lines(0), self._lines(1)
        offered = french or english
        blocked = self.right.blockSignals(True)
        self.right.clear()
        self.right.addItem(_("Not marked yet"))
        for number, words in enumerate(offered):
            other = english[number] if french and number < len(english) else ""
            self.right.addItem(f"{words} / {other}" if other else words)
        self.right.setCurrentIndex(chosen + 1 if 0 <= chosen < len(offered) else 0)
        self.right.blockSignals(blocked)

    def _tell(self) -> None:
        if self._filling:
            return
        self._offer(self.right.currentIndex() - 1)
        self.changed.emit()
