"""Which column of a list holds what, by the names at its head, in French or English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from medias_desktop.core.text import fold

F = TypeVar("F", bound=StrEnum)

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_ENGLISH = re.compile(
    r"\b(name|surname|number|employee|staff|department|dept|status|category|group|language|hire|hired|date of|start|end"
    r"|first|last|given|email address|team|branch|termination|signed|witness|method|remarks|location|title)\b"
)
_FRENCH = re.compile(
    r"\b(nom|prenoms?|matricule|numero|employe|courriel|departement|statut|categorie|groupe|langue|embauche|debut|fin"
    r"|emploi|adresse|d|de|depart|service|signe|signee|temoin|mode|remarques|lieu|titre|politique)\b"
)

NUMBER_WORDS = (
    r"\bmatricule\b|\b(no|numero|num|number|id|n|code)\b.*\b(employes?|employees?|emp|staff|personnel|paie|payroll)\b"
    r"|\b(employee|staff|emp|employe)\b.*\b(no|num|number|id|code)\b"
)
"""How the headers of every list of persons speak of an employee's number; then of their names, the whole one cut in two."""
FIRST_NAME_WORDS = r"\bprenoms?\b|\b(first|given) ?names?\b"
LAST_NAME_WORDS = r"\b(nom de famille|last name|surname|family name)\b"
BOTH_NAMES_WORDS = (
    r"\b(nom|name)\b.*\bprenoms?\b|\bprenoms?\b.*\bnom\b|\blast name\b.*\bfirst\b|\bfirst name\b.*\blast\b"
)


def header_words(header: str) -> str:
    """Return a header as plain words: no accent, case, punctuation or underscore; « # » is read as « no »."""
    spaced = _CAMEL.sub(" ", header.replace("#", " no ").replace("№", " no "))
    return _BETWEEN_WORDS.sub(" ", fold(spaced)).strip()


def is_english(headers: Iterable[str]) -> bool:
    """Tell whether a header row is rather English than French."""
    words = [header_words(header) for header in headers]
    english = sum(1 for word in words if _ENGLISH.search(word))
    return english > sum(1 for word in words if _FRENCH.search(word))


class Headers(Generic[F]):
    """The names under which programs head the columns of one kind of list.

    ``names`` are whole headers of each field, parted by semicolons, as ``header_words`` gives them; ``keywords`` are
    patterns of words that name a field somewhere in a header, the surest first; ``not_ours`` of words that no field has.
    """

    def __init__(self, names: Mapping[F, str], keywords: Sequence[tuple[F, str]], not_ours: str) -> None:
        self._by_name = {
            name.strip().replace(" ", ""): field
            for field, listed in names.items()
            for name in listed.split(";")
        }
        self._keywords = tuple((field, re.compile(pattern)) for field, pattern in keywords)
        self._not_ours = re.compile(not_ours)
        self._known: dict[str, tuple[F | None, int]] = {}

    def recognise(self, header: str) -> tuple[F | None, int]:
        """Return the field that a header names and how surely: 2 by its very name, 1 by a word in it, 0 not at all."""
        if not header or len(header) > 60 or any(mark in header for mark in ";\t|@"):
            return None, 0
        if header not in self._known:
            if len(self._known) > 512:  # cells of every row are looked at while the header is searched
                self._known.clear()
            self._known[header] = self._recognise(header_words(header))
        return self._known[header]

    def _recognise(self, words: str) -> tuple[F | None, int]:
        found = self._by_name.get(words.replace(" ", ""))
        if found is not None:
            return found, 2
        if self._not_ours.search(words) or words.count(" ") > 6:
            return None, 0
        for field, pattern in self._keywords:
            if pattern.search(words):
                return field, 1
        return None, 0

    def score(self, cells: list[str]) -> int:
        """Return how many different fields a row's cells name."""
        return len({self.recognise(cell.strip())[0] for cell in cells} - {None})

    def fields(self, header: Sequence[str]) -> list[F | None]:
        """Give each field to the column that names it best, the first of equals."""
        found = [self.recognise(name) for name in header]
        fields: list[F | None] = [None] * len(header)
        for sureness in (2, 1):
            for index, (field, sure) in enumerate(found):
                if sure == sureness and field not in fields:
                    fields[index] = field
        return fields
