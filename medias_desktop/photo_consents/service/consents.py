"""Consents and what was done about them: recorded, never changed; what was wrong is corrected or cancelled by an entry more."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.texts import as_instant
from medias_desktop.photo_consents.errors import ConsentGone
from medias_desktop.photo_consents.errors.consents import (
    ActGone,
    CancellationReasonMissing,
    NothingToWithdraw,
)
from medias_desktop.photo_consents.rules.act_history import Entry
from medias_desktop.photo_consents.rules.consent_checks import (
    Known,
    check_act,
    check_correction,
    tidied,
    to_withdraw,
)
from medias_desktop.photo_consents.rules.consents import (
    Act,
    ActDraft,
    ActKind,
    Consent,
    ConsentDraft,
    EvidenceKind,
)
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.service.consent_rows import (
    WithinTransaction,
    consents_about,
    consents_by_id,
    entries_of,
)
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

EvidenceFile = tuple[EvidenceKind, bytes, str]
"""What it is, its content and the name of the file."""


class Recorded(NamedTuple):
    """The numbers of a new consent and of its acts, in the order they were given."""

    consent_id: int
    act_ids: tuple[int, ...]


class Evidence(NamedTuple):
    """What proves an act: a scanned page or a kept file, as recorded."""

    id: int
    act_id: int
    kind: EvidenceKind
    page_id: int | None
    content_sha256: str | None
    recorded_at: dt.datetime


_SAID = frozenset({ActKind.GIVEN, ActKind.REFUSED, ActKind.WITHDRAWN})
_OF_ITEM = (
    "SELECT c.id FROM photo_consent c JOIN photo_item i ON i.id = :item WHERE c.item_id = i.id OR (c.item_id IS NULL"
    " AND (c.event_id IS NULL OR c.event_id = i.event_id) AND c.portrayed_id IN"
    " (SELECT s.portrayed_id FROM photo_subject s WHERE s.item_id = i.id)) ORDER BY c.id"
)
_EVIDENCE = (
    "SELECT e.* FROM photo_consent_evidence e JOIN photo_consent_act a ON a.id = e.act_id"
    " WHERE a.consent_id = :consent ORDER BY e.id"
)


class Consents:
    """The consents of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    # Reading

    def of_portrayed(self, portrayed_id: int) -> tuple[Consent, ...]:
        """Return the consents about a person, the oldest first."""
        return consents_about(self._register, [portrayed_id]).get(portrayed_id, ())

    def of_item(self, item_id: int) -> tuple[Consent, ...]:
        """Return the consents that cover an item: those for it alone, and those of who is named in it."""
        numbers = [row["id"] for row in self._register.rows(_OF_ITEM, item=item_id)]
        return tuple(consents_by_id(self._register, numbers).values())

    def one(self, consent_id: int) -> Consent:
        """Return a consent. Raises ConsentGone."""
        found = consents_by_id(self._register, [consent_id])
        if consent_id not in found:
            raise ConsentGone
        return found[consent_id]

    def history(self, consent_id: int) -> tuple[Entry, ...]:
        """Return all that was recorded of a consent, corrected and cancelled entries too, the oldest first."""
        return entries_of(self._register, consent_id)

    def evidence(self, consent_id: int) -> tuple[Evidence, ...]:
        """Return what proves the acts of a consent, the oldest first."""
        return tuple(
            Evidence(
                row["id"],
                row["act_id"],
                EvidenceKind(row["kind"]),
                row["page_id"],
                row["content_sha256"],
                as_instant(row["recorded_at"]),
            )
            for row in self._register.rows(_EVIDENCE, consent=consent_id)
        )

    def terms(self, draft: ConsentDraft, language: str) -> str:
        """Return the words agreed to in 'fr' or 'en', as they are kept with the consent.

        Raises PortrayedGone, ItemGone or EventGone.
        """
        from medias_desktop.photo_consents.service.consent_writing import terms_of

        return terms_of(self._register, self._register, draft, language)

    def remarks(self, draft: ConsentDraft, acts: Sequence[ActDraft]) -> tuple[str, ...]:
        """Return sentences that whoever records this is to be told; none of them prevents it. Raises PortrayedGone."""
        from medias_desktop.photo_consents.service.consent_remarks import remarks

        return remarks(self._register, draft, acts)

    # Writing: one method is one action

    def record(
        self, draft: ConsentDraft, acts: Sequence[ActDraft], evidence: Sequence[EvidenceFile] = ()
    ) -> int:
        """Record what somebody was asked and what was done about it, with its proofs; return the consent’s number.

        Without words of its own, the consent keeps those of ``terms``. Raises ConsentProblem, PortrayedGone, ItemGone
        or EventGone: nothing is recorded then.
        """
        return self.record_many([(draft, acts)], evidence)[0]

    def record_many(
        self,
        entries: Sequence[tuple[ConsentDraft, Sequence[ActDraft]]],
        evidence: Sequence[EvidenceFile] = (),
    ) -> tuple[int, ...]:
        """Record several consents, all or none, and return their numbers; the proofs are those of each answer given.

        The rest as ``record``.
        """
        with self._register.transaction("record_photo_consent") as tx:
            recorded = [self.add(tx, draft, acts) for draft, acts in entries]
            proven = [
                act_id
                for one, (_draft, acts) in zip(recorded, entries, strict=True)
                for act_id in _proven(one.act_ids, acts)
            ]
            self._keep(tx, proven, evidence)
        return tuple(one.consent_id for one in recorded)

    def act(self, consent_id: int, act: ActDraft, evidence: Sequence[EvidenceFile] = ()) -> int:
        """Record what somebody did about a consent and return the act’s number. Raises ConsentProblem or ConsentGone."""
        with self._register.transaction("record_photo_consent_act") as tx:
            number = self.add_act(tx, consent_id, act)
            self._keep(tx, [number], evidence)
        return number

    def withdraw(
        self,
        consent_ids: Collection[int],
        day: dt.date,
        reason: str,
        guardian_id: int | None = None,
        purposes: frozenset[Purpose] = frozenset(),
        evidence: Sequence[EvidenceFile] = (),
    ) -> tuple[int, ...]:
        """Withdraw consents, for some uses or for all, and return the acts’ numbers.

        Those to which nothing is left to withdraw are passed over. Raises NothingToWithdraw when that is all of them,
        else ConsentProblem or ConsentGone.
        """
        made: list[int] = []
        with self._register.transaction("withdraw_photo_consent") as tx:
            source = self._within(tx)
            found = consents_by_id(source, consent_ids)
            if set(consent_ids) - found.keys():
                raise ConsentGone
            for consent in found.values():
                left = to_withdraw(self._known(source, consent), day, purposes & consent.purposes or purposes)
                if left:
                    named = left if purposes else frozenset[Purpose]()
                    act = ActDraft(
                        ActKind.WITHDRAWN, day, guardian_id=guardian_id, purposes=named, note=reason
                    )
                    act = dataclasses.replace(act, language=consent.language)
                    made.append(self.add_act(tx, consent.id, act))
            if not made:
                raise NothingToWithdraw(day=day)
            self._keep(tx, made, evidence)
        return tuple(made)

    def correct(self, act_id: int, act: ActDraft) -> int:
        """Correct an entry by another, which has all that holds now; return the new entry’s number.

        Raises ActGone, WrongCorrection, CorrectedPastNo, or as ``act``.
        """
        with self._register.transaction("correct_photo_consent_act") as tx:
            source = self._within(tx)
            consent, old = self._standing(source, act_id)
            others = [one for one in consent.acts if one.id != old.id]
            ready = tidied(act)
            check_correction(ready, old, others)
            check_act(ready, self._known(source, consent, others))
            return self._write(tx, consent.id, consent.portrayed_id, ready, old)

    def cancel(self, act_id: int, reason: str) -> int:
        """Cancel an entry that should never have been made; return the new entry’s number.

        Raises ActGone or CancellationReasonMissing.
        """
        if not reason.strip():
            raise CancellationReasonMissing
        with self._register.transaction("cancel_photo_consent_act") as tx:
            return self.add_cancellation(tx, act_id, reason)

    # In the transaction of whoever acts

    def add(self, tx: Transaction, draft: ConsentDraft, acts: Sequence[ActDraft]) -> Recorded:
        """Record a consent with its acts, the questions first and then by day; the rest as ``record``."""
        from medias_desktop.photo_consents.service.consent_writing import add_consent

        consent_id = add_consent(tx, self._register, self._within(tx), draft)
        numbers: dict[int, int] = {}
        for place, act in sorted(
            enumerate(acts), key=lambda one: (one[1].kind is not ActKind.ASKED, one[1].day)
        ):
            numbers[place] = self.add_act(tx, consent_id, act)
        return Recorded(consent_id, tuple(numbers[place] for place in range(len(acts))))

    def add_act(self, tx: Transaction, consent_id: int, act: ActDraft) -> int:
        """Record an act of a consent; the rest as ``act``."""
        source = self._within(tx)
        consent = consents_by_id(source, [consent_id]).get(consent_id)
        if consent is None:
            raise ConsentGone
        ready = tidied(act)
        check_act(ready, self._known(source, consent))
        return self._write(tx, consent_id, consent.portrayed_id, ready)

    def add_cancellation(self, tx: Transaction, act_id: int, reason: str) -> int:
        """Cancel an entry and return the new one’s number. Raises ActGone."""
        consent, old = self._standing(self._within(tx), act_id)
        cancelled = ActDraft(
            ActKind.CANCELLED,
            self._register.clock.today(),
            guardian_id=old.guardian_id,
            note=reason,
            language=old.language,
        )
        return self._write(tx, consent.id, consent.portrayed_id, tidied(cancelled), old)

    def attach(
        self,
        tx: Transaction,
        act_ids: Collection[int],
        kind: EvidenceKind,
        *,
        page_id: int | None = None,
        content_sha256: str | None = None,
    ) -> None:
        """Record what proves acts: a scanned page, a file that is kept already (its SHA-256), or both."""
        from medias_desktop.photo_consents.service.consent_writing import attach

        attach(tx, act_ids, kind, page_id=page_id, content_sha256=content_sha256)

    # How it is done

    def _within(self, tx: Transaction) -> WithinTransaction:
        return WithinTransaction(tx, on_server=self._register.on_server)

    def _known(
        self, source: WithinTransaction, consent: Consent, earlier: Sequence[Act] | None = None
    ) -> Known:
        person = portrayed_by_id(source, [consent.portrayed_id])[consent.portrayed_id]
        today = self._register.clock.today()
        return Known(person, consent.purposes, consent.acts if earlier is None else earlier, today)

    def _standing(self, source: WithinTransaction, act_id: int) -> tuple[Consent, Act]:
        """Return an act that stands, with its consent. Raises ActGone."""
        of_act = source.rows("SELECT consent_id FROM photo_consent_act WHERE id = :id", id=act_id)
        for consent in consents_by_id(source, [row["consent_id"] for row in of_act]).values():
            for act in consent.acts:
                if act_id in (act.id, act.last_id):
                    return consent, act
        raise ActGone

    def _write(
        self, tx: Transaction, consent_id: int, portrayed_id: int, act: ActDraft, old: Act | None = None
    ) -> int:
        from medias_desktop.photo_consents.service.consent_writing import write_act

        return write_act(tx, self._register.actor.name, consent_id, portrayed_id, act, old)

    def _keep(self, tx: Transaction, act_ids: Collection[int], evidence: Sequence[EvidenceFile]) -> None:
        if evidence:
            from medias_desktop.photo_consents.service.consent_writing import keep

            keep(tx, act_ids, evidence)


def _proven(act_ids: Sequence[int], acts: Sequence[ActDraft]) -> list[int]:
    """Return the acts that proofs are of: those in which somebody said something, else all."""
    said = [one for one, act in zip(act_ids, acts, strict=True) if act.kind in _SAID]
    return said or list(act_ids)
