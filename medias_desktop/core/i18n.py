"""Messages, dates and numbers in the interface language, or in a record's own language.

The catalogue in use is the program's one accepted global: it is looked up at each call, so that the language
can change while the program runs.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gettext
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from typing import Any

from medias_desktop.core import paths, written

LANGUAGES = ("fr", "en")
_LOCALES = {"fr": "fr_CA", "en": "en_CA"}
_state: dict[str, Any] = {"language": "fr", "catalogue": None}
_speaking: ContextVar[str] = ContextVar("speaking", default="")
"""The language of a view that speaks to somebody else than the user; each thread has its own."""


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of ``language`` ('fr' or 'en'), for documents in a record's own language."""
    compiled = paths.translations() / _LOCALES[language] / "LC_MESSAGES" / "medias.mo"
    try:
        with compiled.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    except FileNotFoundError:  # a source tree that was not set up: the messages themselves are English
        return gettext.NullTranslations()


def use_language(language: str) -> None:
    """Make ``language`` ('fr' or 'en') the interface language from now on."""
    _state["language"] = language if language in LANGUAGES else "fr"
    _state["catalogue"] = catalogue(_state["language"])


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak ``language`` within a block, in this thread only: to the person before the screen, whatever the user's is.

    No window may be waited for inside: whatever else is drawn meanwhile would speak it too.
    """
    before = _speaking.set(language if language in LANGUAGES else "fr")
    try:
        yield
    finally:
        _speaking.reset(before)


def current_language() -> str:
    """Return the interface language: 'fr' or 'en'."""
    return _speaking.get() or str(_state["language"])


def _current() -> gettext.NullTranslations:
    if language := _speaking.get():
        return catalogue(language)
    if _state["catalogue"] is None:
        use_language(_state["language"])
    found: gettext.NullTranslations = _state["catalogue"]
    return found


def _(message: str) -> str:
    """Translate a literal message."""
    return _current().gettext(message)


translate = _
"""The same for a message held in a variable: the extraction looks for literals in ``_`` only."""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate a message that depends on a number."""
    return _current().ngettext(singular, plural, count)


def N_(message: str) -> str:
    """Mark a message for translation without translating it yet."""
    return message


def N_n(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message that depends on a number for translation without translating it yet."""
    return singular, plural


def _locale(language: str | None) -> str:
    return _LOCALES[language or current_language()]


def format_date(day: dt.date, style: str = "long", language: str | None = None) -> str:
    """Write a date in full ('long': 21 novembre 2026), with its weekday ('full'), short ('medium': 21 nov. 2026) or as
    figures ('short').

    The first of the month is « 1er » in French, as Québec usage asks.
    """
    if style == "short":
        return day.isoformat()
    return written.date_in_words(day, style, language or current_language())


def format_month(day: dt.date, language: str | None = None) -> str:
    """Write the month and year of a day: novembre 2026."""
    return written.month_in_words(day, language or current_language())


def format_time(moment: dt.datetime, language: str | None = None) -> str:
    """Write the local time of an instant: 13 h 30 in French, 1:30 p.m. in English."""
    local = moment.astimezone()
    if (language or current_language()) == "fr":
        return f"{local.hour}\u00a0h\u00a0{local.minute:02d}"
    from babel.dates import format_time as babel_time

    return babel_time(local, format="short", locale=_locale(language))


def format_number(value: float, language: str | None = None) -> str:
    """Write a number with the language's separators."""
    if isinstance(value, int):
        return written.whole_number(value, language or current_language())
    from babel.numbers import format_decimal

    return format_decimal(value, locale=_locale(language))


def format_percent(ratio: float, language: str | None = None) -> str:
    """Write a ratio between 0 and 1 as a whole percentage, rounded down so that 100 % means everyone."""
    from babel.numbers import format_percent as babel_percent

    # 29 / 100 * 100 is 28.999… in binary: without the small addition it would show as 28 %.
    return babel_percent(int(ratio * 100 + 1e-9) / 100, locale=_locale(language))
