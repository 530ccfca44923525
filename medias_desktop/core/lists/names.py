"""Whole names, cut into last and first names."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from medias_desktop.core.text import fold


class NameOrder(StrEnum):
    """What comes first in a whole name written without a comma."""

    FIRST_NAME_FIRST = "first_last"
    LAST_NAME_FIRST = "last_first"


_COMMON_FIRST_NAMES = """adam alain alexandre alexis alice alicia alex amelie andre andree andrea anne annie antoine arthur audrey benoit
    bernard bianca bruno camille carl carole caroline catherine cedric celine chantal charles charlotte chloe christian
    christiane christine claire claude claudine colette cynthia daniel danielle david denis denise diane dominic dominique
    edith elise eliane elisabeth elizabeth emile emilie emma emmanuel eric erika estelle etienne eva evelyne fanny felix
    fernand florence france francine francis francois francoise frederic frederique gabriel gabrielle gaetan genevieve
    georges gerard ghislain gilbert gilles ginette gisele guillaume guy guylaine helene henri hugo ian isabelle jacinthe
    jacob jacqueline jacques james jason jean jeanne jeremie jerome jessica joanie jocelyn jocelyne joel john johanne
    jonathan josee joseph josiane judith julie julien juliette justine karine kevin kim laura laurence laurent lea leo leon
    liam liliane lina linda lise lorraine louis louise luc lucie lucien lyne madeleine manon marc marcel marco margot marie
    mario marion marjolaine martin martine mary mathieu mathilde maude maurice maxime megan melanie melissa michael michel
    micheline michelle mireille monique mylene myriam nadia nancy natacha nathalie nathan nicolas nicole noah noel noemie
    normand odette olivia olivier pascal pascale patrice patricia patrick paul paule pauline philippe pierre pierrette
    rachel raphael raymond rejean rene renee rita robert roger roland rolande romain rosalie roxanne samuel sandra sara sarah
    sebastien serge simon solange sonia sophie stephane stephanie steve steven suzanne suzie sylvain sylvie tania thierry
    thomas tommy valerie vanessa veronique vicky victor victoria vincent virginie william xavier yan yannick yves yvette
    yvon yvonne zoe anais eve jade lou maelle mia florian gaston gustave leonie marianne mariane marguerite mark peter
    susan karen jennifer michele brian kevin gary heather
"""
_GIVEN = frozenset(_COMMON_FIRST_NAMES.split())
_PARTICLES = frozenset(("de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "del", "st", "ste", "saint", "sainte"))  # fmt: skip


def name_order(values: Iterable[str]) -> NameOrder:
    """Return the order of a column's whole names: by the capitals of last names, then by well-known first names."""
    first_leads = last_leads = 0
    for value in values:
        words = value.split()
        if "," in value or len(words) < 2:
            continue
        shouting = [_is_capitals(words[0]), _is_capitals(words[-1])]
        known = [_is_given(words[0]), _is_given(words[-1])]
        first_leads += 3 * (shouting == [False, True]) + (known == [True, False])
        last_leads += 3 * (shouting == [True, False]) + (known == [False, True])
    return NameOrder.LAST_NAME_FIRST if last_leads > first_leads else NameOrder.FIRST_NAME_FIRST


def split_name(text: str, order: NameOrder) -> tuple[str, str]:
    """Return (last name, first name) of a whole name; a comma or capitals settle what ``order`` would guess."""
    if "," in text:
        last, _comma, first = text.partition(",")
        return last.strip(), first.strip()
    words = text.split()
    if len(words) < 2:
        return text.strip(), ""
    capitals = [_is_capitals(word) for word in words]
    if any(capitals) and not all(capitals) and (capitals[0] or capitals[-1]):
        parts = tuple(zip(words, capitals, strict=True))
        return " ".join(word for word, loud in parts if loud), " ".join(
            word for word, loud in parts if not loud
        )
    if order is NameOrder.FIRST_NAME_FIRST:
        cut = _given_words(words)
        return " ".join(words[cut:]), " ".join(words[:cut])
    cut = len(words) - _given_words(words[::-1])
    if fold(words[0]) in _PARTICLES:
        cut = max(cut, min(2 + (fold(words[1]) in _PARTICLES), len(words) - 1))
    return " ".join(words[:cut]), " ".join(words[cut:])


def _given_words(words: list[str]) -> int:
    """Return how many words at the head are first names: at least one, not all."""
    count = 1
    while count < len(words) - 1 and _is_given(words[count]):
        count += 1
    return count


def _is_given(word: str) -> bool:
    return fold(word).partition("-")[0] in _GIVEN


def _is_capitals(word: str) -> bool:
    return len(word.rstrip(".")) > 1 and word.isupper()
