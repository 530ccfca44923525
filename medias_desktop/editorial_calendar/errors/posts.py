"""What can go wrong with posts, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class PostGone(CalendarError):
    """The post is no longer in the register."""

    template = N_("This post is no longer in the register. Refresh the calendar.")


# What a post says


class TitleMissing(CalendarError):
    """A post that no list could name."""

    template = N_("Give the post a title: lists and the calendar show it.")


class PostTextTooLong(CalendarError):
    """A text longer than the register keeps."""

    template = N_("The text “{beginning}…” is too long: {most} characters at most. Shorten it.")


class ChoiceUnknown(CalendarError):
    """A code that is in no list."""

    template = N_("“{value}” is not in the list to choose from. Choose another.")


class PlatformTwice(CalendarError):
    """Two texts for the same platform."""

    template = N_("A post has one text for each platform. Keep one of the two for {platform}.")


class JobsImpossible(CalendarError):
    """A number of jobs that cannot be."""

    template = N_("The number of jobs goes from 1 to {most}. Correct it.")


class TooManyPhotos(CalendarError):
    """More photos than any platform takes."""

    template = N_("A post has {most} photos at most. Keep those that matter.")


class ExceptionWithoutReason(CalendarError):
    """A rule is left aside for an emergency or another exception, and nobody says why."""

    template = N_("Say why this post is an exception: the reason stays with it.")


class PersonUnknown(CalendarError):
    """The author was removed from the list of persons."""

    template = N_("The author is no longer in the list of persons. Choose another.")


class LinkedGone(CalendarError):
    """A request, an account or an event that the post names is gone."""

    template = N_(
        "A request, an account or an event that this post names is no longer in the register. Open the post again and choose another."
    )


class ContestRulesTooLarge(CalendarError):
    """A file of contest rules that is too large."""

    template = N_("“{name}” has more than {megabytes} MB. Attach a smaller file.")


class ContestRulesEmpty(CalendarError):
    """A file of contest rules with nothing in it."""

    template = N_("“{name}” is empty. Attach the rules of the contest.")


# When it appears


class PlannedBeforeToday(CalendarError):
    """Planned for a day that is over."""

    template = N_("{day} is past. Choose today or a day to come.")


class PlannedTooFar(CalendarError):
    """Planned for a year that is surely a slip."""

    template = N_("{day} is more than {years} years away. Correct the year.")


class MomentDoesNotExist(CalendarError):
    """An hour that clocks skip when daylight saving time begins."""

    template = N_("On {day} clocks go forward, and {time} does not exist that night. Choose another hour.")


class HourWithoutDay(CalendarError):
    """An hour of no day."""

    template = N_("Choose a day besides the hour, or clear the hour.")


class DayMissing(CalendarError):
    """Approved without a day."""

    template = N_("Choose the day on which the post is to appear, then approve it.")


class MomentPassed(CalendarError):
    """Approved too late: the moment at which it was to appear is over."""

    template = N_("The moment of this post has passed ({day}). Give it a new day or hour, then approve it.")


# Its states


class StepImpossible(CalendarError):
    """A state that may not follow the one the post is in."""

    template = N_("This post is in the state “{now}”: it cannot become “{then}”.")


class StepByRecord(CalendarError):
    """Published or withdrawn without a word of where."""

    template = N_(
        "Record where and when the post appeared, or on which day it was taken down: its state follows from that."
    )


class ReasonMissing(CalendarError):
    """A step or an override without its reason."""

    template = N_("Write the reason: it stays with the post.")


class CategoryMissing(CalendarError):
    """A post of no kind cannot be checked."""

    template = N_("Choose the category: the rules of the policy depend on it.")


class NoText(CalendarError):
    """Nothing that could appear anywhere."""

    template = N_("Choose at least one platform, and write the text that is to appear there.")


class ApprovalRefused(CalendarError):
    """The policy does not allow it: a finding blocks."""

    template = N_(
        "The post cannot be approved: {finding} Mend it, or set the finding aside with a reason where the rule allows it."
    )


class NotAnIdea(CalendarError):
    """Deleting a post that is more than an idea."""

    template = N_("Only an idea can be deleted. Refuse this post instead: it stays with the reason.")


class PostIsOver(CalendarError):
    """Changed though it has appeared, was refused or withdrawn."""

    template = N_(
        "This post is in the state “{state}”: it can no longer be changed. Duplicate it to plan another one."
    )


# Overrides


class NotOverridable(CalendarError):
    """The rule allows no exception."""

    template = N_("This rule allows no exception: mend the post instead.")


class FindingGone(CalendarError):
    """The finding is no longer there, or its rule changed."""

    template = N_("The check no longer finds this. Look at the findings again.")


class OverriddenAlready(CalendarError):
    """Set aside already."""

    template = N_("This finding was set aside already.")


class OverrideGone(CalendarError):
    """The override is not there, or was taken back."""

    template = N_("This override is no longer in force. Refresh the post.")


# Notes on days


class NoteEmpty(CalendarError):
    """A note without a word."""

    template = N_("Write the note, or remove it.")


class NoteDayAbsurd(CalendarError):
    """A note on a day that nobody will ever look at."""

    template = N_("{day} is too far away for a note. Correct the year.")
