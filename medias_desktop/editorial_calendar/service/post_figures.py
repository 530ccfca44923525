"""Figures of publications and answers between two days, counted by the register."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.editorial_calendar.rules.interactions import OPEN
from medias_desktop.editorial_calendar.rules.post_records import COUNTED
from medias_desktop.editorial_calendar.rules.report_figures import ReportFigures, Tallied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.store.register import Register

_PUBLISHED = """
SELECT e.post_id, e.platform, e.published_on, s.reach, s.reactions, s.comments, s.shares, s.clicks
FROM calendar_evidence e
LEFT JOIN calendar_statistic s ON s.post_id = e.post_id AND s.platform = e.platform
    AND s.measured_on = (SELECT max(l.measured_on) FROM calendar_statistic l
                         WHERE l.post_id = e.post_id AND l.platform = e.platform)
WHERE e.published_on >= :first AND e.published_on <= :last ORDER BY e.published_on, e.id
"""
_ANSWERS = """
SELECT count(*) AS received,
    coalesce(sum(CASE WHEN answered_at <> '' THEN 1 ELSE 0 END), 0) AS answered,
    coalesce(sum(CASE WHEN answered_at <> '' AND (due_at = '' OR answered_at <= due_at) THEN 1 ELSE 0 END), 0) AS on_time,
    coalesce(sum(CASE WHEN state IN ({open}) THEN 1 ELSE 0 END), 0) AS open,
    coalesce(sum(CASE WHEN state IN ({open}) AND due_at <> '' AND due_at < :now THEN 1 ELSE 0 END), 0)
        AS open_late
FROM interaction WHERE received_at >= :since AND received_at < :until
"""


def report_figures(register: Register, first: dt.date, last: dt.date, now: dt.datetime) -> ReportFigures:
    """Return what a report says of the days from one to another; what is late is so at a local moment."""
    rows = register.rows(_PUBLISHED, first=first.isoformat(), last=last.isoformat())
    until = last + dt.timedelta(days=1) if last < dt.date.max else last
    (answers,) = register.rows(
        _ANSWERS.format(open=", ".join(f"'{one.value}'" for one in sorted(OPEN))),
        since=first.isoformat(),
        until=until.isoformat(),
        now=now.isoformat(timespec="minutes"),
    )
    return ReportFigures(
        first=first,
        last=last,
        published=len(rows),
        by_platform=_tallied(rows, lambda row: str(row["platform"])),
        by_month=tuple(sorted(_tallied(rows, _month), key=lambda one: one.code)),
        **{name: int(answers[name]) for name in ("received", "answered", "on_time", "open", "open_late")},
    )


def _month(row: Any) -> str:
    day = as_date(row["published_on"])
    return f"{day:%Y-%m}" if day else ""


def _tallied(rows: Iterable[Any], code: Any) -> tuple[Tallied, ...]:
    posts: dict[str, int] = defaultdict(int)
    counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * len(COUNTED))
    for row in rows:
        named = code(row)
        posts[named] += 1
        found = counts[named]
        for place, name in enumerate(COUNTED):
            value = row[name]
            if value is not None:
                found[place] = (found[place] or 0) + int(value)
    ordered = sorted(posts, key=lambda one: (-posts[one], one))
    return tuple(Tallied(code=one, posts=posts[one], counts=tuple(counts[one])) for one in ordered)
