"""What is wrong with a person shown or their guardians, before they are recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from medias_desktop.core.text import fold, storable
from medias_desktop.people.rules import NAME_LENGTH, is_email
from medias_desktop.photo_consents.errors.persons import (
    BirthDateToCome,
    BirthDateTooLongAgo,
    EmailMalformed,
    GuardianEndTooEarly,
    GuardianIsThePerson,
    GuardianNameMissing,
    GuardianTwice,
    NameMissing,
    NameTooLong,
    NotOfAge,
    PersonProblem,
    PhoneTooLong,
)
from medias_desktop.photo_consents.rules.persons import MAJORITY, GuardianDraft, PortrayedDraft, age_on

OLDEST = 120
"""Years."""
PHONE_LENGTH = 40


def tidied(draft: PortrayedDraft) -> PortrayedDraft:
    """Return the same without stray spaces."""
    return replace(
        draft,
        last_name=_line(draft.last_name),
        first_name=_line(draft.first_name),
        email=_line(draft.email),
        phone=_line(draft.phone),
        note=storable(draft.note).strip(),
        guardians=tuple(map(tidied_guardian, draft.guardians)),
    )


def tidied_guardian(draft: GuardianDraft) -> GuardianDraft:
    """Return the same without stray spaces."""
    return replace(
        draft,
        last_name=_line(draft.last_name),
        first_name=_line(draft.first_name),
        email=_line(draft.email),
        phone=_line(draft.phone),
    )


def problems(draft: PortrayedDraft, day: dt.date) -> tuple[PersonProblem, ...]:
    """Return what is wrong with a tidied draft on a day, in the order of the form; nothing when it may be recorded.

    Of a person of the list, the draft has the names that the list has.
    """
    return (*_of_person(draft, day), *_of_guardians(draft))


def _of_person(draft: PortrayedDraft, day: dt.date) -> Iterator[PersonProblem]:
    if not draft.last_name:
        yield NameMissing()
    if max(len(draft.last_name), len(draft.first_name)) > NAME_LENGTH:
        yield NameTooLong(most=NAME_LENGTH)
    born = draft.birth_date
    if born is not None and born > day:
        yield BirthDateToCome()
    elif born is not None and age_on(born, day) > OLDEST:
        yield BirthDateTooLongAgo(years=OLDEST)
    elif born is not None and draft.adult and age_on(born, day) < MAJORITY:
        yield NotOfAge()
    yield from _of_contact(draft, None)


def _of_contact(draft: PortrayedDraft | GuardianDraft, place: int | None) -> Iterator[PersonProblem]:
    if draft.email and not is_email(draft.email):
        yield EmailMalformed(place, email=draft.email)
    if len(draft.phone) > PHONE_LENGTH:
        yield PhoneTooLong(place, most=PHONE_LENGTH)


def _of_guardians(draft: PortrayedDraft) -> Iterator[PersonProblem]:
    own = named(draft)
    seen: set[str] = set()
    for place, guardian in enumerate(draft.guardians):
        name = named(guardian)
        spoken = f"{guardian.first_name} {guardian.last_name}".strip()
        if not guardian.last_name:
            yield GuardianNameMissing(place)
        elif name == own:
            yield GuardianIsThePerson(place, name=spoken)
        elif guardian.ended_on is None and name in seen:
            yield GuardianTwice(place, name=spoken)
        if max(len(guardian.last_name), len(guardian.first_name)) > NAME_LENGTH:
            yield NameTooLong(place, most=NAME_LENGTH)
        if guardian.ended_on is None:
            seen.add(name)
        elif draft.birth_date is not None and guardian.ended_on < draft.birth_date:
            yield GuardianEndTooEarly(place)
        yield from _of_contact(guardian, place)


def named(one: PortrayedDraft | GuardianDraft) -> str:
    """Return the folded name by which two are the same."""
    return f"{fold(one.last_name)}\x01{fold(one.first_name)}"


def _line(text: str) -> str:
    return " ".join(storable(text).split())
