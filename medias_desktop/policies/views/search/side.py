"""The search field above the library: while it holds words, what is found takes the library's place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.parts import SearchField

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.policies.rules.searching import Found
    from medias_desktop.policies.service.services import PolicyServices
    from medias_desktop.policies.views.search.asking import Answer, Asking, Question
    from medias_desktop.policies.views.search.results import Results

CATCH_UP_AFTER = 3_000
"""Milliseconds after the tab is shown until the index is looked after: nobody waits for it."""


class SearchSide(QWidget):
    """Field, and below it the library or what was found. Nothing is imported before the first word."""

    opened = Signal(object, str)
    """A ``Found`` is to be read, with the words to be marked in it."""
    toggled = Signal(bool)
    """What is found takes the library's place, or gives it back."""
    left = Signal()
    """The user goes back to reading."""

    def __init__(self, services: PolicyServices, library: QWidget) -> None:
        super().__init__()
        self._services, self._library = services, library
        self._caught_up = False
        self.field = SearchField(_("Search  (Ctrl+K)"), delay=40)
        self.field.setAccessibleName(_("Search all texts and notes"))
        self.field.setToolTip(_("Search all texts and notes"))
        self.field.setObjectName("search_texts")
        self.field.installEventFilter(self)
        self.field.searched.connect(lambda _text: self._search())
        self.pages = QStackedWidget()
        self.pages.addWidget(library)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.field)
        layout.addWidget(self.pages, 1)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(CATCH_UP_AFTER)
        self._later.timeout.connect(self._catch_up)

    @cached_property
    def results(self) -> Results:
        """What was found; made with the first word."""
        from medias_desktop.policies.views.search.results import Results

        results = Results()
        results.filters_changed.connect(self._search)
        results.list.opened.connect(self._open)
        results.list.left_upwards.connect(self._back_to_field)
        results.list.left.connect(self.leave)
        results.list.hits.more_wanted.connect(self._search)
        self.pages.addWidget(results)
        QWidget.setTabOrder(self.field, results.filters.town)
        return results

    @cached_property
    def asking(self) -> Asking:
        """What asks the service, off this thread."""
        from medias_desktop.policies.views.search.asking import Asking

        asking = Asking(self._services.searching, self)
        asking.answered.connect(self._on_answer)
        asking.changed.connect(self.refresh)
        asking.refused.connect(self._on_refusal)
        return asking

    def add_shortcuts(self, host: QWidget) -> None:
        """Let Ctrl+K and “/” lead here from everywhere in ``host``."""
        for keys in ("Ctrl+K", "/"):
            shortcut = QShortcut(QKeySequence(keys), host)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.summon)

    def summon(self) -> None:
        """Lead to the field, its words selected to be written over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def searching(self) -> bool:
        """Tell whether hits are shown in place of the library."""
        return self.pages.currentWidget() is not self._library

    def query(self) -> str:
        """Return the words of the field."""
        return self.field.text().strip()

    def refresh(self) -> None:
        """Ask the same again: what is found may be another now."""
        if self.searching():
            self._search()

    def leave(self) -> None:
        """Give the library its place back."""
        self.field.clear()
        self._show_library()
        self.left.emit()

    # what survives a rebuilding of the window

    def view_state(self) -> dict[str, Any]:
        """Return the words and the filters."""
        buttons = self.results.filters.buttons() if self.searching() else ()
        return {"query": self.query(), "filters": [button.value() for button in buttons]}

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back."""
        if state.get("query"):
            for button, value in zip(self.results.filters.buttons(), state["filters"], strict=False):
                button.choose(value, "")
            self.field.setText(state["query"])

    # searching

    def _search(self, offset: int = 0) -> None:
        from medias_desktop.policies.views.search.asking import Question

        if not self.isVisible():
            return  # when it is shown again; the register may be closed meanwhile
        if not self.query():
            self._show_library()
            return
        filters = self.results.filters.filters()
        self.asking.ask(Question(self.query(), filters, current_language(), offset))

    def _on_answer(self, answer: Answer) -> None:
        question: Question = answer.question
        if answer.counts is not None:
            self.results.filters.show_counts(answer.counts)
        elif answer.findings is not None and question.offset:
            self.results.show_more(answer.findings)
        elif answer.findings is not None:
            self.results.show_findings(question.query, answer.findings)
            self._show_results()

    def _on_refusal(self, error: UserError) -> None:
        self.results.show_refusal(error)
        self._show_results()

    def _show_results(self) -> None:
        if not self.searching():
            self.pages.setCurrentWidget(self.results)
            self.toggled.emit(True)

    def _show_library(self) -> None:
        if "asking" in self.__dict__:
            self.asking.give_up()
        if self.searching():
            self.results.filters.clear()
            self.pages.setCurrentWidget(self._library)
            self.toggled.emit(False)

    def _open(self, found: Found) -> None:
        self.opened.emit(found, self.results.list.hits.query())

    def _back_to_field(self) -> None:
        self.field.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _catch_up(self) -> None:
        self._caught_up = True  # what is stopped half-way goes on when the register is opened again
        self.asking.catch_up()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the field Down leads to the hits, Enter opens the first, Escape leaves."""
        if watched is not self.field:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, self._prepare)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
            return True
        if self.searching() and key == Qt.Key.Key_Down:
            return self.results.list.enter()
        if self.searching() and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._is_shown():
            self.results.list.open_current()
            return True
        return False

    def _is_shown(self) -> bool:
        """Tell whether the hits shown are those of the words in the field."""
        return self.results.list.hits.query() == self.query()

    def _prepare(self) -> None:
        self.asking.prepare(current_language())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: ask again, and look after the index a little later."""
        super().showEvent(event)
        if not self._caught_up:
            self._later.start()
        if self.query():
            self._search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: from now on the register may be closed."""
        super().hideEvent(event)
        self._later.stop()
        if "asking" in self.__dict__:
            self.asking.rest()
