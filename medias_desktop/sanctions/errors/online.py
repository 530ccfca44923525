"""What can go wrong in the forms of online users, before anything is recorded."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class ProposalChanged(SanctionError):
    """What was recorded meanwhile about the same user makes the policy propose something else than the form shows."""

    template = N_(
        "Something was recorded about this user in another window meanwhile: the policy now proposes something else. "
        "Look at it, then record."
    )


class NoAccountYet(SanctionError):
    """An incident is to be recorded, and no account of the municipality is known."""

    template = N_(
        "No account of the municipality is in the register yet. Add the page or the profile first, then record it."
    )
