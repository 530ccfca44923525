"""The photo consents tab."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import heading
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.photo_consents.service import PhotoConsentService


class PhotoConsentsTab(Tab):
    """Photos and other items, whom they show, and what may be published."""

    watches: ClassVar[frozenset[str]] = frozenset({"photo_consents", "people", "policies"})

    def __init__(self, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        layout = QVBoxLayout(self)
        layout.addWidget(heading(_("Photo consents")))
        layout.addStretch()

    def refresh(self) -> None:
        """Show what the register holds now."""
