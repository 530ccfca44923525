"""Accesses to the accounts: who may use which, by whose authority, and how they are protected. Never a password."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.people.rules import Group
from medias_desktop.policies.rules.checks.accounts import PageRole


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDraft:
    """What the user gives of an access: a person of the register, or a name.

    ``office`` and ``authorised_office`` are codes of checks.words.Office; ``renewed_on`` is the day when what protects
    the access was last changed.
    """

    account_id: int
    role: PageRole
    person_id: int | None = None
    name: str = ""
    office: str = ""
    role_title: str = ""
    authorised_on: dt.date | None = None
    authorised_by: str = ""
    authorised_office: str = ""
    renewed_on: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """The holder's own word on how the access is protected; None: nothing was said."""

    declared_on: dt.date | None = None
    long_enough: bool | None = None
    kinds_enough: bool | None = None
    unique_here: bool | None = None
    never_private: bool | None = None
    kept_secret: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A recorded access; ``name`` is the person's as it is now, ``group`` and ``left_on`` what the register says of them."""

    id: int
    uid: str
    account_id: int
    account: str
    platform: str
    role: PageRole
    person_id: int | None = None
    name: str = ""
    group: Group | None = None
    left_on: dt.date | None = None
    office: str = ""
    role_title: str = ""
    authorised_on: dt.date | None = None
    authorised_by: str = ""
    authorised_office: str = ""
    ended_on: dt.date | None = None
    renewed_on: dt.date | None = None
    declared: Declarations = Declarations()
    note: str = ""
    version: int = 1

    def open(self, day: dt.date) -> bool:
        """Tell whether it is not ended by a day."""
        return self.ended_on is None or day < self.ended_on

    def authorised(self, day: dt.date) -> bool:
        """Tell whether its holder may use it on a day: authorized, not ended, still with the municipality."""
        return (
            self.authorised_on is not None
            and self.authorised_on <= day
            and self.open(day)
            and (self.left_on is None or day <= self.left_on)
        )

    @property
    def holder(self) -> tuple[int | None, str]:
        """Who holds it, as a key: the person, or the name when it is nobody of the register."""
        return (self.person_id, "") if self.person_id is not None else (None, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who may publish on an account on a day; ``replacing`` names whose place they take, "" for their own."""

    account_id: int
    person_id: int | None
    name: str
    role: PageRole
    replacing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessIncidentDraft:
    """A suspicion that somebody else uses an access; ``notified`` are codes of checks.words.Office."""

    noticed_on: dt.date
    what: str
    notified: tuple[str, ...] = ()
    notified_on: dt.date | None = None
    changed_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessIncident:
    """A recorded suspicion."""

    id: int
    access_id: int
    account: str
    name: str
    noticed_on: dt.date
    what: str
    notified: tuple[str, ...] = ()
    notified_on: dt.date | None = None
    changed_on: dt.date | None = None
    version: int = 1
