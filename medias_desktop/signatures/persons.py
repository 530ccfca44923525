"""Whose certificate it is: the signatory's, whatever order, capitals, accents and titles, or an office's."""

from __future__ import annotations

from dataclasses import dataclass

from medias_desktop.core.text import fold

_TITLES = frozenset(
    {"m", "mr", "mme", "mlle", "mrs", "ms", "me", "dr", "dre", "maitre", "monsieur", "madame", "hon"}
)
"""Before a name, where “M.” is no initial."""
_SUFFIXES = frozenset(
    {
        "jr",
        "sr",
        "ing",
        "oma",
        "gma",
        "cpa",
        "ca",
        "avocat",
        "avocate",
        "notaire",
        "omq",
        "dma",
        "urb",
        "phd",
        "mba",
    }
)
"""After a name: a profession, a grade, a generation."""
_SAINTS = {"st": "saint", "ste": "sainte"}
_APOSTROPHES = str.maketrans("", "", "'‘’ʼ`´")
_OFFICES = frozenset(
    [
        "municipalite",
        "municipality",
        "mairie",
        "greffe",
        "mrc",
        "services",
        "secretariat",
        "administration",
        "cachet",
        "sceau",
        "departement",
        "department",
        "townhall",
    ]
)
"""What an organization's name begins with, never a person's."""
_OFFICES_OF = frozenset(
    [
        "ville",
        "city",
        "town",
        "village",
        "service",
        "direction",
        "bureau",
        "office",
        "canton",
        "paroisse",
        "conseil",
        "council",
        "regie",
        "comte",
        "seal",
    ]
)
"""The same when “de”, “of” or “municipal” follows: Bureau and Ville are surnames too."""
_OF = frozenset({"de", "du", "des", "d", "of", "la", "municipal", "municipale", "general", "generale"})
_OFFICES_LAST = frozenset({"office", "department", "council", "inc", "ltee", "ltd", "corporation"})


@dataclass(frozen=True, slots=True)
class _Name:
    """``units`` are what spaces part, each one or, with hyphens, several words; ``given`` the words of the first name."""

    units: tuple[tuple[str, ...], ...]
    given: tuple[str, ...]

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for unit in self.units for word in unit)


def is_same_person(signatory: str, holder: str) -> bool:
    """Tell whether a certificate's holder is the person who is to sign, whatever order, capitals, accents and titles.

    Every word of the shorter name must be in the longer one, an initial standing for a word, and a first name with a
    hyphen counts whole: « TREMBLAY, Jean-Marc » is Me J.-M. Tremblay and Jean Marc Tremblay, but neither Jean Tremblay
    nor Jeanne Tremblay; Marie-Ève Côté is Marie-Ève Côté-Gagné. A first name alone is nobody in particular.
    """
    one, other = _parsed(signatory), _parsed(holder)
    if not one.words or not other.words:
        return False
    if one.words == other.words:
        return True
    shorter, longer = sorted((one, other), key=lambda name: len(name.words))
    return (
        len(shorter.units) >= 2
        and any(len(word) > 1 for word in shorter.words & longer.words)
        and _all_in(shorter.words, longer.words)
        and _all_in(_compound(one), other.words)
        and _all_in(_compound(other), one.words)
    )


def is_office(name: str, organisation: str = "") -> bool:
    """Tell whether a certificate's holder is an office or an organization rather than a person."""
    words = [word for word in _plain(name).replace("-", " ").split() if word]
    if not words:
        return True
    if organisation and _plain(name) == _plain(organisation):
        return True
    if words[0] in _OFFICES or words[-1] in _OFFICES_LAST or words[:2] == ["town", "hall"]:
        return True
    return words[0] in _OFFICES_OF and len(words) > 1 and words[1] in _OF


def _compound(name: _Name) -> frozenset[str]:
    return frozenset(name.given) if len(name.given) > 1 else frozenset()


def _all_in(words: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether every word is among others, or an initial of one, or begins with one of their initials.

    No initial is asked for twice: whatever else begins with its letter would have to be that same initial.
    """
    rest, room = words - others, others - words
    return all(
        any(
            word.startswith(one) if len(one) == 1 else len(word) == 1 and one.startswith(word) for one in room
        )
        for word in rest
    )


def _parsed(text: str) -> _Name:
    parts = [_units(part) for part in text.split(",")]
    parts = [part for part in parts if part and not all(set(unit) <= _SUFFIXES for unit, _raw in part)]
    if not parts:
        return _Name((), ())
    parts[0] = _without_title(parts[0])
    if len(parts) > 1:  # “TREMBLAY, Jean-Marc”
        parts[1] = _without_title(parts[1])
        first = parts[1][:1]
    else:
        first = _first_name(parts[0])
    units = [unit for part in parts for unit, _raw in part]
    while len(units) > 1 and set(units[-1]) <= _SUFFIXES:
        units.pop()
    return _Name(tuple(units), first[0][0] if first else ())


def _first_name(part: list[tuple[tuple[str, ...], str]]) -> list[tuple[tuple[str, ...], str]]:
    """Return the first name's unit: the one at the front, unless a surname in capitals stands there."""
    if part and _shouted(part[0][1]):
        lower = [unit for unit in part if not _shouted(unit[1])]
        return lower[:1] or part[:1]
    return part[:1]


def _shouted(raw: str) -> bool:
    return sum(letter.isalpha() for letter in raw) > 1 and raw == raw.upper() and "." not in raw


def _without_title(part: list[tuple[tuple[str, ...], str]]) -> list[tuple[tuple[str, ...], str]]:
    while len(part) > 1 and len(part[0][0]) == 1 and part[0][0][0] in _TITLES:
        part = part[1:]
    return part


def _units(part: str) -> list[tuple[tuple[str, ...], str]]:
    found = []
    for raw in part.split():
        words = tuple(_SAINTS.get(word, word) for word in _words(raw))
        if words:
            found.append((words, raw))
    return found


def _words(raw: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in _plain(raw)).split()


def _plain(text: str) -> str:
    return fold(text).translate(_APOSTROPHES)
