"""Whom typed letters may mean: those of the event at hand first, others shown, then the list of persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_date
from medias_desktop.core.text import fold, storable
from medias_desktop.people.rules import Group, PersonFilter
from medias_desktop.photo_consents.rules.persons import Candidate
from medias_desktop.photo_consents.service.portrayed_rows import NAMES, ORDER, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.people.rules import Person
    from medias_desktop.people.service import PeopleService

_OF_EVENT = 300
"""Persons of an event who are looked through."""
_GROUPS = {group.value: group for group in Group}
_COLUMNS = f"s.id, s.person_id, {NAMES}, n.group_code, n.department, s.birth_date"


class PortrayedSearch:
    """Finds persons to be named, of one register."""

    def __init__(self, register: Register, people: PeopleService) -> None:
        self._register = register
        self._people = people

    def everyone(self, text: str, limit: int, event_id: int | None) -> tuple[Candidate, ...]:
        """Return at most ``limit`` candidates, each once."""
        words = fold(storable(text)).split()
        found: dict[tuple[int | None, int | None], Candidate] = {}
        for part in self._parts(words, text, limit, event_id):
            for one in part:
                found.setdefault(_key(one), one)
                if len(found) == limit:
                    return tuple(found.values())
        return tuple(found.values())

    def _parts(
        self, words: Sequence[str], text: str, limit: int, event_id: int | None
    ) -> Iterator[Iterable[Candidate]]:
        if event_id is not None:
            yield (one for one in self._of_event(event_id) if _holds(one, words))
        if words:
            yield self._shown(words, limit)
            # Former ones too: the picture may be older than their leaving.
            yield self._listed(self._people.listing.first(PersonFilter(text=text), limit))
        else:
            yield self._last_named(limit)

    def _of_event(self, event_id: int) -> list[Candidate]:
        statement = (
            f"SELECT {_COLUMNS} FROM (SELECT u.portrayed_id, max(u.id) AS latest FROM photo_subject u"
            " JOIN photo_item i ON i.id = u.item_id WHERE i.event_id = :event AND u.portrayed_id IS NOT NULL"
            f" GROUP BY u.portrayed_id ORDER BY 2 DESC LIMIT {_OF_EVENT}) few"
            f" JOIN portrayed_person s ON s.id = few.portrayed_id LEFT JOIN person n ON n.id = s.person_id"
            " ORDER BY few.latest DESC"
        )
        return [_candidate(row, here=True) for row in self._register.rows(statement, event=event_id)]

    def _last_named(self, limit: int) -> list[Candidate]:
        # The last frames only: grouping all of them would read hundreds of thousands.
        statement = (
            f"SELECT {_COLUMNS} FROM (SELECT portrayed_id, max(id) AS latest FROM (SELECT id, portrayed_id"
            f" FROM photo_subject WHERE portrayed_id IS NOT NULL ORDER BY id DESC LIMIT {20 * limit}) late"
            f" GROUP BY portrayed_id ORDER BY 2 DESC LIMIT {limit}) few"
            " JOIN portrayed_person s ON s.id = few.portrayed_id LEFT JOIN person n ON n.id = s.person_id"
            " ORDER BY few.latest DESC"
        )
        return [_candidate(row) for row in self._register.rows(statement)]

    def _shown(self, words: Sequence[str], limit: int) -> list[Candidate]:
        """Return persons from outside; those of the list are found there."""
        values, conditions = {}, ["s.person_id IS NULL"]
        for n, word in enumerate(words):
            escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            values[f"word_{n}"] = f"%{escaped}%"
            conditions.append(f"s.search_key LIKE :word_{n} ESCAPE '!'")
        statement = (
            f"SELECT {_COLUMNS} FROM {TABLES} WHERE {' AND '.join(conditions)} ORDER BY {ORDER} LIMIT {limit}"
        )
        return [_candidate(row) for row in self._register.rows(statement, **values)]

    def _listed(self, persons: Sequence[Person]) -> list[Candidate]:
        if not persons:
            return []
        places = ", ".join(str(one.id) for one in persons)
        statement = f"SELECT person_id, id, birth_date FROM portrayed_person WHERE person_id IN ({places})"
        known = {row[0]: (row[1], as_date(row[2])) for row in self._register.rows(statement)}
        found = []
        for one in persons:
            number, born = known.get(one.id, (None, None))
            found.append(
                Candidate(number, one.id, one.last_name, one.first_name, one.group, one.department, born)
            )
        return sorted(found, key=lambda one: one.portrayed_id is None)  # a stable sort: by name within


def _candidate(row: object, *, here: bool = False) -> Candidate:
    values: tuple[object, ...] = tuple(row)  # type: ignore[arg-type]
    number, person_id, last_name, first_name, group, department, born = values
    assert isinstance(number, int)
    assert person_id is None or isinstance(person_id, int)
    return Candidate(
        number,
        person_id,
        str(last_name),
        str(first_name),
        _GROUPS.get(str(group)),
        str(department or ""),
        as_date(None if born is None else str(born)),
        here,
    )


def _key(one: Candidate) -> tuple[int | None, int | None]:
    return (one.portrayed_id, None) if one.portrayed_id is not None else (None, one.person_id)


def _holds(one: Candidate, words: Sequence[str]) -> bool:
    text = fold(f"{one.first_name} {one.last_name} {one.department}")
    return all(word in text for word in words)
