"""Those who are asked: their age, who must agree, and others found by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, Chip, SearchField, button, label, muted, problem
from medias_desktop.photo_consents.rules.persons import Candidate, Portrayed
from medias_desktop.photo_consents.rules.settings import Settings
from medias_desktop.photo_consents.views.consents.wording import age_chip, who_agrees

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service import PhotoConsentService

_CANDIDATE = Qt.ItemDataRole.UserRole + 1
_FEW = 6


class PersonsBox(QWidget):
    """A card for each person; ``edit_wanted`` carries the number of one whose record is to be completed."""

    changed = Signal()
    edit_wanted = Signal(int)

    def __init__(self, service: PhotoConsentService, settings: Settings) -> None:
        super().__init__()
        self._service, self._settings = service, settings
        self.persons: tuple[Portrayed, ...] = ()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.search = SearchField(_("Add a person by name"), 120)
        self.search.setObjectName("consent_person_search")
        self.search.searched.connect(self._look)
        self.search.installEventFilter(self)
        self.found = QListWidget()
        self.found.setObjectName("consent_person_found")
        self.found.setAccessibleName(_("People who may be meant"))
        self.found.setMaximumHeight(_FEW * (self.fontMetrics().lineSpacing() + 10))
        self.found.itemActivated.connect(lambda _item: self._take())
        self.found.itemClicked.connect(lambda _item: self._take())
        self.found.hide()
        self.problem = problem()
        self.problem.setObjectName("consent_persons_problem")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._cards)
        for widget in (self.search, self.found, self.problem):
            layout.addWidget(widget)

    def show_persons(self, numbers: Sequence[int], day: dt.date) -> None:
        """Show those whose numbers these are, as the register has them now."""
        known = self._service.portrayed.many(numbers)
        self.persons = tuple(known[one] for one in numbers if one in known)
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for person in self.persons:
            self._cards.addWidget(self._card(person, day))
        self._day = day
        self.show_problem()
        self.changed.emit()

    def show_problem(self, sentence: str = "") -> None:
        """Tell what is wrong with the choice, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _card(self, person: Portrayed, day: dt.date) -> QWidget:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(8)
        name = label(person.full_name, "h2")
        name.setWordWrap(False)
        head.addWidget(name)
        head.addWidget(Chip(*age_chip(person, day)))
        head.addStretch(1)
        edit = button(_("Complete…"), "mdi6.pencil-outline")
        edit.setObjectName(f"consent_person_edit_{person.id}")
        edit.setAccessibleName(_("Complete {name}: date of birth, guardians").format(name=person.full_name))
        edit.clicked.connect(lambda: self.edit_wanted.emit(person.id))
        away = button("", "mdi6.close")
        away.setObjectName(f"consent_person_remove_{person.id}")
        away.setAccessibleName(_("Leave {name} out").format(name=person.full_name))
        away.setToolTip(away.accessibleName())
        away.clicked.connect(lambda: self._leave_out(person.id))
        for one in (edit, away):
            one.setAutoDefault(False)
            head.addWidget(one)
        card.body.addLayout(head)
        card.body.addWidget(muted(who_agrees(person, day, self._settings)))
        return card

    def _leave_out(self, number: int) -> None:
        self.show_persons([one.id for one in self.persons if one.id != number], self._day)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, text: str) -> None:
        self.found.clear()
        known = {one.id for one in self.persons}
        if text.strip():
            for one in self._service.portrayed.search_everyone(text, _FEW):
                if one.portrayed_id not in known:
                    item = QListWidgetItem(one.full_name, self.found)
                    item.setData(_CANDIDATE, one)
        if self.found.count():
            self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)

    def _take(self) -> None:
        if not self.found.count():
            return
        item = self.found.item(max(0, self.found.currentRow()))
        candidate: Candidate = item.data(_CANDIDATE)
        number = self._service.portrayed.of_candidate(candidate)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._look("")
        self.show_persons([*(one.id for one in self.persons), number], self._day)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the search field the arrows go through those found, Enter takes one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.found.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text().strip():
                self._look(self.search.text())
                self._take()
                return True
        return super().eventFilter(watched, event)
