"""Why a line of a file stays out, or what was understood of it otherwise than written: one sentence each."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from medias_desktop.core.i18n import N_, format_date, format_number, translate


class Reason(StrEnum):
    """Codes of the reasons, stable for programs that read the command's output."""

    # Posts and events
    TITLE_MISSING = "title_missing"
    TOO_LONG = "too_long"
    DAY_UNREADABLE = "day_unreadable"
    DAY_ABSURD = "day_absurd"
    TIME_UNREADABLE = "time_unreadable"
    PLATFORM_UNKNOWN = "platform_unknown"
    TOO_MANY_CELLS = "too_many_cells"
    TWICE = "twice"
    NOT_TAKEN = "not_taken"

    # Events only
    EVENT_BROKEN = "event_broken"
    START_MISSING = "start_missing"
    REPEATS_TOO_OFTEN = "repeats_too_often"
    REPEATS_UNREADABLE = "repeats_unreadable"
    REPEATS_NOT_IN_WINDOW = "repeats_not_in_window"
    ZONE_UNKNOWN = "zone_unknown"

    # Statistics
    POST_MISSING = "post_missing"
    POST_UNKNOWN = "post_unknown"
    POST_AMBIGUOUS = "post_ambiguous"
    POST_NOT_THERE = "post_not_there"
    PLATFORM_MISSING = "platform_missing"
    DAY_MISSING = "day_missing"
    DAY_IN_FUTURE = "day_in_future"
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBERS_MISSING = "numbers_missing"

    # Told, and no hindrance
    CLOCKS_FORWARD = "clocks_forward"
    CLOCKS_BACK = "clocks_back"
    CONVERTED = "converted"
    REPEATED = "repeated"
    CATEGORY_UNKNOWN = "category_unknown"
    CANCELLED_THERE = "cancelled_there"
    DAY_PAST = "day_past"


SENTENCES = {
    Reason.TITLE_MISSING: N_("It has no title."),
    Reason.TOO_LONG: N_("“{value}” is too long: at most {n} characters."),
    Reason.DAY_UNREADABLE: N_("The date “{value}” cannot be read."),
    Reason.DAY_ABSURD: N_("The date “{value}” is too far away to be planned."),
    Reason.TIME_UNREADABLE: N_("The hour “{value}” cannot be read."),
    Reason.PLATFORM_UNKNOWN: N_("“{value}” is no platform that is known."),
    Reason.TOO_MANY_CELLS: N_("The row has more cells than the header: one of them may hold a separator."),
    Reason.TWICE: N_("The same is on line {n} already."),
    Reason.EVENT_BROKEN: N_("This event cannot be read: “{value}”."),
    Reason.START_MISSING: N_("The event does not say when it begins."),
    Reason.REPEATS_TOO_OFTEN: N_("It comes back too often to become posts: “{value}”."),
    Reason.REPEATS_UNREADABLE: N_("How it comes back cannot be read: “{value}”."),
    Reason.REPEATS_NOT_IN_WINDOW: N_("It does not come back in the months that are read."),
    Reason.ZONE_UNKNOWN: N_(
        "The time zone “{value}” is unknown: the hour is taken for the municipality’s own."
    ),
    Reason.POST_MISSING: N_("The line does not say which post it is about."),
    Reason.POST_UNKNOWN: N_("No post of the register is “{value}”."),
    Reason.POST_AMBIGUOUS: N_("Several posts are “{value}”. Give its link or its number."),
    Reason.POST_NOT_THERE: N_("The post does not appear on {value}."),
    Reason.PLATFORM_MISSING: N_("The post appears on several platforms, and the line does not say which."),
    Reason.DAY_MISSING: N_("The date is missing."),
    Reason.DAY_IN_FUTURE: N_("{day} is still to come."),
    Reason.NUMBER_UNREADABLE: N_("“{value}” is not a number."),
    Reason.NUMBERS_MISSING: N_("The line gives no number."),
    Reason.CLOCKS_FORWARD: N_(
        "Clocks skip {value} that day, when they are put forward: it is planned one hour later."
    ),
    Reason.CLOCKS_BACK: N_("Clocks show {value} twice that day: the first one is meant."),
    Reason.CONVERTED: N_("The hour was converted from {value}."),
    Reason.REPEATED: N_("One of {n} times that it comes back."),
    Reason.CATEGORY_UNKNOWN: N_("“{value}” is no category that is known: it has none."),
    Reason.CANCELLED_THERE: N_("It is cancelled in that calendar."),
    Reason.DAY_PAST: N_("{day} is past."),
}
_SHOWN = 60


class Problem(NamedTuple):
    """One reason, with the words that cause it, a number or a day."""

    reason: Reason
    value: str = ""
    n: int = 0
    day: dt.date | None = None

    def sentence(self) -> str:
        """Return the reason in the interface language."""
        if self.reason is Reason.NOT_TAKEN:
            return self.value  # a whole sentence
        value = " ".join(self.value.split())
        return translate(SENTENCES[self.reason]).format(
            value=value if len(value) <= _SHOWN else value[:_SHOWN] + "…",
            n=format_number(self.n),
            day=format_date(self.day) if self.day else "",
        )
