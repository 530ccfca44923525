"""What runs in disciplinary cases, in words."""

from __future__ import annotations

from medias_desktop.core.i18n import N_, N_n, _, ngettext
from medias_desktop.sanctions.rules.clocks import ClockKind

CLOCK_NAMES = {
    ClockKind.IMPOSE: N_("Measure to impose"),
    ClockKind.MEETING: N_("Meeting with the person"),
    ClockKind.DEMAND: N_("Post to be changed or removed"),
    ClockKind.SUSPENSION: N_("End of the suspension"),
    ClockKind.AMNESTY: N_("Amnesty: measure to remove"),
    ClockKind.RETENTION: N_("Case to destroy"),
}
CLOCK_ICONS = {
    ClockKind.IMPOSE: "mdi6.gavel",
    ClockKind.MEETING: "mdi6.account-group-outline",
    ClockKind.DEMAND: "mdi6.comment-remove-outline",
    ClockKind.SUSPENSION: "mdi6.calendar-end",
    ClockKind.AMNESTY: "mdi6.timer-sand-complete",
    ClockKind.RETENTION: "mdi6.archive-remove-outline",
}
SOON = 7
"""Days from which a clock is shown as pressing."""

_LEFT = N_n("{n} day left", "{n} days left")
_PAST = N_n("{n} day ago", "{n} days ago")


def days_in_words(days_left: int) -> str:
    """Return how long a clock still runs, or since when it has run out."""
    if days_left == 0:
        return _("today")
    if days_left > 0:
        return ngettext(*_LEFT, days_left).format(n=days_left)
    return ngettext(*_PAST, -days_left).format(n=-days_left)


def clock_kind(kind: ClockKind, days_left: int) -> str:
    """Return the colour of a clock’s chip (core.widgets.parts)."""
    if days_left < 0:
        return "bad" if kind in {ClockKind.IMPOSE, ClockKind.DEMAND} else "warn"
    return "warn" if days_left <= SOON else "muted"
