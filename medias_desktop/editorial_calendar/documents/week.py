"""A week to be printed: day by day, each post with all that a council or an absent colleague asks about it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _, format_date, speaking
from medias_desktop.editorial_calendar.documents.common import (
    STATE_COLOURS,
    STATE_MARKS,
    Paper,
    clean,
    days_between,
    head,
    said_findings,
    said_hour,
    said_platforms,
    said_state,
    week_of,
)
from medias_desktop.editorial_calendar.documents.day_bands import bands_of
from medias_desktop.editorial_calendar.documents.month import legend, number_of_posts
from medias_desktop.editorial_calendar.labels.posts import category_name

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_filters import DayFacts
    from medias_desktop.editorial_calendar.rules.posts import PostLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSheet:
    """The week around ``day``; ``lines`` are its posts, ``narrowed`` says to which ones in words."""

    paper: Paper
    day: dt.date
    lines: Sequence[PostLine]
    facts: DayFacts
    narrowed: str = ""


def typeset_week(sheet: WeekSheet) -> bytes:
    """Return the week as PDF/A-2a and PDF/UA-1."""
    from medias_desktop.core.pdf.typesetting import typeset

    with speaking(sheet.paper.language):
        return typeset("calendar_week.typ", _data(sheet), sheet.paper.made_at)


def _data(sheet: WeekSheet) -> dict[str, object]:
    first, last = week_of(sheet.day)
    posts = defaultdict(list)
    for line in sheet.lines:
        posts[line.planned_on].append(line)
    shown = [line for line in sheet.lines if line.planned_on and first <= line.planned_on <= last]
    return head(sheet.paper) | {
        "title": clean(_("Editorial calendar – week of {day}").format(day=format_date(first))),
        "about": " · ".join(filter(None, (number_of_posts(len(shown)), clean(sheet.narrowed)))),
        "columns": [_("Time"), _("Post"), _("Platforms"), _("State"), _("Author")],
        "days": [
            {
                "name": clean(format_date(day, "full")),
                "bands": list(bands_of(sheet.facts, day)),
                "posts": [_post(line) for line in posts[day]],
            }
            for day in days_between(first, last)
        ],
        "nothing": _("No post."),
        "legend": legend(line.state for line in shown),
    }


def _post(line: PostLine) -> dict[str, object]:
    return {
        "hour": clean(said_hour(line.planned_time)) or _("no hour yet"),
        "title": clean(line.title),
        "category": clean(category_name(line.category)),
        "where": clean(said_platforms(line.platforms)),
        "mark": STATE_MARKS[line.state],
        "colour": STATE_COLOURS.get(line.state, ""),
        "state": said_state(line.state),
        "author": clean(line.author),
        "found": said_findings(line.blocks, line.warnings),
        "weight": "bad" if line.blocks else "warn",
    }
