"""What waits to be done: derived from the records each time it is asked for, never stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do; ``kind`` is bad (late), warn (soon) or accent; ``tab`` is where it is done.

    ``chip`` is the short reference at its side: a clause, a date, a number. ``place`` is where in the tab, in its own
    words (Tab.show_place); "" for anywhere.
    """

    text: str
    chip: str
    kind: str
    tab: str
    place: str = ""
