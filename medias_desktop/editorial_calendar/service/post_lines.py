"""Lines of posts as they are read, and the conditions by which they are found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from medias_desktop.core.text import fold, storable
from medias_desktop.editorial_calendar.rules.post_filters import Found, PostFilter
from medias_desktop.editorial_calendar.rules.posts import MAY_EXPIRE, PostLine, PostState

TABLES = "calendar_post p LEFT JOIN calendar_verdict v ON v.post_id = p.id"
LINE = (
    "p.id, p.title, p.category, p.state, p.planned_on, p.planned_time, p.platforms, p.language, p.author, v.blocks, v.warnings,"
    " p.self_approved, p.version, p.photos"
)
"""What a line is made of (``LineMaker``)."""
PASSED = (
    "(p.planned_on < :today OR (p.planned_on = :today AND p.planned_time <> '' AND p.planned_time < :minute))"
)
"""The condition of posts whose moment has passed; neither true nor false of those without a day."""
_EXPIRE = ", ".join(f"'{one.value}'" for one in sorted(MAY_EXPIRE))
_EXPIRING = {one.value for one in MAY_EXPIRE}
_LAST_MINUTE = "23:59"
_TO_COME = "p.state IN ('draft', 'checked', 'approved', 'scheduled', 'suspended')"
BLOCKED = f"(v.blocks > 0 AND {_TO_COME} AND p.planned_on IS NOT NULL)"
"""The condition of posts with a day and a finding that stands in the way: an idea is no post yet."""
_FOUND = {
    Found.BLOCKS: BLOCKED,
    Found.WARNINGS: f"(v.warnings > 0 AND {_TO_COME})",
    Found.NOTHING: "(v.post_id IS NULL OR (v.blocks = 0 AND v.warnings = 0))",
}


class LineMaker:
    """Makes lines at a moment; what many have in common is made once."""

    def __init__(self, now: dt.datetime) -> None:
        self._today, self._minute = now.date().isoformat(), f"{now:%H:%M}"
        self._days: dict[object, dt.date | None] = {None: None}
        self._states = {one.value: one for one in PostState}
        self._platforms: dict[str, tuple[str, ...]] = {"": ()}

    def lines(self, rows: Sequence[Sequence[Any]]) -> tuple[PostLine, ...]:
        """Return the lines of rows."""
        days, states, platforms = self._days, self._states, self._platforms
        found, made = [], tuple.__new__  # twice as fast as by the names of the fields
        for (
            number, title, category, state, day, time, where, language, author, blocks, warnings, own, version, photos,
        ) in rows:  # fmt: skip
            if day not in days:
                days[day] = dt.date.fromisoformat(day)
            if where not in platforms:
                platforms[where] = tuple(where.split(","))
            shown = states[state]
            if state in _EXPIRING and day is not None and self._passed(day, time):
                shown = PostState.EXPIRED
            found.append(
                made(
                    PostLine,
                    (
                        number, title, category, shown, days[day], time, platforms[where], language, author,
                        blocks or 0, warnings or 0, bool(own), version, photos.count(",") + 1 if photos else 0,
                    ),
                )
            )  # fmt: skip
        return tuple(found)

    def _passed(self, day: str, time: str) -> bool:
        return day < self._today or (day == self._today and (time or _LAST_MINUTE) < self._minute)


def conditions(wanted: PostFilter, now: dt.datetime) -> tuple[list[str], dict[str, object]]:
    """Return the conditions of posts ``p`` with what was found in them ``v``, and their values."""
    where: list[str] = []
    values: dict[str, object] = {}
    if wanted.states:
        where.append(_states(wanted.states))
        if not wanted.states.isdisjoint({PostState.EXPIRED, *MAY_EXPIRE}):
            values |= {"today": now.date().isoformat(), "minute": f"{now:%H:%M}"}
    if wanted.categories:
        names = [f":kind_{n}" for n in range(len(wanted.categories))]
        where.append(f"p.category IN ({', '.join(names)})")
        values |= {f"kind_{n}": one for n, one in enumerate(sorted(wanted.categories))}
    for name in ("author", "language", "campaign", "request_id"):
        if value := getattr(wanted, name):
            where.append(f"p.{name} = :{name}")
            values[name] = value
    if wanted.platform:
        where.append("',' || p.platforms || ',' LIKE :platform")
        values["platform"] = f"%,{wanted.platform},%"
    if wanted.found is not None:
        where.append(_FOUND[wanted.found])
    if wanted.since is not None:
        where.append("p.planned_on >= :since")
        values["since"] = wanted.since.isoformat()
    if wanted.until is not None:
        where.append("p.planned_on <= :until")
        values["until"] = wanted.until.isoformat()
    if wanted.self_approved:
        where.append("p.self_approved")
    for n, word in enumerate(fold(storable(wanted.text)).split()):
        where.append(f"p.search_key LIKE :word_{n} ESCAPE '!'")
        values[f"word_{n}"] = f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%"
    return where, values


def looks_through(wanted: PostFilter) -> bool:
    """Tell whether no index finds what is asked for: a few lines might lie far down in the list."""
    return bool(
        wanted.text
        or wanted.categories
        or wanted.states
        or wanted.platform
        or wanted.author
        or wanted.language
        or wanted.campaign
        or wanted.found is not None
        or wanted.self_approved
    )


def said(where: Sequence[str]) -> str:
    """Return conditions as a statement says them."""
    return f" WHERE {' AND '.join(where)}" if where else ""


def _states(states: frozenset[PostState]) -> str:
    """Return the condition of the states shown: one that expires is no longer the one that is kept."""
    kept = sorted(one.value for one in states - MAY_EXPIRE - {PostState.EXPIRED})
    parts = [f"p.state IN ({', '.join(map(repr, kept))})"] if kept else []
    for one in sorted(states & MAY_EXPIRE):
        parts.append(f"(p.state = '{one.value}' AND (p.planned_on IS NULL OR NOT {PASSED}))")
    if PostState.EXPIRED in states:
        parts.append(f"(p.state IN ({_EXPIRE}) AND {PASSED})")
    return f"({' OR '.join(parts)})"
