"""The adoption of the version being read, beside its text; the card is made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules import VersionText

if TYPE_CHECKING:
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.views.adoption.card import AdoptionCard


class AdoptionPanel(QScrollArea):
    """Scrolls an adoption card."""

    def __init__(self, service: PolicyService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("adoption_panel")
        self.setAccessibleName(_("Adoption"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._service, self._desk = service, desk
        self._card: AdoptionCard | None = None

    def show_text(self, version: VersionText) -> None:
        """Follow the version being read."""
        self.card().show_version(version.summary)
        self._fit()

    def show_section(self, uid: str) -> None:
        """Stay: an adoption is of the whole text."""

    def view_document(self, version: VersionText) -> None:
        """Open the signed document of a version."""
        self.show_text(version)
        self.card().show_button.click()

    def card(self) -> AdoptionCard:
        """Return the card of the version being read."""
        if self._card is None:
            from medias_desktop.policies.views.adoption.card import AdoptionCard

            self._card = AdoptionCard(self._service, self._desk)
            page = QWidget()
            page.setObjectName("page")
            page.installEventFilter(self)
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._card)
            layout.addStretch()
            self.setWidget(page)
        return self._card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the card has another size (its icons have come, it was verified)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be as wide as the card needs, so that nothing is cut off."""
        page = self.widget()
        if page is not None:
            self.setMinimumWidth(page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())
