"""Telling French from English by their commonest words: nothing is asked of anybody outside."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FRENCH = """
    le la les un une des du de et est sont au aux avec ce cette ces cet dans elle elles en il ils je nous vous leur leurs
    lui mais notre nos votre vos ou où par pas plus pour qui que quoi dont sa ses se si sur sera seront tous tout toute
    toutes très être avoir été ont avez avons afin ainsi alors après aussi autre autres avant chez comme depuis donc entre
    encore jusqu sans selon sous vers voici merci bonjour ville municipalité rue heures lundi mardi mercredi jeudi vendredi
    samedi dimanche aujourd hui demain citoyens venez prochain prochaine gratuit
"""
_ENGLISH = """
    the and of to is are was were will be been being with this that these those from for at by it its you your we our they
    their them he she his her which who what when where why how not have has had do does did can could should would may
    must about after before between during into until than then there here also only all any some more most other please
    thank thanks hello town city street monday tuesday wednesday thursday friday saturday sunday today tomorrow citizens
    come join next free
"""
FRENCH, ENGLISH = frozenset(_FRENCH.split()), frozenset(_ENGLISH.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_ACCENTS = frozenset("éèêëàâçîïôûùœ")
_LEAST = 3
"""Common words of a language that must be there before a text is taken for it."""
_LONG_ENOUGH = 6
"""Words of a paragraph that is looked at by itself."""
_LOOKED_AT = 20_000
"""Characters after which the language is plain."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a text seems to be written in: “fr”, “en”, or "" when its words do not tell; ``mixed`` when a part is in English."""

    code: str = ""
    mixed: bool = False


def tongue(text: str) -> Tongue:
    """Tell in which language a text is written."""
    text = text[:_LOOKED_AT]
    french = english = 0
    parts_english = 0
    for part in text.splitlines():
        in_french, in_english, words = _counted(part)
        french, english = french + in_french, english + in_english
        if words >= _LONG_ENOUGH and _prevails(in_english, in_french):
            parts_english += 1
    if _prevails(english, french):
        return Tongue("en", mixed=False)
    if _prevails(french, english) or (french and parts_english):
        return Tongue("fr", mixed=parts_english > 0)
    return Tongue()


def _prevails(some: int, others: int) -> bool:
    return some >= _LEAST and some > 2 * others


def _counted(part: str) -> tuple[int, int, int]:
    french = english = words = 0
    for one in _WORD.findall(part.lower()):
        words += 1
        if one in ENGLISH:
            english += 1
        elif one in FRENCH or _ELIDED.match(one) or not _ACCENTS.isdisjoint(one):
            french += 1
    return french, english, words
