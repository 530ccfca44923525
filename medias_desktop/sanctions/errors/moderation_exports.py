"""What can go wrong with documents of moderation."""

from __future__ import annotations

from medias_desktop.core.i18n import N_
from medias_desktop.sanctions.errors import SanctionError


class NoTextInForce(SanctionError):
    """No policy is in force on that day."""

    template = N_("No policy is in force on that day: there is no netiquette to print. Adopt a policy first.")


class NetiquetteHasBlanks(SanctionError):
    """The text in force holds blanks that nobody filled; ``names`` are them as the text writes them."""

    template = N_(
        "The netiquette cannot be printed as it stands: the text in force still holds blanks ({names}). Fill them in on the "
        "policy, adopt it, then print."
    )


class NothingOfThePublic(SanctionError):
    """The text in force has no rule about what the public writes."""

    template = N_(
        "The policy in force says nothing of what the public writes: there is no netiquette to print. Give its clauses "
        "rules of moderation, or adopt a text that has them."
    )
