"""Posts written straight into the tables, in whatever state."""

from __future__ import annotations

import datetime as dt
import itertools

from medias_desktop.editorial_calendar.models import posts as tables

AT = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)


class Posted:
    """Writes posts and what belongs to them."""

    def __init__(self, register):
        self.register, self._numbers = register, itertools.count(1)

    def _insert(self, table, **values):
        with self.register.transaction("test") as tx:
            return tx.insert(table, **values)

    def post(self, title, **more):
        """Write a post; a draft by Julie Landry without a day, unless it is said."""
        plain = {
            "uid": f"post-{next(self._numbers)}",
            "title": title,
            "category": "own_activity",
            "language": "fr",
            "state": "draft",
            "author": "Julie Landry",
            "search_key": title,
            "created_at": AT,
            "platforms": "facebook",
        }
        values = plain | more
        number = self._insert(tables.post, **values)
        for platform in filter(None, values["platforms"].split(",")):
            day = values.get("planned_on")
            self._insert(tables.post_text, post_id=number, platform=platform, text="Bonjour", planned_on=day)
        return number

    def step(self, post_id, **more):
        return self._insert(
            tables.post_step, **({"post_id": post_id, "state": "published", "taken_at": AT} | more)
        )

    def verdict(self, post_id, blocks=0, warnings=0):
        return self._insert(
            tables.verdict,
            post_id=post_id,
            blocks=blocks,
            warnings=warnings,
            informs=0,
            rules_state="x",
            checked_at=AT,
        )

    def evidence(self, post_id, platform="facebook", **more):
        plain = {
            "uid": f"evidence-{next(self._numbers)}",
            "published_on": dt.date(2026, 11, 2),
            "recorded_at": AT,
        }
        return self._insert(tables.evidence, post_id=post_id, platform=platform, **(plain | more))

    def statistic(self, post_id, day, platform="facebook", **counts):
        return self._insert(
            tables.statistic, post_id=post_id, platform=platform, measured_on=day, **({"reach": 1} | counts)
        )
