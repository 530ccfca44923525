"""Who may do what in everyday work. It saves from slips; what protects is the keys (core.store.keys)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError


class Role(StrEnum):
    """What a user of the register is in the municipality."""

    DIRECTION = "direction"
    CLERK = "clerk"
    COMMUNICATIONS = "communications"
    READING = "reading"


class Permission(StrEnum):
    """A kind of change; reading needs none."""

    RECORD = "record"
    """Persons, acknowledgements and other everyday records."""
    DRAFT = "draft"
    """Texts of policies before their adoption."""
    ADOPT = "adopt"
    """Adoptions and signing identities."""
    ADMINISTER = "administer"
    """The municipality, users and keys, retention and destruction, restoring."""


_EVERYTHING = frozenset(Permission)
MAY: dict[Role, frozenset[Permission]] = {
    Role.DIRECTION: _EVERYTHING,
    Role.CLERK: _EVERYTHING - {Permission.ADMINISTER},
    Role.COMMUNICATIONS: frozenset({Permission.RECORD, Permission.DRAFT}),
    Role.READING: frozenset(),
}


class Actor(NamedTuple):
    """Who acts: the user of the session, by the number that the audit trail writes."""

    uid: str = ""
    name: str = ""
    role: Role = Role.DIRECTION

    def may(self, permission: Permission) -> bool:
        """Return whether the role allows a kind of change."""
        return permission in MAY[self.role]

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries it without being allowed to, or None when the role allows it."""
        if self.may(permission):
            return None
        from medias_desktop.core.store.errors import NotEntitled

        return NotEntitled(name=self.name)
