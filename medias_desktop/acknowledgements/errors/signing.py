"""What can go wrong when a person signs on the screen, told to the person."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class NotReadToEnd(AcknowledgementError):
    """The text was not scrolled to its end."""

    template = N_("The text was not shown to its end. Scroll down to the last line, then continue.")


class FullNameMissing(AcknowledgementError):
    """No name typed."""

    template = N_("Your name is missing. Type your first and last name.")


class NameDiffers(AcknowledgementError):
    """The typed name is not the person's."""

    template = N_("“{typed}” is not the name in the register. Type your first and last name: {name}.")


class NotSigned(AcknowledgementError):
    """Nothing was drawn, or a dot."""

    template = N_("The signature is missing or too small. Sign in the white area, across the line.")


class StandInMissing(AcknowledgementError):
    """Nothing drawn, and nobody saw it."""

    template = N_("Without a drawn signature a witness is needed. Write the name of the person who is there.")


class WitnessIsSigner(AcknowledgementError):
    """Somebody as their own witness."""

    template = N_("You cannot be your own witness. Write the name of another person who is there.")


class QuestionsUnanswered(AcknowledgementError):
    """A question without an answer, or questions that changed while they were asked."""

    template = N_("Not every question is answered. Answer them all, then try again.")


class AnswersWrong(AcknowledgementError):
    """Wrong answers, with the clauses where the right ones stand."""

    template = N_("This is not the right answer. Read this again, then try once more: {clauses}.")


class AnswersWrongSomewhere(AcknowledgementError):
    """The same where the question names no clause."""

    template = N_("This is not the right answer. Read the text again, then try once more.")
