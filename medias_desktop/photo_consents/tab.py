"""The photo consents tab: photos and other items, whom they show, and what may be published."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import heading
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.views.items_page import ItemsPage


class PhotoConsentsTab(Tab):
    """Figures above a grid or a list of items; actions work on the selection."""

    watches: ClassVar[frozenset[str]] = frozenset({"photo_consents", "people", "policies"})

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        self.items = ItemsPage(service, desk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(14)
        layout.addWidget(heading(_("Photo consents")))
        layout.addWidget(self.items, 1)

    def refresh(self) -> None:
        """Show what the register holds now."""
        self.items.show_items(self.items.wanted, in_place=True)
