"""Adding single persons: typed, found, taken with Enter; taken out with Del."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from medias_desktop.acknowledgements.rules import PersonRow
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import Card, SearchField, muted, subheading
from medias_desktop.people.labels import group_label

FindPersons = Callable[[str, Callable[[tuple[PersonRow, ...]], None]], None]
"""Looks people up on the worker and hands what it found to the window’s thread."""

_ROWS = 5
_ROLE = Qt.ItemDataRole.UserRole


class PersonsBox(Card):
    """A search field, what it found, and who was taken."""

    changed = Signal()

    def __init__(self, find: FindPersons, chosen: Iterable[PersonRow]) -> None:
        super().__init__()
        self._find = find
        self._chosen = {one.person_id: one for one in chosen}
        self._asked = ""
        self.search = SearchField(_("Add a person by name or number"))
        self.search.setObjectName("person_search")
        self.search.searched.connect(self._look)
        self.search.installEventFilter(self)
        self.found = _list("persons_found", _("People found"))
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.none = muted(_("Nobody in service has this name or number."))
        self.taken = _list("persons_taken", _("People asked besides the groups"))
        self.taken.installEventFilter(self)
        self.hint = muted(_("Del takes the selected person out again."))
        self.body.addWidget(subheading(_("Single persons")))
        for widget in (self.search, self.found, self.none, self.taken, self.hint):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.found.hide()
        self.none.hide()
        self._show_taken()

    def ids(self) -> tuple[int, ...]:
        """Return the numbers of the people taken."""
        return tuple(self._chosen)

    def persons(self) -> tuple[PersonRow, ...]:
        """Return the people taken."""
        return tuple(self._chosen.values())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the field down to what was found, Enter takes the first; Del takes somebody out again."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and self._from_search(event.key()):
                return True
            if watched is self.taken and event.key() == Qt.Key.Key_Delete:
                self._take_out()
                return True
        return super().eventFilter(watched, event)

    def _from_search(self, key: int) -> bool:
        shown = self.found.isVisibleTo(self)
        if key == Qt.Key.Key_Down and shown:
            self.found.setFocus()
            self.found.setCurrentRow(0)
            return True
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        # Enter is for this field while something is typed there: it must not open the campaign.
        typed = self.search.text().strip()
        if shown and self._asked == typed:
            self._take(self.found.item(0))
        else:
            self._look(typed)
        return True

    def _look(self, text: str) -> None:
        self._asked = text.strip()
        if not self._asked:
            self._show_found(())
            self.none.hide()
            return
        asked = self._asked

        def show(found: tuple[PersonRow, ...]) -> None:
            if asked == self._asked:  # else somebody typed on meanwhile
                self._show_found(found)
                self.none.setVisible(not found)

        self._find(asked, show)

    def _show_found(self, found: tuple[PersonRow, ...]) -> None:
        self.found.clear()
        for one in found:
            self.found.addItem(_item(one))
        _fit(self.found)
        self.found.setVisible(bool(found))

    def _take(self, item: QListWidgetItem) -> None:
        person: PersonRow = item.data(_ROLE)
        self._chosen[person.person_id] = person
        self._asked = ""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show_found(())
        self.search.setFocus()
        self._show_taken()
        self.changed.emit()

    def _take_out(self) -> None:
        row = self.taken.currentRow()
        if row < 0:
            return
        person: PersonRow = self.taken.item(row).data(_ROLE)
        del self._chosen[person.person_id]
        self._show_taken()
        if self._chosen:
            self.taken.setCurrentRow(min(row, self.taken.count() - 1))
        else:
            self.search.setFocus()
        self.changed.emit()

    def _show_taken(self) -> None:
        self.taken.clear()
        for one in sorted(self._chosen.values(), key=lambda person: person.listed_name.casefold()):
            self.taken.addItem(_item(one))
        _fit(self.taken)
        self.taken.setVisible(bool(self._chosen))
        self.hint.setVisible(bool(self._chosen))


def _list(name: str, accessible: str) -> QListWidget:
    found = QListWidget()
    found.setObjectName(name)
    found.setAccessibleName(accessible)
    found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return found


def _fit(shown: QListWidget) -> None:
    """Make a list as high as its rows, up to five."""
    row = shown.sizeHintForRow(0) if shown.count() else 0
    shown.setFixedHeight(min(shown.count(), _ROWS) * row + 4)


def _item(person: PersonRow) -> QListWidgetItem:
    words = [person.listed_name, person.department or group_label(person.group)]
    if not person.counted:
        words.append(_("no longer in service"))
    item = QListWidgetItem(" · ".join(words))
    item.setData(_ROLE, person)
    return item
