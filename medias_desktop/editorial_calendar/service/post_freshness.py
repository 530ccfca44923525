"""What was found in the posts of a day, found again: one that comes or goes changes what the rules say of the others."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.editorial_calendar.rules.posts import BEFORE_PUBLICATION
from medias_desktop.editorial_calendar.service import finding_rows, post_rows

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_STATES = ", ".join(repr(one.value) for one in sorted(BEFORE_PUBLICATION))
_AT_ONCE = 200


def refresh(
    register: Register,
    service: EditorialCalendarService,
    days: Collection[dt.date | None] = (),
    *,
    numbers: Collection[int] = (),
    but: Collection[int] = (),
) -> None:
    """Find again what the rules say of the posts of days, and of these ones; ``but`` were written with their findings.

    It is derived, and comes after what was recorded: when the register is busy it stays as it was until the next check.
    """
    wanted = sorted({*numbers, *_on_days(register, days)} - {*but})
    if not wanted:
        return
    with contextlib.suppress(UserError):
        for some in _parts(wanted):
            _refresh_some(register, service, some)


def _refresh_some(register: Register, service: EditorialCalendarService, numbers: Sequence[int]) -> None:
    from medias_desktop.editorial_calendar.rules.checks.checking import check_post
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost

    posts = [
        one
        for one in post_rows.posts_of(register, numbers, service.local_now).values()
        if one.state in BEFORE_PUBLICATION
    ]
    around = service.checking.reader.around([one.draft for one in posts])
    aside = finding_rows.set_aside(register, numbers)
    found: dict[int, Sequence[Finding]] = {}
    states: dict[int, str] = {}
    for one in posts:
        day = one.draft.planned_on or service.today
        checked = CheckedPost(one.draft, one.id, bool(one.contest_sha256))
        findings = check_post(checked, around, service.checking.days.rules(day))
        found[one.id] = finding_rows.marked(findings, aside.get(one.id, frozenset()))
        states[one.id] = service.checking.days.digest(day)
    with register.transaction("refresh_findings") as tx:
        finding_rows.write(tx, found, states)


def _on_days(register: Register, days: Collection[dt.date | None]) -> Iterator[int]:
    named = sorted({one.isoformat() for one in days if one is not None})
    for start in range(0, len(named), _AT_ONCE):
        some = named[start : start + _AT_ONCE]
        places = ", ".join(f":day_{n}" for n in range(len(some)))
        rows = register.tuples(
            f"SELECT id FROM calendar_post WHERE planned_on IN ({places}) AND state IN ({_STATES})",
            **{f"day_{n}": one for n, one in enumerate(some)},
        )
        yield from (row[0] for row in rows)


def _parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
