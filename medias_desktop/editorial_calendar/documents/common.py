"""What the calendar's documents share: whose they are, how hours, states and platforms are written on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.pdf import logos, style
from medias_desktop.core.pdf.glyphs import printable
from medias_desktop.core.store.letterhead import PLAIN, Letterhead
from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES, platform_name
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.policies.rules.texts import recited

STATE_MARKS = {
    PostState.IDEA: "◇",
    PostState.DRAFT: "○",
    PostState.CHECKED: "◑",
    PostState.APPROVED: "●",
    PostState.SCHEDULED: "▶",
    PostState.PUBLISHED: "■",
    PostState.ARCHIVED: "□",
    PostState.REFUSED: "⊘",
    PostState.SUSPENDED: "◫",
    PostState.WITHDRAWN: "×",
    PostState.EXPIRED: "△",
}
"""A shape beside the word: on a black and white print the states differ too."""
STATE_COLOURS = {
    PostState.APPROVED: "ok",
    PostState.SCHEDULED: "ok",
    PostState.PUBLISHED: "ok",
    PostState.REFUSED: "bad",
    PostState.WITHDRAWN: "bad",
    PostState.EXPIRED: "warn",
    PostState.SUSPENDED: "warn",
}
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Whose document it is, in which language, on which paper, made when."""

    municipality: str
    language: str
    day: dt.date
    made_at: dt.datetime
    paper: str = "letter"
    letterhead: Letterhead = PLAIN


def head(paper: Paper) -> dict[str, object]:
    """Return what every template of the calendar is given; in the language in use."""
    municipality = clean(paper.municipality)
    return {
        "style": style.for_typst(paper.paper, paper.letterhead.colour),
        "language": paper.language,
        "municipality": municipality,
        "logo": logos.for_typst(
            paper.letterhead, _("Logo: {municipality}").format(municipality=municipality)
        ),
        "page": _("Page {page} of {pages}"),
        "foot": _("On {day}").format(day=format_date(paper.day)),
    }


def clean(text: str) -> str:
    """Return a text on one line as our fonts can print it."""
    return printable(" ".join(text.split()))[0]


def clean_lines(text: str) -> str:
    """Return a text with its lines as our fonts can print it."""
    return printable("\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")))[0]


def said_clause(cite: str) -> str:
    """Return how a clause is cited, "" for none."""
    return clean(recited(cite, current_language())) if cite else ""


def said_hour(text: str) -> str:
    """Return “14:30” as the language in use writes it: 14 h 30, 2:30 p.m.; "" for no hour."""
    from medias_desktop.editorial_calendar.rules.post_checks import said_time

    return said_time(dt.time.fromisoformat(text)) if text else ""


def said_state(state: PostState) -> str:
    """Return a state in words."""
    return translate(STATE_NAMES[state])


def said_platforms(codes: tuple[str, ...]) -> str:
    """Return platforms in words."""
    return ", ".join(platform_name(code) for code in codes)


def said_findings(blocks: int, warnings: int) -> str:
    """Return how many findings stand in the way and how many warn, "" for none."""
    said = []
    if blocks:
        said.append(
            ngettext("{n} blocking finding", "{n} blocking findings", blocks).format(n=format_number(blocks))
        )
    if warnings:
        said.append(ngettext("{n} warning", "{n} warnings", warnings).format(n=format_number(warnings)))
    return ", ".join(said)


def days_between(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return every day from one to another."""
    return tuple(first + n * _DAY for n in range((last - first).days + 1))


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the Sunday and the Saturday around a day; the ends of time cut it off."""
    back = (day.weekday() + 1) % 7
    first = day - min(back, (day - dt.date.min).days) * _DAY
    return first, first + min(6, (dt.date.max - first).days) * _DAY
