"""What is asked beside a page when somebody refused: why, and who saw it."""

from __future__ import annotations

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.paper.returns_view import SideForm


class Refusing(SideForm):
    """Reason and witness of a refusal; what was typed stays for the next one."""

    def __init__(self, reason: str) -> None:
        self.reason = TextField(_("Reason of the re&fusal"), "refusal_reason", reason)
        self.witness = TextField(_("&Witness"), "refusal_witness")
        fields = (self.reason, self.witness)
        super().__init__(_("Refused"), _("Record the refusal"), "record_refusal", fields)

    @property
    def known(self) -> bool:
        """Tell whether reason and witness are known, from a refusal before."""
        return bool(self.witness.text() and self.reason.text())
