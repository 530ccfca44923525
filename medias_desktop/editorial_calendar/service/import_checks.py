"""Checking posts that an import has just recorded, seen together with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_TOGETHER = 500
"""Posts read and checked between two reports."""


def check_new(
    register: Register, service: EditorialCalendarService, numbers: Sequence[int], progress: Progress
) -> None:
    """Keep what the rules in force find in new posts. May raise Cancelled: then a later recheck makes up for it."""
    from medias_desktop.editorial_calendar.rules.checks.checking import check_post
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
    from medias_desktop.editorial_calendar.service import finding_rows

    checking = service.checking
    for start in range(0, len(numbers), _TOGETHER):
        progress.report(len(numbers) + start, 2 * len(numbers))
        posts = service.posts.many(numbers[start : start + _TOGETHER])
        around = checking.reader.around([one.draft for one in posts])
        found: dict[int, Sequence[Finding]] = {}
        states: dict[int, str] = {}
        for one in posts:
            day = one.draft.planned_on or service.today
            found[one.id] = check_post(
                CheckedPost(one.draft, one.id, False), around, checking.days.rules(day)
            )
            states[one.id] = checking.days.digest(day)
        with register.transaction("check_imported_posts") as tx:
            finding_rows.write(tx, found, states)
    progress.report(2 * len(numbers), 2 * len(numbers))
