"""Search and filters above the calendar: the same for months, weeks and the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date, translate
from medias_desktop.core.widgets.filter_box import filter_box, offer
from medias_desktop.core.widgets.parts import SearchField, button
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES
from medias_desktop.editorial_calendar.rules.categories import CATEGORIES
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.post_filters import Found, PostFilter
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.views.calendar.wording import category_name, platform_name

BLOCKED, UNRECORDED, UNDATED = "blocked", "unrecorded", "undated"
"""What a figure asks for besides states; a day alone is asked for as “2026-11-21”."""

_LEAST = 6
"""Characters of a choice that are always seen."""


class Filters(QWidget):
    """A search field and four choices; tells when any of them changes. ``only`` is what a figure asks for."""

    changed = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self._today = today
        self.only = ""
        self.search = SearchField(_("Search a title, a text, a campaign…  (Ctrl+F)"))
        self.search.setObjectName("search")
        self.search.searched.connect(lambda _text: self.changed.emit())
        self.search.setMinimumWidth(140)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.search, 2)
        self.state = self._choice(row, "state_filter", _("State"))
        self.platform = self._choice(row, "platform_filter", _("Platform"))
        self.category = self._choice(row, "category_filter", _("Category"))
        self.author = self._choice(row, "author_filter", _("Author"))
        self.chip = button("", "mdi6.close")
        self.chip.setObjectName("only_filter")
        self.chip.hide()
        self.chip.clicked.connect(lambda: self.show_only(""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        line = QHBoxLayout()
        line.addWidget(self.chip)
        line.addStretch(1)
        layout.addLayout(line)
        offer(self.state, _("All states"), ((one.value, translate(STATE_NAMES[one])) for one in PostState))
        offer(self.platform, _("All platforms"), ((code, platform_name(code)) for code in PLATFORMS))
        kinds = sorted((category_name(code), code) for code in CATEGORIES)
        offer(self.category, _("All categories"), ((code, name) for name, code in kinds))
        self.show_authors(())

    def take_search_key(self, page: QWidget) -> None:
        """Let Ctrl+F on a page lead to the search field."""
        search = QAction(page)
        search.setShortcut(QKeySequence(QKeySequence.StandardKey.Find))
        search.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.triggered.connect(lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason))
        page.addAction(search)

    def show_authors(self, names: Iterable[str]) -> None:
        """Offer these authors; the one chosen stays when it is still there."""
        offer(self.author, _("All authors"), ((name, name) for name in names))

    def wanted(self) -> PostFilter:
        """Return what is asked for."""
        state, category = self.state.currentData(), self.category.currentData()
        states = frozenset({PostState(state)}) if state else frozenset()
        return PostFilter(
            text=self.search.text().strip(),
            states=frozenset({PostState.SCHEDULED}) if self.only == UNRECORDED else states,
            categories=frozenset({category}) if category else frozenset(),
            platform=self.platform.currentData() or "",
            author=self.author.currentData() or "",
            found=Found.BLOCKS if self.only == BLOCKED else None,
            undated=self.only == UNDATED,
            since=_day(self.only),
            until=self._today if self.only == UNRECORDED else _day(self.only),
        )

    def show_states(self, states: Sequence[PostState]) -> None:
        """Ask for the posts of one state alone."""
        self.restore({"state": states[0].value if states else None})

    def show_only(self, name: str) -> None:
        """Ask for what a figure counts, “” for no such thing."""
        self.restore({"only": name})

    def clear(self) -> None:
        """Ask for everything."""
        self.restore({})

    def is_clear(self) -> bool:
        """Tell whether everything is asked for."""
        return not any(self.view_state().values())

    def view_state(self) -> dict[str, Any]:
        """Return what was asked for."""
        chosen = {name: box.currentData() for name, box in self._boxes().items()}
        return {"text": self.search.text(), "only": self.only} | chosen

    def restore(self, state: dict[str, Any]) -> None:
        """Ask for that again; an empty one asks for everything."""
        self.blockSignals(True)
        self.search.setText(str(state.get("text", "")))
        self.only = str(state.get("only", ""))
        for name, box in self._boxes().items():
            wanted = state.get(name)
            if name == "author" and wanted and box.findData(wanted) < 0:
                box.addItem(wanted, wanted)  # the authors are read later
            box.setCurrentIndex(max(0, box.findData(wanted)))
        self.blockSignals(False)
        self._show_chip()
        self.changed.emit()

    def _show_chip(self) -> None:
        names = {
            BLOCKED: _("Only blocked posts"),
            UNRECORDED: _("Only posts to be recorded"),
            UNDATED: _("Only posts without a date"),
        }
        if (day := _day(self.only)) is not None:
            names[self.only] = _("Only {day}").format(day=format_date(day))
        self.chip.setText(f" {names.get(self.only, '')}")
        self.chip.setToolTip(_("Show everything again"))
        self.chip.setVisible(bool(self.only))

    def _boxes(self) -> dict[str, QComboBox]:
        return {
            "state": self.state,
            "platform": self.platform,
            "category": self.category,
            "author": self.author,
        }

    def _choice(self, layout: QHBoxLayout, name: str, accessible: str) -> QComboBox:
        box = filter_box(layout, name, accessible, self.changed.emit, characters=11)
        # Large text in a small window cuts the words of a choice rather than the calendar.
        box.setMinimumWidth(_LEAST * self.fontMetrics().averageCharWidth() + 40)
        return box


def _day(name: str) -> dt.date | None:
    return dt.date.fromisoformat(name) if name[:1].isdigit() else None
