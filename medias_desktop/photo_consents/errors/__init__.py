"""What can go wrong with photo consents, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class PhotoConsentError(UserError):
    """An error of the photo consents."""


class ItemGone(PhotoConsentError):
    """The item is no longer in the register."""

    template = N_("This photo is no longer in the register. Refresh the list.")


class EventGone(PhotoConsentError):
    """The event is no longer in the register."""

    template = N_("This event is no longer in the register. Refresh the list.")


class PortrayedGone(PhotoConsentError):
    """The person shown is no longer in the register."""

    template = N_("This person is no longer in the register. Refresh the list.")


class ConsentGone(PhotoConsentError):
    """The consent is no longer in the register."""

    template = N_("This consent is no longer in the register. Refresh the list.")
