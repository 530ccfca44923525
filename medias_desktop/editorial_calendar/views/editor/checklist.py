"""What the policy asks before publishing: a box for each question, with the clauses that ask it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.clause import ClauseLink
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.editorial_calendar.labels.findings import question

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.checks.asking import Question


class Checklist(Card):
    """``changed`` when a question is answered; a clause shows its words below."""

    changed = Signal()
    clause_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(_("Before publishing"))
        self._questions: tuple[Question, ...] = ()
        self._answers: set[str] = set()
        self.boxes: dict[str, QCheckBox] = {}
        self.writable = True
        self.state = muted("")
        self.state.setObjectName("checklist_state")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._parts: list[QWidget] = []
        self.body.addWidget(subheading(_("Before publishing")))
        self.body.addWidget(self.state)
        self.body.addLayout(self._rows)
        self.hide()

    def show_answers(self, answers: Sequence[str] | frozenset[str]) -> None:
        """Tick the questions that were answered with yes."""
        self._answers = set(answers)
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in self._answers)
        self._show_state()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these; what was answered stays so."""
        found = tuple(questions)
        if found == self._questions:
            return
        self._questions = found
        for part in self._parts:
            self._rows.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.boxes = [], {}
        for one in found:
            part = self._row(one)
            self._parts.append(part)
            self._rows.addWidget(part)
        self.setVisible(bool(found))
        self._show_state()

    def answers(self) -> frozenset[str]:
        """Return the codes of what was answered with yes, of other days too."""
        return frozenset(self._answers)

    def first_open(self) -> QWidget | None:
        """Return the first box that is not ticked, else the first one."""
        boxes = list(self.boxes.values())
        return next((box for box in boxes if not box.isChecked()), boxes[0] if boxes else None)

    def box(self, code: str) -> QWidget | None:
        """Return the box of a question, None when it is not asked."""
        return self.boxes.get(code)

    def lock(self) -> None:
        """Leave it readable, and nothing to be ticked."""
        self.writable = False
        for box in self.boxes.values():
            box.setEnabled(False)

    def _row(self, one: Question) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        box = Box(question(one.code, times=one.times, law=one.law))
        box.setObjectName(f"question_{one.code}")
        box.setChecked(one.code in self._answers)
        box.setEnabled(self.writable)
        box.toggled.connect(lambda checked: self._on_toggle(one.code, checked))
        self.boxes[one.code] = box
        words = muted(one.text)
        words.setObjectName("question_clause_words")
        words.hide()
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(box, 1)
        for clause in one.clauses[:1]:
            if clause.cite:
                chip = ClauseLink(clause.cite)
                chip.clicked.connect(lambda _on=False, clause=clause, words=words: self._open(clause, words))
                line.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addWidget(words)
        return part

    def _open(self, clause: object, words: QWidget) -> None:
        words.setVisible(words.isHidden())
        self.clause_asked.emit(clause)

    def _on_toggle(self, code: str, checked: bool) -> None:
        if checked:
            self._answers.add(code)
        else:
            self._answers.discard(code)
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        left = sum(code not in self._answers for code in self.boxes)
        if not self.boxes:
            self.state.setText("")
        elif left:
            self.state.setText(_("Tick what you made sure of; it stays with the post."))
        else:
            self.state.setText(_("Everything that the policy asks was looked at."))


class Box(QCheckBox):
    """A box whose words break into lines: questions are sentences."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setToolTip(text)
