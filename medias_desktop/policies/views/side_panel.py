"""What stands beside the text: its rules, notes, adoption, life; each part made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.policies.rules import VersionSummary, VersionText
from medias_desktop.policies.views.reader.tools import scaled

_WIDTH = 330


class SideView(Protocol):
    """A widget that follows what is read."""

    def show_text(self, version: VersionText) -> None:
        """Follow to another text, or to the same one changed."""

    def show_section(self, uid: str) -> None:
        """Follow to the section being read; "" before the first."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the panel: ``make`` returns a widget that is a SideView; ``fits`` says for which texts it is there.

    ``then`` is the part that takes its place when it does not fit any more.
    """

    key: str
    title: str
    make: Callable[[], QWidget]
    fits: Callable[[VersionSummary], bool]
    then: str = ""


class SidePanel(QTabWidget):
    """Tabs over the parts that fit the text being read; only the one that is seen is kept up to date."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        self.setObjectName("side_panel")
        self.setAccessibleName(_("Beside the text"))
        self.tabBar().setAccessibleName(_("Beside the text"))
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.tabBar().setDrawBase(False)
        colours = theme.current()
        self.tabBar().setStyleSheet(
            f"QTabBar {{ background: transparent; }} QTabBar::tab {{ padding: 5px 10px 6px 10px; border-bottom: 2px solid {colours.line}; }} "
            f"QTabBar::tab:selected {{ border-bottom: 2px solid {colours.accent}; }}"
        )
        self.setStyleSheet("QTabWidget#side_panel::pane { border: 0; }")
        self._parts = list(parts)
        self._made: dict[str, QWidget] = {}
        self._rooms: list[QVBoxLayout] = []
        self._stale: set[str] = set()
        self._version: VersionText | None = None
        self._section = ""
        for part in self._parts:
            page = QWidget()
            page.setObjectName("page")
            inside = QVBoxLayout(page)
            inside.setContentsMargins(0, 10, 0, 0)
            self._rooms.append(inside)
            self.addTab(page, part.title)
        self._wanted = ""
        self._following = False
        self.currentChanged.connect(self._on_current)
        self.tabBarClicked.connect(self._on_click)
        self.hide()

    def part(self, key: str) -> QWidget:
        """Return a part, made now if nobody looked at it before."""
        if key not in self._made:
            index = self._keys().index(key)
            made = self._parts[index].make()
            self._rooms[index].addWidget(made)
            made.show()  # at once: the layout would do it at the next turn of the event loop
            self._made[key] = made
            self._stale.add(key)
        return self._made[key]

    def current_key(self) -> str:
        """Return the part that is open."""
        return self._parts[self.currentIndex()].key if self._parts else ""

    def wanted(self) -> str:
        """Return the part that the user wants to see; another one is there while it does not fit the text."""
        return self._wanted or self.current_key()

    def open(self, key: str) -> None:
        """Bring a part to the front, now or as soon as the text has it."""
        if key in self._keys():
            self._wanted = key
            self._bring(key)

    def _bring(self, key: str) -> None:
        keys = self._keys()
        while key:
            index = keys.index(key)
            if self.isTabVisible(index):
                self.setCurrentIndex(index)
                return
            key = self._parts[index].then

    def _on_current(self, index: int) -> None:
        if self.tabBar().hasFocus() and not self._following:  # chosen with the arrow keys
            self._on_click(index)
        self._look()

    def _on_click(self, index: int) -> None:
        if index >= 0:
            self._wanted = self._parts[index].key

    def show_text(self, version: VersionText | None) -> None:
        """Follow the text being read."""
        self._version = version
        self._stale = set(self._made)
        if version is not None:
            seen, there, keyboard = self.wanted(), self.current_key(), self.window().focusWidget()
            was_here = keyboard is not None and self.isAncestorOf(keyboard)
            self._following = (
                True  # a part that goes gives the keyboard to the tabs: nobody chose its neighbour
            )
            for index, part in enumerate(self._parts):
                self.setTabVisible(index, part.fits(version.summary))
            self._bring(seen)
            self._following = False
            if was_here and self.current_key() != there:
                self.tabBar().setFocus()  # what had the keyboard went with its part
        self._look()

    def show_section(self, uid: str) -> None:
        """Follow the section being read."""
        self._section = uid
        if self.isVisible() and self.current_key() in self._made and self.current_key() not in self._stale:
            cast("SideView", self._made[self.current_key()]).show_section(uid)

    def minimumSizeHint(self) -> QSize:
        """Qt: never narrower than reads well, nor than what is in it."""
        return super().minimumSizeHint().expandedTo(QSize(scaled(self, _WIDTH), 0))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: bring what is seen up to date."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if self._version is None or not self.isVisible() or not self._parts:
            return
        key = self.current_key()
        view = cast("SideView", self.part(key))
        if key in self._stale:
            self._stale.discard(key)
            view.show_text(self._version)
        view.show_section(self._section)

    def _keys(self) -> list[str]:
        return [part.key for part in self._parts]
