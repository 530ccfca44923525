"""What cannot be done to what is selected, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class NothingChosen(PhotoConsentError):
    """An action on the selection, without any."""

    template = N_("Nothing is selected. Select one or more photos first.")


class NobodyNamed(PhotoConsentError):
    """Consents of those seen, when nobody is named."""

    template = N_("Nobody is named in what you selected. Name the people first.")


class NoEventChosen(PhotoConsentError):
    """An action on an event, when none is chosen."""

    template = N_("No event is chosen. Choose one in the filters, or select a photo of one.")
