"""Filters of a search as three small buttons; each menu tells how many hits a choice would leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.policies.rules import VersionState
from medias_desktop.policies.rules.searching import Count, Counts, Filters

MOST = 16
"""Choices of a menu; the ones that leave the fewest hits are not offered."""


class FilterButton(QToolButton):
    """One filter: says what it is about, or what was chosen."""

    chosen = Signal()

    def __init__(self, object_name: str, title: str, everything: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._title, self._everything = title, everything
        self._value = self._name = ""
        self._counts: tuple[Count, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._tell()

    def value(self) -> str:
        """Return what was chosen; "" for everything."""
        return self._value

    def choose(self, value: str, name: str) -> None:
        """Choose, without telling anybody."""
        self._value, self._name = value, name if value else ""
        self._tell()

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Offer these choices."""
        self._counts = tuple(counts)
        for one in counts:
            if one.value == self._value:
                self._name = one.name
        self._tell()

    def choices(self) -> list[QAction]:
        """Return the menu's lines as they are shown."""
        self._fill()
        return self._menu.actions()

    def _fill(self) -> None:
        self._menu.clear()
        self._add("", self._everything)
        self._menu.addSeparator()
        offered = self._counts[:MOST]
        if self._value and self._value not in [one.value for one in offered]:
            offered = (Count(self._value, self._name, 0), *offered)
        for one in offered:
            self._add(one.value, _("{name} ({count})").format(name=one.name, count=one.hits), one.name)

    def _add(self, value: str, text: str, name: str = "") -> None:
        action = self._menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value == self._value)
        action.triggered.connect(lambda: self._on_choice(value, name))

    def _on_choice(self, value: str, name: str) -> None:
        if value != self._value:
            self.choose(value, name)
            self.chosen.emit()

    def _tell(self) -> None:
        said = self._name if self._value else self._title
        self.setProperty("chosen", bool(self._value))
        room = max(40, self.width() - 34)
        shown = self.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{shown} ▾".replace("&", "&&"))
        self.setChecked(bool(self._value))
        self.setAccessibleName(f"{self._title}: {self._name or self._everything}")
        self.setToolTip(self._name or self._everything)
        weight = "600" if self._value else "400"
        self.setStyleSheet(
            f"QToolButton {{ font-weight: {weight}; }} QToolButton::menu-indicator {{ image: none; }}"
        )

    def minimumSizeHint(self) -> QSize:
        """Qt: three of them stand side by side in a narrow column; what is cut is in the tooltip."""
        return QSize(self.fontMetrics().horizontalAdvance("MMMM") + 20, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        """Qt: no wider than its share, whatever was chosen."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: tell as much as there is room for."""
        super().resizeEvent(event)
        self._tell()


class FilterBar(QWidget):
    """Town, theme and state, side by side."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.town = FilterButton("search_town", _("Town"), _("All towns"))
        self.theme = FilterButton("search_theme", _("Theme"), _("All themes"))
        self.state = FilterButton("search_state", _("State"), _("All states"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for button in self.buttons():
            layout.addWidget(button, 1)
            button.chosen.connect(self.changed)

    def buttons(self) -> tuple[FilterButton, FilterButton, FilterButton]:
        """Return the three."""
        return self.town, self.theme, self.state

    def filters(self) -> Filters:
        """Return what is chosen."""
        state = self.state.value()
        return Filters(self.town.value(), self.theme.value(), VersionState(state) if state else None)

    def clear(self) -> None:
        """Choose everything, without telling anybody."""
        for button in self.buttons():
            button.choose("", "")

    def show_counts(self, counts: Counts) -> None:
        """Tell what each choice would leave."""
        self.town.show_counts(sorted(counts.towns, key=lambda one: (-one.hits, one.name)))
        self.theme.show_counts(sorted(counts.themes, key=lambda one: (-one.hits, one.name)))
        self.state.show_counts(counts.states)
