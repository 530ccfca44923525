"""What can go wrong with accounts, accesses, absences, tasks, accounts followed and periods, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.editorial_calendar.errors import CalendarError


class OfficialAccountGone(CalendarError):
    """The account is no longer in the register."""

    template = N_("This account is no longer in the register. Refresh the list.")


class AccessGone(CalendarError):
    """The access is no longer in the register."""

    template = N_("This access is no longer in the register. Refresh the list.")


class RecordGone(CalendarError):
    """An absence, a task, an account followed or a period is no longer in the register."""

    template = N_("This line is no longer in the register. Refresh the list.")


# What is typed


class SecretWritten(CalendarError):
    """A text in which a password seems to be written."""

    template = N_(
        "This text seems to hold a password. The program never keeps one: take it out, then save again. If others may "
        "have seen it, change it."
    )


class AccountTextTooLong(CalendarError):
    """A text longer than the register keeps."""

    template = N_("This text is too long: {most} characters at most. Shorten it.")


class DayImplausible(CalendarError):
    """A day before 1900 or after 2199."""

    template = N_("The year {year} cannot be meant. Write a year from 1900 to 2199.")


class ReasonMissing(CalendarError):
    """An act without the reason it needs."""

    template = N_("Write the reason: it is kept with what is done.")


class LinkMalformed(CalendarError):
    """An address that is none of the Web."""

    template = N_("An address on the Web begins with https:// or http://. Correct it, or leave it empty.")


# Accounts


class OpenedInFuture(CalendarError):
    """An account opened on a day to come."""

    template = N_("{day} is still to come. Write the day on which the account was opened.")


class ClosedBeforeOpened(CalendarError):
    """An account closed before it was opened."""

    template = N_("The account was opened on {day}. Choose that day or a later one.")


class ClosedInFuture(CalendarError):
    """An account closed on a day to come."""

    template = N_("{day} is still to come. Close the account on the day when it is closed.")


class ClosedAlready(CalendarError):
    """An account that is closed already."""

    template = N_("This account is closed already.")


class NotClosed(CalendarError):
    """An account opened again that is not closed."""

    template = N_("This account is not closed.")


class ShownInFuture(CalendarError):
    """The logo shown since a day to come."""

    template = N_("{day} is still to come. Write since when the logo is shown, or leave it empty.")


# Accesses


class HolderMissing(CalendarError):
    """Nobody is named."""

    template = N_("Choose a person of the register, or write a name.")


class AccountNotChosen(CalendarError):
    """No account is named."""

    template = N_("Choose the account.")


class AccessToClosed(CalendarError):
    """An access to an account that is closed."""

    template = N_("The account “{name}” is closed. Choose another one, or open it again first.")


class AccessKnown(CalendarError):
    """The same person has the same role on the account already."""

    template = N_("{name} has this role on this account already. Change that access in the list.")


class RoleRefused(CalendarError):
    """A role that the policy in force refuses; ``sentence`` says why, with the clause."""

    template = N_("{reason} Nothing was recorded.")


class EndedBeforeAuthorised(CalendarError):
    """An access that ends before it begins."""

    template = N_("This access began on {day}. Choose that day or a later one.")


class EndedAlready(CalendarError):
    """An access that is ended already."""

    template = N_("This access is ended already.")


class RenewedInFuture(CalendarError):
    """What protects an access changed on a day to come."""

    template = N_("{day} is still to come. Write the day on which it was changed.")


class RenewedBackwards(CalendarError):
    """What protects an access changed before its last change."""

    template = N_("The last change on record is that of {day}. Choose that day or a later one.")


class NoticedInFuture(CalendarError):
    """A suspicion noticed on a day to come."""

    template = N_("{day} is still to come. Write the day on which it was noticed.")


class ChangedBeforeNoticed(CalendarError):
    """What was done about a suspicion before it was noticed."""

    template = N_("It was noticed on {day}. What was done about it comes on that day or later.")


class NotifiedDayMissing(CalendarError):
    """A day on which nobody was told."""

    template = N_("Choose who was told, or leave the day empty.")


# Absences, tasks


class BackBeforeGone(CalendarError):
    """An absence that ends before it begins."""

    template = N_("The last day away is before the first one. Correct one of them.")


class AwayTwice(CalendarError):
    """Two absences of the same person at the same time."""

    template = N_("{name} is away from {first} to {last} already. Change that absence, or choose other days.")


class ReplacesThemselves(CalendarError):
    """Somebody who is to take their own place."""

    template = N_("Nobody takes their own place. Choose another person.")


class DutyUnknown(CalendarError):
    """A task that is none of the list."""

    template = N_("Choose a task of the list.")


class UntilBeforeSince(CalendarError):
    """A last day before the first one."""

    template = N_("The last day is before the first one. Correct one of them.")


class DutyKnown(CalendarError):
    """The same task given twice to the same person."""

    template = N_("{name} carries this task out already. Change that line of the list.")


# Accounts followed


class FollowedIncomplete(CalendarError):
    """An account followed without a platform or a name."""

    template = N_("An account has a platform and a name. Fill in both, then save again.")


class FollowedKnown(CalendarError):
    """The same account followed twice."""

    template = N_("The account “{name}” of this platform is in the list already. Choose it there.")


class FollowedRefused(CalendarError):
    """An account that the policy in force forbids to follow."""

    template = N_("{reason} Nothing was recorded.")


# Periods


class PeriodBackwards(CalendarError):
    """A period that ends before it begins."""

    template = N_("The end is before the beginning. Correct one of them.")


class ElectionWithoutEnd(CalendarError):
    """An election period without its last day."""

    template = N_("An election period has a first and a last day. Write both.")


class LevelMissing(CalendarError):
    """An election of no level."""

    template = N_("Choose which election it is.")


class PeriodOverlaps(CalendarError):
    """Two periods of the same kind and level at the same time."""

    template = N_("Another such period runs from {first} to {last}. Change that one, or choose other days.")


class EmergencyUnderWay(CalendarError):
    """A second emergency while one is under way."""

    template = N_("Crisis mode is on already, since {first}. End it first, or change it.")


class DeciderMissing(CalendarError):
    """Nobody who decided."""

    template = N_("Write who decided: it is kept with the period.")


class EmergencyInFuture(CalendarError):
    """Crisis mode from a moment to come."""

    template = N_("Crisis mode begins now or has begun: choose a moment that has come.")


class NoEmergency(CalendarError):
    """Crisis mode ended though it is off."""

    template = N_("Crisis mode is off already. Refresh the page.")


class NoAccountYet(CalendarError):
    """An access is to be given, and no account of the municipality is in use."""

    template = N_("No account of the municipality is in use yet. Record the page or the profile first.")
