"""What is wrong with a consent, or with what somebody is said to have done about it, before it is recorded."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.text import fold, storable
from medias_desktop.photo_consents.errors.consents import (
    BeforeAsked,
    BeforeBirth,
    ConsentTextTooLong,
    ConsentWitnessMissing,
    CorrectedPastNo,
    DayToCome,
    EndBeforeStart,
    GuardianEnded,
    GuardianOfAdult,
    GuardianOfSomebodyElse,
    MethodMissing,
    NothingToWithdraw,
    NoticeMeansMissing,
    PurposeMissing,
    PurposesOutside,
    WithdrawalReasonMissing,
    WitnessIsTheGiver,
    WrongCorrection,
)
from medias_desktop.photo_consents.errors.persons import GuardianIsThePerson
from medias_desktop.photo_consents.rules.act_history import FOLLOWING
from medias_desktop.photo_consents.rules.consents import Act, ActDraft, ActKind, ConsentDraft, Method
from medias_desktop.photo_consents.rules.persons import MAJORITY, REPRESENTATIVES, Guardian, Portrayed
from medias_desktop.photo_consents.rules.purposes import Purpose

WITNESS_LENGTH = 200
PLACE_LENGTH = 300

_ANSWERS = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.SILENT})
_NOES = frozenset({ActKind.REFUSED, ActKind.WITHDRAWN})
_SPOKEN = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Known:
    """What an act is checked against: who it is about, for which uses the consent is, what was done before, today."""

    person: Portrayed
    purposes: frozenset[Purpose]
    earlier: Sequence[Act | ActDraft]
    today: dt.date


def check_consent(draft: ConsentDraft) -> None:
    """Raise EndBeforeStart or PurposeMissing; ValueError for one item and one event at once."""
    if draft.reach.item_id is not None and draft.reach.event_id is not None:
        raise ValueError("a consent is for one item, for one event, or in general")
    if not draft.purposes:
        raise PurposeMissing
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise EndBeforeStart(starts_on=draft.starts_on, ends_on=draft.ends_on)


def tidied(act: ActDraft) -> ActDraft:
    """Return an act whose texts can be kept, without spaces around them. Raises ConsentTextTooLong."""
    found = dataclasses.replace(
        act,
        witness=storable(act.witness).strip(),
        note=storable(act.note).strip(),
        original_place=storable(act.original_place).strip(),
    )
    for text, limit in ((found.witness, WITNESS_LENGTH), (found.original_place, PLACE_LENGTH)):
        if len(text) > limit:
            raise ConsentTextTooLong(beginning=text[:40], limit=limit)
    return found


def check_act(act: ActDraft, known: Known) -> None:
    """Raise what is wrong with a tidied act: when, by whom, for what, how. ValueError for what is no act of its own."""
    if act.kind in FOLLOWING:
        raise ValueError(f"{act.kind} follows an act, it is none")
    if act.day > known.today:
        raise DayToCome(day=act.day)
    born = known.person.birth_date
    if born is not None and act.day < born:
        raise BeforeBirth(day=act.day, name=known.person.full_name)
    giver = _giver(act, known.person)
    if act.purposes - known.purposes:
        raise PurposesOutside
    _check_manner(act, giver)
    asked = [
        one.day for one in known.earlier if one.kind is ActKind.ASKED and one.guardian_id == act.guardian_id
    ]
    if act.kind in _ANSWERS and asked and act.day < min(asked):
        raise BeforeAsked(day=act.day, asked=min(asked))
    if act.kind is ActKind.WITHDRAWN:
        if not act.note:
            raise WithdrawalReasonMissing
        if not to_withdraw(known, act.day, act.purposes):
            raise NothingToWithdraw(day=act.day)


def check_correction(act: ActDraft, old: Act, others: Sequence[Act]) -> None:
    """Raise WrongCorrection for another kind of act, CorrectedPastNo for a yes that would lift a no said after it."""
    if act.kind is not old.kind:
        raise WrongCorrection
    if act.kind is ActKind.GIVEN:
        passed = [one.day for one in others if one.kind in _NOES and old.day <= one.day < act.day]
        if passed:
            raise CorrectedPastNo(day=max(passed))


def to_withdraw(known: Known, day: dt.date, purposes: frozenset[Purpose]) -> frozenset[Purpose]:
    """Return those of the uses (of all for none) that somebody had consented to by a day, and nobody withdrew since."""
    given: dict[Purpose, dt.date] = {}
    for one in known.earlier:
        if one.kind is ActKind.GIVEN and one.day <= day:
            for purpose in (one.purposes & known.purposes) or known.purposes:
                given[purpose] = max(one.day, given.get(purpose, one.day))
    for one in known.earlier:
        if one.kind is ActKind.WITHDRAWN and one.day <= day:
            for purpose in one.purposes or known.purposes:
                if purpose in given and given[purpose] <= one.day:
                    del given[purpose]
    return frozenset(given) & (purposes or known.purposes)


def _giver(act: ActDraft, person: Portrayed) -> str:
    """Return the name of who acts. Raises GuardianOfSomebodyElse, GuardianIsThePerson, GuardianEnded, GuardianOfAdult."""
    if act.guardian_id is None:
        return person.full_name
    guardian = next((one for one in person.guardians if one.id == act.guardian_id), None)
    if guardian is None:
        raise GuardianOfSomebodyElse(name=person.full_name)
    if fold(guardian.full_name) == fold(person.full_name):
        raise GuardianIsThePerson(name=guardian.full_name)
    if guardian.ended_on is not None and guardian.ended_on < act.day and act.kind in _SPOKEN:
        raise GuardianEnded(guardian=guardian.full_name, name=person.full_name, ended_on=guardian.ended_on)
    if act.kind in _SPOKEN and _of_age(person, act.day) and not _represents(guardian):
        raise GuardianOfAdult(name=person.full_name, day=act.day)
    return guardian.full_name


def _of_age(person: Portrayed, day: dt.date) -> bool:
    age = person.age(day)
    return person.adult if age is None else age >= MAJORITY


def _represents(guardian: Guardian) -> bool:
    return guardian.relation in REPRESENTATIVES


def _check_manner(act: ActDraft, giver: str) -> None:
    if act.kind is ActKind.NOTICED and act.method is None and not act.note:
        raise NoticeMeansMissing
    if act.kind is not ActKind.GIVEN:
        return
    if act.method is None:
        raise MethodMissing
    if act.method is Method.VERBAL:
        if not act.witness:
            raise ConsentWitnessMissing
        if fold(act.witness) == fold(giver):
            raise WitnessIsTheGiver(witness=act.witness)
