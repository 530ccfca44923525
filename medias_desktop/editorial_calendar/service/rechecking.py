"""Checking all posts to come again, because other rules are in force: a few statements, then one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.editorial_calendar.rules.posts import BEFORE_PUBLICATION
from medias_desktop.editorial_calendar.rules.rechecks import Recheck, RecheckLine, difference
from medias_desktop.editorial_calendar.service import finding_rows, post_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import Post
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


def recheck(register: Register, service: EditorialCalendarService, progress: Progress) -> Recheck:
    """Check the posts to come again; see ``Checking.recheck``."""
    today = service.today
    numbers = [
        row[0]
        for row in register.tuples(
            f"SELECT p.id FROM calendar_post p WHERE {_TO_COME} ORDER BY p.planned_on, p.id",
            today=today.isoformat(),
        )
    ]
    found: dict[int, tuple[Finding, ...]] = {}
    states: dict[int, str] = {}
    before: dict[int, tuple[Finding, ...]] = {}
    progress.report(0, len(numbers))
    for start in range(0, len(numbers), _TOGETHER):
        some = numbers[start : start + _TOGETHER]
        before |= finding_rows.kept(register, some)
        _check_some(register, service, some, found, states)
        progress.report(min(start + _TOGETHER, len(numbers)), len(numbers))
    return _keep(register, service, found, states, before)


def _check_some(
    register: Register,
    service: EditorialCalendarService,
    numbers: Sequence[int],
    found: dict[int, tuple[Finding, ...]],
    states: dict[int, str],
) -> None:
    posts = tuple(post_rows.posts_of(register, numbers, service.local_now).values())
    around = service.checking.reader.around([one.draft for one in posts])
    aside = finding_rows.set_aside(register, numbers)
    from medias_desktop.editorial_calendar.rules.checks.checking import check_post

    for one in posts:
        day = one.draft.planned_on or service.today
        findings = check_post(_checked(one), around, service.checking.days.rules(day))
        found[one.id] = finding_rows.marked(findings, aside.get(one.id, frozenset()))
        states[one.id] = service.checking.days.digest(day)


def _checked(post: Post) -> CheckedPost:
    from medias_desktop.editorial_calendar.rules.checks.post import CheckedPost

    return CheckedPost(post.draft, post.id, bool(post.contest_sha256))


def _keep(
    register: Register,
    service: EditorialCalendarService,
    found: dict[int, tuple[Finding, ...]],
    states: dict[int, str],
    before: dict[int, tuple[Finding, ...]],
) -> Recheck:
    from medias_desktop.editorial_calendar.models import posts as tables

    changes = {number: difference(before.get(number, ()), some) for number, some in found.items()}
    changed = {number: one for number, one in changes.items() if any(one)}
    texts = service.checking.days.texts(service.today)[:_TEXTS_LENGTH]
    with register.transaction("recheck_posts") as tx:
        there = {row.id for row in tx.execute(tables.post.select().with_only_columns(tables.post.c.id))}
        finding_rows.write(tx, {number: some for number, some in found.items() if number in there}, states)
        number = tx.insert(
            tables.recheck,
            made_at=tx.now,
            texts=texts,
            rules_state=service.checking.days.digest(service.today),
            posts=len(found),
            changed=len(changed),
        )
        tx.insert_rows(
            tables.recheck_line,
            ("recheck_id", "post_id", "appeared", "gone"),
            [
                (number, post_id, finding_rows.as_json(appeared), finding_rows.as_json(gone))
                for post_id, (appeared, gone) in changed.items()
                if post_id in there
            ],
        )
    kept = last(register)
    assert kept is not None
    return kept


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
