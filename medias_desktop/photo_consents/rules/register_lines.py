"""A line of the register of photo consents as it is exported and printed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medias_desktop.photo_consents.rules.answers import ADVICE, Answer, PublicationState, Reason
from medias_desktop.photo_consents.rules.consents import Act, ActKind, Consent
from medias_desktop.photo_consents.rules.items import ItemKind, Rights, SubjectKind
from medias_desktop.photo_consents.rules.purposes import Purpose

_SAID = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """An item, one of those seen in it (``person`` is "" for nobody), and what is on record of their consent.

    ``state`` is that of the whole item; ``why`` the reasons that concern this person and the work, in words. ``act`` is
    the last word that was said, ``giver`` who said it; ``published`` where the item was published and when.
    """

    item_id: int
    day: dt.date
    kind: ItemKind
    title: str
    event: str
    seen: SubjectKind | None
    person: str
    state: PublicationState
    why: tuple[str, ...]
    consent: Consent | None
    act: Act | None
    giver: str
    rights: Rights
    rights_until: dt.date | None
    credit: str
    published: tuple[tuple[Purpose, dt.date], ...] = ()


def last_word(consents: Iterable[Consent], answer: Answer, day: dt.date) -> tuple[Consent, Act | None] | None:
    """Return the consent that a person's answer rests on, else the one about its purpose that was last spoken of."""
    some = list(consents)
    relied = [one for one in some if one.id in answer.relied_on]
    about = relied or [one for one in some if answer.question.purpose in one.purposes] or some
    if not about:
        return None
    told = [(_last(one, day), one) for one in about]
    act, consent = max(told, key=lambda one: (one[0].day if one[0] else dt.date.min, one[1].id))
    return consent, act


def _last(consent: Consent, day: dt.date) -> Act | None:
    acts = [act for act in consent.acts if act.day <= day]
    decisive = [act for act in acts if act.kind in _SAID] or acts
    return max(decisive, key=lambda act: (act.day, act.id), default=None)


def reasons_about(answer: Answer, portrayed_id: int | None) -> Sequence[Reason]:
    """Return the reasons that are no mere advice and concern a person, or the work itself."""
    return [
        one for one in answer.reasons if one.why not in ADVICE and one.portrayed_id in (None, portrayed_id)
    ]
