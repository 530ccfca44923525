"""What can go wrong with sanctions, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class SanctionError(UserError):
    """An error of the sanctions."""


class CaseGone(SanctionError):
    """The case is no longer in the register."""

    template = N_("This case is no longer in the register. Refresh the list.")


class StepGone(SanctionError):
    """The step is no longer part of the ladder."""

    template = N_("This step is no longer part of the ladder. Refresh the list.")


class AccountGone(SanctionError):
    """The account is no longer in the register."""

    template = N_("This account is no longer in the register. Refresh the list.")


class OnlineUserGone(SanctionError):
    """The online user is no longer in the register."""

    template = N_("This online user is no longer in the register. Refresh the list.")


class IncidentGone(SanctionError):
    """The incident is no longer in the register."""

    template = N_("This incident is no longer in the register. Refresh the list.")
