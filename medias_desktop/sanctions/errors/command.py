"""What a command line names and nobody knows, in the user's words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class AccountUnknown(SanctionError):
    """No account has this number or this name."""

    template = N_(
        "The register knows no account “{name}”. Give the number or the whole name of one of: {known}."
    )


class AccountAmbiguous(SanctionError):
    """Accounts of several platforms bear this name."""

    template = N_("Several accounts are called “{name}”: give the number of one of them ({numbers}).")


class CommandReasonUnknown(SanctionError):
    """No reason is called so."""

    template = N_("No reason is called “{name}”. Give one of: {known}.")


class ActionUnknown(SanctionError):
    """Nothing that is done is called so."""

    template = N_("No action is called “{name}”. Give one of: {known}.")


class IncidentStateUnknown(SanctionError):
    """Incidents stand nowhere that is called so."""

    template = N_("No state of an incident is called “{name}”. Give one of: {known}.")
