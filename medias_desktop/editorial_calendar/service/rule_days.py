"""The rules of each day, made ready once for all days on which the same texts are in force, until something is recorded."""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_right
from typing import TYPE_CHECKING

from medias_desktop.core.store.news import LAST

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.checks.checking import ReadyRules
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_DIGITS = 16


class RuleDays:
    """The rules of one register by day; a thousand days between two changes cost one look."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service
        self._as_of: tuple[int, str] = (-1, "")
        self._changes: list[dt.date] = []
        self._ready: dict[int, ReadyRules] = {}
        self._digests: dict[int, str] = {}

    def trail(self) -> int:
        """Return what grows with everything that is recorded."""
        return int(self._register.tuples(LAST)[0][0])

    def rules(self, day: dt.date) -> ReadyRules:
        """Return the rules in force on a day, made ready."""
        from medias_desktop.editorial_calendar.rules.checks.checking import ready

        span, known = self._span(day), self._ready
        if span not in known:
            known[span] = ready(self._service.rules.on(day))
        return known[span]

    def digest(self, day: dt.date) -> str:
        """Return what names the state of the rules of a day, as verdicts keep it."""
        span, known = self._span(day), self._digests
        if span not in known:
            state = self._service.rules.state(day)
            known[span] = hashlib.sha256(state.encode()).hexdigest()[:_DIGITS]
        return known[span]

    def texts(self, day: dt.date) -> str:
        """Return the names of the texts in force on a day."""
        return ", ".join(dict.fromkeys(one.policy_title for one in self._service.policies.in_force(day)))

    def _span(self, day: dt.date) -> int:
        """Return the number of the days, between two changes of the texts in force, that a day belongs to."""
        from medias_desktop.core.i18n import current_language

        as_of = self.trail(), current_language()
        if as_of != self._as_of:
            self._changes = self._read_changes()
            self._ready, self._digests = {}, {}
            self._as_of = as_of
        return bisect_right(self._changes, day)

    def _read_changes(self) -> list[dt.date]:
        """Return the days on which a text may come into force or cease to be."""
        days: set[dt.date] = set()
        for policy in self._service.policies.library():
            for one in policy.versions:
                for day in (one.in_force_date, one.repealed_on):
                    if day is not None:
                        days |= {day} if day == dt.date.max else {day, day + dt.timedelta(1)}
        return sorted(days)
