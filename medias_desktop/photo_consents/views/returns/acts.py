"""What the tab asks of forms that come back on paper: to open the window where they are confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.returns_view import ReturnsDialog
    from medias_desktop.photo_consents.service import PhotoConsentService


class ReturnActs:
    """The paper that comes back, for one tab."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        self._parent, self._service, self._desk = parent, service, desk

    def open(self) -> ReturnsDialog:
        """Open the window where scans are received and confirmed, sheets of every kind that the desk knows."""
        from medias_desktop.paper.returns_view import open_returns
        from medias_desktop.photo_consents.views.returns.kind import ConsentForms

        returns = self._service.returns
        return open_returns(self._parent, returns, ConsentForms(returns), self._desk)

    def badge(self) -> int:
        """Return how many scanned pages wait."""
        return self._service.returns.waiting()
