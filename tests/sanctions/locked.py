"""A town whose sealed records open without a passphrase, with the real lock, for tests of views."""

from __future__ import annotations

import time
from dataclasses import replace

from medias_desktop.safekeeping.views.sealed_access import SealedAccess
from tests.sanctions.registers import Town


def locked_town(desk, register, parent, now=time.monotonic, **more):
    """Return the town and the desk with the opened lock; ``desk.sealed.forget()`` closes it."""
    door = SealedAccess(desk.dialogs, desk.jobs, lambda: 5, None, now)
    door.use(register)
    vaults = []
    door.with_vault(parent, vaults.append)
    return Town(register, vaults[0], **more), replace(desk, sealed=door)
