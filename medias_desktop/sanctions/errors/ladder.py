"""What a ladder cannot be, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class LadderEmpty(SanctionError):
    """No step is left in use."""

    template = N_("The ladder has no step left. Keep at least one in use, then save again.")


class TooManySteps(SanctionError):
    """More steps than anybody climbs."""

    template = N_("A ladder has {most} steps at most. Remove some of them, then save again.")


class StepNameMissing(SanctionError):
    """A step is called nothing."""

    template = N_("Step {position} has no name in both languages. Name it, then save again.")


class StepNameTwice(SanctionError):
    """Two steps are called the same."""

    template = N_("Two steps are called “{name}”. Give each its own name, then save again.")


class StepsOutOfOrder(SanctionError):
    """A milder measure above a more severe one."""

    template = N_(
        "“{above}” stands above “{below}” and is milder by its nature. Move the steps from the mildest to the most severe."
    )


class StepInUse(SanctionError):
    """Cases point at the step."""

    template = N_(
        "The step “{name}” cannot be removed: cases use it. Take it out of use instead: they keep it, and it is offered no more."
    )


class StepMonthsImpossible(SanctionError):
    """A validity that no step can have."""

    template = N_(
        "“{name}” must count for {least} to {most} months, or for good. Correct the number of months."
    )


class RepeatShorter(SanctionError):
    """A repeated fault that would be forgotten sooner."""

    template = N_(
        "“{name}” would be forgotten sooner when the fault is repeated. Give at least as many months as otherwise."
    )


class SuspensionDaysImpossible(SanctionError):
    """Days that no suspension lasts."""

    template = N_("The suspension “{name}” must last {least} to {most} days. Correct the number of days.")


class DeadlineImpossible(SanctionError):
    """A time to impose a measure that makes no sense."""

    template = N_(
        "The time to impose a measure must be {least} to {most} days, or not set. Correct the number of days."
    )


class CaseMonthsImpossible(SanctionError):
    """A time to keep closed cases that makes no sense."""

    template = N_("Closed cases are kept for {least} to {most} months. Correct the number of months.")
