"""Which publications must come down or be stopped today, asked for at every start and after every change.

Answers are asked for only about publications that something speaks against: plain SQL finds these, never too few.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.uses import Consequence
    from medias_desktop.photo_consents.service.answers import Answers

_PENDING = "u.dropped_on IS NULL AND u.removed_on IS NULL"
_DAY = "CASE WHEN u.published_on IS NULL AND u.planned_on > :day THEN u.planned_on ELSE :day END"
"""The day that a publication is asked about (rules.uses.asked_on)."""
_NOT_FOR = "',' || {of}.purposes || ',' NOT LIKE '%,' || u.purpose || ',%'"
_RIGHTS = f"(i.rights = 'denied' OR i.rights_until < {_DAY})"
_SAID_NO = "a.kind IN ('refused', 'withdrawn', 'corrected')"
_OTHER_PURPOSES = f"({_NOT_FOR.format(of='c')} OR (a.purposes <> '' AND {_NOT_FOR.format(of='a')}))"
_SPOKEN_AGAINST = (
    "EXISTS (SELECT 1 FROM photo_subject s JOIN portrayed_person p ON p.id = s.portrayed_id"
    " JOIN photo_consent c ON c.portrayed_id = p.id JOIN photo_consent_act a ON a.consent_id = c.id"
    f" WHERE s.item_id = u.item_id AND (c.ends_on < {_DAY} OR {_SAID_NO} OR {_OTHER_PURPOSES}"
    " OR (a.guardian_id IS NOT NULL AND p.birth_date <= :of_age)))"
)
"""Somebody said no, a consent ended or is for something else, or a guardian spoke for somebody who may be of age."""
_AT_ONCE = 100
_MAJORITY = 18


def any_pending(register: Register) -> bool:
    """Tell whether anything is planned or published at all."""
    return bool(register.rows(f"SELECT 1 FROM photo_use u WHERE {_PENDING} LIMIT 1"))


def spoken_against(register: Register, day: dt.date) -> list[int]:
    """Return the numbers of planned and published uses among which are all that must come down or be stopped."""
    latest = register.rows("SELECT max(planned_on) FROM photo_use")[0][0]
    last = max(day, dt.date.fromisoformat(latest)) if latest else day
    # Who is of age on the last day that is planned for; a day more does no harm.
    of_age = last - dt.timedelta(days=_MAJORITY * 365)
    statement = (
        f"SELECT u.id FROM photo_use u JOIN photo_item i ON i.id = u.item_id WHERE {_PENDING}"
        f" AND ({_RIGHTS} OR {_SPOKEN_AGAINST}) ORDER BY u.id"
    )
    found = register.rows(statement, day=day.isoformat(), of_age=of_age.isoformat())
    return [int(row[0]) for row in found]


def still_planned(register: Register) -> list[int]:
    """Return the numbers of what is still to be published: these may also have to be completed."""
    statement = f"SELECT u.id FROM photo_use u WHERE {_PENDING} AND u.published_on IS NULL ORDER BY u.id"
    return [int(row[0]) for row in register.rows(statement)]


def consequences(
    register: Register, answers: Answers, numbers: list[int], day: dt.date
) -> Iterator[list[Consequence]]:
    """Yield these publications with their answers, some at a time: between two the window answers who uses it."""
    from medias_desktop.photo_consents.service.cascade import answered
    from medias_desktop.photo_consents.service.use_rows import read_uses

    for start in range(0, len(numbers), _AT_ONCE):
        some = ",".join(map(str, numbers[start : start + _AT_ONCE]))
        yield answered(answers, read_uses(register, f"u.id IN ({some})"), day)
