"""Choosing the policies that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.widgets.parts import set_icon
from medias_desktop.policies.labels.comparing import text_title
from medias_desktop.policies.service.comparing import Choice


class _StayingMenu(QMenu):
    """A menu that stays open while its items are ticked."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: tick what is under the pointer."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space ticks, too."""
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class ColumnButton(QPushButton):
    """A button with a menu of texts to be ticked; fewer than the fewest or more than the most are not let through."""

    chosen = Signal(list)

    def __init__(self, fewest: int, most: int) -> None:
        super().__init__()
        set_icon(self, "mdi6.table-column-plus-after", "muted")
        self.setObjectName("choose_columns")
        self._fewest, self._most = fewest, most
        self._actions: list[QAction] = []
        self._menu = _StayingMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)

    def show_choices(self, choices: Sequence[Choice], uids: Sequence[str]) -> None:
        """List the texts, those of ``uids`` ticked."""
        self._menu.clear()
        self._actions = []
        was_ours = True
        for one in choices:
            if was_ours and not one.ours and self._actions:
                self._menu.addSeparator()
            was_ours = one.ours
            action = QAction(text_title(one.summary).replace("&", "&&"), self._menu)
            action.setCheckable(True)
            action.setChecked(one.uid in uids)
            action.setData(one.uid)
            action.triggered.connect(self._on_tick)
            self._menu.addAction(action)
            self._actions.append(action)
        self._limit()

    def ticked(self) -> list[str]:
        """Return the uids that are ticked, in the menu's order."""
        return [str(action.data()) for action in self._actions if action.isChecked()]

    def _on_tick(self) -> None:
        self._limit()
        self.chosen.emit(self.ticked())

    def _limit(self) -> None:
        """Let nobody untick the last ones that are needed, nor tick one too many."""
        count = len(self.ticked())
        for action in self._actions:
            allowed = count > self._fewest if action.isChecked() else count < self._most
            action.setEnabled(allowed)
        self.setText(" " + ngettext("{n} policy", "{n} policies", count).format(n=count))
        self.setAccessibleName(_("Policies beside each other: {n}").format(n=count))
