"""Events and items that cannot be recorded so, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class EventUntitled(PhotoConsentError):
    """An event needs a name."""

    template = N_("An event needs a name. Write what was photographed, such as “Summer feast”.")


class EventEndsBeforeItBegins(PhotoConsentError):
    """The last day lies before the first."""

    template = N_("The event ends on {ends_on}, before it begins on {begins_on}. Correct one of the dates.")


class EventInUse(PhotoConsentError):
    """An event that something belongs to stays."""

    template = N_(
        "“{title}” cannot be removed: photos, consents or forms belong to it. Move the photos to another event first."
    )


class ItemUntitled(PhotoConsentError):
    """An item without a file needs a title."""

    template = N_("Give a title, so that this entry can be found again.")


class TextTooLong(PhotoConsentError):
    """More than the register keeps."""

    template = N_(
        "“{beginning}…” is too long: at most {limit} characters can be kept there. Shorten it, then save again."
    )


class ItemInUse(PhotoConsentError):
    """An item that consents or publications name stays."""

    template = N_(
        "“{title}” cannot be removed: a consent, a form or a publication names it. It goes when its retention period ends."
    )


class ReasonMissing(PhotoConsentError):
    """Removing asks for a reason."""

    template = N_("Say why this is removed: the audit trail keeps the reason.")


class NoOriginal(PhotoConsentError):
    """The item never had a file."""

    template = N_("“{title}” has no file: only what is known about it was recorded.")


class OriginalNotThere(PhotoConsentError):
    """The register keeps no copy and the file is not where it was."""

    template = N_(
        "The original of “{title}” is not where it was ({place}). Show where the file is now, then try again."
    )


class OriginalDiffers(PhotoConsentError):
    """The file is not the one that was recorded."""

    template = N_(
        "“{name}” is not the picture that was recorded as “{title}”: it was changed since. Choose the original file."
    )
