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

    template = N_("This register has no active director general. Restore a backup in which there is one.")


class ForeignKeyFile(UserError):
    """The key file belongs to another register."""

    template = N_(
        "“{name}” is the key file of another register than “{register}”. Choose one that was kept with this register or with its backups."
    )


class RuleInvalid(UserError):
    """A retention rule needs a delay and its reference."""

    template = N_(
        "Enter a retention period from {least} to {most} months and the rule of your archive schedule that asks for it."
    )


class RuleUnconfirmed(UserError):
    """The delay is only the program's proposal."""

    template = N_(
        "The retention period for “{kind}” is a proposal that your municipality has not confirmed. Nothing was destroyed. "
        "Enter the rule of your archive schedule first."
    )


class NothingToDestroy(UserError):
    """No record was chosen."""

    template = N_("Tick the records to be destroyed first.")


class RecordsChanged(UserError):
    """What was shown is no longer what is there."""

    template = N_(
        "{names}: changed, destroyed or no longer due since the list was shown. Nothing was destroyed. "
        "Look at the list again."
    )


class ReasonMissing(UserError):
    """A destruction outside the schedule says why."""

    template = N_("Write why: who asked or decided, and when (for example “request of November 12, 2026”).")


class ReasonNamesPerson(UserError):
    """The reason is kept for ever, the person's name must not be."""

    template = N_(
        "The reason is kept for ever: write it without the name of the person whose record is destroyed."
    )


class LastDirection(UserError):
    """Nobody could administer the register any more."""

    template = N_(
        "{name} is the only director general. Give this role to another user first: somebody must direct the register."
    )


class OwnRemoval(UserError):
    """Somebody else must do it."""

    template = N_("You cannot remove yourself. Ask another director general to do it.")


class OthersAtWork(UserError):
    """The keys change only while nobody else has the register open."""

    template = N_(
        "“{name}” is open in another window or on another computer. Close it there, then change the keys again."
    )


class FounderNeeded(UserError):
    """A register made by a command belongs to somebody too."""

    template = N_(
        "“{name}” does not exist yet. Name with --user the person who will direct the new register."
    )


class NoKeysToChange(UserError):
    """The register opens without a question."""

    template = N_("This register opens without a passphrase: there are no keys to change.")


class KeysOfServer(UserError):
    """A register on a server is kept from whoever left by the server itself."""

    template = N_(
        "The keys of a register on a server are not changed here. Ask whoever administers the server to remove the "
        "access of the person who left: without it the keys open nothing."
    )


class SecondDestinationUnfit(UserError):
    """The copies would lie beside the backups themselves and be lost with them."""

    template = N_(
        "“{folder}” is the folder of the backups themselves. Choose a place outside this computer: a USB drive or a "
        "folder of the municipality’s network."
    )


class BackupWithoutKeys(UserError):
    """The backup could be opened by nobody on a new computer."""

    template = N_(
        "The backup holds no key file that opens it. Make another backup; if this is told again, open the register on "
        "the computer where it was made and look for its key file there."
    )


class RehearsalFailed(UserError):
    """The restored copy opens, but is not right."""

    template = N_(
        "The newest backup can be restored, but what it holds is not right: {reason} Verify the integrity of the "
        "register, then make another backup."
    )


class RestoreNotAllowed(UserError):
    """Who acts may not replace the register."""

    template = N_(
        "Only the director general restores a backup over a register that opens. Nothing was changed."
    )


class RestoreUnconfirmed(UserError):
    """A command asks nothing, so it does nothing that loses records."""

    template = N_(
        "“{name}” was not restored: what was recorded since the backup would be lost. Add --yes to restore it all the "
        "same; what it holds now is then kept beside it."
    )


class ActionGone(UserError):
    """The trail was altered or replaced meanwhile."""

    template = N_("This operation is no longer in the audit trail. Verify the integrity of the register.")
