"""Who is there, and who never acknowledged anything: read with plain statements."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.acknowledgements.rules import NOTHING_YET, Audience, PersonRow, Scope
from medias_desktop.acknowledgements.rules.proposals import Headcount
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.rules import VersionSummary

_IN_SERVICE = "(start_date IS NULL OR start_date <= :day) AND (end_date IS NULL OR end_date >= :day)"
_HEADS = f"SELECT group_code, department, count(*) FROM person WHERE {_IN_SERVICE} GROUP BY 1, 2"
_NEVER = f"""
person p WHERE {_IN_SERVICE}
AND NOT EXISTS (SELECT 1 FROM acknowledgement_status s WHERE s.person_id = p.id AND s.state = 'signed')
AND NOT EXISTS (
    SELECT 1 FROM acknowledgement_status s
    JOIN acknowledgement_event e ON e.version_id = s.version_id AND e.person_id = s.person_id
    WHERE s.person_id = p.id AND s.state IN ('refused', 'exempted') AND e.kind IN ('signed', 'corrected')
    AND NOT EXISTS (SELECT 1 FROM acknowledgement_event c WHERE c.replaces_id = e.id)
)
"""
"""Who refused to renew a signature, or was exempted, has signed once: only signatures are ever corrected."""
_PERSONS = "id, uid, number, last_name, first_name, email, department, group_code, language"
_GROUPS = {group.value: group for group in Group}
_AT_ONCE = 500


def everyone(version: VersionSummary, day: dt.date) -> Scope:
    """Return the list of everyone in service, whatever their group."""
    return Scope(version, day, day, Audience(by_rules=False, groups=frozenset(Group)))


def headcount(register: Register, day: dt.date) -> Headcount:
    """Return how many people are in service on a day, by group and department."""
    found = register.rows(_HEADS, day=day.isoformat())
    return Headcount({(_GROUPS[code], department): number for code, department, number in map(tuple, found)})


def anybody(register: Register, audience: Audience, day: dt.date) -> bool:
    """Tell whether somebody belongs to an audience (its groups resolved) on a day or later."""
    values: dict[str, Any] = {"day": day.isoformat()}
    there = "(end_date IS NULL OR end_date >= :day)"
    if audience.groups:
        asked = f"group_code IN ({_named(values, 'group', sorted(audience.groups))})"
        if audience.departments:
            asked += f" AND department IN ({_named(values, 'department', sorted(audience.departments))})"
        if register.rows(f"SELECT 1 FROM person WHERE {there} AND {asked} LIMIT 1", **values):
            return True
    singles = sorted(audience.persons)
    return any(
        register.rows(
            f"SELECT 1 FROM person WHERE {there} AND id IN ({', '.join(map(str, singles[n : n + _AT_ONCE]))}) LIMIT 1",
            day=day.isoformat(),
        )
        for n in range(0, len(singles), _AT_ONCE)
    )


def _named(values: dict[str, Any], name: str, given: list[str]) -> str:
    names = {f"{name}_{n}": str(one) for n, one in enumerate(given)}
    values |= names
    return ", ".join(f":{one}" for one in names)


def never_acknowledged(register: Register, day: dt.date) -> tuple[PersonRow, ...]:
    """Return the people in service on a day who never acknowledged any text, sorted by name."""
    statement = f"SELECT {_PERSONS} FROM {_NEVER} ORDER BY sort_key, id"
    return tuple(
        PersonRow._make((*row[:7], _GROUPS[row[7]], row[8], True, NOTHING_YET))
        for row in map(tuple, register.rows(statement, day=day.isoformat()))
    )


def newcomers(register: Register, day: dt.date, since: dt.date) -> int:
    """Return how many arrived from ``since`` on, are in service on a day, and never acknowledged anything."""
    statement = f"SELECT count(*) FROM {_NEVER} AND p.start_date >= :since"
    return int(register.rows(statement, day=day.isoformat(), since=since.isoformat())[0][0])
