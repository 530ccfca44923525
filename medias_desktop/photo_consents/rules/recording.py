"""What several persons said about the same thing at once, as consents with their acts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.photo_consents.errors.recording import AgeNotKnown, NobodyAnswered, NobodyChosen
from medias_desktop.photo_consents.rules.consent_checks import Known, check_act, check_consent, tidied
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method, Reach
from medias_desktop.photo_consents.rules.forms import Signer, is_minor, signers
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings

Entry = tuple[ConsentDraft, tuple[ActDraft, ...]]
"""A consent to be recorded and what was done about it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What everybody at hand is asked; one consent for each of the ``reaches``."""

    reaches: tuple[Reach, ...]
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one giver (a guardian, or None for the person) did: a kind of act that is one of its own."""

    portrayed_id: int
    guardian_id: int | None
    kind: ActKind


@dataclass(frozen=True, slots=True)
class Manner:
    """How and when all of them said it; ``noticed_on`` is the day they were told beforehand, by ``notice_means``."""

    day: dt.date
    method: Method
    witness: str = ""
    original_place: str = ""
    note: str = ""
    noticed_on: dt.date | None = None
    notice_means: str = ""


def givers(person: Portrayed, day: dt.date) -> tuple[Signer, ...]:
    """Return everybody whose word may be recorded on a day: who speaks for the person, then the person."""
    current = [one for one in person.guardians if one.ended_on is None or one.ended_on >= day]
    own = Signer(own=True)
    if is_minor(person, day):
        return (*(Signer(one) for one in current), own)
    from medias_desktop.photo_consents.rules.persons import REPRESENTATIVES

    return (own, *(Signer(one) for one in current if one.relation in REPRESENTATIVES))


def needed(person: Portrayed, day: dt.date, settings: Settings) -> tuple[Signer, ...]:
    """Return who must agree on a day, a guardian still to be named included."""
    found = signers(person, day, settings, both=settings.both_guardians)
    if settings.both_guardians:  # all of those on record are asked; nobody is sought who may not exist
        named = tuple(one for one in found if one.own or one.guardian is not None)
        return named if any(one.guardian for one in named) or not is_minor(person, day) else found
    return found


def check_known(persons: Sequence[Portrayed], day: dt.date) -> None:
    """Raise NobodyChosen, or AgeNotKnown for those of whom nobody knows who must agree."""
    if not persons:
        raise NobodyChosen
    unknown = [
        one.listed_name
        for one in persons
        if one.age(day) is None and not one.adult and not is_minor(one, day)
    ]
    if unknown:
        raise AgeNotKnown(names=unknown)


def entries(
    persons: Sequence[Portrayed], wanted: Wanted, said: Sequence[Said], manner: Manner
) -> list[Entry]:
    """Return the consents with their acts; persons about whom nothing is said are left out."""
    found: list[Entry] = []
    for person in persons:
        mine = [one for one in said if one.portrayed_id == person.id]
        if not mine and manner.noticed_on is None:
            continue
        acts = tuple(_acts(mine, wanted, manner))
        for reach in wanted.reaches:
            draft = ConsentDraft(
                person.id, reach, wanted.purposes, wanted.starts_on, wanted.ends_on, wanted.language
            )
            found.append((draft, acts))
    return found


def _acts(said: Sequence[Said], wanted: Wanted, manner: Manner) -> list[ActDraft]:
    found: list[ActDraft] = []
    if manner.noticed_on is not None:
        told = said[0].guardian_id if said else None
        notice = ActDraft(ActKind.NOTICED, manner.noticed_on, guardian_id=told, language=wanted.language)
        found.append(tidied(_with_note(notice, manner.notice_means)))
    for one in said:
        spoken = one.kind in (ActKind.GIVEN, ActKind.REFUSED)
        found.append(
            tidied(
                ActDraft(
                    one.kind,
                    manner.day,
                    manner.method if spoken or one.kind is ActKind.ASKED else None,
                    one.guardian_id,
                    witness=manner.witness if manner.method is Method.VERBAL and spoken else "",
                    note=manner.note,
                    original_place=manner.original_place if spoken else "",
                    language=wanted.language,
                )
            )
        )
    return found


def _with_note(act: ActDraft, note: str) -> ActDraft:
    from dataclasses import replace

    return replace(act, note=note)


def check_entries(persons: Sequence[Portrayed], found: Sequence[Entry], today: dt.date) -> None:
    """Raise what is wrong with any of it: NobodyAnswered, or a ConsentProblem as service.consents.record does."""
    if not found:
        raise NobodyAnswered
    by_id = {one.id: one for one in persons}
    for draft, acts in found:
        check_consent(draft)
        earlier: list[ActDraft] = []
        for act in acts:
            check_act(act, Known(by_id[draft.portrayed_id], draft.purposes, tuple(earlier), today))
            earlier.append(act)
