"""What months, weeks and lists say of days and posts, in the interface language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from medias_desktop.core import written
from medias_desktop.core.i18n import _, current_language, format_date, format_number, ngettext, translate
from medias_desktop.core.widgets.table import Column
from medias_desktop.editorial_calendar.labels import posts as labels
from medias_desktop.editorial_calendar.labels.posts import STATE_KINDS, STATE_NAMES
from medias_desktop.editorial_calendar.rules.posts import BEFORE_PUBLICATION
from medias_desktop.editorial_calendar.views.calendar.shown import BandKind, Shown
from medias_desktop.policies.rules.checks.words import Platform

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics

    from medias_desktop.editorial_calendar.rules.posts import PostLine

PLATFORM_ICONS = {
    Platform.FACEBOOK.value: "mdi6.facebook",
    Platform.INSTAGRAM.value: "mdi6.instagram",
    Platform.LINKEDIN.value: "mdi6.linkedin",
    Platform.TIKTOK.value: "mdi6.music-note-outline",
    Platform.TWITTER.value: "mdi6.twitter",
    Platform.YOUTUBE.value: "mdi6.youtube",
    Platform.BLOG.value: "mdi6.post-outline",
    Platform.WEBSITE.value: "mdi6.web",
}
OTHER_PLATFORM = "mdi6.open-in-new"
BAND_ICONS = {
    BandKind.CRISIS: "mdi6.alarm-light-outline",
    BandKind.ELECTION: "mdi6.vote-outline",
    BandKind.ABSENCE: "mdi6.account-off-outline",
}
BAND_KINDS = {BandKind.CRISIS: "bad", BandKind.ELECTION: "warn", BandKind.ABSENCE: "muted"}
FIRST_COLUMNS = (0, 2, 5, 6, 1, 3, 4)
"""Columns by how much they tell: a narrow list leaves the last ones out."""
_SUNDAY = dt.date(2026, 11, 22)


@lru_cache(maxsize=4096)
def _short(time: str, language: str) -> str:
    hour, colon, minute = time.partition(":")
    if not colon:
        return ""
    if language == "fr":
        return f"{int(hour)}\u00a0h" if minute == "00" else f"{int(hour)}\u00a0h\u00a0{minute}"
    half = "a" if int(hour) < 12 else "p"
    return f"{int(hour) % 12 or 12}{'' if minute == '00' else f':{minute}'}{half}"


def short_time(time: str) -> str:
    """Return “14:30” as a small cell says it: 14 h 30, 2:30p; nothing for no hour."""
    return _short(time, current_language())


def long_time(time: str) -> str:
    """Return “14:30” in full: 14 h 30, 2:30 p.m."""
    hour, colon, minute = time.partition(":")
    if not colon:
        return ""
    if current_language() == "fr":
        return f"{int(hour)}\u00a0h\u00a0{minute}"
    return f"{int(hour) % 12 or 12}:{minute} {'a.m.' if int(hour) < 12 else 'p.m.'}"


def hour_name(hour: int) -> str:
    """Return an hour as the week names its rows: 14 h, 2 p.m."""
    if current_language() == "fr":
        return f"{hour}\u00a0h"
    return f"{hour % 12 or 12} {'a.m.' if hour % 24 < 12 else 'p.m.'}"


@lru_cache(maxsize=16)
def _weekdays(language: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    full = tuple(
        written.date_in_words(_SUNDAY + dt.timedelta(n), "full", language).split(" ")[0].rstrip(",")
        for n in range(7)
    )
    short = tuple(f"{name[:3]}." if language == "fr" else name[:3] for name in full)
    return full, short, tuple(name[0].upper() for name in full)


def weekday_names(metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """Return the names of the weekdays from Sunday on, as long as there is room for."""
    names = _weekdays(current_language())
    for some in names[:2]:
        if all(metrics.horizontalAdvance(name) <= room for name in some):
            return some
    return names[2]


def category_name(code: str) -> str:
    """Return what a kind of content is called, begun with a capital; nothing for none."""
    return begun(labels.category_name(code))


def platform_name(code: str) -> str:
    """Return what a platform is called, begun with a capital."""
    return begun(labels.platform_name(code))


def begun(words: str) -> str:
    """Return words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def platform_icon(code: str) -> str:
    """Return the icon of a platform."""
    return PLATFORM_ICONS.get(code, OTHER_PLATFORM)


def state_word(post: PostLine) -> str:
    """Return where a post stands."""
    return translate(STATE_NAMES[post.state])


def platforms_of(post: PostLine) -> str:
    """Return where a post appears."""
    return ", ".join(map(platform_name, post.platforms))


def findings_of(post: PostLine) -> str:
    """Return how much the last check found; nothing when nothing weighs, or when the post has appeared."""
    found: list[str] = []
    if post.state not in BEFORE_PUBLICATION:
        return ""
    if post.blocks:
        found.append(
            ngettext("{n} blocking finding", "{n} blocking findings", post.blocks).format(
                n=format_number(post.blocks)
            )
        )
    if post.warnings:
        found.append(
            ngettext("{n} warning", "{n} warnings", post.warnings).format(n=format_number(post.warnings))
        )
    return ", ".join(found)


def post_sentence(post: PostLine) -> str:
    """Return a post in a line, as a screen reader and a tooltip say it."""
    parts = (
        long_time(post.planned_time) or _("no hour yet"),
        post.title,
        platforms_of(post),
        state_word(post),
        findings_of(post),
    )
    return " · ".join(filter(None, parts))


def day_sentence(shown: Shown, day: dt.date) -> str:
    """Return a day with all that stands on it."""
    return ". ".join(day_lines(shown, day)) + "."


def day_lines(shown: Shown, day: dt.date) -> Iterator[str]:
    """Return what stands on a day, a line each, its posts counted."""
    words = format_date(day, "full")
    yield _("{day}, today").format(day=words) if day == shown.today else words
    if holiday := shown.holidays.get(day):
        yield holiday
    for band in shown.bands_on(day):
        yield band.text
    for note in shown.notes.get(day, ()):
        yield _("Note: {text}").format(text=note.text)
    count = len(shown.on(day))
    yield ngettext("{n} post", "{n} posts", count).format(n=format_number(count)) if count else _("No post")


def moment_of(day: dt.date | None, time: str, style: str = "long") -> str:
    """Return when a post is planned."""
    if day is None:
        return _("no date yet")
    words = format_date(day, style)
    return f"{words}, {long_time(time)}" if time else words


def columns() -> list[Column[PostLine]]:
    """Return the columns of the list."""
    return [
        Column(_("Planned"), lambda row: moment_of(row.planned_on, row.planned_time, "medium"), stretch=21),
        Column(_("Category"), lambda row: category_name(row.category), stretch=20),
        Column(_("Title"), lambda row: row.title, stretch=28),
        Column(_("Platforms"), platforms_of, stretch=18),
        Column(_("Author"), lambda row: row.author, stretch=15),
        Column(_("State"), state_word, chip=lambda row: STATE_KINDS[row.state] or "muted", stretch=15),
        Column(_("Findings"), findings_of, chip=_found_kind, stretch=20),
    ]


def _found_kind(row: PostLine) -> str:
    return "bad" if row.blocks else "warn"
