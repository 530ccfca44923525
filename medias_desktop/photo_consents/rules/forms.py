"""Printed consent forms: for one person, for many on one sheet, to be filled in by hand; who has to sign which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.photo_consents.rules.consents import Reach
from medias_desktop.photo_consents.rules.persons import MAJORITY, REPRESENTATIVES, Guardian, Portrayed
from medias_desktop.photo_consents.rules.purposes import SOCIAL, Purpose
from medias_desktop.photo_consents.rules.settings import Settings


class FormKind(StrEnum):
    """What is printed."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    BLANK = "blank"


class PurposeGroup(StrEnum):
    """The columns of a form for many persons: one for each purpose would leave no room for a name."""

    SOCIAL = "social"
    WEB = "web"
    PRINTED = "printed"
    PRESS = "press"


GROUPED = {
    PurposeGroup.SOCIAL: SOCIAL,
    PurposeGroup.WEB: frozenset({Purpose.WEBSITE, Purpose.BLOG}),
    PurposeGroup.PRINTED: frozenset({Purpose.BULLETIN, Purpose.PRINT}),
    PurposeGroup.PRESS: frozenset({Purpose.PRESS}),
}


def grouped(purposes: Collection[Purpose]) -> tuple[tuple[PurposeGroup, frozenset[Purpose]], ...]:
    """Return the columns that purposes fall into, each with those of them that it stands for."""
    found = ((group, frozenset(purposes) & those) for group, those in GROUPED.items())
    return tuple((group, those) for group, those in found if those)


def in_order(purposes: Iterable[Purpose]) -> tuple[Purpose, ...]:
    """Return purposes in the order in which forms and lists name them."""
    chosen = frozenset(purposes)
    return tuple(purpose for purpose in Purpose if purpose in chosen)


@dataclass(frozen=True, slots=True)
class FormOrder:
    """What the user asks for; ``language`` None means each person's own, ``paper`` "" the municipality's.

    ``for_minor`` and ``copies`` are of blank forms only; ``ends_on`` is inclusive, None until withdrawn.
    """

    kind: FormKind
    reach: Reach
    purposes: frozenset[Purpose]
    starts_on: dt.date
    ends_on: dt.date | None = None
    language: str | None = None
    for_minor: bool = False
    both_guardians: bool = False
    copies: int = 1
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who signs for a person: a guardian, one still to be named (neither), or the person (``own``)."""

    guardian: Guardian | None = None
    own: bool = False


def is_minor(person: Portrayed, day: dt.date) -> bool:
    """Tell whether a form for minors is printed: one of unknown age who has guardians is taken for one."""
    age = person.age(day)
    if age is not None:
        return age < MAJORITY
    return not person.adult and bool(person.guardians)


def signers(person: Portrayed, day: dt.date, settings: Settings, *, both: bool) -> tuple[Signer, ...]:
    """Return who has to sign a form for a person on a day, guardians first; ``both`` holders of parental authority or one.

    At least one guardian signs for a minor, named or not, up to the age that the settings say; the minor too from the age
    that they say.
    """
    if not is_minor(person, day):
        spoken_for = [
            one for one in person.guardians if one.relation in REPRESENTATIVES and _speaks(one, day)
        ]
        return tuple(Signer(one) for one in spoken_for[:1]) or (Signer(own=True),)
    age = person.age(day)
    found: list[Signer] = []
    if age is None or age < settings.guardian_until_age:
        named = [Signer(one) for one in person.guardians if _speaks(one, day)]
        wanted = 2 if both else 1
        found += named if both and len(named) > wanted else named[:wanted]
        found += [Signer()] * (wanted - len(found))
    if age is not None and age >= settings.own_agreement_age:
        found.append(Signer(own=True))
    return tuple(found) or (Signer(own=True),)


def _speaks(guardian: Guardian, day: dt.date) -> bool:
    return guardian.ended_on is None or guardian.ended_on >= day


def blank_signers(*, for_minor: bool, both: bool) -> tuple[Signer, ...]:
    """Return who signs a form whose person is not known yet; a minor of 14 or more signs too."""
    if not for_minor:
        return (Signer(own=True),)
    return (*([Signer()] * (2 if both else 1)), Signer(own=True))
