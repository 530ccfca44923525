"""What can go wrong with documents and files of photo consents, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class TooManyForSheet(PhotoConsentError):
    """More photos than a contact sheet takes."""

    template = N_(
        "A contact sheet takes {most} photos, and “{event}” has {number}. Print the register of this event instead."
    )
