"""What the screens show of cases: the list with its dates that run, and one case with everything that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.case_cards import CaseCard, SignedText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.sanctions.rules.cases import Case, CaseBrief, OpenCase
    from medias_desktop.sanctions.rules.clocks import Clock
    from medias_desktop.sanctions.service.cases import Cases
    from medias_desktop.sanctions.service.sanctions import SanctionService

Stamp = tuple[int, int, int]
_STAMP = "SELECT COUNT(*), COALESCE(MAX(id), 0), COALESCE(SUM(revision), 0) FROM sealed_record"
_VERSION = "SELECT uid FROM policy_version WHERE id = :id"


@dataclass(frozen=True, slots=True)
class CasesShown:
    """All cases in brief, the newest fault first, and the dates that run in them, the earliest first."""

    stamp: Stamp
    briefs: tuple[CaseBrief, ...]
    clocks: tuple[Clock, ...]


class CaseCards:
    """Reads cases for the screens; that they were read is recorded."""

    def __init__(self, register: Register, cases: Cases, sanctions: SanctionService) -> None:
        self._register, self._cases, self._sanctions = register, cases, sanctions

    def stamp(self) -> Stamp:
        """Return what changes with every case that is written, without opening any.

        Reading the list is recorded, which other windows notice: without this, two of them would read it in turns for ever.
        """
        count, last, revisions = self._register.rows(_STAMP)[0]
        return int(count), int(last), int(revisions)

    def all(self, progress: Progress, known: CasesShown | None = None) -> CasesShown:
        """Return all cases and their dates of today; those ``known`` are not opened again when nothing was written.

        When something is next due is kept for the list of things to do, which opens no case.
        """
        from medias_desktop.sanctions.rules.clocks import clocks

        stamp = self.stamp()
        if known is not None and known.stamp == stamp:
            briefs = known.briefs
        else:
            briefs = self._cases.briefs(progress)
        ladder = self._sanctions.ladder.ladder()
        found = clocks(briefs, ladder, self._sanctions.today, self._sanctions.ladder.province)
        self._cases.remember_due(found)
        return CasesShown(stamp, briefs, found)

    def card(self, case_id: int, briefs: Sequence[CaseBrief]) -> CaseCard:
        """Open a case and return it with all that belongs to it. Raises CaseGone, SealedRecordAltered."""
        return self.card_of(self._cases.open(case_id), briefs)

    def card_of(self, opened: OpenCase, briefs: Sequence[CaseBrief]) -> CaseCard:
        """Return what belongs to a case that is open already."""
        from medias_desktop.sanctions.rules.clocks import deadline_on
        from medias_desktop.sanctions.rules.formalities import formalities
        from medias_desktop.sanctions.rules.next_acts import acts_now, next_act
        from medias_desktop.sanctions.rules.suggesting import suggest

        case, today = opened.case, self._sanctions.today
        ladder = self._sanctions.ladder.ladder()
        deadline = deadline_on(ladder, case.fault.known_on, case.fault.day, self._sanctions.ladder.province)
        texts = self._texts(case)
        others = tuple(one for one in briefs if one.person_uid == case.person.uid and one.id != opened.id)
        suggestion = None
        if case.decision is None and case.closing is None:
            suggestion = suggest(
                ladder, others, case.clauses, case.gravity, case.person.group, case.fault.day, today
            )
        return CaseCard(
            open=opened,
            today=today,
            next_act=next_act(case, today),
            acts=acts_now(case),
            formalities=formalities(case, today, deadline, acknowledged=all(one.proved for one in texts)),
            texts=texts,
            others=others,
            deadline_on=deadline,
            suggestion=suggestion,
            ethics_note=self._sanctions.ladder.ethics_note(),
        )

    def _texts(self, case: Case) -> tuple[SignedText, ...]:
        found: dict[int, SignedText] = {}
        for clause in case.clauses:
            if clause.version_id not in found:
                rows = self._register.rows(_VERSION, id=clause.version_id)
                proof = self._sanctions.signed.proof(case.person.uid, clause.version_id, case.fault.day)
                found[clause.version_id] = SignedText(
                    clause.version_id,
                    str(rows[0][0]) if rows else "",
                    clause.policy_title,
                    clause.ordinal,
                    proof,
                )
        return tuple(found.values())
