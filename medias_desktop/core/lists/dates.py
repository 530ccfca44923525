"""Dates as people and programs write them.

A column is read as a whole: 03/04/2021 is settled by the other dates beside it (13/04/2021, 04/13/2021). Where none of
them settles it, the day comes first in a French list and the month in an English one; the user may change that.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from medias_desktop.core.text import fold


class DateOrder(StrEnum):
    """What comes first in dates of figures that do not begin with a four-figure year."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


_FIGURES = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?:[T ]\d{1,2}:.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{1,2})(?:[T ]\s?\d{1,2}[:hH].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_MONTH = re.compile(
    r"(?:[a-z]+\.?,? )?(?:le )?(\d{1,2})(?:er|e|st|nd|rd|th)?[ -](?:of )?([a-z]+)\.?[ ,-]*(\d{4}|\d{2})"
)
_MONTH_DAY = re.compile(r"(?:[a-z]+\.?, )?([a-z]+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})")  # fmt: skip
_NO_DATE = re.compile(r"0{1,4}[-/.]0{1,2}[-/.]0{1,4}")

_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv jan january",
            "fevrier fevr fev february feb",
            "mars mar march",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juill juil july jul",
            "aout august aug",
            "septembre sept sep september",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for word in words.split()
}

_SERIAL_ORIGIN = dt.date(1899, 12, 30)
"""Day 0 of Excel's calendar, as it counts from March 1900 on."""

_PIVOT = 70
"""Two-figure years from 70 belong to the last century."""


def date_order(values: Iterable[str], *, english: bool = False) -> DateOrder:
    """Return the order that a column's dates of figures are written in."""
    firsts, seconds = _figures(values)
    if max(firsts, default=0) > 31:
        return DateOrder.YEAR_FIRST
    if max(firsts, default=0) > 12:
        return DateOrder.DAY_FIRST
    if max(seconds, default=0) > 12 or (firsts and english):
        return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST


def _figures(values: Iterable[str]) -> tuple[set[int], set[int]]:
    """Return the first and second parts of a column's dates of figures."""
    pairs = {match.groups()[:2] for value in values if (match := _FIGURES.fullmatch(value.strip()))}
    return {int(first) for first, _second in pairs}, {int(second) for _first, second in pairs}


def is_ambiguous(values: Iterable[str]) -> bool:
    """Tell whether a column has dates of figures and nothing in them settles day and month."""
    found = False
    for value in set(values):  # one settles them all: it is not looked further than that
        if match := _FIGURES.fullmatch(value.strip()):
            if int(match[1]) > 12 or int(match[2]) > 12:
                return False
            found = True
    return found


def parse_date(text: str, order: DateOrder = DateOrder.DAY_FIRST) -> dt.date | None:
    """Return the date that ``text`` says, or None when it says none."""
    if len(text) == 10:  # the two shapes that nearly every list has, without a regular expression
        if text[4] == "-":
            try:
                return dt.date.fromisoformat(text)
            except ValueError:
                pass
        elif text[2] == text[5] == "/" and text.isascii():
            one, two, three = text[:2], text[3:5], text[6:]
            if one.isdigit() and two.isdigit() and three.isdigit():
                month_first = order is DateOrder.MONTH_FIRST
                return _date(three, one, two) if month_first else _date(three, two, one)
    return _parse_slowly(" ".join(text.split()), order)


def _parse_slowly(text: str, order: DateOrder) -> dt.date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := _FIGURES.fullmatch(text):
        one, two, three = match.groups()
        if order is DateOrder.MONTH_FIRST:
            return _date(three, one, two)
        if order is DateOrder.YEAR_FIRST and len(three) == 2:
            return _date(one, two, three)
        return _date(three, two, one)
    if match := _COMPACT.fullmatch(text):
        return _date(*match.groups())
    if match := _SERIAL.fullmatch(text):
        return _SERIAL_ORIGIN + dt.timedelta(days=int(match[1])) if 10000 <= int(match[1]) <= 80000 else None
    return _in_words(fold(text))


def _in_words(text: str) -> dt.date | None:
    if match := _DAY_MONTH.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(text):
        month, day, year = match.groups()
    else:
        return None
    number = _MONTHS.get(month)
    return _date(year, str(number), day) if number else None


def means_no_date(text: str) -> bool:
    """Tell whether a program wrote this where it had no date: zeros, or the end of time."""
    return _NO_DATE.fullmatch(text) is not None or "9999" in text


def _date(year: str, month: str, day: str) -> dt.date | None:
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _PIVOT else 2000
    try:
        return dt.date(number, int(month), int(day))
    except ValueError:
        return None
