"""What is refused once a measure was decided or notified, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors.cases import CaseError


class HearingStands(CaseError):
    """What a notified measure rests on is not moved after it."""

    template = N_(
        "The measure decided on {day} was notified: what shows that the person was heard by that day stays as it is. Record "
        "a later meeting as a follow-up meeting."
    )


class SuspensionBegunUntold(CaseError):
    """The person was suspended before they were told of it, and nothing says why."""

    template = N_(
        "The suspension began on {start}, before the person was told of it on {day}. Write why, or decide again for a "
        "later suspension."
    )


class ReducedNotDecided(CaseError):
    """The measure on file is the one that was reduced."""

    template = N_(
        "The grievance had the measure reduced. Record the new decision and its notice before the case is closed."
    )


class ClauseUnknown(CaseError):
    """No section of that text is the clause."""

    template = N_("The text in force on {day} has no clause {cite}. Choose the clause again.")
