"""The step in which the recovery code is typed: nine groups as on the sheet, mistakes told at their group."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, label, mark, muted, problem
from medias_desktop.safekeeping import rules
from medias_desktop.safekeeping.views.steps import StepPage

_COLUMNS = 3


class CodePage(StepPage):
    """``work`` is called with the whole code and tells ``completed`` itself when it opened the register."""

    typed = Signal()

    def __init__(self, work: Callable[[str], object]) -> None:
        super().__init__(_("Recovery code"), _("&Check the code"))
        self._work = work
        self.groups: list[QLineEdit] = []
        self.problem = problem()
        self.problem.setObjectName("code_problem")
        self.body.addWidget(
            label(
                _(
                    "Take the recovery sheet out of its envelope and type the nine groups. "
                    "Capitals and small letters are the same; a whole code may also be pasted."
                )
            )
        )
        card = Card()
        card.body.setContentsMargins(20, 16, 20, 20)
        card.body.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(12)
        for number in range(rules.GROUPS):
            field = self._group(number + 1)
            self.groups.append(field)
            row, column = divmod(number, _COLUMNS)
            caption = muted(str(number + 1))
            caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(caption, row, 2 * column)
            grid.addWidget(field, row, 2 * column + 1)
        grid.setColumnStretch(2 * _COLUMNS, 1)
        card.body.addLayout(grid)
        card.body.addWidget(self.problem)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _group(self, number: int) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"code_{number}")
        field.setAccessibleName(_("Group {number} of {count}").format(number=number, count=rules.GROUPS))
        font = field.font()
        font.setPointSizeF(1.3 * QApplication.font().pointSizeF())
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 2)
        field.setFont(font)
        field.setFixedWidth(field.fontMetrics().horizontalAdvance("MMMMM") + 24)
        field.textEdited.connect(lambda text: self._on_edited(number - 1, text))
        field.installEventFilter(self)
        return field

    def start(self) -> None:
        """Take the keyboard."""
        next((field for field in self.groups if not field.text()), self.groups[0]).setFocus()

    def code(self) -> str:
        """Return what was typed, as it is printed."""
        return "-".join(rules.normal(field.text()) for field in self.groups)

    def submit(self) -> None:
        """Hand on a whole code that agrees with its check group."""
        short = [i for i, field in enumerate(self.groups) if len(rules.normal(field.text())) != rules.GROUP]
        if short:
            self._tell(
                _("Group {number} is not complete: each group has four letters or digits.").format(
                    number=short[0] + 1
                ),
                short[0],
            )
        elif self._check():
            self._work(self.code())

    def tell(self, error: UserError) -> None:
        """Tell why the code opens nothing."""
        self._tell(error.sentence(), 0)

    def _on_edited(self, place: int, text: str) -> None:
        letters = rules.normal(text)
        for number, start in enumerate(range(0, max(len(letters), 1), rules.GROUP), start=place):
            if number < len(
                self.groups
            ):  # what is too long goes on in the next groups: a code that was pasted
                self._put(number, letters[start : start + rules.GROUP], text if number == place else "")
        last = min(place + max(0, len(letters) - 1) // rules.GROUP, len(self.groups) - 1)
        full = len(self.groups[last].text()) == rules.GROUP
        self._look_at(place)
        if full and last + 1 < len(self.groups):
            self.groups[last + 1].setFocus()
            self.groups[last + 1].selectAll()
        else:
            self.groups[last].setFocus()
        self.typed.emit()

    def _put(self, number: int, letters: str, typed: str) -> None:
        field = self.groups[number]
        if field.text() != letters:
            end = field.cursorPosition() >= len(typed)
            position = field.cursorPosition()
            field.setText(letters)
            field.setCursorPosition(len(letters) if end else min(position, len(letters)))

    def _look_at(self, place: int) -> None:
        """Tell at once what can be told of what was typed so far."""
        odd = rules.strange(self.groups[place].text())
        if odd:
            sentence = _(
                "Group {number}: no recovery code has the character {letter}. Compare it with the sheet."
            )
            self._tell(sentence.format(number=place + 1, letter=odd[0]), place, focus=False)
        elif all(len(field.text()) == rules.GROUP for field in self.groups):
            self._check(focus=False)
        else:
            self._clear()

    def _check(self, *, focus: bool = True) -> bool:
        """Tell in which group the mistake probably is; return whether there is none."""
        self._clear()
        for place, field in enumerate(self.groups):
            if odd := rules.strange(field.text()):
                sentence = _(
                    "Group {number}: no recovery code has the character {letter}. Compare it with the sheet."
                )
                self._tell(sentence.format(number=place + 1, letter=odd[0]), place, focus=focus)
                return False
        if rules.is_right(self.code()):
            return True
        suspects = rules.suspects(self.code())
        if not suspects:
            self._tell(
                _("There is more than one mistake in this code: compare it with the sheet, group by group."),
                0,
                focus=focus,
            )
        elif len(suspects) == 1:
            self._tell(
                _("There is a mistake in group {number}: compare it with the sheet.").format(
                    number=suspects[0]
                ),
                suspects[0] - 1,
                focus=focus,
            )
        else:
            named = ", ".join(map(str, suspects))
            self._tell(
                _("There is a mistake in one of the groups {numbers}: compare them with the sheet.").format(
                    numbers=named
                ),
                *(number - 1 for number in suspects),
                focus=focus,
            )
        return False

    def _tell(self, sentence: str, *places: int, focus: bool = True) -> None:
        self._clear()
        self.problem.setText(sentence)
        self.problem.show()
        for place in places:
            mark(self.groups[place], sentence)
        if focus:
            self.groups[places[0]].setFocus()
            self.groups[places[0]].selectAll()

    def _clear(self) -> None:
        self.problem.hide()
        for field in self.groups:
            mark(field, "")

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: backspace in an empty group goes back to the one before."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            place = self.groups.index(watched) if watched in self.groups else -1
            if place > 0 and event.key() == Qt.Key.Key_Backspace and not self.groups[place].text():
                self.groups[place - 1].setFocus()
                self.groups[place - 1].end(False)
                return True
        return super().eventFilter(watched, event)
