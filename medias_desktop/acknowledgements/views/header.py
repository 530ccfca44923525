"""The top of the tab: which campaign or text, what is asked of whom, and by which clauses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.views import wording
from medias_desktop.acknowledgements.views.scope_choice import ScopeChoice
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import muted


class Header(QWidget):
    """Title and subtitle at the left, buttons at the right; below the title when there is no room beside it."""

    def __init__(self, choice: ScopeChoice, buttons: Sequence[QWidget], switch: QWidget) -> None:
        super().__init__()
        self._choice = choice
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        self.subtitle = muted("")
        self.subtitle.setObjectName("subtitle")
        self.asking = muted("")
        self.asking.setObjectName("asking")
        self.clauses = FlowRow(6)
        for one in (self.subtitle, self.asking):
            words.addWidget(one)
        last = QHBoxLayout()
        last.setContentsMargins(0, 4, 0, 0)
        last.addLayout(self.clauses, 1)
        last.addWidget(switch, 0, Qt.AlignmentFlag.AlignBottom)
        words.addLayout(last)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(16, 0, 0, 0)
        row.setSpacing(10)
        for widget in buttons:
            row.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._beside = False
        self._place()

    def show_scope(self, scope: Scope) -> None:
        """Say what a list is about."""
        self.subtitle.setText(wording.about_text(scope))
        self.subtitle.setToolTip(f"SHA-256 {scope.version.text_sha256}")
        self.asking.setText(wording.about_asking(scope))
        self.fit()

    def show_clauses(self, links: Sequence[QWidget]) -> None:
        """Show these links to clauses instead of those before."""
        self.clauses.clear()
        for link in links:
            self.clauses.addWidget(link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: put the buttons where they fit."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Put the buttons beside the title when both have room."""
        needed = self._choice.sizeHint().width() + self._buttons.sizeHint().width()
        if (needed <= self.width()) != self._beside:
            self._beside = not self._beside
            self._place()

    def _place(self) -> None:
        grid, left = self._grid, Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for widget in (self._choice, self._words, self._buttons):
            grid.removeWidget(widget)
        if self._beside:
            grid.addWidget(self._choice, 0, 0, left)
            grid.addWidget(self._buttons, 0, 1, right)
            grid.addWidget(self._words, 1, 0, 1, 2)
        else:
            grid.addWidget(self._choice, 0, 0, 1, 2, left)
            grid.addWidget(self._words, 1, 0, 1, 2)
            grid.addWidget(self._buttons, 2, 0, 1, 2, right)


class Switch(QWidget):
    """Two or more pages of which one is shown; the arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, accessible_name: str, pages: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._names = [name for name, _title in pages]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (name, title) in enumerate(pages):
            one = QToolButton()
            one.setObjectName(f"show_{name}")
            one.setText(title)
            one.setCheckable(True)
            one.setChecked(number == 0)
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(one, number)
            row.addWidget(one)
        self._group.idToggled.connect(self._tell)

    def show_name(self, name: str) -> None:
        """Choose a page."""
        found = self._group.button(self._names.index(name)) if name in self._names else None
        if found is not None:
            found.setChecked(True)

    def name(self) -> str:
        """Return the page chosen."""
        return self._names[max(0, self._group.checkedId())]

    def _tell(self, number: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(self._names[number])


def page_switch() -> Switch:
    """Return the choice between the list and its coverage."""
    return Switch(_("What is shown"), (("list", _("List")), ("coverage", _("Coverage"))))
