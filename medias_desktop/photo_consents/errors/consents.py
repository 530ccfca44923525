"""What can be wrong with a consent or with what somebody did about it, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class ConsentProblem(PhotoConsentError):
    """Something wrong in what is to be recorded of a consent."""


class EndBeforeStart(ConsentProblem):
    """A consent that ends before it begins."""

    template = N_(
        "The consent would end on {ends_on}, before it begins on {starts_on}. Correct one of the two dates."
    )


class PurposeMissing(ConsentProblem):
    """A consent to nothing."""

    template = N_("Choose at least one use: nobody agrees to everything at once.")


class PurposesOutside(ConsentProblem):
    """An act about uses that the consent is not for."""

    template = N_(
        "The consent is not for all of these uses. Choose among its own, or record another consent."
    )


class DayToCome(ConsentProblem):
    """Something said to have happened after today."""

    template = N_("{day} lies in the future: record it when it has happened.")


class BeforeBirth(ConsentProblem):
    """Something said to have been done before the person was born."""

    template = N_("On {day}, {name} was not born yet. Correct the date.")


class GuardianOfSomebodyElse(ConsentProblem):
    """A guardian who speaks for another person."""

    template = N_(
        "This guardian does not speak for {name}. Choose a guardian of this person, or add one first."
    )


class GuardianEnded(ConsentProblem):
    """A guardian whose authority had ended."""

    template = N_(
        "{guardian} spoke for {name} until {ended_on} only. Correct the date of the act, or that of the guardianship."
    )


class GuardianOfAdult(ConsentProblem):
    """A parent who speaks for somebody of age."""

    template = N_(
        "{name} is of age on {day}: only their own word counts, or that of a tutor or another legal representative."
    )


class MethodMissing(ConsentProblem):
    """A consent of which nobody says how it was given."""

    template = N_(
        "Say how the consent was given: on paper, on the screen, by e-mail or aloud before a witness."
    )


class ConsentWitnessMissing(ConsentProblem):
    """A consent given aloud before nobody."""

    template = N_("A consent given aloud needs a witness. Write the name of who heard it.")


class WitnessIsTheGiver(ConsentProblem):
    """A witness who is the one who consents."""

    template = N_("{witness} cannot be the witness of their own consent. Name somebody else.")


class NoticeMeansMissing(ConsentProblem):
    """A notice of which nobody says how it was given."""

    template = N_("Say by what means the person was told: by e-mail, by a note, aloud.")


class BeforeAsked(ConsentProblem):
    """An answer before the question."""

    template = N_(
        "This is dated {day}, before the consent was asked for on {asked}. Correct one of the two dates."
    )


class WithdrawalReasonMissing(ConsentProblem):
    """A withdrawal without its reason."""

    template = N_("Write the reason of the withdrawal; if none was given, write so.")


class NothingToWithdraw(ConsentProblem):
    """A withdrawal of what was never given, or is withdrawn already."""

    template = N_(
        "There is nothing to withdraw on {day}: no consent to these uses was given by then, or it is withdrawn already."
        " To record that somebody says no, record a refusal."
    )


class WrongCorrection(ConsentProblem):
    """A correction that would make another act of it."""

    template = N_("A correction keeps what was done. Cancel this entry, then record what happened instead.")


class CorrectedPastNo(ConsentProblem):
    """A correction by which a consent would come after a refusal or a withdrawal, and lift it."""

    template = N_(
        "Somebody said no on {day}: a correction cannot put this consent after that day. If it was given again since,"
        " record that as a new entry."
    )


class CancellationReasonMissing(ConsentProblem):
    """A cancelled entry without a reason."""

    template = N_("Write why this entry is cancelled.")


class ActGone(ConsentProblem):
    """An act that is cancelled, or no longer there."""

    template = N_("This entry was cancelled meanwhile, or is no longer in the register. Refresh the list.")


class ConsentTextTooLong(ConsentProblem):
    """A text longer than the register keeps."""

    template = N_("“{beginning}…” is longer than {limit} characters. Shorten it.")
