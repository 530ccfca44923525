"""Consent forms as one kind of the paper that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.paper.returns_view import SheetSide
    from medias_desktop.paper.service.returned import ReturnedPages
    from medias_desktop.photo_consents.service.returns import FormReturns


class ConsentForms:
    """What the window of returned sheets asks of photo consents."""

    changes = "photo_consents"

    def __init__(self, returns: FormReturns) -> None:
        self.handler = returns

    def title(self) -> str:
        """Return what such a sheet is called."""
        return _("Consent form")

    def make_side(self, returned: ReturnedPages, desk: Desk) -> SheetSide:
        """Return the side that asks who signed, and what is ticked."""
        from medias_desktop.photo_consents.views.returns.form_side import FormSide

        return FormSide(self.handler, desk.clock.today(), returned)
