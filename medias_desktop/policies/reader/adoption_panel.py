"""The adoption of the version being read, beside its text; made when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.rules import VersionSummary

if TYPE_CHECKING:
    from medias_desktop.policies.adoption.card import AdoptionCard
    from medias_desktop.policies.service import PolicyService


class AdoptionPanel(QScrollArea):
    """Scrolls an adoption card; hidden for drafts and until the user opens it."""

    def __init__(self, service: PolicyService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("adoption_panel")
        self.setAccessibleName(_("Adoption"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._service, self._desk = service, desk
        self._version: VersionSummary | None = None
        self._card: AdoptionCard | None = None
        self._wanted = False
        self.hide()

    def show_version(self, version: VersionSummary | None) -> None:
        """Follow the version being read."""
        self._version = version
        if self._card is not None:
            self._card.show_version(version)
            self._fit()
        self._appear()

    def want(self, wanted: bool) -> None:
        """Open or close the panel; it stays open from one adopted version to the next."""
        self._wanted = wanted
        self._appear()

    def wanted(self) -> bool:
        """Tell whether the user opened the panel."""
        return self._wanted

    def view_document(self) -> None:
        """Open the signed document."""
        self.card().show_button.click()

    def card(self) -> AdoptionCard:
        """Return the card of the version being read."""
        if self._card is None:
            from medias_desktop.policies.adoption.card import AdoptionCard

            self._card = AdoptionCard(self._service, self._desk)
            page = QWidget()
            page.setObjectName("page")
            page.installEventFilter(self)
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._card)
            layout.addStretch()
            self.setWidget(page)
            self._card.show_version(self._version)
            self._fit()
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
            self.setFixedWidth(page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def _appear(self) -> None:
        adopted = self._version is not None and not self._version.state.before_adoption
        if self._wanted and adopted:
            self.card()
        self.setVisible(self._wanted and adopted)
