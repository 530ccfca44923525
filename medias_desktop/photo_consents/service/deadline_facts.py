"""What deadlines are derived from, read plainly: only of those about whom there may be something to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.photo_consents.rules.deadlines import (
    ANSWER_WITHIN,
    BIRTHDAY_NOTICE,
    ENDED_FOR,
    DeadlineFacts,
    Season,
    school_year_end,
)
from medias_desktop.photo_consents.rules.persons import MAJORITY
from medias_desktop.photo_consents.service.consent_rows import consents_about
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.settings import Settings

_AT_ONCE = 400
_RUNS = "(c.ends_on IS NULL OR c.ends_on >= :day)"
_CHANGED = "EXISTS (SELECT 1 FROM photo_consent_act x WHERE x.consent_id = c.id AND x.kind IN ('cancelled', 'corrected'))"
"""Then what else is written of the consent decides nothing here: the rules look at it."""
_SAID = "('given', 'refused', 'withdrawn')"
_OF_A_MINOR = (
    "EXISTS (SELECT 1 FROM portrayed_person p WHERE p.id = c.portrayed_id AND p.birth_date > :of_age)"
)

_ENDS = "SELECT c.portrayed_id AS id FROM photo_consent c WHERE c.ends_on BETWEEN :ended AND :ends_soon"
_BIRTHDAYS = (
    "SELECT p.id AS id FROM portrayed_person p JOIN photo_consent c ON c.portrayed_id = p.id"
    f" WHERE p.birth_date <= :own_age AND {_RUNS} AND EXISTS (SELECT 1 FROM photo_consent_act a"
    " WHERE a.consent_id = c.id AND a.kind IN ('given', 'corrected') AND a.guardian_id IS NOT NULL)"
)
_SILENT_GUARDIANS = (
    "SELECT c.portrayed_id AS id FROM photo_consent c JOIN legal_guardian g ON g.portrayed_id = c.portrayed_id"
    f" WHERE {_RUNS} AND {_OF_A_MINOR} AND (g.ended_on IS NULL OR g.ended_on >= :day)"
    " AND EXISTS (SELECT 1 FROM photo_consent_act a WHERE a.consent_id = c.id AND a.kind IN ('given', 'corrected'))"
    f" AND ({_CHANGED} OR NOT EXISTS (SELECT 1 FROM photo_consent_act b WHERE b.consent_id = c.id AND b.day <= :day"
    f" AND b.guardian_id = g.id AND b.kind IN {_SAID}))"
)
_ALONE = (
    f"SELECT c.portrayed_id AS id FROM photo_consent c WHERE {_RUNS} AND {_OF_A_MINOR}"
    " AND EXISTS (SELECT 1 FROM photo_consent_act a WHERE a.consent_id = c.id AND a.kind IN ('given', 'corrected')"
    f" AND a.guardian_id IS NULL) AND ({_CHANGED} OR NOT EXISTS (SELECT 1 FROM photo_consent_act b"
    " WHERE b.consent_id = c.id AND b.day <= :day AND b.kind = 'given' AND b.guardian_id IS NOT NULL))"
)
_UNANSWERED = (
    "SELECT c.portrayed_id AS id FROM photo_consent c JOIN photo_consent_act a ON a.consent_id = c.id"
    f" WHERE {_RUNS} AND a.kind IN ('asked', 'corrected') AND a.day < :asked_before AND ({_CHANGED} OR NOT EXISTS (SELECT 1"
    " FROM photo_consent_act b WHERE b.consent_id = c.id AND b.day BETWEEN a.day AND :day"
    " AND b.kind IN ('given', 'refused', 'withdrawn', 'silent')))"
)
_SEASONS = (
    "SELECT c.portrayed_id AS id FROM photo_consent c JOIN photo_event e ON e.id = c.event_id"
    f" WHERE e.ends_on BETWEEN :ended AND :soon AND {_OF_A_MINOR}"
)
_SCHOOL_YEAR = (
    f"SELECT c.portrayed_id AS id FROM photo_consent c WHERE c.event_id IS NULL AND c.item_id IS NULL AND {_RUNS}"
    f" AND {_OF_A_MINOR}"
)


def candidates(register: Register, settings: Settings, day: dt.date) -> list[int]:
    """Return the numbers of those about whom there may be something to do on a day: nobody else has a deadline."""
    soon = day + dt.timedelta(days=BIRTHDAY_NOTICE)
    values = {
        "day": day,
        "soon": soon,
        "ended": day - dt.timedelta(days=ENDED_FOR),
        "ends_soon": day + dt.timedelta(days=max(settings.notice_days, default=0)),
        "own_age": years_before(soon, settings.own_agreement_age),
        "of_age": years_before(day, MAJORITY),
        "asked_before": day - dt.timedelta(days=ANSWER_WITHIN),
    }
    statements = [_ENDS, _BIRTHDAYS, _ALONE, _UNANSWERED, _SEASONS]
    if settings.both_guardians:
        statements.append(_SILENT_GUARDIANS)
    if school_year_end(settings, day) <= soon:
        statements.append(_SCHOOL_YEAR)
    together = " UNION ".join(statements)
    texts = {name: value.isoformat() for name, value in values.items() if f":{name}" in together}
    return [row["id"] for row in register.rows(f"{together} ORDER BY id", **texts)]


def years_before(day: dt.date, years: int) -> dt.date:
    """Return the latest date of birth of whoever has so many full years on a day (rules.persons.birthday)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February: whoever was born on 28 February, or on a 29th
        return dt.date(day.year - years, 2, 28)


def facts(register: Register, portrayed_ids: Sequence[int]) -> Iterator[DeadlineFacts]:
    """Yield the facts about persons, a few hundred at a time."""
    for start in range(0, len(portrayed_ids), _AT_ONCE):
        part = portrayed_ids[start : start + _AT_ONCE]
        persons = portrayed_by_id(register, part)
        consents = consents_about(register, part, terms=False)
        events = _events(register, [one for some in consents.values() for one in some])
        for number in part:
            if number in persons:
                yield DeadlineFacts(persons[number], tuple(consents.get(number, ())), events)


def _events(register: Register, consents: Sequence[Consent]) -> dict[int, Season]:
    wanted = sorted({one.reach.event_id for one in consents if one.reach.event_id is not None})
    found: dict[int, Season] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        numbers = ",".join(map(str, wanted[start : start + _AT_ONCE]))
        statement = f"SELECT id, title, begins_on, ends_on FROM photo_event WHERE id IN ({numbers})"
        for row in register.rows(statement):
            found[row["id"]] = Season(
                row["id"], row["title"], as_date(row["begins_on"]), as_date(row["ends_on"])
            )
    return found
