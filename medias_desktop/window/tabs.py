"""The tabs over an open register: each is made when it is first looked at, and made anew it shows what it showed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.core.widgets.tab import Tab
    from medias_desktop.window.parts import TabSpec

State = dict[str, Any]
"""What was selected in a tab, as the tab itself tells it."""


class Tabs(QTabWidget):
    """An empty holder for each tab until somebody looks at it; ``states`` are what was selected in them before."""

    setting_wanted = Signal(str, object)

    def __init__(self, specs: Sequence[TabSpec], states: Mapping[str, State] | None = None) -> None:
        super().__init__()
        self.specs = tuple(specs)
        self._states = dict(states or {})
        self._layouts: list[QVBoxLayout] = []
        self.setObjectName("tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.tabBar().setAccessibleName(_("Tabs"))
        for number, spec in enumerate(self.specs):
            holder = QWidget()
            layout = QVBoxLayout(holder)
            layout.setContentsMargins(0, 0, 0, 0)
            self._layouts.append(layout)
            self.addTab(holder, spec.title())
            self.setTabToolTip(number, f"{spec.title()} (Ctrl+{number + 1})")

    def begin(self, current: str = "") -> None:
        """Make the tab to look at, the first one unless another is named; the window holds the tabs by now."""
        if (number := self._number(current)) is not None:
            self.setCurrentIndex(number)
        self.currentChanged.connect(self.fill)
        self.fill(self.currentIndex())

    def anew(self) -> Tabs:
        """Return the same tabs in the language and look of the moment, which are to begin where these are."""
        return Tabs(
            self.specs,
            self._states | {self.specs[number].name: tab.view_state() for number, tab in self.made()},
        )

    def current_name(self) -> str:
        """Return the name of the tab that is looked at."""
        return self.specs[self.currentIndex()].name if self.currentIndex() >= 0 else ""

    def made(self) -> list[tuple[int, Tab]]:
        """Return the tabs that were looked at, with their places."""
        tabs = ((number, self._at(number)) for number in range(len(self.specs)))
        return [(number, tab) for number, tab in tabs if tab is not None]

    def tab(self, name: str) -> Tab | None:
        """Return a tab that was made, or None."""
        number = self._number(name)
        return None if number is None else self._at(number)

    def go_to(self, name: str, place: str = "") -> None:
        """Show a tab, at a place in it."""
        if (number := self._number(name)) is not None:
            self.setCurrentIndex(number)
            if place and (tab := self._at(number)) is not None:
                tab.show_place(place)

    def fill(self, number: int) -> None:
        """Make the tab that is being looked at."""
        if number < 0 or self._at(number) is not None:
            return
        spec = self.specs[number]
        tab = spec.make()
        tab.badge_changed.connect(lambda: self._name(number, tab.badge()))
        tab.tab_wanted.connect(lambda wanted: self.go_to(wanted))
        tab.place_wanted.connect(self.go_to)
        tab.setting_wanted.connect(self.setting_wanted)
        self._layouts[number].addWidget(tab)
        if state := self._states.get(spec.name):
            QTimer.singleShot(0, tab, lambda: tab.restore(state))

    def show_waiting(self, waiting: Mapping[str, int]) -> None:
        """Tell how many things wait in the tabs that were not looked at yet; the others tell it themselves."""
        for number, spec in enumerate(self.specs):
            if self._at(number) is None:
                self._name(number, waiting.get(spec.name, 0))

    def _name(self, number: int, waiting: int) -> None:
        self.setTabText(number, self.specs[number].title() + (f"   {waiting}" if waiting else ""))

    def _number(self, name: str) -> int | None:
        return next((number for number, spec in enumerate(self.specs) if spec.name == name), None)

    def _at(self, number: int) -> Tab | None:
        item = self._layouts[number].itemAt(0)
        return None if item is None else cast("Tab", item.widget())
