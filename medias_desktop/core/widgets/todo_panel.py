"""The list « À faire » beside the tabs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.todo import Todo
from medias_desktop.core.widgets.parts import Card, Chip, heading, label, muted

CHARACTERS = 38
"""Width of the list."""

_LINE = 32
"""Characters on a line of a card."""
_CHIP_EDGES = 6
"""Characters that a chip takes besides its words."""

MOST = 40
"""Things that are shown at once: hundreds of cards would keep the window waiting after each change."""


class TodoCard(Card):
    """One thing to do; a click or Enter goes where it is done."""

    chosen = Signal(str, str)

    def __init__(self, todo: Todo) -> None:
        super().__init__()
        self._todo = todo
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{todo.text} {todo.chip}")
        directions = QBoxLayout.Direction
        below = _chip_goes_below(todo)
        row = QBoxLayout(directions.TopToBottom if below else directions.LeftToRight)
        row.setSpacing(8 if below else 12)
        row.addWidget(label(todo.text), 1)
        if todo.chip:
            place = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignVCenter
            row.addWidget(Chip(todo.chip, todo.kind), 0, place)
        self.body.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses."""
        super().mouseReleaseEvent(event)
        self.chosen.emit(self._todo.tab, self._todo.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and the space bar choose."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._todo.tab, self._todo.place)
        else:
            super().keyPressEvent(event)


def _chip_goes_below(todo: Todo) -> bool:
    """Tell whether a card is lower with its chip under the sentence than with the sentence in what the chip leaves."""
    beside = len(todo.text) / max(8, _LINE - len(todo.chip) - _CHIP_EDGES)
    return math.ceil(beside) > math.ceil(len(todo.text) / _LINE) + 1.5


class TodoPanel(QScrollArea):
    """Everything that waits, the late first."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("To do"))
        self.show_todos(())

    def show_todos(self, todos: Sequence[Todo]) -> None:
        """Show these, and a word of rest when there are none."""
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 20, 16, 16)
        column.setSpacing(10)
        column.addWidget(heading(_("To do")))
        order = {"bad": 0, "warn": 1}
        pressing = sorted(todos, key=lambda one: order.get(one.kind, 2))
        for todo in pressing[:MOST]:
            card = TodoCard(todo)
            card.chosen.connect(self.chosen)
            column.addWidget(card)
        if (more := len(pressing) - MOST) > 0:
            text = ngettext(
                "{n} more thing to do, less pressing", "{n} more things to do, less pressing", more
            )
            column.addWidget(muted(text.format(n=more)))
        if not todos:
            column.addWidget(muted(_("Nothing to do for the moment.")))
        column.addStretch(1)  # what is left of the height is below the cards, not in them
        self.setWidget(page)


class TodoDock(QDockWidget):
    """Holds the list at the right of the window."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("todo_dock")
        self._wanted = True
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.setTitleBarWidget(QWidget(self))

    def refresh(self, todos: Sequence[Todo]) -> None:
        """Show these, in the language and look of the moment."""
        self.setWindowTitle(_("To do"))
        panel = TodoPanel()
        panel.show_todos(todos)
        panel.chosen.connect(self.chosen)
        before = self.widget()
        self.setWidget(panel)
        self.setFixedWidth(max(260, panel.fontMetrics().averageCharWidth() * CHARACTERS))
        if before is not None:
            before.deleteLater()

    def want(self, wanted: bool, window_width: int) -> None:
        """Show or hide the list; a window too narrow for it keeps its room for what is being read."""
        self._wanted = wanted
        self.make_room(window_width)

    def make_room(self, window_width: int) -> None:
        """Show the list when it is wanted and takes no more than a quarter of the window."""
        self.setVisible(self._wanted and window_width >= 4 * self.width())
