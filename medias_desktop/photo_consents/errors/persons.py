"""What can be wrong with a person shown or their guardians, in the user's words; each names its field."""

from __future__ import annotations

from typing import ClassVar

from medias_desktop.core.i18n import N_
from medias_desktop.photo_consents.errors import PhotoConsentError


class PersonProblem(PhotoConsentError):
    """Something wrong in a form: at ``field``, of the guardian at ``place`` (from 0), or of the person (None)."""

    field: ClassVar[str] = "last_name"

    def __init__(self, place: int | None = None, **details: object) -> None:
        super().__init__(**details)
        self.place = place


class NameMissing(PersonProblem):
    """A person without a name."""

    template = N_("Write the last name of the person shown.")


class NameTooLong(PersonProblem):
    """A name longer than the register keeps."""

    template = N_("A name has at most {most} characters. Shorten it.")


class BirthDateToCome(PersonProblem):
    """A date of birth after today."""

    field = "birth_date"
    template = N_("The date of birth lies in the future. Correct it, or leave it empty.")


class BirthDateTooLongAgo(PersonProblem):
    """A date of birth more than 120 years ago."""

    field = "birth_date"
    template = N_("The date of birth is more than {years} years ago. Correct it, or leave it empty.")


class NotOfAge(PersonProblem):
    """Of full age by the tick, a minor by the date of birth."""

    field = "adult"
    template = N_(
        "By the date of birth, this person is under 18. Untick “Of full age”, or correct the date of birth."
    )


class EmailMalformed(PersonProblem):
    """What is no e-mail address."""

    field = "email"
    template = N_("“{email}” is not an e-mail address. Correct it, or leave it empty.")


class PhoneTooLong(PersonProblem):
    """A telephone number longer than the register keeps."""

    field = "phone"
    template = N_("A telephone number has at most {most} characters. Shorten it.")


class GuardianNameMissing(PersonProblem):
    """A guardian without a name."""

    template = N_("Write the last name of the guardian, or remove this guardian.")


class GuardianIsThePerson(PersonProblem):
    """A guardian who is the minor themselves."""

    template = N_(
        "{name} cannot be their own guardian. Name the parent; of two who bear the same name, add “senior”."
    )


class GuardianTwice(PersonProblem):
    """The same guardian twice."""

    template = N_("{name} is entered twice as guardian. Remove one of the two.")


class GuardianEndTooEarly(PersonProblem):
    """A guardianship that ended before the person was born."""

    field = "ended_on"
    template = N_("The guardianship cannot end before the person was born. Correct one of the two dates.")


class GuardianSpoke(PersonProblem):
    """A guardian to be removed in whose name something is recorded."""

    template = N_(
        "{name} has answered for this person: this guardian stays recorded. Write the date until which instead."
    )


class GuardianGone(PhotoConsentError):
    """The guardian is no longer in the register."""

    template = N_("This guardian is no longer in the register. Open the person again.")


class ListedPersonTaken(PhotoConsentError):
    """A person of the list who is known already as somebody shown."""

    template = N_("{name} is recorded already among the persons shown. Choose the recorded entry.")
