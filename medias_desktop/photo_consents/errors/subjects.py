"""What can go wrong when it is said who is seen, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class SubjectGone(PhotoConsentError):
    """The frame or line is no longer in the register."""

    template = N_("This frame is no longer in the register. Open the photo again.")


class FrameOutside(PhotoConsentError):
    """A frame that is not within the picture, or has no size."""

    template = N_("The frame must lie within the picture and have a size. Draw it again over the face.")


class FrameWithoutPicture(PhotoConsentError):
    """A frame in an item that has no picture."""

    template = N_("Only photos have frames. Name the person without one.")


class SeenTwice(PhotoConsentError):
    """The same person named twice in an item."""

    template = N_("{name} is named in this photo already. Choose somebody else, or move the other frame.")


class WhoMissing(PhotoConsentError):
    """A named person without a person."""

    template = N_("Say who is seen: choose a person, or mark the frame as not recognizable.")


class CrowdWithoutReason(PhotoConsentError):
    """A crowd without the reason why nobody in it is asked."""

    template = N_("Write why these people are taken for a crowd in a public place.")


class SameItem(PhotoConsentError):
    """The people of a photo copied onto itself."""

    template = N_("The people of a photo are copied from another one. Choose a different photo.")
