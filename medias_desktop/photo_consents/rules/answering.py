"""« May this item appear here on this day? »: the reasons of the item and those of everybody who is seen in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.agreeing import Case, Verdict, verdict
from medias_desktop.photo_consents.rules.answers import (
    Answer,
    PublicationState,
    Question,
    Reason,
    Why,
    state_of,
)
from medias_desktop.photo_consents.rules.consents import Consent, Reach
from medias_desktop.photo_consents.rules.demands import NO_DEMANDS, Demands, PersonDemands
from medias_desktop.photo_consents.rules.items import ItemKind, Review, Rights
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.photo_consents.rules.settings import DEFAULTS, Settings

_OF_OTHERS = frozenset({Rights.AUTHORISED, Rights.LICENCE, Rights.PUBLIC_DOMAIN})
_GENERAL = Reach()
_NOTHING = frozenset[Reach]()
_REVIEWED = frozenset({Review.DONE, Review.NOBODY})


@dataclass(frozen=True, slots=True)
class ItemState:
    """What the answer needs of an item.

    ``sourced``: its source or its credit line is given; ``described``: it has an alternative text. ``marked`` counts those
    seen who cannot be recognized, and crowds.
    """

    id: int
    kind: ItemKind = ItemKind.PHOTO
    event_id: int | None = None
    review: Review = Review.OPEN
    rights: Rights = Rights.UNKNOWN
    rights_until: dt.date | None = None
    sourced: bool = False
    has_location: bool = False
    described: bool = False
    marked: int = 0


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item, those who are named in it (None for a person seen but not named), and all that speaks for or against."""

    item: ItemState
    named: tuple[int | None, ...]
    persons: Mapping[int, Portrayed]
    consents: Mapping[int, Sequence[Consent]]
    settings: Settings = DEFAULTS
    demands: Demands = NO_DEMANDS


def answer(facts: ItemFacts, question: Question) -> Answer:
    """Return whether an item may appear for a purpose on a day, and why not."""
    answering = Answering(facts.persons, facts.consents, question, facts.settings, facts.demands)
    return answering.answer(facts.item, facts.named)


class Answering:
    """Answers one question about many items: what was found of a person holds for all items that it is the same for.

    ``persons`` are by their number, ``consents`` by the number of whom they are about; whoever is missing among the
    persons is held not to have consented.
    """

    def __init__(
        self,
        persons: Mapping[int, Portrayed],
        consents: Mapping[int, Sequence[Consent]],
        question: Question,
        settings: Settings,
        demands: Demands,
    ) -> None:
        self._persons = persons
        self._consents = consents
        self._question = question
        self._settings = settings
        self._demands = demands
        # Who agreed to one item or one event is looked at for each of those; for the others, once and for all.
        self._narrow = {
            number: frozenset(one.reach for one in found if one.reach.is_narrow)
            for number, found in consents.items()
            if any(one.reach.is_narrow for one in found)
        }
        self._wide: dict[ItemKind, dict[int, Verdict]] = {kind: {} for kind in ItemKind}
        self._known: dict[tuple[int, ItemKind, frozenset[Reach]], Verdict] = {}
        self._asked: dict[tuple[ItemKind, bool], PersonDemands] = {}

    def answer(self, item: ItemState, named: Iterable[int | None]) -> Answer:
        """Return the answer about one item, whose persons are ``named``."""
        found = list(self._item_reasons(item))
        relied: set[int] = set()
        wide, narrow = self._wide[item.kind], self._narrow
        about = frozenset({Reach(item_id=item.id), Reach(event_id=item.event_id)} - {_GENERAL})
        anybody = unnamed = False
        for number in named:
            anybody = True
            if number is None:
                unnamed = True
                continue
            one = wide.get(number)
            if one is None or number in narrow:
                one = self._verdict(number, item, about)
            if one.reasons:
                found += one.reasons
            relied.update(one.relied_on)
        if (
            item.review not in _REVIEWED
            or unnamed
            or (item.review is Review.DONE and not (anybody or item.marked))
        ):
            found.append(Reason(Why.NOT_REVIEWED))
        if not found:
            return Answer(item.id, self._question, PublicationState.PUBLISHABLE, (), tuple(sorted(relied)))
        reasons = tuple(sorted(dict.fromkeys(found), key=_place))
        state = state_of(reasons)
        relied_on = tuple(sorted(relied)) if state is PublicationState.PUBLISHABLE else ()
        return Answer(item.id, self._question, state, reasons, relied_on)

    def _verdict(self, number: int, item: ItemState, about: frozenset[Reach]) -> Verdict:
        """Return what is found of a person in an item, worked out once for all items that it is the same for."""
        person = self._persons.get(number)
        if person is None:
            return Verdict((Reason(Why.NO_CONSENT, number),), ())
        special = self._narrow.get(number, _NOTHING) & about
        wide = self._wide[item.kind]
        if not special:
            if number not in wide:
                covering = [one for one in self._consents.get(number, ()) if not one.reach.is_narrow]
                wide[number] = self._decide(person, covering, item.kind)
            return wide[number]
        key = (number, item.kind, special)
        if key not in self._known:
            covering = [
                one for one in self._consents[number] if one.reach == _GENERAL or one.reach in special
            ]
            self._known[key] = self._decide(person, covering, item.kind)
        return self._known[key]

    def _decide(self, person: Portrayed, covering: Sequence[Consent], kind: ItemKind) -> Verdict:
        key = (kind, person.group is not None)
        asked = self._asked.get(key)
        if asked is None:
            asked = self._asked[key] = self._demands.of_person(kind, employee=key[1])
        return verdict(Case(person, covering, self._question, self._settings, asked))

    def _item_reasons(self, item: ItemState) -> Iterable[Reason]:
        """Yield what concerns the work itself."""
        asked = self._demands.images
        day = self._question.day
        if item.rights is Rights.DENIED:
            yield Reason(Why.RIGHTS_DENIED, rules=asked.rights)
        elif item.rights is Rights.UNKNOWN:
            yield Reason(Why.RIGHTS_UNKNOWN, rules=asked.rights)
        if item.rights_until is not None and item.rights_until < day:
            yield Reason(Why.RIGHTS_EXPIRED, day=item.rights_until, rules=asked.rights)
        if item.rights in _OF_OTHERS and not item.sourced:
            if asked.source:
                yield Reason(Why.SOURCE_MISSING, rules=asked.source)
            elif asked.source_advised:
                yield Reason(Why.ADVISED_SOURCE, rules=asked.source_advised)
        if asked.judgement and item.kind is ItemKind.PHOTO and item.event_id is not None:
            yield Reason(Why.ADVISED_JUDGEMENT, rules=asked.judgement)
        if item.has_location:
            yield Reason(Why.HAS_LOCATION, rules=asked.privacy)
        if item.kind is ItemKind.PHOTO and not item.described:
            yield Reason(Why.NO_ALT_TEXT)


_PLACES = {why: place for place, why in enumerate(Why)}


def _place(reason: Reason) -> int:
    return _PLACES[reason.why]
