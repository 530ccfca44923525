"""What the register keeps of scanned pages."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class PageState(StrEnum):
    """What became of a page: it waits for the user, it proves something, or nothing is done with it (it is kept)."""

    WAITING = "waiting"
    FILED = "filed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of a scan: ``page`` of ``pages`` (from 1) of the file ``scan_name``.

    ``code`` is what its code says, several codes one a line; ``quarter_turns`` clockwise put it upright.
    """

    id: int
    scan_name: str
    scan_sha256: str
    page: int
    pages: int
    content_sha256: str
    code: str
    quarter_turns: int
    state: PageState
    note: str
    received_at: dt.datetime
    row_version: int

    @property
    def blank(self) -> bool:
        """Tell whether the program set it aside by itself, as nothing is on it: the user says why, the program does not."""
        return self.state is PageState.ASIDE and not self.note


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file: ``numbers`` of the pages that are new, ``blank`` of them without anything on them.

    ``pages`` are all of its pages; those not among the new ones were here already.
    """

    name: str
    pages: int
    numbers: tuple[int, ...]
    blank: int = 0

    @property
    def known(self) -> bool:
        """Tell whether every page was here already."""
        return not self.numbers
