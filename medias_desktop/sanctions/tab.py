"""The sanctions tab: disciplinary cases behind their lock, and the moderation of what the public writes."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import heading
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.sanctions.service import SanctionService


class SanctionsTab(Tab):
    """Two views: those whom the policy binds, for whoever is entitled; online users."""

    watches: ClassVar[frozenset[str]] = frozenset({"sanctions", "people", "policies"})

    def __init__(self, service: SanctionService, desk: Desk) -> None:
        super().__init__(desk)
        self._service = service
        layout = QVBoxLayout(self)
        layout.addWidget(heading(_("Sanctions")))
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show what the register holds now."""
