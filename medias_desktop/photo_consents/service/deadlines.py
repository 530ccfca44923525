"""Birthdays, consents that end, guardians still missing, silence: derived each time that somebody asks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Silent
from medias_desktop.photo_consents.rules.deadlines import Deadline, deadlines_of, in_order
from medias_desktop.photo_consents.service.deadline_facts import candidates, facts

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.service.settings import ConsentSettings


class Deadlines:
    """The deadlines of one register."""

    def __init__(self, register: Register, settings: ConsentSettings) -> None:
        self._register = register
        self._settings = settings

    def on(self, day: dt.date, progress: Progress | None = None) -> tuple[Deadline, ...]:
        """Return what is to be done, as the list of a day says it, by day. Raises Cancelled."""
        settings, progress = self._settings.current(), progress or Silent()
        numbers = candidates(self._register, settings, day)
        found: list[Deadline] = []
        for done, one in enumerate(facts(self._register, numbers)):
            if done % 100 == 0:
                progress.report(done, len(numbers))
            found += deadlines_of(one, settings, day)
        return in_order(found)
