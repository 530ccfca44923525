"""What can go wrong in the moderation of what the public writes, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class AppealGone(SanctionError):
    """The appeal is no longer in the register."""

    template = N_("This appeal is no longer in the register. Refresh the list.")


class CommentGone(SanctionError):
    """The waiting comment is no longer in the register."""

    template = N_("This comment is no longer in the register. Refresh the list.")


# Accounts and online users


class AccountIncomplete(SanctionError):
    """An account without a platform or a name."""

    template = N_("An account has a platform and a name. Fill in both, then save again.")


class AccountKnown(SanctionError):
    """The same account recorded twice."""

    template = N_("The account “{name}” of this platform is in the list already. Choose it there.")


class PlatformInUse(SanctionError):
    """The platform of an account changed though incidents are recorded on it."""

    template = N_(
        "Incidents are recorded on this account: its platform stays as it is. Add another account for the other platform."
    )


class HandleMissing(SanctionError):
    """No name of the online user."""

    template = N_("Write the name that the user shows on the platform.")


class HandleTooLong(SanctionError):
    """More characters than any platform's names have."""

    template = N_("A name shown on a platform has {most} characters at most. Shorten it.")


class HandleKnown(SanctionError):
    """The new name of an online user is another one's."""

    template = N_(
        "Another user of this platform is recorded as “{name}”. Keep the two apart, or record new incidents under that name."
    )


class WordsTooLong(SanctionError):
    """A text longer than the register keeps."""

    template = N_("This text is too long: {most} characters at most. Shorten it.")


# Incidents


class SeenInFuture(SanctionError):
    """An incident that was not seen yet."""

    template = N_("The incident was seen on a day to come. Correct the date.")


class ActedBeforeSeen(SanctionError):
    """An action before the incident was seen."""

    template = N_("Something was done before the incident was seen. Correct one of the two dates.")


class ActedInFuture(SanctionError):
    """An action that is not done yet."""

    template = N_("The action bears a day to come. Record it once it is done.")


class ReasonUnknown(SanctionError):
    """No reason, or one that is not in the list."""

    template = N_("Choose the reason from the list.")


class ClauseNotInForce(SanctionError):
    """A clause of a text that did not apply on the day of the incident."""

    template = N_("This clause was not in force on {day}. Choose one of the text that applied that day.")


class EndMissing(SanctionError):
    """A temporary block without an end."""

    template = N_("A temporary block has an end. Give its last day, or choose a ban.")


class EndBeforeBeginning(SanctionError):
    """A block that ends before it begins."""

    template = N_("The block ends before it begins. Correct one of the two dates.")


class EndWithoutBlock(SanctionError):
    """An end for something that has none."""

    template = N_("Only a temporary block has an end. Empty the date, or choose a temporary block.")


class ReachWithoutBlock(SanctionError):
    """An action on every account that shuts nobody out."""

    template = N_("Only a block or a ban reaches every account. Untick it, or choose one of these.")


class ReportedToMissing(SanctionError):
    """A report to nobody."""

    template = N_("Write to whom it was reported.")


class DepartureMissing(SanctionError):
    """Something else was done than proposed, without a reason."""

    template = N_(
        "The policy proposes something else. Write why you decide otherwise: it is kept with the incident."
    )


class CaptureNotAPicture(SanctionError):
    """A capture that is no image."""

    template = N_("“{name}” is not an image that can be read. Choose a PNG or JPEG capture of the screen.")


class CaptureTooLarge(SanctionError):
    """A capture too large to be decoded."""

    template = N_("“{name}” is too large an image. Choose a smaller capture of the screen.")


class IncidentAnnulled(SanctionError):
    """An act on an incident that was annulled."""

    template = N_("This incident was annulled: nothing is changed in it any more.")


class WhyMissing(SanctionError):
    """A block lifted or an incident annulled without a reason."""

    template = N_("Write why: it is kept with the incident.")


class NothingToLift(SanctionError):
    """Lifting what shuts nobody out."""

    template = N_("This incident shuts nobody out: there is nothing to lift.")


class LiftedAlready(SanctionError):
    """A block lifted twice."""

    template = N_("This block was lifted on {day} already.")


class LiftedTooEarly(SanctionError):
    """A block lifted before it began."""

    template = N_("The block cannot be lifted before it began, on {day}. Correct the date.")


class LiftedInFuture(SanctionError):
    """A block lifted on a day to come."""

    template = N_("A block is lifted on the day it is done. Correct the date.")


# Appeals and waiting comments


class AppealInFuture(SanctionError):
    """An appeal that was not received yet."""

    template = N_("The appeal is received on a day to come. Correct the date.")


class AppealTooEarly(SanctionError):
    """An appeal against what was not done yet."""

    template = N_("The appeal came before what it is about, done on {day}. Correct the date.")


class AppealDueTooEarly(SanctionError):
    """An answer due before the appeal came."""

    template = N_("The answer is due before the appeal came. Correct one of the two dates.")


class AppealOpen(SanctionError):
    """A second appeal while the first waits."""

    template = N_("An appeal about this incident waits for its answer already. Answer it first.")


class AppealAnswered(SanctionError):
    """An appeal answered twice."""

    template = N_("This appeal was answered on {day} already.")


class OutcomeMissing(SanctionError):
    """An answer that decides nothing."""

    template = N_("Choose what is answered: upheld, shortened or lifted.")


class AnswerTooEarly(SanctionError):
    """An answer before the appeal came, or on a day to come."""

    template = N_("The answer lies between the day the appeal came and today. Correct its date.")


class AnsweredByMissing(SanctionError):
    """An answer or a decision that nobody gave."""

    template = N_("Write who decided.")


class NotShortened(SanctionError):
    """A new end that shortens nothing."""

    template = N_("A shortened block ends after it began, and before its present end. Correct the new end.")


class CommentEmpty(SanctionError):
    """A waiting comment without words."""

    template = N_("Paste what the comment says.")


class CommentInFuture(SanctionError):
    """A comment that did not come yet."""

    template = N_("The comment is received on a day to come. Correct the date.")


class CommentDecided(SanctionError):
    """A comment accepted or refused twice."""

    template = N_("This comment was accepted or refused already. Refresh the list.")


# Settings


class RepeatsImpossible(SanctionError):
    """A number of breaches that repeats nothing."""

    template = N_(
        "A repeat offender is somebody who breaks the rules from 2 to 20 times. Correct the number."
    )


class DurationImpossible(SanctionError):
    """A delay outside of any sense."""

    template = N_("The delay “{name}” lies between {least} and {most}. Correct it.")
