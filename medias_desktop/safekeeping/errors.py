"""What can go wrong with the register's users, keys and copies, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class UserNameMissing(UserError):
    """A user is a person."""

    template = N_("Type the first and last name of the person who will open the register.")


class ProtectionRefused(UserError):
    """The protected copy is not what the register was."""

    template = N_(
        "“{name}” could not be protected: the protected copy did not hold the same records ({reason}). "
        "The register was left as it was; keep a copy of it and ask for help."
    )


class NoDirection(UserError):
    """The recovery code gives the register back to a user who directs it, and there is none."""

    template = N_(
        "This register has no active user of the general direction. Restore a backup in which there is one."
    )


class ForeignKeyFile(UserError):
    """The key file belongs to another register."""

    template = N_(
        "“{name}” is the key file of another register than “{register}”. Choose one that was kept with this register or with its backups."
    )
