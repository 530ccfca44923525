"""The words in which a page and what it is are shown."""

from __future__ import annotations

from medias_desktop.core.i18n import _, format_number
from medias_desktop.paper.handling import Fit, place
from medias_desktop.paper.views.returns.queue import Entry, Outcome, Segment


def title(entry: Entry) -> str:
    """Return what a page is, in a line."""
    return place(entry.match.page) if entry.aside else entry.match.title()


def below(entry: Entry) -> str:
    """Return the line below it."""
    match = entry.match
    if entry.aside:
        return _("Blank page") if match.page.blank else match.page.note
    return match.below()


def state(entry: Entry) -> tuple[str, str]:
    """Return the state of a page in a word or two, and its kind."""
    done = {
        Outcome.SIGNED: (_("Recorded"), "ok"),
        Outcome.REFUSED: (_("Refused"), "bad"),
        Outcome.KEPT: (_("Kept as evidence"), "ok"),
        Outcome.LATER: (_("Later"), "muted"),
    }
    if entry.aside:
        return (_("Blank"), "muted") if entry.match.page.blank else (_("Set aside"), "muted")
    if entry.outcome is not None:
        return done[entry.outcome]
    waiting = {
        Fit.READY: (_("To confirm"), "accent"),
        Fit.RECEIVED: (_("Already received"), "warn"),
        Fit.NAMELESS: (_("Who signed?"), "warn"),
        Fit.UNMATCHED: (_("Not matched"), "warn"),
    }
    return waiting[entry.match.fit]


def segment_title(segment: Segment, count: int) -> str:
    """Return what a segment is called, with how many pages there are."""
    texts = {
        Segment.CONFIRM: _("To confirm ({n})"),
        Segment.TRAY: _("Tray ({n})"),
        Segment.ASIDE: _("Set aside ({n})"),
    }
    return texts[segment].format(n=format_number(count))
