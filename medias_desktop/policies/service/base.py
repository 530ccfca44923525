"""What every service of policies has: its register, and what the register says of itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.policies.service import reading

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.roles import Permission
    from medias_desktop.policies.rules import VersionText


class RegisterService:
    """Serves one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def refusal(self, permission: Permission) -> UserError | None:
        """Return what to tell who tries what their role does not allow, or None when it is allowed."""
        return self._register.actor.refusal(permission)

    @property
    def today(self) -> dt.date:
        """The register's own date."""
        return self._register.clock.today()

    @property
    def municipality(self) -> str:
        """The name of the register's municipality."""
        return self._register.municipality().name

    @property
    def paper(self) -> str:
        """The paper of the municipality's documents: 'letter' or 'a4'."""
        return self._register.municipality().paper

    def text(self, uid: str, language: str) -> VersionText:
        """Return a version by its uid, or a town's text ("town/<key>") in a language. Raises UnknownVersion."""
        return reading.text(self._register, uid, language, self.today)
