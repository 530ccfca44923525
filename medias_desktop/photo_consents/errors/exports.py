"""What can go wrong with documents and files of photo consents, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class TooManyForSheet(PhotoConsentError):
    """More photos than a contact sheet takes."""

    template = N_(
        "A contact sheet takes {most} photos, and “{event}” has {number}. Print the register of this event instead."
    )


class SmallPictureDamaged(PhotoConsentError):
    """A small picture that the register keeps can no longer be read."""

    template = N_(
        "A small picture kept in the register is damaged, so the document was not made. Verify the integrity of the "
        "register, which names the photo, then add its file anew or restore a backup."
    )
