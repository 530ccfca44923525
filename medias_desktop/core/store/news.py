"""Whether another window or computer wrote to the register: told by the length of the audit trail, our own part apart.

SQLite's data_version would tell as quickly, but counts what this very program writes through its other connections, and
a server has nothing like it.
"""

from __future__ import annotations

LAST = "SELECT coalesce(max(seq), 0) FROM audit_event"
"""The trail's length: events are numbered without a gap and never removed."""


class News:
    """Counts the events of others; ``length`` is the trail's when the register was opened."""

    def __init__(self, length: int) -> None:
        self._others = length
        self._ours = 0

    def add_ours(self, events: int) -> None:
        """Count what we are about to commit, so that a look meanwhile takes nothing of ours for another's; negative
        when it was undone."""
        self._ours += events

    def others_wrote(self, length: int) -> bool:
        """Return whether the trail, now of this length, holds more of others than at the last look."""
        others = length - self._ours
        more = others > self._others
        self._others = max(others, self._others)
        return more
