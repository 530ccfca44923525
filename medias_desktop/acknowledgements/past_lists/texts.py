"""Which adopted text a line means: by its resolution, its policy and version, or its date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from medias_desktop.acknowledgements.past_lists.problems import Problem, Reason
from medias_desktop.core.text import fold

_LETTERS = re.compile(r"[\W_]+")
_FIGURES = re.compile(r"\d+")
_NUMBERED = re.compile(r"(?:^|\s)v(?:ersion)?\.?\s*(\d+)\s*$", re.IGNORECASE)


class AdoptedText(NamedTuple):
    """A text that can be acknowledged, with what lists may call it."""

    id: int
    policy_id: int
    title: str
    policy_number: str
    ordinal: int
    resolution_number: str
    adopted_on: dt.date
    in_force: dt.date


class Cited(NamedTuple):
    """What a line says of its text; all of it may be empty."""

    policy: str = ""
    version: str = ""
    resolution: str = ""

    @property
    def shown(self) -> str:
        """Return what the line says in one piece."""
        return ", ".join(part for part in self if part)


class Texts:
    """The adopted texts of the register."""

    def __init__(self, texts: Sequence[AdoptedText], default: int = 0) -> None:
        self.by_id = {text.id: text for text in texts}
        self._texts = tuple(texts)
        self._default = self.by_id.get(default)
        self._meant: dict[Cited, tuple[AdoptedText, ...]] = {}

    def find(self, cited: Cited, day: dt.date | None) -> AdoptedText | Problem:
        """Return the text that a line means, or why that is not sure; of a policy’s texts, the one of the day."""
        said = any(cited)
        if not said and self._default is not None:
            return self._default
        found = self._cited(cited) if said else self._texts
        if not found:
            return Problem(Reason.TEXT_UNKNOWN if said else Reason.TEXT_MISSING, cited.shown)
        if len(found) > 1:
            if len({text.policy_id for text in found}) > 1:
                return Problem(Reason.TEXT_AMBIGUOUS if said else Reason.TEXT_MISSING, cited.shown)
            return of_day(found, day)
        return found[0]

    def _cited(self, cited: Cited) -> tuple[AdoptedText, ...]:
        if cited not in self._meant:
            self._meant[cited] = tuple(text for text in self._texts if _is_meant(text, cited))
        return self._meant[cited]


def of_day(texts: Sequence[AdoptedText], day: dt.date | None) -> AdoptedText:
    """Return which text of one policy was in force on a day: the latest by then, else the first one."""
    ordered = sorted(texts, key=lambda text: (text.in_force, text.ordinal))
    until = [text for text in ordered if day is not None and text.in_force <= day]
    if day is None:
        return ordered[-1]
    return until[-1] if until else ordered[0]


def _is_meant(text: AdoptedText, cited: Cited) -> bool:
    if cited.resolution and _plain(cited.resolution) != _plain(text.resolution_number):
        return False
    if cited.version and not _is_version(text, cited.version):
        return False
    return not cited.policy or _is_policy(text, cited.policy)


def _is_version(text: AdoptedText, cell: str) -> bool:
    figures = _FIGURES.findall(cell)
    if len(figures) == 1 and len(figures[0]) < 4:
        return int(figures[0]) == text.ordinal
    return _plain(cell) in (_plain(text.resolution_number), _plain(text.policy_number))


def _is_policy(text: AdoptedText, cell: str) -> bool:
    if numbered := _NUMBERED.search(cell):
        whole = cell
        cell = cell[: numbered.start()].rstrip(" ,;:-–—(")
        if int(numbered[1]) != text.ordinal:
            return _is_policy_name(text, whole)
        if not cell:
            return True
    return _is_policy_name(text, cell)


def _is_policy_name(text: AdoptedText, cell: str) -> bool:
    plain = _plain(cell)
    if plain in (_plain(text.policy_number), _plain(text.title), _plain(text.resolution_number)) and plain:
        return True
    title = fold(text.title)
    words = [word for word in _LETTERS.split(fold(cell)) if len(word) > 2]
    return len(words) > 1 and all(word in title for word in words)


def _plain(text: str) -> str:
    return _LETTERS.sub("", fold(text))
