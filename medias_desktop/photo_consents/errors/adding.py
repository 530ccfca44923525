"""Files that do not go in, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class PictureDamaged(PhotoConsentError):
    """A picture that cannot be read to its end."""

    template = N_("“{name}” is damaged or cut short. Copy it again from the camera or the telephone.")


class PictureBomb(PhotoConsentError):
    """Decoded it would fill the memory."""

    template = N_(
        "“{name}” has too many pixels to be opened safely. Save a smaller copy of it, then add that."
    )


class HeicNotRead(PhotoConsentError):
    """A format of telephones that no decoder here reads."""

    template = N_(
        "“{name}” is a HEIC or AVIF picture, which cannot be read here. Save it as JPEG, then add that."
    )


class RawNotRead(PhotoConsentError):
    """A camera's raw data."""

    template = N_(
        "“{name}” is a camera’s raw file, which cannot be read here. Save it as JPEG, then add that."
    )


class NotForTheLog(PhotoConsentError):
    """Neither a picture nor anything else that could be about somebody."""

    template = N_(
        "“{name}” is no picture, video, sound recording or document that is known here. Choose another file."
    )


class FolderUnreadable(PhotoConsentError):
    """The system does not let us look into a folder."""

    template = N_(
        "The folder “{name}” cannot be opened. Ask for the right to read it, or copy the pictures elsewhere."
    )


class NothingToPaste(PhotoConsentError):
    """The clipboard holds no picture."""

    template = N_("There is no picture to paste. Copy a picture in another program first.")


class NothingInFolder(PhotoConsentError):
    """A folder without files."""

    template = N_("There are no files in “{name}”. Choose another folder.")
