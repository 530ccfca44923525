"""The top of the tab: which campaign or text, what is asked of whom, and by which clauses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.acknowledgements.rules import Scope
from medias_desktop.acknowledgements.views import wording
from medias_desktop.acknowledgements.views.scope_choice import ScopeChoice
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.flow import FlowRow
from medias_desktop.core.widgets.parts import muted
from medias_desktop.core.widgets.switch import Switch


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
        self._switch = switch
        self._last = QHBoxLayout()
        self._last.setContentsMargins(0, 4, 0, 0)
        self._last.addLayout(self.clauses, 1)
        words.addLayout(self._last)
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        for widget in buttons:
            self._row.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._beside, self._together = False, True
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
        """Put the buttons beside the title when both have room; else the switch with them, when there is room."""
        wide = self._buttons_width()
        beside = self._choice.sizeHint().width() + 16 + wide <= self.width()
        together = not beside and wide + self._switch.sizeHint().width() <= self.width()
        if (beside, together) != (self._beside, self._together):
            self._beside, self._together = beside, together
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as the buttons alone; with large text the switch leaves their line."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._buttons_width()), hint.height())

    def _buttons_width(self) -> int:
        items = (self._row.itemAt(number) for number in range(self._row.count()))
        shown = [item for item in items if item is not None and item.widget() is not self._switch]
        return sum(item.sizeHint().width() + self._row.spacing() for item in shown)

    def _place(self) -> None:
        """Beside the title the buttons leave the switch the last line; below it, the switch begins their line."""
        grid, left = self._grid, Qt.AlignmentFlag.AlignLeft
        for widget in (self._choice, self._words, self._buttons):
            grid.removeWidget(widget)
        for row in (self._last, self._row):
            row.removeWidget(self._switch)
        grid.addWidget(self._choice, 0, 0, 1, 1 if self._beside else 2, left)
        grid.addWidget(self._words, 1, 0, 1, 2)
        if self._beside:
            grid.addWidget(self._buttons, 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        else:
            grid.addWidget(self._buttons, 2, 0, 1, 2)
        if self._together:
            self._row.insertWidget(0, self._switch)
        else:
            self._last.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignBottom)


def page_switch() -> Switch:
    """Return the choice between the list and its coverage."""
    return Switch(_("What is shown"), (("list", _("List")), ("coverage", _("Coverage"))))
