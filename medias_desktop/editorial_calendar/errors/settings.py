"""What can go wrong with the settings of the calendar, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class HoursImpossible(CalendarError):
    """A span of a day ends before it begins, or overlaps the one before."""

    template = N_(
        "The hours of {day} cannot be: each part of the day begins before it ends, and after the one before. Mend them, then"
        " save again."
    )


class HoursUnreadable(CalendarError):
    """The hours of a day as typed are no hours."""

    template = N_(
        "“{text}” is not read as hours. Write them as in 8:30-12:00, 13:00-16:30, or leave it empty."
    )


class NeverOpen(CalendarError):
    """No day of the week has any hours."""

    template = N_("The municipality is open on some day: fill in the hours of one at least.")


class ProvinceUnknown(CalendarError):
    """Not the code of a province or territory."""

    template = N_("“{province}” is no province or territory. Choose one of the list.")


class LimitImpossible(CalendarError):
    """A limit of characters that cannot be."""

    template = N_(
        "A text on {platform} has between 1 and {most} characters. Mend the number, then save again."
    )


class WebsiteImpossible(CalendarError):
    """Not the address of a website."""

    template = N_("“{address}” is no address of a website. Write it as in https://www.exemple.qc.ca.")


class DaysImpossible(CalendarError):
    """A number of working days that cannot be."""

    template = N_("A time limit has between 1 and {most} working days. Mend the number, then save again.")
