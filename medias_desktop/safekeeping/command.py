"""Making a protected register from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.clock import Clock, SystemClock
from medias_desktop.core.command import typed_passphrase
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.register import Municipality, Register
from medias_desktop.safekeeping.errors import FounderNeeded
from medias_desktop.safekeeping.service.registers import Founder, create_register

if TYPE_CHECKING:
    from collections.abc import Callable


def maker(
    user: str, cost: Cost = DEFAULT
) -> Callable[[Path, Municipality, Clock | None], tuple[Register, list[str]]]:
    """Return what makes a register for ``user``, opens it, and says its recovery code, which is nowhere else."""

    def make(path: Path, municipality: Municipality, clock: Clock | None) -> tuple[Register, list[str]]:
        if not user.strip():
            raise FounderNeeded(name=path.name)
        passphrase = typed_passphrase(path, _("New passphrase of {name}: ").format(name=user.strip()))
        clock = clock or SystemClock()
        made = create_register(path, municipality, Founder(user, passphrase), clock, cost)
        told = _("Recovery code of “{name}”, to be written down and kept in the vault: {code}")
        return Register.open(path, clock, made.access), [told.format(name=path.name, code=made.recovery_code)]

    return make
