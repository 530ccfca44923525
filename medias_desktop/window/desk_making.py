"""The desk that the program hands to every view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from medias_desktop.core.changes import Changes
from medias_desktop.core.clock import Clock
from medias_desktop.core.jobs import Worker
from medias_desktop.core.settings import Settings
from medias_desktop.core.widgets.desk import Desk, Jobs
from medias_desktop.core.widgets.dialogs import Dialogs, QtDialogs
from medias_desktop.safekeeping.views.sealed_access import SealedAccess

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.sealing import Sealable
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.widgets.sealing import Sealer


def make_desk(
    owner: QObject,
    dialogs: Dialogs | None,
    clock: Clock,
    settings: Callable[[], Settings],
    sealer: Sealer,
) -> tuple[Desk, Worker, SealedAccess]:
    """Return the desk with what it works with; all of it lives as long as ``owner``."""
    worker = Worker(owner)
    dialogs = dialogs or QtDialogs()
    jobs = Jobs(worker, dialogs, owner)
    sealed = SealedAccess(dialogs, jobs, lambda: settings().sealed_minutes, owner)
    return Desk(dialogs, jobs, Changes(owner), clock, sealed, sealer), worker, sealed


class OpenRegisterSealer:
    """Seals with the identity of whichever register is open."""

    def __init__(
        self, register: Callable[[], Register | None], sealer_of: Callable[[Register], Sealer]
    ) -> None:
        self._register, self._sealer_of = register, sealer_of

    def refusal(self) -> UserError | None:
        """Return what to tell who may not seal, or None."""
        return self._sealer().refusal()

    def seal(self, document: Sealable) -> bytes:
        """Return the document under the open register's seal."""
        return self._sealer().seal(document)

    def _sealer(self) -> Sealer:
        register = self._register()
        assert register is not None, "views that seal are those of an open register"
        return self._sealer_of(register)
