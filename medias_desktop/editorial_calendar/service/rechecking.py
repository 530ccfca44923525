"""Checking all posts to come again, because other rules are in force: a few statements, then one transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.editorial_calendar.rules.posts import BEFORE_PUBLICATION
from medias_desktop.editorial_calendar.rules.rechecks import Recheck, RecheckLine, difference
from medias_desktop.editorial_calendar.service import finding_rows, post_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.checks.checking import ReadyRules
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
    from medias_desktop.editorial_calendar.rules.checks.surroundings import Surroundings
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_TO_COME = (
    f"p.state IN ({', '.join(repr(one.value) for one in sorted(BEFORE_PUBLICATION))})"
    " AND (p.planned_on >= :today OR p.planned_on IS NULL)"
)
_STATES = (
    "SELECT p.planned_on, v.rules_state FROM calendar_post p LEFT JOIN calendar_verdict v ON v.post_id = p.id"
    f" WHERE {_TO_COME} GROUP BY p.planned_on, v.rules_state"
)
_TOGETHER = 500
"""Posts read and checked between two reports."""
_TEXTS_LENGTH = 400


def is_needed(register: Register, service: EditorialCalendarService) -> bool:
    """Tell whether a post to come was checked by other rules than those of its day, or never."""
    days, today = service.checking.days, service.today
    return any(
        days.digest(as_date(day) or today) != state
        for day, state in register.tuples(_STATES, today=today.isoformat())
    )


def numbers_to_come(register: Register, today: dt.date) -> tuple[int, ...]:
    """Return the numbers of the posts that are to appear on a day or later, or on a day still to be chosen."""
    return tuple(
        row[0]
        for row in register.tuples(
            f"SELECT p.id FROM calendar_post p WHERE {_TO_COME} ORDER BY p.planned_on, p.id",
            today=today.isoformat(),
        )
    )


def batches(
    register: Register, service: EditorialCalendarService, numbers: Sequence[int]
) -> Iterator[tuple[tuple[CheckedPost, ...], Surroundings]]:
    """Yield posts as they are checked, some hundreds at a time, with what surrounds them."""
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost

    for start in range(0, len(numbers), _TOGETHER):
        some = numbers[start : start + _TOGETHER]
        known = post_rows.posts_of(register, some, service.local_now)
        posts = (known[number] for number in some if number in known)
        checked = tuple(CheckedPost(one.draft, one.id, bool(one.contest_sha256)) for one in posts)
        yield checked, service.checking.reader.around([one.draft for one in checked])


def recheck(register: Register, service: EditorialCalendarService, progress: Progress) -> Recheck:
    """Check the posts to come again; see ``Checking.recheck``."""
    from medias_desktop.editorial_calendar.rules.checks.checking import check_post

    numbers, days = numbers_to_come(register, service.today), service.checking.days
    made = _Made()
    by_day: dict[dt.date, tuple[ReadyRules, str]] = {}
    progress.report(0, len(numbers))
    for posts, around in batches(register, service, numbers):
        some = [one.id for one in posts if one.id is not None]
        made.before |= finding_rows.kept(register, some)
        aside = finding_rows.set_aside(register, some)
        for number, one in zip(some, posts, strict=True):
            day = one.day or service.today
            if day not in by_day:
                by_day[day] = days.rules(day), days.digest(day)
            rules, made.states[number] = by_day[day]
            findings = check_post(one, around, rules)
            made.found[number] = finding_rows.marked(findings, aside.get(number, frozenset()))
            made.named[number] = (one.draft.title, one.day)
        progress.report(len(made.found), len(numbers))
    return _keep(register, service, made)


@dataclass
class _Made:
    """What was found in the posts to come, and what the register held of them."""

    found: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    before: dict[int, tuple[Finding, ...]] = field(default_factory=dict)
    states: dict[int, str] = field(default_factory=dict)
    named: dict[int, tuple[str, dt.date | None]] = field(default_factory=dict)

    def lines(self) -> Iterator[RecheckLine]:
        """Yield the posts whose findings are others than before."""
        for number, some in self.found.items():
            appeared, gone = difference(self.before.get(number, ()), some)
            if appeared or gone:
                title, day = self.named[number]
                yield RecheckLine(post_id=number, title=title, planned_on=day, appeared=appeared, gone=gone)


def _keep(register: Register, service: EditorialCalendarService, made: _Made) -> Recheck:
    from medias_desktop.editorial_calendar.models import posts as tables

    texts = service.checking.days.texts(service.today)[:_TEXTS_LENGTH]
    with register.transaction("recheck_posts") as tx:
        # Another window may have deleted some meanwhile.
        there = {row.id for row in tx.execute(tables.post.select().with_only_columns(tables.post.c.id))}
        found = {number: some for number, some in made.found.items() if number in there}
        same = [number for number, some in found.items() if made.before.get(number) == some]
        lines = tuple(one for one in made.lines() if one.post_id in there)
        finding_rows.write(tx, found, made.states, same)
        number = tx.insert(
            tables.recheck,
            made_at=tx.now,
            texts=texts,
            rules_state=service.checking.days.digest(service.today),
            posts=len(found),
            changed=len(lines),
        )
        tx.insert_rows(
            tables.recheck_line,
            ("recheck_id", "post_id", "appeared", "gone"),
            [
                (number, one.post_id, finding_rows.as_json(one.appeared), finding_rows.as_json(one.gone))
                for one in lines
            ],
        )
        return Recheck(
            id=number, made_at=tx.now, texts=texts, posts=len(found), changed=len(lines), lines=lines
        )


def last(register: Register) -> Recheck | None:
    """Return the last recheck with what changed, None for none."""
    for row in register.rows("SELECT * FROM calendar_recheck ORDER BY id DESC LIMIT 1"):
        return Recheck(
            id=row["id"],
            made_at=as_instant(row["made_at"]),
            texts=row["texts"],
            posts=row["posts"],
            changed=row["changed"],
            seen_on=as_date(row["seen_on"]),
            lines=_lines(register, row["id"]),
        )
    return None


def _lines(register: Register, recheck_id: int) -> tuple[RecheckLine, ...]:
    rows = register.tuples(
        "SELECT l.post_id, p.title, p.planned_on, l.appeared, l.gone FROM calendar_recheck_line l"
        " JOIN calendar_post p ON p.id = l.post_id WHERE l.recheck_id = :recheck ORDER BY p.planned_on, p.id",
        recheck=recheck_id,
    )
    return tuple(
        RecheckLine(
            post_id=number,
            title=title,
            planned_on=as_date(day),
            appeared=finding_rows.from_json(appeared),
            gone=finding_rows.from_json(gone),
        )
        for number, title, day, appeared, gone in rows
    )
