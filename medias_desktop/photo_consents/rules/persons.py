"""Those who are shown: of the municipality's list or from outside, of age or not, and who speaks for a minor."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.people.rules import Group

MAJORITY = 18
"""Years (Civil Code of Québec, art. 153)."""
OWN_CONSENT = 14
"""Years from which a minor may consent (Act respecting access to documents, CQLR c. A-2.1, s. 53.1)."""


class Relation(StrEnum):
    """What a legal guardian is to the person."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    TUTOR = "tutor"
    OTHER = "other"


REPRESENTATIVES = frozenset({Relation.TUTOR, Relation.OTHER})
"""Who may speak for an adult who cannot consent; parents speak for minors only."""


@dataclass(frozen=True, slots=True)
class Guardian:
    """Who speaks for somebody, until ``ended_on`` (inclusive; None: still)."""

    id: int
    portrayed_id: int
    last_name: str
    first_name: str
    relation: Relation
    email: str = ""
    phone: str = ""
    language: str = "fr"
    ended_on: dt.date | None = None
    version: int = 1

    @property
    def full_name(self) -> str:
        """Return the name as it is spoken."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class GuardianDraft:
    """What the user gives of a guardian; ``id`` is that of the recorded one that it is to replace, None for a new one."""

    last_name: str
    first_name: str = ""
    relation: Relation = Relation.PARENT
    email: str = ""
    phone: str = ""
    language: str = "fr"
    ended_on: dt.date | None = None
    id: int | None = None

    @classmethod
    def of(cls, guardian: Guardian) -> GuardianDraft:
        """Return what a recorded guardian's form says when it is opened."""
        return cls(**{name: getattr(guardian, name) for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class PortrayedDraft:
    """What the user gives of somebody shown: ``person_id`` for one of the list, whose names are read there."""

    last_name: str = ""
    first_name: str = ""
    person_id: int | None = None
    birth_date: dt.date | None = None
    adult: bool = False
    email: str = ""
    phone: str = ""
    language: str = "fr"
    note: str = ""
    guardians: tuple[GuardianDraft, ...] = ()

    @classmethod
    def of(cls, portrayed: Portrayed) -> PortrayedDraft:
        """Return what the form of somebody recorded says when it is opened."""
        names = [name for name in cls.__slots__ if name != "guardians"]
        guardians = tuple(map(GuardianDraft.of, portrayed.guardians))
        return cls(guardians=guardians, **{name: getattr(portrayed, name) for name in names})


@dataclass(frozen=True, slots=True)
class Portrayed:
    """Somebody shown. ``group`` is None for outsiders; ``adult`` holds without a date of birth."""

    id: int
    uid: str
    person_id: int | None
    last_name: str
    first_name: str
    group: Group | None
    birth_date: dt.date | None
    adult: bool
    email: str
    phone: str
    language: str
    note: str
    guardians: tuple[Guardian, ...]
    version: int

    @property
    def full_name(self) -> str:
        """Return the name as it is spoken."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """Return the name as lists are sorted: last name, first name."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name

    def age(self, day: dt.date) -> int | None:
        """Return the age in full years on a day; None when unknown. Who was born on 29 February has it on 1 March."""
        return None if self.birth_date is None else age_on(self.birth_date, day)


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Return full years; a birthday on 29 February is reached on 1 March of other years (safest for a minor)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday(birth_date: dt.date, age: int) -> dt.date:
    """Return the first day on which somebody has so many full years (``age_on``)."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:  # 29 February
        return dt.date(birth_date.year + age, 3, 1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a search for a name offers: shown already (``portrayed_id``), of the list (``person_id``), or both.

    ``here`` tells that they were named lately in the event at hand.
    """

    portrayed_id: int | None
    person_id: int | None
    last_name: str
    first_name: str
    group: Group | None = None
    department: str = ""
    birth_date: dt.date | None = None
    here: bool = False

    @property
    def full_name(self) -> str:
        """Return the name as it is spoken."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class PortrayedRow:
    """Somebody in the list of everyone shown, and in how many items."""

    portrayed: Portrayed
    items: int

    @property
    def id(self) -> int:
        """Return the number of the person shown."""
        return self.portrayed.id
