"""What can go wrong when a person signs on the screen, told to the person."""

from __future__ import annotations

from medias_desktop.acknowledgements.errors import AcknowledgementError
from medias_desktop.core.i18n import N_


class NotReadToEnd(AcknowledgementError):
    """The text was not scrolled to its end."""

    template = N_("The text was not shown to its end. Scroll down to the last line, then continue.")


class QuestionsUnanswered(AcknowledgementError):
    """A question without an answer, or questions that changed while they were asked."""

    template = N_("Not every question is answered. Answer them all, then try again.")


class AnswersWrong(AcknowledgementError):
    """Wrong answers, with the clauses where the right ones stand."""

    template = N_("This is not the right answer. Read this again, then try once more: {clauses}.")


class AnswersWrongSomewhere(AcknowledgementError):
    """The same where the question names no clause."""

    template = N_("This is not the right answer. Read the text again, then try once more.")
