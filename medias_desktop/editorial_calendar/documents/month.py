"""A month as a grid to be printed: as many lines as a day has posts, what its days bear, what the marks mean."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, format_month, format_number, ngettext, speaking
from medias_desktop.editorial_calendar.documents.common import (
    STATE_COLOURS,
    STATE_MARKS,
    Paper,
    clean,
    days_between,
    head,
    said_hour,
    said_platforms,
    said_state,
    week_of,
)
from medias_desktop.editorial_calendar.documents.day_bands import bands_of

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_filters import DayFacts
    from medias_desktop.editorial_calendar.rules.posts import PostLine, PostState

_DAYS, _SUNDAY = 7, 6
_WEEKS_HEIGHT = 116
"""Millimetres that the weeks of a month take at least: a page below a head with a logo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSheet:
    """The month of ``first``; ``lines`` are the posts of its weeks, ``narrowed`` says to which ones in words."""

    paper: Paper
    first: dt.date
    lines: Sequence[PostLine]
    facts: DayFacts
    narrowed: str = ""


def month_days(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the weeks of a month, Sundays first."""
    first = day.replace(day=1)
    last = dt.date(day.year, 12, 31) if day.month == 12 else day.replace(day=1, month=day.month + 1)
    if day.month != 12:
        last -= dt.timedelta(days=1)
    return week_of(first)[0], week_of(last)[1]


def typeset_month(sheet: MonthSheet) -> bytes:
    """Return the month as PDF/A-2a and PDF/UA-1, landscape."""
    from medias_desktop.core.pdf.typesetting import typeset

    with speaking(sheet.paper.language):
        return typeset("calendar_month.typ", _data(sheet), sheet.paper.made_at)


def legend(states: Iterable[PostState]) -> list[dict[str, str]]:
    """Return what the marks of the states that are seen mean."""
    seen = set(states)
    return [
        {"mark": STATE_MARKS[one], "colour": STATE_COLOURS.get(one, ""), "name": said_state(one)}
        for one in STATE_MARKS
        if one in seen
    ]


def number_of_posts(number: int) -> str:
    """Return how many posts there are, in words."""
    return ngettext("{n} post", "{n} posts", number).format(n=format_number(number))


def _data(sheet: MonthSheet) -> dict[str, object]:
    first, last = month_days(sheet.first)
    posts = defaultdict(list)
    for line in sheet.lines:
        posts[line.planned_on].append(line)
    days = days_between(first, last)
    cells = [_cell(sheet, day, posts[day]) for day in days]
    shown = [line for day in days if day.month == sheet.first.month for line in posts[day]]
    counted = Counter(line.state for line in shown)
    return head(sheet.paper) | {
        "title": _("Editorial calendar – {month}").format(month=clean(format_month(sheet.first))),
        "about": " · ".join(filter(None, (number_of_posts(len(shown)), clean(sheet.narrowed)))),
        "weekdays": [_weekday(day) for day in days[:_DAYS]],
        "height": _WEEKS_HEIGHT / (len(cells) // _DAYS),
        "weeks": [cells[start : start + _DAYS] for start in range(0, len(cells), _DAYS)],
        "legend": legend(counted),
        "findings": _("▲ something stands in the way · △ warning")
        if any(line.blocks or line.warnings for line in shown)
        else "",
    }


def _cell(sheet: MonthSheet, day: dt.date, lines: Sequence[PostLine]) -> dict[str, object]:
    inside = day.month == sheet.first.month
    number = str(day.day) if inside else _("{day} ({month})").format(day=day.day, month=format_month(day))
    return {
        "number": clean(number),
        "inside": inside,
        "first": day.weekday() == _SUNDAY,
        "bands": list(bands_of(sheet.facts, day)),
        "posts": [_post(line) for line in lines],
    }


def _post(line: PostLine) -> dict[str, object]:
    return {
        "hour": clean(said_hour(line.planned_time)),
        "title": clean(line.title),
        "where": clean(said_platforms(line.platforms)),
        "mark": STATE_MARKS[line.state],
        "colour": STATE_COLOURS.get(line.state, ""),
        "state": said_state(line.state),
        "found": "▲" if line.blocks else "△" if line.warnings else "",
    }


def _weekday(day: dt.date) -> str:
    """Return the name of a weekday, which a full date begins with."""
    return format_date(day, "full").split(" ", 1)[0].rstrip(",")
