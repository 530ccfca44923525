"""Acknowledgement sheets as one kind of the paper that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.returns import Returns
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.returns_view import SheetSide
    from medias_desktop.paper.service.returned import ReturnedPages


class AcknowledgementSheets:
    """What the window of returned sheets asks of acknowledgements."""

    changes = "acknowledgements"

    def __init__(self, returns: Returns) -> None:
        self.handler = returns

    def title(self) -> str:
        """Return what such a sheet is called."""
        return _("Acknowledgement sheet")

    def make_side(self, returned: ReturnedPages, desk: Desk) -> SheetSide:
        """Return the side that asks who signed."""
        from medias_desktop.acknowledgements.views.returns.match_side import MatchSide

        return MatchSide(self.handler, desk.clock.today(), returned)
