"""Which rows are persons already recorded, and which rows of one list are the same person.

A person is recognized by the number (a spreadsheet takes 00123 for 123: then the name must agree); without it by an
e-mail address that nobody else has; without that by the name, when only one person bears it and neither number nor
address says otherwise.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.text import fold
from medias_desktop.people.list_import.columns import Cells

if TYPE_CHECKING:
    from medias_desktop.people.list_import.plan import Values


class Recorded(NamedTuple):
    """A person as the register has them; from ``number`` on in the order of plan.Values."""

    id: int
    version: int
    number: str
    last_name: str
    first_name: str
    email: str
    department: str
    group: str
    language: str
    start_date: dt.date | None
    end_date: dt.date | None
    sort_key: str


class Twin(NamedTuple):
    """The first row of the same person, and whether the number tells so."""

    row: int
    by_number: bool


class Known:
    """The recorded persons by everything they may be recognized by."""

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self._by_number: dict[str, Recorded] = {}
        self._by_bare_number: dict[str, list[Recorded]] = {}
        self._by_email: dict[str, list[Recorded]] = {}
        self._by_name: dict[str, list[Recorded]] = {}
        self._listed_numbers: frozenset[str] = frozenset()
        self._shared_emails: frozenset[str] = frozenset()
        self._shared_names: frozenset[str] = frozenset()
        for person in recorded:
            if person.number:
                self._by_number.setdefault(person.number.casefold(), person)
                self._by_bare_number.setdefault(_bare(person.number), []).append(person)
            if person.email:
                self._by_email.setdefault(person.email.casefold(), []).append(person)
            self._by_name.setdefault(person.sort_key, []).append(person)

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is recorded."""
        return not self._by_name

    def look_at_list(self, cells: Cells) -> None:
        """Learn which addresses and names several rows share: those recognise nobody."""
        named_emails = {
            (email.casefold(), name)
            for email, name in zip(cells.emails, cells.sort_keys, strict=True)
            if email
        }
        emails = Counter(email for email, _name in named_emails)
        names = Counter(cells.sort_keys)
        self._listed_numbers = frozenset(number.casefold() for number in cells.numbers if number)
        self._shared_emails = frozenset(email for email, times in emails.items() if times > 1)
        self._shared_names = frozenset(name for name, times in names.items() if times > 1)

    def match(self, values: Values, folded_department: str) -> Recorded | None:
        """Return the recorded person that a row is, or None."""
        if values.number and (person := self._by_number.get(values.number.casefold())):
            return person
        if values.number and (person := self._but_for_zeros(values)):
            return person
        email = values.email.casefold()
        if email and email not in self._shared_emails:
            found = self._by_email.get(email, ())
            if len(found) == 1 and self._number_allows(values, found[0], same_email=True):
                return found[0]
        if values.sort_key not in self._shared_names:
            found = self._by_name.get(values.sort_key, ())
            if len(found) == 1 and self._number_allows(values, found[0]):
                return found[0] if _addresses_allow(values, found[0], folded_department) else None
        return None

    def _but_for_zeros(self, values: Values) -> Recorded | None:
        """Return the person of that name whose number differs by leading zeros only."""
        found = [
            one
            for one in self._by_bare_number.get(_bare(values.number), ())
            if one.sort_key == values.sort_key
        ]
        if len(found) != 1 or found[0].number.casefold() in self._listed_numbers:
            return None
        return found[0]

    def _number_allows(self, values: Values, person: Recorded, *, same_email: bool = False) -> bool:
        """Tell whether the numbers do not make them two persons."""
        if not person.number:
            return True
        # a person whose own number is on another row of the list is that row
        if person.number.casefold() in self._listed_numbers:
            return False
        return not values.number or (same_email and values.sort_key == person.sort_key)


def _bare(number: str) -> str:
    return number.lstrip("0") if number.isdecimal() else number.casefold()


def lost_zeros(new: str, old: str) -> bool:
    """Tell whether a number is the recorded one less zeros at its head, as a spreadsheet leaves it."""
    return len(new) < len(old) and _bare(new) == _bare(old)


def _addresses_allow(values: Values, person: Recorded, folded_department: str) -> bool:
    """Tell whether two different e-mail addresses may still be one person's: in the same department."""
    if not values.email or not person.email or values.email.casefold() == person.email.casefold():
        return True
    return not folded_department or folded_department == fold(person.department)


def twins(cells: Cells) -> dict[int, Twin]:
    """Return the rows that repeat the person of an earlier row."""
    found: dict[int, Twin] = {}
    _twins_by_number(cells, found)
    names = cells.sort_keys
    if all(cells.numbers) or len(set(names)) == len(names):
        return found  # a number of one's own tells namesakes apart
    first_rows: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        if index in found or name == "\x01":
            continue
        others = first_rows.setdefault(name, [])
        for other in others:
            if not _differ(cells.numbers, index, other) and not _differ(cells.emails, index, other):
                found[index] = Twin(other, by_number=False)
                break
        else:
            others.append(index)
    return found


def _twins_by_number(cells: Cells, found: dict[int, Twin]) -> None:
    numbers = [number for number in cells.numbers if number]
    if len(set(map(str.casefold, numbers))) == len(numbers):
        return
    first_rows: dict[str, int] = {}
    for index, number in enumerate(cells.numbers):
        if number and (first := first_rows.setdefault(number.casefold(), index)) != index:
            found[index] = Twin(first, by_number=True)


def _differ(texts: list[str], one: int, other: int) -> bool:
    """Tell whether two rows both say something, and not the same."""
    return bool(texts[one] and texts[other] and texts[one].casefold() != texts[other].casefold())
