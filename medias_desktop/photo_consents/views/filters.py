"""Search and filters above the items; those that are rarely needed come when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext, translate
from medias_desktop.core.widgets.filter_box import filter_box, offer
from medias_desktop.core.widgets.parts import SearchField, button
from medias_desktop.photo_consents.labels import ITEM_NAMES, STATE_NAMES
from medias_desktop.photo_consents.rules.answers import PublicationState, Question
from medias_desktop.photo_consents.rules.filters import ItemFilter
from medias_desktop.photo_consents.rules.items import ItemKind

_ENDS = (7, 30, 60)
"""Days within which a consent ends."""


class Filters(QWidget):
    """A search field and choices; tells when any of them changes."""

    changed = Signal()
    persons_wanted = Signal()
    """The persons to choose from are about to be seen."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(_("Search a title, an event, a person…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.setMinimumWidth(160)
        self.more = button(_("More &filters"), "mdi6.filter-variant")
        self.more.setObjectName("more_filters")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_more)
        self.clear_button = button(_("Show e&verything"), "mdi6.filter-off-outline")
        self.clear_button.setObjectName("clear_filters")
        self.clear_button.clicked.connect(lambda: self.restore({}))
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.search, 4)
        self.of_event = self._choice(first, "event_filter", _("Event"), 3)
        self.state = self._choice(first, "state_filter", _("State"), 2)
        first.addWidget(self.more)
        self.person = self._choice(second, "person_filter", _("Person shown"), 3)
        self.kind = self._choice(second, "kind_filter", _("Kind"), 2)
        self.expiring = self._choice(second, "expiring_filter", _("Consents that end"), 3)
        second.addWidget(self.clear_button)
        self._second = QWidget()
        for row in (first, second):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
        self._second.setLayout(second)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(first)
        layout.addWidget(self._second)
        self._second.hide()
        _let_type(self.person)
        offer(
            self.state,
            _("All states"),
            ((one.value, translate(STATE_NAMES[one])) for one in PublicationState),
        )
        offer(self.kind, _("All kinds"), ((one.value, translate(ITEM_NAMES[one])) for one in ItemKind))
        offer(self.expiring, _("All consents"), ((days, _within(days)) for days in _ENDS))
        self.show_events(())
        self.show_persons(())

    def show_events(self, events: Sequence[tuple[int, str]]) -> None:
        """Offer these events; the one chosen stays when it is still there."""
        offer(self.of_event, _("All events"), events)

    def show_persons(self, persons: Sequence[tuple[int, str]]) -> None:
        """Offer these persons; the one chosen stays when they are still there."""
        offer(self.person, _("Everyone shown"), persons)

    def choose_state(self, state: PublicationState | None) -> None:
        """Ask for items of one state, None for all."""
        self.state.setCurrentIndex(max(0, self.state.findData(state.value if state else None)))

    def wanted(self, question: Question, *, today: bool) -> ItemFilter:
        """Return what is asked for."""
        state, kind = self.state.currentData(), self.kind.currentData()
        return ItemFilter(
            text=self.search.text(),
            event_id=self.of_event.currentData(),
            portrayed_id=self.person.currentData(),
            purpose=question.purpose,
            day=None if today else question.day,
            state=PublicationState(state) if state else None,
            kind=ItemKind(kind) if kind else None,
            expiring=self.expiring.currentData(),
        )

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        return {"text": self.search.text()} | {name: box.currentData() for name, box in self._boxes().items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        if state.get("person") is not None:
            self.persons_wanted.emit()
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        for name, box in self._boxes().items():
            box.setCurrentIndex(max(0, box.findData(state.get(name))))
        self.blockSignals(False)
        if any(box.currentIndex() > 0 for box in (self.person, self.kind, self.expiring)):
            self.more.setChecked(True)
        self.changed.emit()

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            "event": self.of_event,
            "state": self.state,
            "person": self.person,
            "kind": self.kind,
            "expiring": self.expiring,
        }

    def _show_more(self, shown: bool) -> None:
        if shown:
            self.persons_wanted.emit()
        self._second.setVisible(shown)
        if not shown:
            self.blockSignals(True)
            for box in (self.person, self.kind, self.expiring):
                box.setCurrentIndex(0)
            self.blockSignals(False)
            self.changed.emit()

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str, stretch: int) -> QComboBox:
        return filter_box(layout, name, accessible, self.changed.emit, characters=10, stretch=stretch)


def _let_type(box: QComboBox) -> None:
    """Let a name be typed, any part of it, among many."""
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = box.completer()
    assert isinstance(completer, QCompleter)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line = box.lineEdit()
    assert line is not None
    line.setAccessibleName(box.accessibleName())
    line.editingFinished.connect(lambda: line.setText(box.itemText(box.currentIndex())))


def _within(days: int) -> str:
    return ngettext("Ends within {n} day", "Ends within {n} days", days).format(n=days)
