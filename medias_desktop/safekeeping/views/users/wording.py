"""How a user of the register is told in words."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.store.roles import Role
from medias_desktop.core.widgets.table import Column
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.users import RegisterUser

ESSENTIAL = (0, 1, 2, 3)
"""The columns that are shown when there is little room; the chosen user's card tells the others."""


def columns() -> list[Column[RegisterUser]]:
    """Return the columns of the list."""
    return [
        Column(_("Name"), _listed_name, stretch=12),
        Column(
            _("User role"), lambda user: role_label(user.role), lambda user: role_kind(user.role), stretch=12
        ),
        Column(_("Access"), access_text, access_kind, stretch=8),
        Column(_("Sealed records"), _sealed_text, stretch=9),
        Column(_("Computers"), lambda user: ", ".join(user.computers) or "—", stretch=7),
        Column(_("Since"), since_text, stretch=8),
    ]


def role_kind(role: Role) -> str:
    """Return the kind of chip of a role."""
    return {Role.DIRECTION: "accent", Role.READING: "muted"}.get(role, "ok")


def role_powers(role: Role) -> str:
    """Tell in a line what a role may do."""
    return {
        Role.DIRECTION: _("Everything: also users and keys, retention and destruction, restoring a backup."),
        Role.CLERK: _("Persons, signatures, policies and their adoption; neither users nor destructions."),
        Role.COMMUNICATIONS: _("Persons, signatures and drafts of policies; adopts nothing."),
        Role.READING: _("Looks at everything but the sealed records; changes nothing."),
    }[role]


def access_text(user: RegisterUser) -> str:
    """Tell in a word whether a user opens the register."""
    if not user.active:
        return _("Taken out")
    return _("Opens") if user.opens else _("No access")


def access_kind(user: RegisterUser) -> str:
    """Return the kind of chip of an access."""
    if not user.active:
        return "muted"
    return "ok" if user.opens else "warn"


def since_text(user: RegisterUser) -> str:
    """Return the day on which a user was added."""
    return format_date(user.since.astimezone().date(), "medium")


def access_sentence(user: RegisterUser, *, freely: bool = False) -> str:
    """Tell with what a user opens the register; ``freely`` is one that asks for nothing."""
    if freely:
        return _("Opens the register without a passphrase.")
    if not user.active:
        return _("Opens nothing any more. The name stays in the audit trail, beside what was done under it.")
    if not user.opens:
        return _("Nothing opens the register for this user. Set a new passphrase to let them in.")
    if not user.computers:
        return _("Opens the register with a passphrase.")
    return _(
        "Opens the register with a passphrase, and without typing it in their own session on {computers}."
    ).format(computers=", ".join(user.computers))


def sealed_sentence(user: RegisterUser) -> str:
    """Tell whether a user may read the disciplinary records."""
    if user.sealed:
        return _("Entitled to the disciplinary records.")
    return _("Not entitled to the disciplinary records: they stay closed, whatever the role.")


def directors(users: tuple[RegisterUser, ...]) -> str:
    """Return the names of those who may change users."""
    return ", ".join(user.name for user in users if user.active and user.role is Role.DIRECTION)


def _listed_name(user: RegisterUser) -> str:
    return _("{name} (you)").format(name=user.name) if user.itself else user.name


def _sealed_text(user: RegisterUser) -> str:
    return _("Entitled") if user.sealed else "—"
