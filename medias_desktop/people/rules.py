"""What a person of the municipality is, and what makes a record of one acceptable."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.core.text import fold

NAME_LENGTH = 120
NUMBER_LENGTH = 40
EMAIL_LENGTH = 254
DEPARTMENT_LENGTH = 120
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years that a start or an end can be in; anything else is a slip of the finger."""

LANGUAGES = ("fr", "en")

_EMAIL = re.compile(r"[^\s@,;:<>\"()\[\]\\]+@[^\s@,;:<>\"()\[\]\\.]+(?:\.[^\s@,;:<>\"()\[\]\\.]+)+")


class Group(StrEnum):
    """In what capacity a person belongs to the municipality."""

    REGULAR = "regular_employee"
    CASUAL = "casual_employee"
    STUDENT = "student"
    ELECTED = "elected_official"
    VOLUNTEER = "volunteer"
    FIREFIGHTER = "volunteer_firefighter"
    CONTRACTOR = "contractor"


@dataclass(frozen=True, slots=True)
class Person:
    """A recorded person; dates are inclusive, None when unknown or open; ``language`` 'fr' or 'en'."""

    id: int
    uid: str
    number: str
    last_name: str
    first_name: str
    email: str
    department: str
    group: Group
    language: str
    start_date: dt.date | None
    end_date: dt.date | None
    version: int

    @property
    def full_name(self) -> str:
        """Return the name as it is spoken: first name, last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def listed_name(self) -> str:
        """Return the name as lists are sorted: last name, first name."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name

    def is_active(self, day: dt.date) -> bool:
        """Tell whether the person belongs to the municipality on ``day``."""
        return (self.start_date is None or self.start_date <= day) and (
            self.end_date is None or self.end_date >= day
        )


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What the user gives of a person, before it is recorded."""

    last_name: str
    first_name: str = ""
    number: str = ""
    email: str = ""
    department: str = ""
    group: Group = Group.REGULAR
    language: str = "fr"
    start_date: dt.date | None = None
    end_date: dt.date | None = None

    @classmethod
    def of(cls, person: Person) -> PersonDraft:
        """Return what a recorded person's form says when it is opened."""
        return cls(**{name: getattr(person, name) for name in cls.__slots__})

    def tidied(self) -> PersonDraft:
        """Return the same without stray spaces."""
        return PersonDraft(
            " ".join(self.last_name.split()),
            " ".join(self.first_name.split()),
            " ".join(self.number.split()),
            self.email.strip(),
            " ".join(self.department.split()),
            Group(self.group),
            self.language,
            self.start_date,
            self.end_date,
        )


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """Which persons to list: every word of ``text``, one group, one department, those active on a day."""

    text: str = ""
    group: Group | None = None
    department: str = ""
    active_on: dt.date | None = None
    inactive_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PeopleFigures:
    """How many persons there are on a day: ``former`` have left, ``coming`` have not begun.

    ``without_email`` and ``by_group`` (groups that have someone, the largest first) count active persons only.
    """

    total: int
    active: int
    former: int
    coming: int
    without_email: int
    by_group: tuple[tuple[Group, int], ...] = ()


class Flaw(StrEnum):
    """What makes a draft unacceptable (sentences in labels.py)."""

    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    FIRST_NAME_TOO_LONG = "first_name_too_long"
    NUMBER_TOO_LONG = "number_too_long"
    NUMBER_TAKEN = "number_taken"
    EMAIL_MALFORMED = "email_malformed"
    DEPARTMENT_TOO_LONG = "department_too_long"
    LANGUAGE_UNKNOWN = "language_unknown"
    START_OUT_OF_RANGE = "start_out_of_range"
    END_OUT_OF_RANGE = "end_out_of_range"
    END_BEFORE_START = "end_before_start"


FLAW_FIELDS = {
    Flaw.NAME_MISSING: "last_name",
    Flaw.NAME_TOO_LONG: "last_name",
    Flaw.FIRST_NAME_TOO_LONG: "first_name",
    Flaw.NUMBER_TOO_LONG: "number",
    Flaw.NUMBER_TAKEN: "number",
    Flaw.EMAIL_MALFORMED: "email",
    Flaw.DEPARTMENT_TOO_LONG: "department",
    Flaw.LANGUAGE_UNKNOWN: "language",
    Flaw.START_OUT_OF_RANGE: "start_date",
    Flaw.END_OUT_OF_RANGE: "end_date",
    Flaw.END_BEFORE_START: "end_date",
}
"""The field of a draft beside which a flaw is shown."""


def is_email(text: str) -> bool:
    """Tell whether ``text`` looks like an e-mail address: one @, a dot after it, no space."""
    return len(text) <= EMAIL_LENGTH and _EMAIL.fullmatch(text) is not None


def flaws(draft: PersonDraft) -> tuple[Flaw, ...]:
    """Return what is wrong with a tidied draft, in the order of the form; nothing when it may be recorded."""
    start, end = draft.start_date, draft.end_date
    checks = (
        (Flaw.NAME_MISSING, not draft.last_name),
        (Flaw.NAME_TOO_LONG, len(draft.last_name) > NAME_LENGTH),
        (Flaw.FIRST_NAME_TOO_LONG, len(draft.first_name) > NAME_LENGTH),
        (Flaw.NUMBER_TOO_LONG, len(draft.number) > NUMBER_LENGTH),
        (Flaw.EMAIL_MALFORMED, bool(draft.email) and not is_email(draft.email)),
        (Flaw.DEPARTMENT_TOO_LONG, len(draft.department) > DEPARTMENT_LENGTH),
        (Flaw.LANGUAGE_UNKNOWN, draft.language not in LANGUAGES),
        (Flaw.START_OUT_OF_RANGE, start is not None and not _plausible(start)),
        (Flaw.END_OUT_OF_RANGE, end is not None and not _plausible(end)),
        (Flaw.END_BEFORE_START, start is not None and end is not None and end < start),
    )
    return tuple(flaw for flaw, wrong in checks if wrong)


def _plausible(day: dt.date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def sort_key(last_name: str, first_name: str) -> str:
    """Return what lists are sorted by; U+0001 keeps « Roy, Zoé » before « Roy-Caron, Anne »."""
    return f"{fold(last_name)}\x01{fold(first_name)}"


def search_key(draft: PersonDraft) -> str:
    """Return every word by which a person may be found, folded."""
    return " ".join(
        filter(
            None, map(fold, (draft.first_name, draft.last_name, draft.number, draft.email, draft.department))
        )
    )
