"""What can be the matter with scanned acknowledgement sheets that come back, in the user's words."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class FirstPageAwaited(AcknowledgementError):
    """The text printed behind a sheet came without the page that is signed."""

    short = N_("First page awaited")
    template = N_(
        "This page follows a sheet whose first page, the signed one, has not been confirmed yet. It is kept with it as soon as it is."
    )
