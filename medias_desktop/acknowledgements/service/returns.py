"""Sheets that come back on paper: scanned, matched, confirmed one by one, kept as evidence of what they confirm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.errors import AlreadyDecided, RefusalWitnessMissing, SignatureGone
from medias_desktop.acknowledgements.models import evidence
from medias_desktop.acknowledgements.rules import EventKind, Method, PersonRow, Scope
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.service.evidence import attach
from medias_desktop.acknowledgements.service.recording import refuse_signed, standing
from medias_desktop.acknowledgements.service.returned_pages import Matcher, SheetMatch, has_signed
from medias_desktop.acknowledgements.service.writing import follow
from medias_desktop.core.i18n import N_, translate
from medias_desktop.core.pdf.sheet_codes import ACKNOWLEDGEMENTS, SheetKind
from medias_desktop.paper import errors
from medias_desktop.paper.handling import Confirmed, Fit, Match, sheet_code_of
from medias_desktop.paper.rules import KeptPage
from medias_desktop.paper.service.returned import Receipt, ReturnedPages, file_pages, followers, let_wait

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

REFUSED_ON_SHEET = N_("Refused to sign, as noted on the sheet")
UNDONE = N_("Undone right after it was confirmed from the scanned page")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user saw on a page: who signed, who refused (``reason`` and ``witness`` are theirs), on which day."""

    day: dt.date
    signed: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    reason: str = ""
    witness: str = ""


class Returns(ReturnedPages):
    """The acknowledgement sheets that come back to one register: what they are, and what they confirm.

    By itself it deals with the pile as one that holds no other sheets; together with other handlers it is one of them.
    """

    kinds = ACKNOWLEDGEMENTS

    def __init__(self, register: Register, service: AcknowledgementService) -> None:
        super().__init__(register, (self,))
        self.acknowledgements = service
        self._matcher = Matcher(register, service)

    def match_sheet(self, page: KeptPage) -> Match:
        """Return what a page that bears the code of an acknowledgement sheet is."""
        code = sheet_code_of(page)
        assert code is not None
        return self._matcher.match(page, code)

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
        assert isinstance(match, SheetMatch)
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
            let_wait(tx, done.pages)

    @cached_property
    def refusal_reason(self) -> str:
        """The reason that is proposed for a refusal."""
        return translate(REFUSED_ON_SHEET)

    def _file(self, tx: Transaction, page: KeptPage) -> tuple[int, ...]:
        """File a page, and the pages that follow it when it is the first of a person's sheet; return their numbers."""
        code = sheet_code_of(page)
        numbers = [page.id]
        if code is not None and code.kind is SheetKind.INDIVIDUAL and code.page == 1:
            numbers += followers(self.tray, page)
        file_pages(tx, numbers)
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


__all__ = ["Confirmed", "Decision", "Fit", "Match", "Receipt", "Returns", "SheetMatch"]
