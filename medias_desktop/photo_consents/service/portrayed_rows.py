"""Persons shown as the register holds them, many at a time, read plainly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_date
from medias_desktop.people.rules import Group
from medias_desktop.photo_consents.rules.persons import Guardian, Portrayed, Relation

if TYPE_CHECKING:
    from medias_desktop.core.store.search.engines import Readable

_AT_ONCE = 500
_GROUPS = {group.value: group for group in Group}
_RELATIONS = {relation.value: relation for relation in Relation}

NAMES = "COALESCE(n.last_name, s.last_name) AS last_name, COALESCE(n.first_name, s.first_name) AS first_name"
"""Whoever is of the list is called as it calls them: ``portrayed_person s LEFT JOIN person n``."""
TABLES = "portrayed_person s LEFT JOIN person n ON n.id = s.person_id"
ORDER = "COALESCE(n.sort_key, s.sort_key)"

_COLUMNS = (
    f"s.id, s.uid, s.person_id, {NAMES}, n.group_code, s.birth_date, s.adult,"
    " COALESCE(NULLIF(s.email, ''), n.email, '') AS email, s.phone, s.language, s.note, s.version"
)
_GUARDIANS = (
    "SELECT id, portrayed_id, last_name, first_name, relation, email, phone, language, ended_on, version"
    " FROM legal_guardian"
)


def portrayed_by_id(source: Readable, numbers: Iterable[int]) -> dict[int, Portrayed]:
    """Return persons shown by their numbers, with their guardians; those gone are left out."""
    wanted = sorted(set(numbers))
    guardians = guardians_of(source, wanted)
    found: dict[int, Portrayed] = {}
    for places in _parts(wanted):
        statement = f"SELECT {_COLUMNS} FROM {TABLES} WHERE s.id IN ({places})"
        for row in source.rows(statement):
            found[row["id"]] = _portrayed(row, tuple(guardians.get(row["id"], ())))
    return found


def guardians_of(source: Readable, numbers: Sequence[int]) -> dict[int, list[Guardian]]:
    """Return the guardians of persons shown, those still in charge first, then in the order they were recorded."""
    found: defaultdict[int, list[Guardian]] = defaultdict(list)
    for places in _parts(numbers):
        statement = (
            f"{_GUARDIANS} WHERE portrayed_id IN ({places})"
            " ORDER BY portrayed_id, CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, id"
        )
        for row in source.rows(statement):
            found[row["portrayed_id"]].append(guardian(row))
    return found


def guardian(row: Any) -> Guardian:
    """Return the guardian that a row is."""
    return Guardian(
        row["id"],
        row["portrayed_id"],
        row["last_name"],
        row["first_name"],
        _RELATIONS[row["relation"]],
        row["email"],
        row["phone"],
        row["language"],
        as_date(row["ended_on"]),
        row["version"],
    )


def one_guardian(source: Readable, guardian_id: int) -> Guardian | None:
    """Return one guardian, None when there is none."""
    rows = source.rows(f"{_GUARDIANS} WHERE id = :id", id=guardian_id)
    return guardian(rows[0]) if rows else None


def _parts(numbers: Sequence[int]) -> Iterator[str]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield ", ".join(str(int(one)) for one in numbers[start : start + _AT_ONCE])


def _portrayed(row: Any, guardians: tuple[Guardian, ...]) -> Portrayed:
    return Portrayed(
        row["id"],
        row["uid"],
        row["person_id"],
        row["last_name"],
        row["first_name"],
        _GROUPS.get(row["group_code"]),
        as_date(row["birth_date"]),
        bool(row["adult"]),
        row["email"],
        row["phone"],
        row["language"],
        row["note"],
        guardians,
        row["version"],
    )
