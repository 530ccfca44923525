"""What can go wrong with the import of past acknowledgements, in the user’s words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class PersonColumnMissing(UserError):
    """Nobody’s acknowledgement can be recorded."""

    template = N_(
        "No column of “{name}” says who signed. Name a column Number, Last name or Full name, or choose it yourself in the import window."
    )


class DayColumnMissing(UserError):
    """An acknowledgement has a date."""

    template = N_(
        "No column of “{name}” says when they signed. Name a column Date, or choose it yourself in the import window."
    )


class NothingAdopted(UserError):
    """There is no text that anybody could have acknowledged."""

    template = N_(
        "No policy of the register was adopted yet, so there is no text that anybody signed. Record its adoption in the Policies tab first."
    )


class RegisterChangedSincePlan(UserError):
    """The comparison with the register is out of date."""

    template = N_(
        "People or acknowledgements were changed in another window since the list was compared: nothing was imported. Compare it again, then import it."
    )
