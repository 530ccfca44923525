"""What keeps something from being taken out of disciplinary files, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class NothingChosen(SanctionError):
    """No case was ticked."""

    template = N_("Nothing is ticked. Tick the cases to take out of the files, then go on.")


class NotDueYet(SanctionError):
    """Somebody changed the case, or its time has not come."""

    template = N_("Case {number} is not due to be removed. Nothing was removed: refresh the list.")


class BasisNamesPerson(SanctionError):
    """The record of a removal would name whom it is about."""

    template = N_(
        "The reference names {name}. The record of a removal names nobody: give the clause or the rule only."
    )


class BasisTooLong(SanctionError):
    """More than the record holds."""

    template = N_("The reference is longer than {most} characters. Shorten it.")
