"""What is said of one item, of several, or of a batch that is about to be added."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import (
    UNCHANGED,
    DayField,
    FieldProblem,
    LongTextField,
    SelectField,
    names_of,
    two_columns,
)
from medias_desktop.core.widgets.parts import subheading
from medias_desktop.photo_consents.labels import ITEM_NAMES, RIGHTS_NAMES
from medias_desktop.photo_consents.rules.items import (
    EventDraft,
    Item,
    ItemDraft,
    ItemKind,
    PhotoEvent,
    Rights,
)
from medias_desktop.photo_consents.views.adding.fields import NEW_EVENT, EventField

_RIGHTS_WITH_NOTE = frozenset(
    {Rights.AUTHORISED, Rights.LICENCE, Rights.PUBLIC_DOMAIN, Rights.DENIED, UNCHANGED}
)


class FormFor(Enum):
    """What a form is for: files about to be added, an item without a file, one item, several."""

    BATCH = "batch"
    OTHER = "other"
    ONE = "one"
    MANY = "many"


class ItemForm(QWidget):
    """The fields of items; of several, those that are touched are given to all of them."""

    changed = Signal()

    def __init__(self, events: Sequence[PhotoEvent], purpose: FormFor, *, titled: bool = False) -> None:
        super().__init__()
        self._purpose = purpose
        many = purpose is FormFor.MANY
        self._titled = titled or purpose in (FormFor.OTHER, FormFor.ONE)
        self._touched: set[str] = set()
        self.kind = SelectField(_("Kind"), "kind", names_of(ITEM_NAMES))
        self.title = TextField(_("Title"), "title")
        self.day = DayField(_("Date"), "day")
        self.happening = EventField(events, many=many)
        self.new_title = TextField(_("Name of the new event"), "new_event_title")
        self.new_day = DayField(_("Begins on"), "new_event_day")
        self.place = TextField(_("Place"), "place")
        self.photographer = TextField(_("Photographer"), "photographer")
        self.source = TextField(_("Source"), "source", longest=300)
        self.credit = TextField(
            _("Credit line"), "credit_line", longest=300, hint=_("As it is to be printed under the picture.")
        )
        self.rights = SelectField(_("Right to publish"), "rights", names_of(RIGHTS_NAMES), many=many)
        self.rights_until = DayField(_("Right until"), "rights_until")
        self.rights_note = LongTextField(_("Licence or authorization"), "rights_note", lines=2)
        self.alt_fr = LongTextField(_("Alternative text in French"), "alt_fr", lines=2)
        self.alt_en = LongTextField(_("Alternative text in English"), "alt_en", lines=2)
        self.original = TextField(_("Where the original lies"), "original_place", longest=500)
        self._texts: dict[str, TextField | LongTextField | DayField] = {
            "title": self.title,
            "place": self.place,
            "photographer": self.photographer,
            "source": self.source,
            "credit_line": self.credit,
            "rights_note": self.rights_note,
            "rights_until": self.rights_until,
            "alt_fr": self.alt_fr,
            "alt_en": self.alt_en,
            "original_place": self.original,
            "day": self.day,
        }
        self._lay_out()
        self._follow()

    # Layout

    def _lay_out(self) -> None:
        about: list[tuple[QWidget, ...]] = [
            *self._first_rows(),
            (self.happening,),
            (self.new_title, self.new_day),
            (self.place,),
        ]
        work: list[tuple[QWidget, ...]] = [
            (self.photographer, self.source),
            (self.credit,),
            (self.rights, self.rights_until),
            (self.rights_note,),
        ]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(14)
        layout.addLayout(two_columns(*about))
        layout.addWidget(subheading(_("Author and rights")))
        layout.addLayout(two_columns(*work))
        self._rest = subheading(_("Description and original"))
        layout.addWidget(self._rest)
        layout.addLayout(two_columns((self.alt_fr, self.alt_en), (self.original,)))
        layout.addStretch(1)
        batch = self._purpose is FormFor.BATCH
        self.kind.setVisible(self._purpose is FormFor.OTHER)
        self.title.setVisible(self._titled)
        for widget in (self._rest, self.alt_fr, self.alt_en, self.original):
            widget.setVisible(not batch)
        if self._purpose is FormFor.MANY:
            self.original.hide()
        self.day.setVisible(self._purpose is not FormFor.BATCH)
        self._show_event()
        self._show_rights()

    def _first_rows(self) -> list[tuple[QWidget, ...]]:
        if self._purpose is FormFor.OTHER:
            return [(self.kind, self.day), (self.title,)]
        if self._purpose is FormFor.ONE:
            return [(self.title, self.day), (self.kind,)]
        return [(self.kind,), (self.title,), (self.day,)]

    def _follow(self) -> None:
        for name, field in self._texts.items():
            field.changed.connect(lambda name=name: self._touch(name))
        self.happening.changed.connect(self._show_event)
        self.happening.changed.connect(lambda: self._touch("event_id"))
        self.rights.changed.connect(self._show_rights)
        self.rights.changed.connect(lambda: self._touch("rights"))
        self.new_title.changed.connect(lambda: self.new_title.show_problem())

    def _touch(self, name: str) -> None:
        self._touched.add(name)
        self.changed.emit()

    def _show_event(self) -> None:
        for field in (self.new_title, self.new_day):
            field.setVisible(self.happening.is_new)
        if self.happening.is_new and self.isVisible():
            self.new_title.line.setFocus()

    def _show_rights(self) -> None:
        value = self.rights.value()
        for field in (self.rights_note, self.rights_until):
            field.setVisible(value in _RIGHTS_WITH_NOTE)

    # What it says

    def show_item(self, item: Item | ItemDraft) -> None:
        """Put in what is said of an item."""
        for name, field in self._texts.items():
            value = getattr(item, name)
            if isinstance(field, DayField):
                field.set_day(value)
            elif isinstance(field, LongTextField):
                field.area.setPlainText(value)
            else:
                field.line.setText(value)
                field.line.setCursorPosition(0)
        self.kind.choose(item.kind)
        self.happening.choose(item.event_id)
        self.rights.choose(item.rights)
        self._touched.clear()

    def show_common(self, items: Sequence[Item]) -> None:
        """Put in what several items have in common; what differs stays empty and says so."""
        for name, field in self._texts.items():
            values = {getattr(item, name) for item in items}
            if len(values) == 1 and isinstance(field, DayField):
                field.set_day(values.pop())
            elif len(values) == 1 and isinstance(field, LongTextField):
                field.area.setPlainText(values.pop())
            elif len(values) == 1 and isinstance(field, TextField):
                field.line.setText(values.pop())
            else:
                editor = field.area if isinstance(field, LongTextField) else field.line
                editor.setPlaceholderText(_("(as it is in each)"))
        for choice, name in ((self.happening, "event_id"), (self.rights, "rights")):
            shared = {getattr(item, name) for item in items}
            choice.choose(shared.pop() if len(shared) == 1 else UNCHANGED)
        self._touched.clear()

    def draft(self) -> ItemDraft:
        """Return what the form says, without the new event. Raises FieldProblem."""
        kind, rights, event = self.kind.value(), self.rights.value(), self.happening.value()
        texts: dict[str, Any] = {
            name: field.day() if isinstance(field, DayField) else field.text()
            for name, field in self._texts.items()
        }
        return ItemDraft(
            **texts,
            kind=kind if isinstance(kind, ItemKind) else ItemKind.PHOTO,
            rights=rights if isinstance(rights, Rights) else Rights.UNKNOWN,
            event_id=event if isinstance(event, int) else None,
        )

    def touched(self) -> Mapping[str, Any]:
        """Return the fields that were touched and what they say now. Raises FieldProblem."""
        draft = dataclasses.asdict(self.draft())
        names = set(self._touched)
        if self.happening.value() in (UNCHANGED, NEW_EVENT):
            names.discard("event_id")
        if self.rights.value() == UNCHANGED:
            names.discard("rights")
        return {name: draft[name] for name in sorted(names) if name in draft}

    def new_event(self) -> EventDraft | None:
        """Return the event that is to be made, None when none is. Raises FieldProblem."""
        if not self.happening.is_new:
            return None
        if not self.new_title.text():
            self.new_title.show_problem(_("Write what was photographed, such as “Summer feast”."))
            self.new_title.line.setFocus()
            raise FieldProblem
        return EventDraft(self.new_title.text(), self.new_day.day(), place=self.place.text())

    def take_event(self, number: int, event: EventDraft) -> None:
        """Choose the event that was made meanwhile: whoever tries again does not make it twice."""
        place = self.happening.combo.count() - 1
        self.happening.insert(place, event.title, number)
