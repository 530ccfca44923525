"""What can go wrong with keys, in the user's words."""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class WrongPassphrase(UserError):
    """The passphrase does not open the user's slot."""

    template = N_(
        "This is not the passphrase of {user}. Capitals, accents and spaces count: check the Caps Lock key and type it again."
    )


class WrongRecoveryCode(UserError):
    """A well-formed code that opens no slot."""

    template = N_(
        "This recovery code does not open this register. Check that the sheet names this register and that it is the latest one printed."
    )


class RecoveryCodeLength(UserError):
    """Characters are missing or too many."""

    template = N_(
        "A recovery code has {wanted} letters and digits and {found} were typed. Look for a group that was left out or typed twice."
    )


class RecoveryCodeMistyped(UserError):
    """The check group does not agree with the rest."""

    template = N_("This recovery code holds a typing mistake. Compare it with the sheet, group by group.")


class DeviceRefused(UserError):
    """The secret that this computer keeps does not open its slot."""

    template = N_(
        "The key that this computer keeps for {user} no longer opens this register. Unlock with your passphrase."
    )


class SlotGone(UserError):
    """The slot is not in the key file any more."""

    template = N_(
        "This access was removed from the register meanwhile. Choose another user, or ask the director general."
    )


class NotEntitled(UserError):
    """The slot does not hold the sealed key."""

    template = N_(
        "{user} is not entitled to the disciplinary records. The director general can give this right in the list of users."
    )


class SealedKeysNeeded(UserError):
    """A change concerns entitled slots, and the one who makes it is not entitled."""

    template = N_(
        "Only someone entitled to the disciplinary records can make this change. Ask that person to make it with their passphrase."
    )


class LastRecoverySlot(UserError):
    """Without it a forgotten passphrase would lose the register."""

    template = N_(
        "The last recovery code cannot be removed: without it a forgotten passphrase would lose the register. Replace it by a new code."
    )


class LastPassphrase(UserError):
    """Nobody could open the register any more but by the paper code."""

    template = N_("The last user with a passphrase cannot be removed. Add another user first.")


class LastSealedRight(UserError):
    """Nobody could read the disciplinary records any more."""

    template = N_(
        "The last access to the disciplinary records cannot be removed. Give the right to another user first."
    )


class RotationUnderWay(UserError):
    """The keys are being changed already."""

    template = N_(
        "The keys of this register are being changed and this was not finished. Finish it before making another change."
    )


class KeysChangedElsewhere(UserError):
    """Somebody saved the key file after it was read."""

    template = N_(
        "Users or keys of this register were changed in another window meanwhile. Unlock the register again, then make your change again."
    )


class KeyFileMissing(UserError):
    """No copy of the key file was found."""

    template = N_(
        "The key file of “{name}” cannot be found, and without it nothing can be read. "
        "Put the file “{keys}” back beside the register, or take the one that lies in a backup."
    )


class KeyFileDamaged(UserError):
    """Every copy that was found is broken."""

    template = N_(
        "The key file “{name}” is damaged. Put a whole copy in its place: look for files ending in .keys on the other computers and in the backups."
    )


class KeyFileOfAnother(UserError):
    """A whole key file lies beside the register, but it names another."""

    template = N_(
        "The key file beside “{name}” belongs to another register, or the beginning of “{name}” is damaged. "
        "Put its own key file back beside it, or restore its latest backup."
    )


class KeyFileNewer(UserError):
    """A newer version of the program wrote it."""

    template = N_(
        "The key file “{name}” was written by a newer version of the program. Install that version to open the register."
    )


class KeyFileAltered(UserError):
    """The content was changed by somebody who does not hold the keys."""

    template = N_(
        "The key file of this register was altered outside of the program. "
        "Do not use it: put back the key file of a backup, and tell the person in charge of information security."
    )


class TooLittleMemory(UserError):
    """Argon2 could not have the memory it needs."""

    template = N_(
        "There is not enough free memory to check the passphrase ({megabytes} MB). Close other programs and try again."
    )


class DeviceStoreRefused(UserError):
    """The system's own store of secrets cannot be used."""

    template = N_("This computer’s session refused to keep the key. Go on unlocking with your passphrase.")
