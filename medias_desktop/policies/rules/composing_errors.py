"""What can go wrong while composing, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class OriginGone(UserError):
    """What the draft was to begin from is no longer there."""

    template = N_("The text to begin from is no longer there. Choose another one.")


class UnfilledPlaceholders(UserError):
    """The council adopts words, not places for words."""

    template = N_(
        "The text still has placeholders without a value: {names}. Fill them in the composer, then adopt."
    )


class CommentMissing(UserError):
    """A comment says something."""

    template = N_("The text of the comment is missing. Type what was said.")


class AuthorMissing(UserError):
    """A comment comes from somebody."""

    template = N_("The name of who made the comment is missing. Type it.")


class NoteGone(UserError):
    """Another window removed it."""

    template = N_("This note is no longer in the register. Look at the list again.")
