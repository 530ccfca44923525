"""The next free moment at which a post passes the rules of its day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.progress import Progress, Silent
from medias_desktop.editorial_calendar.rules import slots as rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import PostDraft
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_TOGETHER = 14
"""Days whose photos are asked about at once."""


class Slots:
    """Finds moments in one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register, self._service = register, service

    def next(
        self,
        draft: PostDraft,
        post_id: int | None = None,
        after: dt.datetime | None = None,
        progress: Progress | None = None,
    ) -> dt.datetime | None:
        """Return the next moment after another one (now, by default) at which a post passes, None when there is none.

        It keeps its hour where it can. May raise Cancelled.
        """
        now, progress = self._service.local_now, progress or Silent()
        after = max(after or now, now)
        hours = self._service.settings.settings().hours
        days = rules.days_after(after, hours)
        if not days:
            return None
        around = self._service.checking.reader.around(
            (dataclasses.replace(draft, photos=()),), (days[0], days[-1])
        )
        aside = self._service.checking.set_aside(post_id)
        for place, day in enumerate(days):
            if place % _TOGETHER == 0:
                progress.report(place, len(days))
                around = self._with_photos(around, draft, days[place : place + _TOGETHER])
            for moment in rules.moments(day, after, hours, draft.planned_time):
                if not rules.is_free(moment, draft.platforms, around, post_id):
                    continue
                found = self._check(draft, post_id, moment, around, aside)
                if rules.passes(found):
                    return moment
                if rules.lost(found):
                    break
        return None

    def _check(
        self,
        draft: PostDraft,
        post_id: int | None,
        moment: dt.datetime,
        around: Surroundings,
        aside: frozenset[tuple[str, str, str]],
    ) -> tuple[Finding, ...]:
        from medias_desktop.editorial_calendar.rules.checks.checking import check_post
        from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
        from medias_desktop.editorial_calendar.service.finding_rows import marked

        there = dataclasses.replace(draft, planned_on=moment.date(), planned_time=moment.time())
        ready = self._service.checking.days.rules(moment.date())
        return marked(check_post(CheckedPost(there, post_id), around, ready), aside)

    def _with_photos(self, around: Surroundings, draft: PostDraft, days: tuple[dt.date, ...]) -> Surroundings:
        if not draft.photos:
            return around
        wanted = {
            (item, platform, day) for item in draft.photos for platform in draft.platforms for day in days
        }
        photos = self._service.checking.reader.photos_at(wanted)
        return dataclasses.replace(around, photos=photos)
