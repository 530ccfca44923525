"""The pages that wait, in the order in which they arrived, and what was done with them since the window was opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from medias_desktop.paper.handling import Fit, Match

if TYPE_CHECKING:
    from medias_desktop.paper.handling import Confirmed, SheetHandler
    from medias_desktop.paper.rules import KeptPage


class Segment(StrEnum):
    """Which pages are looked at: those with something to confirm, those that nobody could match or put off, the rest."""

    CONFIRM = "confirm"
    TRAY = "tray"
    ASIDE = "aside"


class Outcome(StrEnum):
    """What was done with a page in this window."""

    SIGNED = "signed"
    REFUSED = "refused"
    KEPT = "kept"
    LATER = "later"


@dataclass(slots=True)
class Entry:
    """A page, what it is, and what was done with it; ``stale`` when others' confirmations may have changed what it is."""

    match: Match
    outcome: Outcome | None = None
    aside: bool = False
    stale: bool = False

    @property
    def number(self) -> int:
        """Return the page's number in the register."""
        return self.match.page.id

    @property
    def segment(self) -> Segment:
        """Return where it is looked at."""
        if self.aside:
            return Segment.ASIDE
        if self.outcome is Outcome.LATER or (self.outcome is None and self.match.fit is Fit.UNMATCHED):
            return Segment.TRAY
        return Segment.CONFIRM

    @property
    def waits(self) -> bool:
        """Tell whether something is still to be done with it here."""
        return self.outcome is None and not self.aside


class Queue:
    """All pages, by their numbers."""

    def __init__(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._done: list[tuple[int, Confirmed, SheetHandler]] = []

    def load(self, waiting: Iterable[Match], aside: Iterable[KeptPage]) -> None:
        """Take what the register holds now; what was done here stays in sight."""
        before = self._entries
        found = {number: one for number, one in before.items() if one.outcome not in (None, Outcome.LATER)}
        for match in waiting:
            known = before.get(match.page.id)
            later = known is not None and known.outcome is Outcome.LATER
            found[match.page.id] = Entry(match, Outcome.LATER if later else None)
        for page in aside:
            found[page.id] = Entry(Match(page, Fit.UNMATCHED), aside=True)
        self._entries = dict(sorted(found.items()))

    def rows(self, segment: Segment) -> tuple[Entry, ...]:
        """Return the pages of a segment in the order in which they arrived."""
        return tuple(one for one in self._entries.values() if one.segment is segment)

    def entry(self, number: int) -> Entry | None:
        """Return a page, None when it is not here."""
        return self._entries.get(number)

    def count(self, segment: Segment) -> int:
        """Return how many pages of a segment wait (of those aside: how many there are)."""
        rows = self.rows(segment)
        return sum(one.waits for one in rows) if segment is Segment.CONFIRM else len(rows)

    @property
    def progress(self) -> tuple[int, int]:
        """Return how many pages were confirmed here, of how many."""
        rows = self.rows(Segment.CONFIRM)
        return sum(not one.waits for one in rows), len(rows)

    def next_waiting(self, segment: Segment, after: int) -> int | None:
        """Return the next page with something to do, past one, else from the beginning; None when there is no more."""
        waiting = [one.number for one in self.rows(segment) if one.waits or segment is not Segment.CONFIRM]
        further = [number for number in waiting if number > after]
        return next(iter(further or [number for number in waiting if number != after]), None)

    def take(self, number: int, match: Match) -> None:
        """Say what a page is now."""
        entry = self._entries[number]
        entry.match, entry.stale = match, False

    def confirmed(self, number: int, outcome: Outcome, done: Confirmed, by: SheetHandler) -> None:
        """Note what was confirmed and by whom it is undone; the pages that followed it are out of sight with it."""
        entry = self._entries[number]
        entry.outcome = outcome
        for follower in done.pages:
            if follower != number:
                self._entries.pop(follower, None)
        for other in self._entries.values():
            other.stale |= other.waits and not entry.match.concerns.isdisjoint(other.match.concerns)
        self._done.append((number, done, by))

    def stale(self, most: int) -> tuple[Entry, ...]:
        """Return the first pages that others' confirmations concern."""
        return tuple(islice((one for one in self._entries.values() if one.stale and one.waits), most))

    @property
    def last(self) -> tuple[int, Confirmed, SheetHandler] | None:
        """Return the last confirmation, with the page it was made on; None when there is nothing to undo."""
        return self._done[-1] if self._done else None

    def undone(self) -> int:
        """Forget the last confirmation and return its page."""
        number, _done, _by = self._done.pop()
        entry = self._entries.get(number)
        if entry is not None:
            entry.outcome = None
        return number

    def forget_last(self) -> None:
        """Forget a confirmation that cannot be undone any more; its page stays as it is shown."""
        self._done.pop()

    def put_off(self, number: int) -> None:
        """Leave a page for later."""
        self._entries[number].outcome = Outcome.LATER

    def bring_back(self, number: int) -> None:
        """Take a page that was put off among those to be confirmed again."""
        if self._entries[number].outcome is Outcome.LATER:
            self._entries[number].outcome = None
