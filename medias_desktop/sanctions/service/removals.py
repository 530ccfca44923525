"""What is taken out of disciplinary files for amnesty or at the end of its time, and the record of it.

The record keeps no word of whom or what: why, how much, when, by whom.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.progress import Silent
from medias_desktop.core.retention import names_someone
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.texts import as_instant
from medias_desktop.sanctions.errors import removals as errors
from medias_desktop.sanctions.rules.removing import (
    BASIS_LENGTH,
    DueRemoval,
    RemovalReason,
    RemovalRecord,
    due_removals,
    without_measure,
)

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.sanctions.rules.cases import CaseBrief, OpenCase
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.sanctions import SanctionService

CLOSED_BY_AMNESTY = N_("The measure was taken out of the file.")
"""What a case says of its closing once its measure is gone."""

_RECORDS = "SELECT * FROM sanction_removal ORDER BY id DESC"


class Removals:
    """Removals from the files of one register, opened with one vault."""

    def __init__(self, cases: Cases, sanctions: SanctionService) -> None:
        self._cases = cases
        self._sanctions = sanctions

    def due(self, briefs: Iterable[CaseBrief], today: dt.date | None = None) -> tuple[DueRemoval, ...]:
        """Return what is to be taken out, the longest due first. Nothing ever goes by itself."""
        return due_removals(briefs, self._sanctions.ladder.ladder(), today or self._sanctions.today)

    def records(self) -> tuple[RemovalRecord, ...]:
        """Return the removals that were done, the latest first."""
        return tuple(
            RemovalRecord(
                row["id"],
                row["uid"],
                RemovalReason(row["reason"]),
                row["basis"],
                row["measures"],
                row["letters"],
                row["captures"],
                row["removed_by"],
                as_instant(row["removed_at"]),
            )
            for row in self._cases.register.rows(_RECORDS)
        )

    def record(self, removal_id: int) -> RemovalRecord:
        """Return one removal that was done."""
        return next(one for one in self.records() if one.id == removal_id)

    def remove(
        self,
        chosen: Sequence[tuple[int, int]],
        reason: RemovalReason,
        basis: str = "",
        progress: Progress | None = None,
    ) -> int:
        """Take the measures out of cases, or the cases out of the register, all of them or none; return the record’s number.

        Cases are given as (number, revision) of what the list showed. ``basis`` is the clause of a collective agreement
        or the rule of the archive schedule. Raises NothingChosen, NotDueYet, BasisNamesPerson, BasisTooLong, CaseGone,
        ChangedElsewhere or Cancelled: nothing is removed then.
        """
        if not chosen:
            raise errors.NothingChosen
        opened = self._opened(chosen, reason, progress or Silent())
        basis = " ".join(basis.split())
        _check_basis(basis, opened)
        return self._write(opened, reason, basis)

    def _opened(
        self, chosen: Sequence[tuple[int, int]], reason: RemovalReason, progress: Progress
    ) -> tuple[OpenCase, ...]:
        from medias_desktop.sanctions.service.case_codec import brief_of

        found = []
        for done, (number, version) in enumerate(dict(chosen).items()):
            progress.report(done, len(chosen))
            opened = self._cases.open(number)
            if opened.version != version:
                raise ChangedElsewhere
            if all(one.reason is not reason for one in self.due([brief_of(opened.case)])):
                raise errors.NotDueYet(number=opened.case.number)
            found.append(opened)
        return tuple(found)

    def _write(self, opened: Sequence[OpenCase], reason: RemovalReason, basis: str) -> int:
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.sanctions.models import removal
        from medias_desktop.sanctions.service.cases import REMOVING

        cases = [one.case for one in opened]
        whole = reason is RemovalReason.RETENTION
        with self._cases.register.transaction(REMOVING) as tx:
            for one in opened:
                self._take_out(tx, one, whole)
            return tx.insert(
                removal,
                uid=new_uid(),
                reason=reason.value,
                basis=basis,
                measures=sum(case.decision is not None and case.decision.kind is not None for case in cases),
                letters=sum(len(case.letters) for case in cases),
                captures=sum(len(case.captures) for case in cases) if whole else 0,
                removed_by=self._cases.author,
                removed_at=tx.now,
            )

    def _take_out(self, tx: Transaction, opened: OpenCase, whole: bool) -> None:
        if whole:
            self._cases.remove_in(tx, opened.id)
            return
        words = catalogue(opened.case.person.language).gettext(CLOSED_BY_AMNESTY)
        bare = without_measure(opened.case, self._sanctions.today, self._cases.author, words)
        self._cases.save_in(tx, opened, bare, "remove_measure", told=False)


def _check_basis(basis: str, opened: Iterable[OpenCase]) -> None:
    if len(basis) > BASIS_LENGTH:
        raise errors.BasisTooLong(most=BASIS_LENGTH)
    for one in opened:
        if names_someone(basis, one.case.person.full_name):
            raise errors.BasisNamesPerson(name=one.case.person.full_name)
