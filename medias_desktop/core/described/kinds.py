"""The kinds of settings: what each accepts, how it is stored and how it is said."""

from __future__ import annotations

import datetime as dt
import unicodedata
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from medias_desktop.core.described import errors
from medias_desktop.core.described.units import Unit, amount
from medias_desktop.core.described.worded import Worded
from medias_desktop.core.i18n import N_, catalogue, current_language, format_date

_YES, _NO = N_("yes"), N_("no")
_BETWEEN = N_(", ")


def _say(language: str | None) -> Callable[[str], str]:
    return catalogue(language or current_language()).gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(ABC):
    """One setting: its label, a hint, and whether it belongs to one municipality only (its telephone, its dates).

    ``required``: without it the check says nothing. A setting that may be missing is “not said” then.
    """

    label: str
    hint: str = ""
    local: bool = False
    required: bool = False

    @abstractmethod
    def read(self, raw: Any) -> Any:
        """Return the value of what was stored. Raises SettingProblem."""

    def stored(self, value: Any) -> Any:
        """Return the value as JSON keeps it."""
        return value

    @abstractmethod
    def said(self, value: Any, language: str | None = None) -> str:
        """Return the value in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSetting(Setting):
    """A whole number between two bounds, both included."""

    unit: Unit | None = None
    least: int = 0
    most: int = 9_999

    def read(self, raw: Any) -> int:
        """Return the number. Raises NumberWrong."""
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw <= self.most:
            raise errors.NumberWrong(label=self.label, least=self.least, most=self.most)
        return raw

    def said(self, value: Any, language: str | None = None) -> str:
        """Return “60 days”."""
        return amount(value, self.unit, language)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagSetting(Setting):
    """Yes or no."""

    def read(self, raw: Any) -> bool:
        """Return it. Raises FlagWrong."""
        if not isinstance(raw, bool):
            raise errors.FlagWrong(label=self.label)
        return raw

    def said(self, value: Any, language: str | None = None) -> str:
        """Return “yes” or “no”."""
        return _say(language)(_YES if value else _NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSetting(Setting):
    """A line of text."""

    longest: int = 300

    def read(self, raw: Any) -> str:
        """Return the text without spaces around it. Raises TextWrong."""
        return _text(raw, self.label, self.longest)

    def said(self, value: Any, language: str | None = None) -> str:  # noqa: ARG002 - a text is said as it is
        """Return the text."""
        return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsSetting(Setting):
    """Lines of text, in their order."""

    longest: int = 300
    most: int = 60

    def read(self, raw: Any) -> tuple[str, ...]:
        """Return the lines. Raises TextsWrong or TextWrong."""
        if not isinstance(raw, list | tuple) or len(raw) > self.most:
            raise errors.TextsWrong(label=self.label, most=self.most)
        return tuple(_text(one, self.label, self.longest) for one in raw)

    def stored(self, value: Any) -> Any:
        """Return a list."""
        return list(value)

    def said(self, value: Any, language: str | None = None) -> str:
        """Return the lines in one."""
        return _say(language)(_BETWEEN).join(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceSetting(Setting):
    """One of a closed list."""

    among: type[Worded]

    def read(self, raw: Any) -> Worded:
        """Return the answer. Raises ChoiceWrong."""
        return _choice(raw, self.among, self.label)

    def stored(self, value: Any) -> Any:
        """Return the answer's stored value."""
        return str(value.value)

    def said(self, value: Any, language: str | None = None) -> str:
        """Return the answer's word."""
        return _say(language)(value.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoicesSetting(Setting):
    """Some of a closed list, each once, in the list's order."""

    among: type[Worded]

    def read(self, raw: Any) -> tuple[Worded, ...]:
        """Return the answers. Raises ChoiceWrong."""
        if not isinstance(raw, list | tuple):
            raise errors.ChoiceWrong(label=self.label, value=raw)
        chosen = {_choice(one, self.among, self.label) for one in raw}
        return tuple(one for one in self.among if one in chosen)

    def stored(self, value: Any) -> Any:
        """Return a list of stored values."""
        return [str(one.value) for one in value]

    def said(self, value: Any, language: str | None = None) -> str:
        """Return the answers' words."""
        say = _say(language)
        return say(_BETWEEN).join(say(one.label) for one in value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySetting(Setting):
    """A date."""

    def read(self, raw: Any) -> dt.date:
        """Return the date. Raises DayWrong."""
        if isinstance(raw, dt.date) and not isinstance(raw, dt.datetime):
            return raw
        try:
            if isinstance(raw, str) and len(raw) == 10:
                return dt.date.fromisoformat(raw)
        except ValueError:
            pass
        raise errors.DayWrong(label=self.label)

    def stored(self, value: Any) -> Any:
        """Return the ISO form."""
        return value.isoformat()

    def said(self, value: Any, language: str | None = None) -> str:
        """Return the date in full."""
        return format_date(value, "long", language)


def _text(raw: Any, label: str, longest: int) -> str:
    if not isinstance(raw, str) or len(raw) > longest:
        raise errors.TextWrong(label=label, longest=longest)
    # Controls and halves of characters come from no keyboard, and no file or database keeps them all.
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in raw):
        raise errors.TextWrong(label=label, longest=longest)
    return raw.strip()


def _choice(raw: Any, among: type[Worded], label: str) -> Worded:
    for one in among:
        if one.value == raw:
            return one
    raise errors.ChoiceWrong(label=label, value=raw)
