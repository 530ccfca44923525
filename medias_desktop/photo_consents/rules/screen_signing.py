"""A consent signed on the screen: who signs, for which uses, and what must hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from medias_desktop.core.ink import Drawing
from medias_desktop.photo_consents.errors.screen_signing import NobodySigns, NothingAgreedTo, SignersChanged
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, Method
from medias_desktop.photo_consents.rules.forms import Signer
from medias_desktop.photo_consents.rules.persons import Portrayed
from medias_desktop.signatures.by_hand.rules import check_drawing, check_name


@dataclass(frozen=True, slots=True)
class Hand:
    """What one signer did: the guardian of that number, or the person. ``drawing`` None: a witness stands in."""

    guardian_id: int | None
    typed_name: str
    drawing: Drawing | None
    witness: str = ""


@dataclass(frozen=True, slots=True)
class ScreenConsent:
    """What is agreed to (the uses that were ticked) and who signed it, in the order they did."""

    draft: ConsentDraft
    hands: tuple[Hand, ...]


def signer_name(person: Portrayed, guardian_id: int | None) -> str:
    """Return the name of a signer. Raises SignersChanged for a guardian who is no longer on record."""
    if guardian_id is None:
        return person.full_name
    found = next((one for one in person.guardians if one.id == guardian_id), None)
    if found is None:
        raise SignersChanged
    return found.full_name


def check_hand(hand: Hand, person: Portrayed) -> None:
    """Check a name and a drawing. Raises what signatures.by_hand.rules does, or SignersChanged."""
    name = signer_name(person, hand.guardian_id)
    check_name(hand.typed_name, name)
    check_drawing(hand.drawing, hand.witness, name)


def check_screen(consent: ScreenConsent, person: Portrayed) -> None:
    """Check all of it: NothingAgreedTo, NobodySigns, then each hand."""
    if not consent.draft.purposes:
        raise NothingAgreedTo
    if not consent.hands:
        raise NobodySigns
    for hand in consent.hands:
        check_hand(hand, person)


def acts_of(consent: ScreenConsent, day: dt.date) -> tuple[ActDraft, ...]:
    """Return the acts that signatures of a day are."""
    return tuple(
        ActDraft(
            ActKind.GIVEN,
            day,
            Method.SCREEN,
            hand.guardian_id,
            witness=hand.witness if hand.drawing is None else "",
            language=consent.draft.language,
        )
        for hand in consent.hands
    )


def may_sign(signers: Sequence[Signer]) -> tuple[Signer, ...]:
    """Return those who can sign at once: a guardian still to be named cannot."""
    return tuple(one for one in signers if one.own or one.guardian is not None)
