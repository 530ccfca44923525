"""What can go wrong when posts leave the register or come in, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class NotACalendar(CalendarError):
    """Anything but a calendar."""

    template = N_("“{name}” is not a calendar. Choose a file that ends in .ics, exported from a calendar.")


class CalendarWithoutEvents(CalendarError):
    """Nothing that could become a post."""

    template = N_(
        "“{name}” holds no event. Export the calendar again from the program that made it, with its events."
    )


class TooManyEvents(CalendarError):
    """More than any office plans."""

    template = N_(
        "“{name}” holds {n} events, at most {most} are read. Export only the months that are to become posts."
    )


class TitleColumnMissing(CalendarError):
    """A post has a title, or at least a text."""

    template = N_(
        "No column of “{name}” holds titles or texts of posts. Name a column Title, or choose it yourself in the import window."
    )


class PostColumnMissing(CalendarError):
    """Numbers belong to a post."""

    template = N_(
        "No column of “{name}” says which post its numbers are about. Name a column Link, Post or Number, or choose it yourself in the import window."
    )


class NumbersColumnMissing(CalendarError):
    """Statistics without numbers."""

    template = N_(
        "No column of “{name}” holds numbers that are kept. Name a column Reach, Reactions, Comments, Shares or Clicks, or choose it yourself in the import window."
    )


class CalendarChangedSincePlan(CalendarError):
    """The comparison with the register is out of date."""

    template = N_(
        "Posts were changed in another window since the file was compared: nothing was imported. Compare it again, then import it."
    )


class NothingToTake(CalendarError):
    """A folder of a post that has nothing in it."""

    template = N_(
        "This post has neither a text nor a photo yet: there is nothing to put into a folder. Write its text first."
    )


class YearImpossible(CalendarError):
    """A year that no report can be about."""

    template = N_(
        "“{year}” is not a year that the register can report on. Write it in four figures, such as 2026."
    )


class PeriodImpossible(CalendarError):
    """The end before the beginning, or too far away."""

    template = N_(
        "The last day comes before the first one, or more than {years} years after it. Correct the dates."
    )


class CommandStateUnknown(CalendarError):
    """A state that posts do not have."""

    template = N_("No state of a post is called “{name}”. Give one of: {known}.")


class CommandPlatformUnknown(CalendarError):
    """A platform that nobody knows."""

    template = N_("No platform is called “{name}”. Give one of: {known}.")


class CommandFormatUnknown(CalendarError):
    """An ending that says nothing."""

    template = N_("The ending of “{name}” is that of no known format. Give a name that ends in {known}.")


class CommandCategoryUnknown(CalendarError):
    """A kind of content that is in no list."""

    template = N_("No kind of content is called “{name}”. Give one of: {known}.")


class CommandTimeUnreadable(CalendarError):
    """The command line wants hours as figures."""

    template = N_("“{text}” is not an hour. Write it as hour and minutes, for example 13:30.")
