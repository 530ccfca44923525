"""What can go wrong with reminders, exports and reports, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class NobodyToRemind(UserError):
    """Everyone chosen signed, refused or is exempted."""

    template = N_(
        "Nobody selected is still to sign: there is nobody to remind. Select people whose signature is awaited."
    )


class TooManyLetters(UserError):
    """More letters than one document takes in an office computer's memory."""

    template = N_(
        "{number} letters are too many for one document (at most {most}). Choose fewer people, one department after the other."
    )


class DraftTooLong(UserError):
    """A link that mail programs would cut."""

    template = N_(
        "The draft for {name} has {number} characters too many for a mail program. Shorten your note, or choose files of "
        "e-mails."
    )


class NothingToReport(UserError):
    """No campaign and no text to acknowledge."""

    template = N_(
        "There is nothing to report yet: no policy is in force and no campaign was opened. Adopt a policy first."
    )


class NoMailProgram(UserError):
    """The system knows no program for e-mail."""

    template = N_(
        "No mail program opened the draft. Set one up as this computer’s own, or choose files of e-mails or letters."
    )
