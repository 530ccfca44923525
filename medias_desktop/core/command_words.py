"""What words of a command line mean, whatever the command: a day, a code or its name in either language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import LANGUAGES, N_, catalogue
from medias_desktop.core.text import fold

Code = TypeVar("Code", bound=StrEnum)


class DateUnreadable(UserError):
    """The command line wants dates as figures."""

    template = N_("“{text}” is not a date. Write it as year-month-day, for example 2026-11-21.")


def read_date(text: str) -> dt.date:
    """Return the day written as figures (2026-11-21). Raises DateUnreadable."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise DateUnreadable(text=text) from error


def named_code(text: str, names: Mapping[Code, str]) -> Code | None:
    """Return the code meant by itself or by its name in French or English, None when there is no such."""
    wanted = fold(text)
    for code, name in names.items():
        if wanted in {code.value, *(fold(catalogue(language).gettext(name)) for language in LANGUAGES)}:
            return code
    return None
