"""Settings that cannot be, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class AgesImpossible(PhotoConsentError):
    """Ages of consent outside the law's bounds."""

    template = N_("The ages of consent must lie between 14 and 18. Correct them, then save again.")


class MonthsImpossible(PhotoConsentError):
    """A duration that no consent can have."""

    template = N_("A consent lasts from 1 to 120 months, or without end. Correct the number of months.")


class NoticeDaysImpossible(PhotoConsentError):
    """Days of notice that make no sense."""

    template = N_(
        "Reminders come from 1 to 365 days before a consent ends. Give whole numbers parted by commas, such as 60, 30, 7."
    )


class SchoolYearEndImpossible(PhotoConsentError):
    """No such day in a year."""

    template = N_("The end of the school year must be a month and a day, such as 06-23.")
