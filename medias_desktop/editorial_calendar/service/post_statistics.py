"""What the platforms counted of posts, typed in or imported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.errors import post_records as errors
from medias_desktop.editorial_calendar.errors.posts import PostGone
from medias_desktop.editorial_calendar.rules.platforms import PLATFORMS
from medias_desktop.editorial_calendar.rules.post_records import COUNTED, Counts, Statistic
from medias_desktop.editorial_calendar.rules.record_checks import check_counts, check_measured

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

Line = tuple[int, str, dt.date, Counts]
"""Post, platform, day, what was counted."""


class PostStatistics:
    """The statistics of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    def of_post(self, post_id: int) -> tuple[Statistic, ...]:
        """Return what the platforms counted of a post, by platform and day."""
        rows = self._register.rows(
            "SELECT * FROM calendar_statistic WHERE post_id = :post ORDER BY platform, measured_on",
            post=post_id,
        )
        return tuple(
            Statistic(
                id=row["id"],
                post_id=row["post_id"],
                platform=row["platform"],
                measured_on=dt.date.fromisoformat(row["measured_on"]),
                counts=Counts(**{name: row[name] for name in COUNTED}),
                version=row["version"],
            )
            for row in rows
        )

    def record(self, lines: Sequence[Line]) -> int:
        """Keep lines, all or none, and return how many differ from what was kept."""
        for line in lines:
            self._check(line)
        with self._register.transaction("record_statistics") as tx:
            return sum(self._write(tx, line) for line in lines)

    def remove(self, statistic_id: int, version: int) -> None:
        """Remove what was kept for a day. Raises ChangedElsewhere."""
        from medias_desktop.editorial_calendar.models.posts import statistic as table

        with self._register.transaction("remove_statistics") as tx:
            tx.update(table, statistic_id, version=version)
            tx.delete(table, statistic_id)

    def _check(self, line: Line) -> None:
        from medias_desktop.core.i18n import translate

        post_id, platform, day, counts = line
        check_counts(counts)
        rows = self._register.tuples(
            "SELECT p.id, (SELECT min(e.published_on) FROM calendar_evidence e WHERE e.post_id = p.id"
            " AND e.platform = :platform), (SELECT min(e.published_on) FROM calendar_evidence e"
            " WHERE e.post_id = p.id) FROM calendar_post p WHERE p.id = :post",
            post=post_id,
            platform=platform,
        )
        if not rows:
            raise PostGone
        there, anywhere = rows[0][1:]
        if anywhere is not None and there is None:
            raise errors.NotOnThatPlatform(platform=translate(PLATFORMS.get(platform, "?")))
        appeared = None if there is None else dt.date.fromisoformat(str(there))
        check_measured(day, appeared, self._service.today)

    def _write(self, tx: Transaction, line: Line) -> bool:
        from medias_desktop.editorial_calendar.models.posts import statistic as table

        post_id, platform, day, counts = line
        values = asdict(counts)
        row = (
            tx.execute(
                table.select().where(
                    table.c.post_id == post_id, table.c.platform == platform, table.c.measured_on == day
                )
            )
            .mappings()
            .first()
        )
        if row is None:
            tx.insert(table, post_id=post_id, platform=platform, measured_on=day, **values)
        elif all(row[name] == value for name, value in values.items()):
            return False
        else:
            tx.update(table, row["id"], version=row["version"], **values)
        return True
