"""Persons, consents and acts made in few words, for the tests of what may be published."""

from __future__ import annotations

import datetime as dt
import itertools

from medias_desktop.people.rules import Group
from medias_desktop.photo_consents.rules.answering import ItemFacts, ItemState, answer
from medias_desktop.photo_consents.rules.answers import Question
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent, Method, Reach
from medias_desktop.photo_consents.rules.demands import NO_DEMANDS
from medias_desktop.photo_consents.rules.items import Review, Rights
from medias_desktop.photo_consents.rules.persons import Guardian, Portrayed, Relation
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.settings import Settings

NOW = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 21)
ITEM, EVENT = 7, 3
MOTHER, FATHER = 21, 22
FACEBOOK = frozenset({Purpose.FACEBOOK})
READY = ItemState(ITEM, event_id=EVENT, review=Review.DONE, rights=Rights.OWN, described=True)
_numbers = itertools.count(1)


def day(text):
    return dt.date.fromisoformat(text)


def person(born=None, *guardians, adult=False, number=1, group=None, last="Gagnon", first="Léa"):
    birth = day(born) if born else None
    return Portrayed(
        number, f"p{number}", None, last, first, group, birth, adult, "", "", "fr", "", tuple(guardians), 1
    )


def employee(number=1):
    return person(adult=True, number=number, group=Group.REGULAR)


def guardian(number=MOTHER, relation=Relation.MOTHER, ended_on=None, of=1):
    end = day(ended_on) if ended_on else None
    return Guardian(number, of, f"Roy{number}", "Chantal", relation, ended_on=end)


def act(kind, on, by=None, method=Method.PAPER, purposes=frozenset()):
    number = next(_numbers)
    return Act(
        number, number, ActKind(kind), day(on), by, method, frozenset(purposes), "", "", "", "fr", "—", NOW
    )


def consent(*acts, about=1, reach=None, purposes=FACEBOOK, starts="2020-01-01", ends=None, number=None):
    return Consent(
        number or next(_numbers),
        "c",
        about,
        reach or Reach(),
        frozenset(purposes),
        day(starts),
        day(ends) if ends else None,
        "fr",
        "",
        tuple(acts),
    )


def given(on="2026-01-10", by=None, **more):
    """Return a consent given on a day."""
    return consent(act("given", on, by), **more)


def asked(
    someone,
    *consents,
    on="2026-11-21",
    purpose=Purpose.FACEBOOK,
    item=READY,
    settings=None,
    demands=NO_DEMANDS,
    others=(),
):
    """Return the answer about an item in which one person is named, and others."""
    persons = {one.id: one for one in (someone, *others)}
    by_person = {number: [one for one in consents if one.portrayed_id == number] for number in persons}
    facts = ItemFacts(item, tuple(persons), persons, by_person, settings or Settings(), demands)
    return answer(facts, Question(purpose, day(on)))


def whys(found):
    return [one.why.value for one in found.reasons]
