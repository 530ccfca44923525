"""Dates and whole numbers in the two languages of the program, as its locale data write them.

A start writes a few of both: without these tables each would bring in 4 MB of every language's data first. A test
holds them against those data.
"""

from __future__ import annotations

import datetime as dt

_MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_SHORT = {
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juill.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_BETWEEN = {"fr": "\u00a0", "en": ","}


def date_in_words(day: dt.date, style: str, language: str) -> str:
    """Return a date with its weekday ('full'), in full ('long') or with its month shortened ('medium').

    The first of the month is « 1er » in French, as Québec usage asks.
    """
    month = (_SHORT if style == "medium" else _MONTHS)[language][day.month - 1]
    weekday = _DAYS[language][day.weekday()] if style == "full" else ""
    if language == "en":
        return f"{weekday}, {month} {day.day}, {day.year}".removeprefix(", ")
    number = "1er" if day.day == 1 else str(day.day)
    return f"{weekday} {number} {month} {day.year}".lstrip()


def month_in_words(day: dt.date, language: str) -> str:
    """Return the month and year of a day."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def whole_number(value: int, language: str) -> str:
    """Return a whole number in groups of three figures."""
    return f"{value:,}".replace(",", _BETWEEN[language])
