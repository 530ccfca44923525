"""Who is in a frame: asked over the picture, or recorded from outside beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.photo_consents.rules.items import Item, Subject, SubjectKind
from medias_desktop.photo_consents.rules.persons import Candidate
from medias_desktop.photo_consents.views.persons.form import PersonForm
from medias_desktop.photo_consents.views.photo.editing import Editing
from medias_desktop.photo_consents.views.photo.stage import PhotoStage

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService


class Naming(QObject):
    """Asks and records; ``named`` carries the number of whoever was named, ``ended`` that nothing is asked any more."""

    named = Signal(int)
    ended = Signal()

    def __init__(
        self, owner: QWidget, service: PhotoConsentService, desk: Desk, editing: Editing, side: QWidget
    ) -> None:
        super().__init__(owner)
        self._owner, self._service, self._desk, self._editing = owner, service, desk, editing
        self._item: Item | None = None
        self._subjects: Sequence[Subject] = ()
        self._key: int | None = None
        """Who is named anew; None for somebody else."""
        self._correcting = False
        """Whether the form corrects somebody recorded."""
        self.stage = PhotoStage(self.search)
        self.panel = self.stage.panel
        self.form = PersonForm(service, desk, wide=False)
        self._side = side
        self.sides = QStackedWidget()
        self.sides.addWidget(side)
        self.sides.addWidget(self.form)
        self.panel.taken.connect(self.take)
        self.panel.new_wanted.connect(self.record_new)
        self.panel.marked.connect(lambda kind, reason: self._record(kind, None, reason))
        self.stage.left.connect(self._give_up)
        self.form.saved.connect(self._take_saved)
        self.form.left.connect(self.leave_form)

    def show_item(self, item: Item, subjects: Sequence[Subject]) -> None:
        """Name those of an item from now on."""
        self._item, self._subjects = item, subjects

    def ask(self, key: int | None) -> None:
        """Ask who somebody is, or (None) who is in the new frame, or who else is seen."""
        self._key = key
        self.stage.ask()

    def stop(self) -> None:
        """Ask no more."""
        self._key = None
        self.panel.hide()
        self.sides.setCurrentWidget(self._side)

    def leave(self) -> bool:
        """Leave the form, else the question; tell whether there was one."""
        if self.sides.currentWidget() is self.form:
            self.leave_form()
        elif self.panel.isVisible():
            self.panel.left.emit()
        else:
            return False
        return True

    def search(self, text: str, limit: int) -> tuple[Candidate, ...]:
        """Return whom letters may mean; whoever is named here already is not meant again."""
        event = self._item.event_id if self._item is not None else None
        here = {one.portrayed_id for one in self._subjects if one.id != self._key}
        found = self._service.portrayed.search_everyone(text, limit + len(here), event)
        return tuple(one for one in found if one.portrayed_id is None or one.portrayed_id not in here)[:limit]

    def take(self, candidate: Candidate) -> None:
        """Take somebody the search offered."""
        try:
            number = self._service.portrayed.of_candidate(candidate)
        except UserError as error:
            self._desk.dialogs.tell_error(self._owner, error)
            return
        self._record(SubjectKind.PERSON, number)

    def record_new(self, name: str) -> None:
        """Open an empty form for somebody from outside, beside the picture."""
        self._correcting = False
        self.sides.setCurrentWidget(self.form)
        self.form.begin(None, name)

    def correct(self, portrayed_id: int) -> None:
        """Open the form of somebody shown."""
        try:
            portrayed = self._service.portrayed.one(portrayed_id)
        except UserError as error:
            self._desk.dialogs.tell_error(self._owner, error)
            return
        self._correcting = True
        self.sides.setCurrentWidget(self.form)
        self.form.begin(portrayed)

    def leave_form(self) -> None:
        """Go back to the question, or to the list."""
        self.sides.setCurrentWidget(self._side)
        if self.panel.isVisible():
            self.panel.search.setFocus()
        else:
            self.ended.emit()

    def _take_saved(self, number: int) -> None:
        self.sides.setCurrentWidget(self._side)
        if self._correcting:
            self.ended.emit()
        else:
            self._record(SubjectKind.PERSON, number)

    def _record(self, kind: SubjectKind, portrayed_id: int | None = None, reason: str = "") -> None:
        assert self._item is not None
        key, view = self._key, self.stage.view
        if key is not None:
            done = self._editing.name(key, kind, portrayed_id, reason)
        else:
            key = self._editing.add(self._item.id, kind, portrayed_id, view.pending, reason)
            done = key is not None
        if not done:
            self.panel.search.setFocus()
            return
        self._key = None
        view.pending = None
        self.panel.hide()
        self.named.emit(key)

    def _give_up(self) -> None:
        self._key = None
        self.ended.emit()
