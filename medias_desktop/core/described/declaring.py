"""Declaring settings as the fields of a frozen dataclass.

@dataclass(frozen=True, slots=True, kw_only=True)
class PostsPerDay(Parameters):
    most: int = number(N_("Posts per day"), unit=Unit.POSTS, least=1, most=50, required=True)
"""

from __future__ import annotations

import dataclasses
from typing import Any

from medias_desktop.core.described.kinds import (
    ChoiceSetting,
    ChoicesSetting,
    DaySetting,
    FlagSetting,
    NumberSetting,
    Setting,
    TextSetting,
    TextsSetting,
)
from medias_desktop.core.described.units import Unit
from medias_desktop.core.described.worded import Worded

KEY = "setting"
"""Where a dataclass field keeps the description of its setting."""


def number(
    label: str,
    *,
    unit: Unit | None = None,
    least: int = 0,
    most: int = 9_999,
    hint: str = "",
    required: bool = False,
) -> Any:
    """Declare a whole number; not said, it is None."""
    return _field(
        NumberSetting(label=label, hint=hint, required=required, unit=unit, least=least, most=most), None
    )


def flag(label: str, *, hint: str = "", default: bool | None = False) -> Any:
    """Declare a yes or no; with None as default a third answer is “not said”."""
    return _field(FlagSetting(label=label, hint=hint), default)


def text(
    label: str, *, longest: int = 300, hint: str = "", local: bool = False, required: bool = False
) -> Any:
    """Declare a line of text; not said, it is empty."""
    return _field(TextSetting(label=label, hint=hint, local=local, required=required, longest=longest), "")


def texts(label: str, *, hint: str = "", local: bool = False, required: bool = False) -> Any:
    """Declare lines of text; not said, there are none."""
    return _field(TextsSetting(label=label, hint=hint, local=local, required=required), ())


def one_of(among: type[Worded], label: str, *, hint: str = "", required: bool = False) -> Any:
    """Declare one of a closed list; not said, it is None."""
    return _field(ChoiceSetting(label=label, hint=hint, required=required, among=among), None)


def some_of(among: type[Worded], label: str, *, hint: str = "", required: bool = False) -> Any:
    """Declare some of a closed list; not said, there are none."""
    return _field(ChoicesSetting(label=label, hint=hint, required=required, among=among), ())


def day(label: str, *, hint: str = "", local: bool = False) -> Any:
    """Declare a date; not said, it is None."""
    return _field(DaySetting(label=label, hint=hint, local=local), None)


def _field(setting: Setting, default: Any) -> Any:
    if setting.required:
        return dataclasses.field(metadata={KEY: setting})
    return dataclasses.field(default=default, metadata={KEY: setting})
