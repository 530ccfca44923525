"""Who a line means, when the list does not say it surely: the user chooses, once for all lines that write it so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from medias_desktop.acknowledgements.past_lists.persons import Known, Recorded
from medias_desktop.acknowledgements.past_lists.plan import PastLine
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, SearchField, action_row, button, muted, subheading

_ROWS_SHOWN = 4


class WhoPanel(Card):
    """Those who may be meant by the line that is looked at; ``chosen`` tells what it writes and the person’s number, 0 none."""

    chosen = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self._known: Known | None = None
        self._line: PastLine | None = None
        self._chosen = False
        self.question = subheading("")
        self.search = SearchField(_("Search the people of the register"))
        self.search.setObjectName("who_search")
        self.search.searched.connect(self._find)
        self.people = QListWidget()
        self.people.setObjectName("who_people")
        self.people.setAccessibleName(_("People who may be meant"))
        self.people.setFixedHeight(_ROWS_SHOWN * (self.people.fontMetrics().height() + 8) + 8)
        self.people.itemSelectionChanged.connect(self._show_buttons)
        self.people.itemActivated.connect(lambda _item: self._choose())
        self.nobody = muted(_("Nobody is found. Search by name or number, or leave the line out."))
        self.take = button(_("It is this &person"), "mdi6.check")
        self.take.setObjectName("who_take")
        self.take.clicked.connect(self._choose)
        self.undo = button(_("Choose a&gain"))
        self.undo.setObjectName("who_undo")
        self.undo.clicked.connect(self._undo)
        for widget in (self.question, self.search, self.people, self.nobody):
            self.body.addWidget(widget)
        self.body.addLayout(action_row(self.undo, self.take))
        self.setVisible(False)

    def ask(self, line: PastLine | None, known: Known | None, *, chosen: bool = False) -> None:
        """Ask who a line means, tell whom was ``chosen`` for it, or ask nothing."""
        asked = line is not None and known is not None and (line.choosable or chosen)
        self.setVisible(asked)
        if not asked or line is None or known is None:
            self._line = None
            return
        same = self._line is not None and self._line.line.written == line.line.written
        self._known = known
        if same and chosen == self._chosen:  # what is being searched stays, whatever was compared meanwhile
            self._line = line
            return
        self._line, self._chosen = line, chosen
        self.search.clear()
        for widget in (self.search, self.people):
            widget.setVisible(not chosen)
        self.take.setVisible(not chosen)
        self.undo.setVisible(chosen)
        written = line.line.written.shown
        if chosen and line.person is not None:
            sentence = _("“{written}” was taken for {person}.")
            self.question.setText(sentence.format(written=written, person=line.person.listed_name))
            self.nobody.setVisible(False)
            return
        self.question.setText(_("Who is “{written}” of row {row}?").format(written=written, row=line.number))
        self._show(line.candidates or known.near(line.line.written))

    def _find(self, text: str) -> None:
        if self._line is None or self._known is None:
            return
        if text.strip():
            self._show(self._known.search(text))
        else:
            self._show(self._line.candidates or self._known.near(self._line.line.written))

    def _show(self, people: Sequence[Recorded]) -> None:
        self.people.clear()
        for person in people:
            item = QListWidgetItem(_described(person))
            item.setData(Qt.ItemDataRole.UserRole, person.id)
            self.people.addItem(item)
        if len(people) == 1:
            self.people.setCurrentRow(0)
        self.people.setVisible(bool(people))
        self.nobody.setVisible(not people)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.take.setEnabled(bool(self.people.selectedItems()))

    def _choose(self) -> None:
        chosen = self.people.selectedItems()
        if self._line is not None and chosen:
            self.chosen.emit(self._line.line.written, chosen[0].data(Qt.ItemDataRole.UserRole))

    def _undo(self) -> None:
        if self._line is not None:
            self.chosen.emit(self._line.line.written, 0)


def _described(person: Recorded) -> str:
    return " · ".join(part for part in (person.listed_name, person.number, person.department) if part)
