"""Sheets that come back on paper: scanned, matched, confirmed one by one, kept as evidence of what they confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.errors import AlreadyDecided, RefusalWitnessMissing, SignatureGone
from medias_desktop.acknowledgements.errors import returns as errors
from medias_desktop.acknowledgements.models import evidence
from medias_desktop.acknowledgements.rules import EventKind, Method, PersonRow, Scope
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.service.evidence import attach
from medias_desktop.acknowledgements.service.recording import refuse_signed, standing
from medias_desktop.acknowledgements.service.returned_pages import (
    Fit,
    Match,
    Matcher,
    has_signed,
    sheet_code_of,
)
from medias_desktop.acknowledgements.service.writing import follow
from medias_desktop.core.errors import UserError
from medias_desktop.core.files import DiskFull, read_bytes
from medias_desktop.core.i18n import N_, translate
from medias_desktop.core.pdf.sheet_codes import SheetKind
from medias_desktop.paper.rules import KeptPage, PageState, Received
from medias_desktop.paper.service.tray import Tray, move

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

REFUSED_ON_SHEET = N_("Refused to sign, as noted on the sheet")
UNDONE = N_("Undone right after it was confirmed from the scanned page")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of the files that were dropped: one sentence for each that could not be kept."""

    received: tuple[Received, ...]
    problems: tuple[UserError, ...]

    @property
    def pages(self) -> int:
        """Return how many pages are new."""
        return sum(len(one.numbers) for one in self.received)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user saw on a page: who signed, who refused (``reason`` and ``witness`` are theirs), on which day."""

    day: dt.date
    signed: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    reason: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmation that can be undone: its pages (the one confirmed first), the events that it recorded."""

    pages: tuple[int, ...]
    events: tuple[int, ...]


class Returns:
    """The paper that comes back to one register."""

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        self._register = register
        self.acknowledgements = service
        self.tray = Tray(register)
        self._matcher = Matcher(register, service)

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
        return tuple(map(self._matcher.match, self.tray.pages(PageState.WAITING)))

    def match(self, page_id: int) -> Match:
        """Return what one page is now. Raises PageGone."""
        return self._matcher.match(self.tray.page(page_id))

    def waiting(self) -> int:
        """Return how many pages wait."""
        return self.tray.counts()[PageState.WAITING]

    def received_on(self, page: KeptPage) -> dt.date:
        """Return the day on which a page arrived, by the user's own clock."""
        return min(page.received_at.astimezone().date(), self.acknowledgements.today)

    def confirm(self, page: KeptPage, scope: Scope, method: Method, decision: Decision) -> Confirmed:
        """Record who signed and who refused, with the page as evidence, in one transaction.

        The pages that follow a person's sheet go with it. Raises NobodyTicked, RefusalWitnessMissing,
        DecisionReasonMissing, DayInFuture, DayBeforeAdoption, AlreadySigned, PersonGone, PageElsewhere, DiskFull…
        """
        if not decision.signed and not decision.refused:
            raise errors.NobodyTicked
        if twice := set(decision.signed) & set(decision.refused):
            rows = self.acknowledgements.chosen(scope, sorted(twice))
            raise AlreadyDecided(names=[row.listed_name for row in rows])
        rules.check_day(decision.day, self.acknowledgements.today, scope.adopted_on)
        reason, witness = decision.reason, decision.witness.strip()
        if decision.refused:
            reason = rules.check_decision_reason(reason)
            if not witness:
                raise RefusalWitnessMissing
        with self._register.transaction("confirm_page") as tx:
            pages = self._file(tx, page)
            chosen = self.acknowledgements.chosen(scope, (*decision.signed, *decision.refused))
            refuse_signed(chosen)
            by_id = {row.person_id: row for row in chosen}
            signed = [by_id[number] for number in dict.fromkeys(decision.signed)]
            refused = [by_id[number] for number in dict.fromkeys(decision.refused)]
            on_paper = {"day": decision.day, "method": method.value}
            events = self._add(tx, scope, signed, EventKind.SIGNED, on_paper, pages)
            why = {"day": decision.day, "note": reason, "witness": witness}
            events += self._add(tx, scope, refused, EventKind.REFUSED, why, pages)
        return Confirmed(pages, tuple(events))

    def keep_as_evidence(self, match: Match) -> Confirmed:
        """Keep a page whose lines are all recorded beside what proves them. Raises NobodyTicked or PageElsewhere."""
        signed = [
            (row.status.event_id, row.person_id)
            for row in match.persons
            if has_signed(row) and row.status.event_id is not None
        ]
        if not signed:
            raise errors.NobodyTicked
        with self._register.transaction("confirm_page") as tx:
            pages = self._file(tx, match.page)
            for number in pages:
                attach(tx, signed, EvidenceKind.SCANNED_PAGE, page_id=number)
        return Confirmed(pages, ())

    def undo(self, done: Confirmed) -> None:
        """Take a confirmation back: its entries are cancelled, its pages wait again. Raises NothingToUndo or PageElsewhere."""
        with self._register.transaction("undo_page") as tx:
            for event_id in done.events:
                self._cancel(tx, event_id)
            for number in done.pages:
                tx.delete_where(evidence, evidence.c.page_id == number)
                move(tx, number, PageState.FILED, PageState.WAITING)

    @cached_property
    def refusal_reason(self) -> str:
        """The reason that is proposed for a refusal."""
        return translate(REFUSED_ON_SHEET)

    def _file(self, tx: Transaction, page: KeptPage) -> tuple[int, ...]:
        """File a page, and the pages that follow it when it is the first of a person's sheet; return their numbers."""
        code = sheet_code_of(page)
        numbers = [page.id]
        if code is not None and code.kind is SheetKind.INDIVIDUAL and code.page == 1 and code.pages > 1:
            numbers += [
                other.id
                for other in self.tray.pages(PageState.WAITING)
                if (said := sheet_code_of(other)) is not None and said.sheet == code.sheet and said.page > 1
            ]
        for number in numbers:
            move(tx, number, PageState.WAITING, PageState.FILED)
        return tuple(numbers)

    def _add(
        self,
        tx: Transaction,
        scope: Scope,
        rows: Sequence[PersonRow],
        kind: EventKind,
        fields: Mapping[str, object],
        pages: Sequence[int],
    ) -> list[int]:
        numbers = self.acknowledgements.add(tx, scope, rows, kind, fields)
        events = [(number, row.person_id) for number, row in zip(numbers, rows, strict=True)]
        for page_id in pages:
            attach(tx, events, EvidenceKind.SCANNED_PAGE, page_id=page_id)
        return numbers

    def _cancel(self, tx: Transaction, event_id: int) -> None:
        try:
            last, act = standing(tx, event_id)
        except SignatureGone:
            raise errors.NothingToUndo from None
        fields = {
            "day": self.acknowledgements.today,
            "method": act.method or "",
            "note": translate(UNDONE),
        }
        follow(tx, last, EventKind.CANCELLED, fields, self._register.actor.name)


class _Counted:
    """Counts the pages of several files in one row; of files still to come one page each is expected."""

    def __init__(self, progress: Progress, before: int, others: int) -> None:
        self._progress, self._before, self._others = progress, before, others

    def report(self, done: int, total: int) -> None:
        self._progress.report(self._before + done, max(self._before + total + self._others, 1))


__all__ = ["Confirmed", "Decision", "Fit", "Match", "Receipt", "Returns"]
