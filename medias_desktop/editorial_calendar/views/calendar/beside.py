"""The calendar and the card of a post: both where there is room, one of the two in a narrow window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from medias_desktop.editorial_calendar.views.calendar.head import LIST, MONTH, WEEK

if TYPE_CHECKING:
    from collections.abc import Callable

    from medias_desktop.editorial_calendar.views.calendar.card.panel import PostPanel

_CARD_WIDTH = 46
"""Characters across the card."""
_UNASKED = {LIST: 130, MONTH: 200, WEEK: 200}
"""Characters across everything from which the card is beside a view without being asked for."""
_BOTH = 100
"""Characters across everything from which both are seen once the card is asked for."""


class Beside(QSplitter):
    """A view at the left, the card at the right; ``make`` makes the card when it is first shown."""

    closed = Signal()

    def __init__(self, view: QWidget, make: Callable[[], PostPanel]) -> None:
        super().__init__()
        self._view, self._make = view, make
        self._panel: PostPanel | None = None
        self.wanted: bool | None = None
        """Whether the user wants the card; None while they said nothing: then where there is room for it."""
        self.setChildrenCollapsible(False)
        self.setHandleWidth(12)
        self.addWidget(view)

    def panel(self) -> PostPanel:
        """Return the card, made when it is first shown."""
        if self._panel is None:
            panel = self._make()
            panel.hide()
            self.addWidget(panel)
            self.setStretchFactor(0, 1)
            self.setCollapsible(1, False)
            panel.closed.connect(self._close)
            self._panel = panel
        return self._panel

    def seen(self) -> PostPanel | None:
        """Return the card when it is shown."""
        return None if self._panel is None or self._panel.isHidden() else self._panel

    def show_card(self, name: str) -> None:
        """Show the card beside a view, and go into it."""
        self.wanted = True
        self.fit(name)
        self.panel().setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, name: str) -> None:
        """Show the card beside a view where there is room, or where it is wanted."""
        characters = self.width() / self.fontMetrics().averageCharWidth()
        shown = characters >= _UNASKED[name] if self.wanted is None else self.wanted
        if not shown and self._panel is None:
            return
        panel, both = self.panel(), characters >= _BOTH
        if panel.isHidden() == shown:
            panel.setHidden(not shown)
        self._view.setHidden(shown and not both)  # one of the two has the whole width
        if shown and both:
            wide = min(_CARD_WIDTH * self.fontMetrics().averageCharWidth() + 40, self.width() // 2)
            self.setSizes([self.width() - wide, wide])

    def settled(self) -> bool:
        """Tell whether the card that is seen is the one wanted."""
        panel = self.seen()
        return panel is None or panel.settled()

    def _close(self) -> None:
        self.wanted = False
        self.closed.emit()
