"""Sheets that come back on paper, of every kind that the program prints: received, matched, waiting to be confirmed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import DiskFull, read_bytes
from medias_desktop.core.store.roles import Permission
from medias_desktop.paper import errors
from medias_desktop.paper.handling import Fit, Match, no_sheet, sheet_code_of
from medias_desktop.paper.rules import KeptPage, PageState, Received
from medias_desktop.paper.service.tray import Tray, move

if TYPE_CHECKING:
    from pathlib import Path

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.paper.handling import SheetHandler


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of the files that were dropped: one sentence for each that could not be kept."""

    received: tuple[Received, ...]
    problems: tuple[UserError, ...]

    @property
    def pages(self) -> int:
        """Return how many pages are new."""
        return sum(len(one.numbers) for one in self.received)


class ReturnedPages:
    """The paper that comes back to one register, for the handlers given."""

    def __init__(self, register: Register, handlers: Sequence[SheetHandler]) -> None:
        self._register = register
        self.handlers = tuple(handlers)
        self.tray = Tray(register)

    def receive(self, paths: Sequence[Path], progress: Progress) -> Receipt:
        """Keep the pages of scans; a file that cannot be read stops no other one, a full disk does.

        ``progress`` counts pages. Raises Cancelled: what was read before is kept.
        """
        received: list[Received] = []
        problems: list[UserError] = []
        for path in paths:
            counted = _Counted(progress, sum(one.pages for one in received), len(paths) - 1)
            try:
                received.append(self.tray.receive(read_bytes(path), path.name, counted))
            except DiskFull as error:
                problems.append(error)
                break
            except UserError as error:
                problems.append(error)
        return Receipt(tuple(received), tuple(problems))

    def matches(self) -> tuple[Match, ...]:
        """Return every page that waits, with what it is."""
        return tuple(map(self.match_page, self.tray.pages(PageState.WAITING)))

    def match(self, page_id: int) -> Match:
        """Return what one page is now. Raises PageGone."""
        return self.match_page(self.tray.page(page_id))

    def match_page(self, page: KeptPage) -> Match:
        """Return what a page is, by the handler of its kind."""
        code = sheet_code_of(page)
        if code is None:
            return Match(page, Fit.UNMATCHED, no_sheet(page))
        handler = self.handler_of(page)
        if handler is None:
            return Match(page, Fit.UNMATCHED, errors.SheetOfAnotherPart())
        return handler.match_sheet(page)

    def handler_of(self, page: KeptPage) -> SheetHandler | None:
        """Return whose kind of sheet a page says it is, None for nobody's."""
        code = sheet_code_of(page)
        return next((one for one in self.handlers if code is not None and code.kind in one.kinds), None)

    def together(self, handlers: Sequence[SheetHandler]) -> ReturnedPages:
        """Return the same pile for other handlers too."""
        return ReturnedPages(self._register, handlers)

    @property
    def refusal(self) -> UserError | None:
        """Return what to tell who may not record what comes back, None for who may."""
        return self._register.actor.refusal(Permission.RECORD)

    def waiting(self) -> int:
        """Return how many pages wait."""
        return self.tray.counts()[PageState.WAITING]

    def received_on(self, page: KeptPage) -> dt.date:
        """Return the day on which a page arrived, by the user's own clock."""
        return min(page.received_at.astimezone().date(), self._register.clock.today())


def followers(tray: Tray, page: KeptPage) -> tuple[int, ...]:
    """Return the other pages of the same sheet that wait."""
    code = sheet_code_of(page)
    if code is None or code.pages == 1:
        return ()
    return tuple(
        other.id
        for other in tray.pages(PageState.WAITING)
        if other.id != page.id
        and (said := sheet_code_of(other)) is not None
        and (said.kind, said.sheet) == (code.kind, code.sheet)
        and said.page != code.page
    )


def file_pages(tx: Transaction, numbers: Sequence[int]) -> None:
    """Note in the caller's transaction that pages prove something. Raises PageElsewhere."""
    for number in numbers:
        move(tx, number, PageState.WAITING, PageState.FILED)


def let_wait(tx: Transaction, numbers: Sequence[int]) -> None:
    """Let pages wait again whose confirmation is taken back. Raises PageElsewhere."""
    for number in numbers:
        move(tx, number, PageState.FILED, PageState.WAITING)


class _Counted:
    """Counts the pages of several files in one row; of files still to come one page each is expected."""

    def __init__(self, progress: Progress, before: int, others: int) -> None:
        self._progress, self._before, self._others = progress, before, others

    def report(self, done: int, total: int) -> None:
        self._progress.report(self._before + done, max(self._before + total + self._others, 1))
