"""What can go wrong with publications, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class UseGone(PhotoConsentError):
    """The publication is no longer in the register."""

    template = N_("This publication is no longer in the register. Refresh the list.")


class UseWithoutDay(PhotoConsentError):
    """Neither planned nor published on any day."""

    template = N_("A publication needs a day. Say when it is planned for, or when it was published.")


class PlannedInPast(PhotoConsentError):
    """Planned for a day that is over."""

    template = N_(
        "{day} is past. Plan the publication from today on, or give the day on which it was published."
    )


class PublishedInFuture(PhotoConsentError):
    """Published on a day that has not come."""

    template = N_(
        "{day} has not come yet. Plan the publication for that day, or correct the day of publication."
    )


class LinkIsNoLink(PhotoConsentError):
    """A link that no browser opens."""

    template = N_(
        "“{link}” is no link. Copy the address of the publication from the browser: it begins with https:// or http://."
    )


class UseTextTooLong(PhotoConsentError):
    """A text of a publication that no list could show."""

    template = N_("The text “{start}…” is longer than {most} characters. Shorten it.")


class AlreadyPublished(PhotoConsentError):
    """Published already: it can neither be published again nor given up."""

    template = N_("This was published on {day}. It can only be taken down.")


class AlreadyDropped(PhotoConsentError):
    """Given up already."""

    template = N_("This publication was given up on {day}. Plan it anew if it is to appear after all.")


class AlreadyTakenDown(PhotoConsentError):
    """Taken down already."""

    template = N_("This publication was already taken down on {day}.")


class NotPublishedYet(PhotoConsentError):
    """What never appeared cannot be taken down."""

    template = N_(
        "This was never published, so that there is nothing to take down. Give the publication up instead."
    )


class TakenDownBeforePublished(PhotoConsentError):
    """Taken down on a day before it appeared."""

    template = N_(
        "It was published on {published}: it cannot have been taken down on {day}. Correct the day."
    )


class TakenDownInFuture(PhotoConsentError):
    """Taken down on a day that has not come."""

    template = N_("{day} has not come yet. Give the day on which the publication was taken down.")


class TakenDownByNobody(PhotoConsentError):
    """Nobody named who took it down."""

    template = N_("Say who took the publication down: write their name.")


class NotTakenDown(PhotoConsentError):
    """Put back on the list though it never left it."""

    template = N_("This publication is still to be taken down: nothing was recorded of it.")
