"""The signing round of the version being read, beside its text; a signed file dropped on it is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.dropping import FileDrop
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.views.rounds.card import RoundCard
from medias_desktop.policies.views.rounds.doing import RoundDoing

if TYPE_CHECKING:
    from medias_desktop.policies.service import PolicyService


class RoundPanel(QScrollArea):
    """Scrolls the card of a round; shows nothing when the version is not being signed."""

    def __init__(self, service: PolicyService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("round_panel")
        self.setAccessibleName(_("Signatures"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rounds, self._desk = service.rounds, desk
        self.doing = RoundDoing(self, service, desk)
        self._refused = service.refusal(Permission.ADOPT)
        self.card: RoundCard | None = None

    def show_text(self, version: VersionText) -> None:
        """Follow the version being read."""
        at = self._keyboard_at()
        found = self._rounds.open_round(version.summary.id)
        self.doing.found = found
        self.card = None if found is None else RoundCard(found, self.doing, self._refused, self._desk)
        page = QWidget()
        page.setObjectName("page")
        page.installEventFilter(self)
        if self._refused is None:
            drop = FileDrop(page)
            drop.over.connect(self._show_drop)
            drop.dropped.connect(self.doing.take_back)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        if self.card is not None:
            column.addWidget(self.card)
        column.addStretch()
        self.setWidget(page)
        self._fit()
        if at is not None:
            self._give_keyboard(at)

    def show_section(self, uid: str) -> None:
        """Stay: a document is signed whole."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the card has another size (its icons have come)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _keyboard_at(self) -> str | None:
        """Return the name of what has the keyboard here, or had it before a dialog opened."""
        here = self.window().focusWidget()
        return here.objectName() if here is not None and self.isAncestorOf(here) else None

    def _give_keyboard(self, name: str) -> None:
        """Give the keyboard to what has the same name in the new card, or to the step that comes now."""
        for one in (name, "sign_here", "save_round"):
            found = self.findChild(QWidget, one) if one else None
            if found is not None and found.isEnabled():
                found.setFocus()
                return

    def _show_drop(self, over: bool) -> None:
        if self.card is not None:
            self.card.show_drop(over=over)

    def _fit(self) -> None:
        """Be as wide as the card needs, so that nothing is cut off."""
        page = self.widget()
        if page is not None:
            self.setMinimumWidth(page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
