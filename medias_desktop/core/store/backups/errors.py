"""What can go wrong with backups, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class BackupNotMade(UserError):
    """The copy could not be read back; it was thrown away."""

    template = N_(
        "The backup of “{name}” was not kept: {reason}. The register was not changed. "
        "Try again; if it happens again, choose another disk."
    )


class BackupDamaged(UserError):
    """A backup is not what it was when it was made."""

    template = N_("The backup “{name}” cannot be used: {reason}. Nothing was changed. Choose another backup.")


class BackupOfOtherKeys(UserError):
    """The backup is sound as far as can be told, but these keys do not open it."""

    template = N_(
        "The backup “{name}” was made with other keys. "
        "Open it with a passphrase or a recovery code of the time when it was made."
    )


class BackupOfOtherRegister(UserError):
    """It would replace another municipality's register."""

    template = N_(
        "The backup “{name}” is of another register than “{register}”. Nothing was changed. "
        "Choose a backup of this register, or another place to restore to."
    )


class BackupMissing(UserError):
    """There is nothing to restore or rehearse."""

    template = N_("There is no backup in “{folder}”. Make one, or choose another folder.")


class RegisterOpenElsewhere(UserError):
    """A register is never replaced under somebody's hands."""

    template = N_(
        "“{name}” is open in another window or on another computer. Nothing was changed. Close it there and try again."
    )


class SecondDestinationMissing(UserError):
    """The drive is not plugged in, or the share cannot be reached."""

    template = N_(
        "The second place for backups, “{folder}”, cannot be reached. Plug in the drive or connect to the network, "
        "then try again."
    )


class ErasuresDamaged(UserError):
    """The list of what was destroyed was altered."""

    template = N_(
        "The list of destructions in “{folder}” was altered or damaged. Nothing was changed. "
        "Restore from the second place for backups, which has its own list."
    )


class UpgradeNotBackedUp(UserError):
    """An older register is not touched before there is a copy of it."""

    template = N_(
        "“{name}” comes from an earlier version of the program and must be backed up before it is brought up to date. "
        "That failed, and nothing was changed: {reason}"
    )
