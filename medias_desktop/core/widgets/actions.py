"""The actions of a tab: each with its words and keys, in the groups of a menu, and the buttons that stand for some."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import button, set_icon


@dataclass(frozen=True, slots=True)
class Line:
    """One action. ``in_list`` keys work in the list only: deleting an entry is not meant from the search field."""

    name: str
    text: str
    do: Callable[[], object]
    keys: str = ""
    writes: bool = False
    in_list: bool = False


class Actions:
    """The actions by name; ``menu`` shows them in their groups."""

    def __init__(self, owner: QWidget, table: QWidget, groups: Iterable[Iterable[Line]]) -> None:
        self._by_name: dict[str, QAction] = {}
        self.writing: list[QAction] = []
        """Those that change records: a role may not allow them."""
        self.menu = QMenu(owner)
        for number, group in enumerate(groups):
            if number:
                self.menu.addSeparator()
            for line in group:
                self.menu.addAction(self._add(line, owner, table))

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its name."""
        return self._by_name[name]

    def _add(self, line: Line, owner: QWidget, table: QWidget) -> QAction:
        action = QAction(line.text, owner)
        action.setObjectName(f"action_{line.name}")
        if line.keys:
            action.setShortcut(QKeySequence(line.keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        do = line.do
        action.triggered.connect(lambda _checked=False: do())
        (table if line.in_list else owner).addAction(action)
        self._by_name[line.name] = action
        if line.writes:
            self.writing.append(action)
        return action


def action_button(action: QAction, text: str, icon: str, name: str, *, primary: bool = False) -> QPushButton:
    """Return a button that does what an action does; its keys are told in the hint."""
    made = button(text, icon, primary=primary)
    made.setObjectName(name)
    made.setToolTip(hint(action))
    made.clicked.connect(action.trigger)
    return made


def hint(action: QAction) -> str:
    """Return an action in words, with its keys."""
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    words = action.text().replace("&", "").rstrip("…")
    return f"{words} ({keys})" if keys else words


def more_button(menu: QMenu) -> QToolButton:
    """Return the button “…” that opens the menu of all actions."""
    more = QToolButton()
    more.setObjectName("more")
    more.setAccessibleName(_("More actions"))
    more.setToolTip(_("More actions"))
    more.setMenu(menu)
    more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    set_icon(more, "mdi6.dots-horizontal", "muted")
    return more
