"""What a command line names and nobody knows, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class PhotoUnknown(PhotoConsentError):
    """No item has this number, this title or this file."""

    template = N_(
        "The register knows no photo “{name}”. Give its number, its whole title, or a file that was added."
    )


class PhotoAmbiguous(PhotoConsentError):
    """Several bear this title."""

    template = N_("Several photos are called “{name}”: give the number of one of them ({numbers}).")


class EventUnknown(PhotoConsentError):
    """No event has this number or this title."""

    template = N_("The register knows no event “{name}”. Give its number or its whole title.")


class PurposeUnknown(PhotoConsentError):
    """Nothing is published there."""

    template = N_("Nobody publishes on “{name}” here. Give one of: {known}.")


class StateUnknown(PhotoConsentError):
    """No answer is called so."""

    template = N_("No answer is called “{name}”. Give one of: {known}.")


class CopyOverOriginal(PhotoConsentError):
    """The copy would take the original's place."""

    template = N_("“{name}” is the original, which stays as it is. Give another name for the copy.")
