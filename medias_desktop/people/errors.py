"""What can go wrong with persons and their lists, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_, translate
from medias_desktop.people.labels import FLAW_SENTENCES
from medias_desktop.people.rules import Flaw


class InvalidPerson(UserError):
    """A person's record cannot be accepted; ``flaws`` says why, the sentence tells the first one."""

    template = N_("This person cannot be recorded: {reason}")

    def __init__(self, flaws: tuple[Flaw, ...], **details: object) -> None:
        super().__init__(**details)
        self.flaws = flaws

    def sentence(self) -> str:
        """Return the sentence in the interface language."""
        return translate(FLAW_SENTENCES[self.flaws[0]]).format(**self.details)


class PersonUnknown(UserError):
    """No person has this number of record."""

    template = N_("This person is no longer in the register. Refresh the list and try again.")


class NameColumnMissing(UserError):
    """Nobody can be recorded without a name."""

    template = N_(
        "No column of “{name}” holds the people’s names. Name a column Last name or Full name, or choose it yourself in the import window."
    )


class PeopleChangedSincePlan(UserError):
    """The comparison with the register is out of date."""

    template = N_(
        "People were changed in another window since the list was compared: nothing was imported. Choose the list again to compare it anew."
    )
