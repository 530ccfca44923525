"""What can go wrong when a register is moved, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class CopyDiffers(UserError):
    """What arrived is not what was sent."""

    template = N_(
        "“{name}” was not moved: what arrived in “{table}” is not what was sent. Nothing was left there; try again."
    )


class TrailUnsound(UserError):
    """The audit trail does not verify at the place of arrival."""

    template = N_(
        "“{name}” was not moved: its audit trail does not verify ({reason}) Nothing was left there. Verify the integrity of the register first."
    )


class TextNotMovable(UserError):
    """A NUL character in a text, which a server has no room for."""

    template = N_(
        "“{name}” was not moved: record {record} of “{table}” holds an invisible character that the server cannot keep. Correct this record, then try again."
    )


class NothingToMove(UserError):
    """Both ends are of the same kind."""

    template = N_(
        "A register moves from a file to a server, or from a server into a file. Name one file and one URL."
    )
