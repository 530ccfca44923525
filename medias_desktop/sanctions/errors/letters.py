"""What can go wrong with letters of a case."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class LetterGone(SanctionError):
    """The letter is not in the case."""

    template = N_("This letter is no longer in the case. Open the case again.")


class LetterIssued(SanctionError):
    """The letter was issued: it stays as it is."""

    template = N_("This letter was issued and can no longer be changed. Write another one.")


class LetterEmpty(SanctionError):
    """No subject or no text."""

    template = N_("The letter has no subject or no text. Write both.")


class LetterTooLong(SanctionError):
    """More than a letter holds."""

    template = N_("The letter is too long. Shorten its text to {most} characters at most.")


class LetterUnfinished(SanctionError):
    """A place was not filled in."""

    template = N_(
        "The letter still has a place to fill in, marked {mark}. Write what goes there, then issue it."
    )


class LetterDatedAhead(SanctionError):
    """The date of issue is still to come."""

    template = N_("The letter cannot be dated in the future. Choose today or an earlier day.")


class LetterBeforeDecision(SanctionError):
    """The date of issue is before the decision."""

    template = N_("The letter cannot be dated before the decision that it tells. Choose a later day.")


class LetterAfterMeeting(SanctionError):
    """The notice would come after the meeting."""

    template = N_(
        "The notice cannot be dated after the meeting to which it calls. Change the meeting or the date."
    )


class LetterWithoutMeeting(SanctionError):
    """No meeting is to come."""

    template = N_("No meeting is planned in this case. Plan one, then write the notice.")


class LetterWithoutDemand(SanctionError):
    """Nothing was asked about a post."""

    template = N_("No demand about a post is open in this case. Record one, then write the letter.")


class LetterWithoutDecision(SanctionError):
    """The decision is missing or is another one."""

    template = N_(
        "This letter does not match the decision in this case. Record the decision, then write its letter."
    )
