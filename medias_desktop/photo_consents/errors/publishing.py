"""Copies that are not made, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class NotAPhoto(PhotoConsentError):
    """Only pictures have such copies."""

    template = N_("“{title}” is not a picture: a copy fit to publish is made of photos only.")


class MayNotBePublished(PhotoConsentError):
    """Somebody or something says no, and no covered face mends it."""

    template = N_("“{title}” may not be published there on {day}: see the reasons beside it.")


class SizeImpossible(PhotoConsentError):
    """No such size."""

    template = N_("The longer side of a copy has from 200 to 8,000 pixels. Correct the size.")


class CopyNotClean(PhotoConsentError):
    """The copy, read anew, holds what it must not."""

    template = N_(
        "The copy of “{title}” still held hidden data and was not written. Report this as an error."
    )
