"""Whom a line means among the persons of the register: by the number, else by the name.

Nobody is taken for another: where number and name disagree, or several bear the name, the user chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from heapq import merge
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from medias_desktop.acknowledgements.past_lists.problems import Reason
from medias_desktop.core.text import fold

_WORD = re.compile(r"[^\W_]+")
_COMPARED = 500
_SORTED_AT_ONCE = 10_000
MOST_SHOWN = 20
_NOBODY: tuple[Recorded, ...] = ()


class Recorded(NamedTuple):
    """A person of the register; ``sort_key`` is their folded last and first name."""

    id: int
    number: str
    last_name: str
    first_name: str
    department: str
    language: str
    sort_key: str

    @property
    def listed_name(self) -> str:
        """Return “Last, First”."""
        return f"{self.last_name}, {self.first_name}" if self.first_name else self.last_name


class Written(NamedTuple):
    """How a line writes a person; ``sort_key`` is folded, "" without a name."""

    number: str
    name: str
    sort_key: str

    @property
    def shown(self) -> str:
        """Return what the line says: the name, else the number."""
        return self.name or self.number


class Match(NamedTuple):
    """Who it is, or why that is not sure, with those who may be meant."""

    person: Recorded | None
    reason: Reason | None = None
    candidates: tuple[Recorded, ...] = _NOBODY
    other: str = ""


class Known:
    """The persons of the register by everything that a line may call them."""

    def __init__(self, recorded: Iterable[Recorded]) -> None:
        self.by_id: dict[int, Recorded] = {}
        self._by_number: dict[str, Recorded] = {}
        self._by_bare_number: dict[str, list[Recorded]] = {}
        self._by_name: dict[str, list[Recorded]] = {}
        self._by_words: dict[str, list[Recorded]] | None = None
        self._search_keys: list[tuple[str, Recorded]] | None = None
        for person in recorded:
            self.by_id[person.id] = person
            if person.number:
                self._by_number.setdefault(person.number.casefold(), person)
                self._by_bare_number.setdefault(_bare(person.number), []).append(person)
            self._by_name.setdefault(person.sort_key, []).append(person)

    def match(self, written: Written) -> Match:
        """Return who a line means."""
        if not written.number and not written.sort_key:
            return Match(None, Reason.PERSON_MISSING)
        named = self._named(written.sort_key) if written.sort_key else ()
        if written.number:
            return self._by_both(written, named)
        return _only(named)

    def search(self, text: str, most: int = MOST_SHOWN) -> tuple[Recorded, ...]:
        """Return persons whose name, number or department holds every word of a text, sorted by name."""
        words = fold(text).split()
        if not words:
            return ()
        found = (one for one in self._searched() if all(word in one[0] for word in words))
        return tuple(person for _key, person in islice(found, most))

    def near(self, written: Written, most: int = MOST_SHOWN) -> tuple[Recorded, ...]:
        """Return persons who may be meant by a name that nobody bears: they share a word of it or are spelled much alike."""
        words = [word for word in _WORD.findall(written.sort_key) if len(word) > 2]
        if not words:
            return ()
        sharing = (person for key, person in self._searched() if any(word in key for word in words))
        alike = SequenceMatcher(None, b=written.sort_key)

        def likeness(person: Recorded) -> float:
            alike.set_seq1(person.sort_key)
            return -alike.ratio()

        return tuple(sorted(islice(sharing, _COMPARED), key=likeness)[:most])

    def make_searchable(self) -> None:
        """Do once what every search needs: of very many persons it takes a second."""
        self._searched()

    def held(self) -> list[object]:
        """Return what it holds one or more of for every person."""
        return [*self.by_id.values(), *(self._search_keys or ())]

    def _searched(self) -> Sequence[tuple[str, Recorded]]:
        if self._search_keys is None:
            everyone, order = list(self.by_id.values()), attrgetter("sort_key", "id")
            # Sorted in parts: another thread would wait until the whole is.
            parts = [
                sorted(everyone[start : start + _SORTED_AT_ONCE], key=order)
                for start in range(0, len(everyone), _SORTED_AT_ONCE)
            ]
            self._search_keys = [
                (f"{one.sort_key} {fold(one.number)} {fold(one.department)}", one)
                for one in merge(*parts, key=order)
            ]
        return self._search_keys

    def _by_both(self, written: Written, named: Sequence[Recorded]) -> Match:
        bearer = self._by_number.get(written.number.casefold())
        if bearer is None:
            # A spreadsheet takes 00123 for 123: then the name has to agree.
            bare = self._by_bare_number.get(_bare(written.number), ())
            agreeing = [one for one in bare if not written.sort_key or _agree(written.sort_key, one.sort_key)]
            bearer = agreeing[0] if len(agreeing) == 1 else None
        if bearer is None:
            return _only([one for one in named if not one.number], tuple(named))
        if written.sort_key and not _agree(written.sort_key, bearer.sort_key):
            candidates = (bearer, *(one for one in named if one.id != bearer.id))
            return Match(None, Reason.PERSON_CONTRADICTS, candidates, bearer.listed_name)
        return Match(bearer)

    def _named(self, sort_key: str) -> Sequence[Recorded]:
        """Return those of a name; in any order of its words and with any hyphens when nobody writes it just so."""
        if found := self._by_name.get(sort_key):
            return found
        if self._by_words is None:
            self._by_words = {}
            for person in self.by_id.values():
                self._by_words.setdefault(_words(person.sort_key), []).append(person)
        return self._by_words.get(_words(sort_key), ())


def _only(found: Sequence[Recorded], candidates: tuple[Recorded, ...] = _NOBODY) -> Match:
    if len(found) == 1:
        return Match(found[0])
    reason = Reason.PERSON_AMBIGUOUS if found else Reason.PERSON_UNKNOWN
    return Match(None, reason, tuple(found) or candidates)


def _bare(number: str) -> str:
    return number.lstrip("0") if number.isdecimal() else number.casefold()


def _words(folded: str) -> str:
    return " ".join(sorted(_WORD.findall(folded)))


def _agree(written: str, recorded: str) -> bool:
    """Tell whether two names may be the same person’s: every word of the shorter one is in the longer one."""
    if written == recorded:
        return True
    one, other = set(_WORD.findall(written)), set(_WORD.findall(recorded))
    return bool(one and other) and (one <= other or other <= one)


def key_of(last_name: str, first_name: str) -> str:
    """Return the folded key of a name, as persons are sorted by; "" for no name at all."""
    return f"{fold(last_name)}\x01{fold(first_name)}" if last_name or first_name else ""
