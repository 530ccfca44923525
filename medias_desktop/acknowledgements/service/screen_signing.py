"""Signatures made on the screen: the act, what was drawn, the answers and the receipt are recorded together.

Everything is checked, the receipt is made (signatures.service.receipts); then one transaction checks again who signs,
and writes the event, its evidence and the mention of the seal.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from medias_desktop.acknowledgements import rules
from medias_desktop.acknowledgements.models import answer
from medias_desktop.acknowledgements.rules import EventKind, Method
from medias_desktop.acknowledgements.rules.evidence import EvidenceKind
from medias_desktop.acknowledgements.rules.signing import Act, check_act
from medias_desktop.acknowledgements.service.evidence import attach
from medias_desktop.acknowledgements.service.recording import refuse_signed
from medias_desktop.core import ink
from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.signatures.service.receipts import About, MadeReceipt, make_receipt, write_receipt

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.rules import PersonRow, Question, Scope
    from medias_desktop.acknowledgements.rules.evidence import Evidence
    from medias_desktop.acknowledgements.service.acknowledgements import AcknowledgementService
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.rules import VersionText
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.signatures.service.sealing import SealingService

KIND = "acknowledgement_receipt"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class SignedOnScreen:
    """A recorded signature and the person’s receipt; ``unsealed`` says why that bears no seal, None when it does."""

    event_id: int
    uid: str
    receipt: bytes
    receipt_sha256: str
    unsealed: UserError | None


@dataclass(frozen=True, slots=True)
class _Signing:
    """A signature about to be recorded."""

    uid: str
    scope: Scope
    row: PersonRow
    act: Act
    drawn: bytes
    now: dt.datetime
    day: dt.date

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.scope.campaign.questions if self.scope.campaign else ()


class ScreenSigning:
    """Records signatures made on the screen in one register."""

    def __init__(
        self, register: Register, policies: PolicyService, acknowledgements: AcknowledgementService
    ) -> None:
        self._register = register
        self._policies = policies
        self._acknowledgements = acknowledgements

    def text(self, scope: Scope) -> VersionText:
        """Return the text to be read before signing. Raises UnknownVersion."""
        return self._policies.readable(scope.version.id)

    def kept(self, evidence: Evidence) -> bytes:
        """Return the file that proves an event, a scanned page as PDF. Raises RegisterDamaged."""
        if evidence.page_id is not None:
            from medias_desktop.paper.service import Tray

            return Tray(self._register).pdf(evidence.page_id)
        assert evidence.content_sha256 is not None
        return attachments.fetch(self._register, evidence.content_sha256)

    def record(
        self, scope: Scope, person_id: int, act: Act, progress: Progress | None = None
    ) -> SignedOnScreen:
        """Record that a person signed the text of ``scope`` on the screen today, with all that proves it.

        Raises NotReadToEnd, QuestionsUnanswered, AnswersWrong, FullNameMissing, NameDiffers, NotSigned,
        StandInMissing, WitnessIsSigner, AlreadySigned, PersonGone, VersionNotAdopted, DayInFuture,
        DayBeforeAdoption, or Cancelled: nothing is recorded then.
        """
        listener = progress or Silent()
        signing = self._checked(scope, person_id, act)
        listener.report(0, 2)
        made = make_receipt(self._sealing, self._about(signing), partial(self._typeset, signing))
        listener.report(1, 2)
        made, (event_id, digest) = write_receipt(
            made, partial(self._typeset, signing), lambda one: self._write(signing, one)
        )
        return SignedOnScreen(event_id, signing.uid, made.pdf, digest, made.unsealed)

    def _checked(self, scope: Scope, person_id: int, act: Act) -> _Signing:
        now = self._register.clock.now()
        fresh = self._acknowledgements.scope(scope.key)
        rules.check_day(fresh.day, self._acknowledgements.today, fresh.adopted_on)
        row = self._standing(fresh, person_id)
        drawn = b"" if act.drawing is None else ink.to_svg(act.drawing)
        signing = _Signing(new_uid(), fresh, row, act, drawn, now, fresh.day)
        check_act(act, row.full_name, signing.questions)
        return signing

    def _standing(self, scope: Scope, person_id: int) -> PersonRow:
        """Return who is about to sign. Raises PersonGone or AlreadySigned."""
        (row,) = self._acknowledgements.chosen(scope, [person_id])
        refuse_signed([row])
        return row

    @property
    def _sealing(self) -> SealingService:
        return self._policies.signatures.sealing

    def _about(self, signing: _Signing) -> About:
        from medias_desktop.core.i18n import N_, catalogue

        say = catalogue(signing.act.language).gettext
        title = say(N_("Receipt of signature – {name}")).format(name=signing.row.full_name)
        return About(KIND, title, signing.act.language, signing.row.person_id)

    def _typeset(self, signing: _Signing, sealed: bool) -> bytes:
        from medias_desktop.acknowledgements.clauses import clauses, concerning
        from medias_desktop.acknowledgements.documents.receipt import Receipt, typeset_receipt

        version, row, act = signing.scope.version, signing.row, signing.act
        printed = concerning(clauses(self._register, version.id), row.group)
        return typeset_receipt(
            Receipt(
                uid=signing.uid,
                municipality=version.municipality,
                language=act.language,
                person=row.full_name,
                number=row.number,
                department=row.department,
                policy_title=version.policy_title,
                policy_number=version.policy_number,
                version=version.ordinal,
                resolution_number=version.resolution_number,
                in_force_date=version.in_force_date,
                text_sha256=version.text_sha256,
                text_language=version.language,
                at=signing.now,
                questions=len(signing.questions),
                typed_name=" ".join(storable(act.typed_name).split()),
                signature=b"" if act.drawing is None else ink.to_svg(act.drawing, cut=True),
                witness=storable(act.witness).strip(),
                user=self._register.actor.name,
                sealed=sealed,
                paper=self._register.municipality().paper,
                colour=arms_colour(self._register),
                clauses=tuple((one.cited(act.language), one.words(act.language)) for one in printed),
            )
        )

    def _write(self, signing: _Signing, receipt: MadeReceipt) -> tuple[int, str]:
        """Record all of it, or nothing; return the event’s number and the receipt’s SHA-256."""
        row = signing.row
        with self._register.transaction("sign_on_screen") as tx:
            # What the receipt says of the person must still be so.
            if self._standing(signing.scope, row.person_id)._replace(status=row.status) != row:
                raise ChangedElsewhere
            event_id = self._add_event(tx, signing)
            of = [(event_id, row.person_id)]
            if signing.drawn:
                kept = attachments.keep(tx, f"{signing.uid}.svg", ink.MEDIA_TYPE, signing.drawn)
                attach(tx, of, EvidenceKind.DRAWN_SIGNATURE, content_sha256=kept)
            digest = attachments.keep(tx, f"{signing.uid}.pdf", PDF, receipt.pdf)
            attach(tx, of, EvidenceKind.RECEIPT, content_sha256=digest)
            receipt.record(self._sealing, tx)
        return event_id, digest

    def _add_event(self, tx: Transaction, signing: _Signing) -> int:
        act = signing.act
        (event_id,) = self._acknowledgements.add(
            tx,
            signing.scope,
            [signing.row],
            EventKind.SIGNED,
            {
                "uid": signing.uid,
                "day": signing.day,
                "method": Method.ON_SCREEN.value,
                "witness": storable(act.witness).strip()[:200],
                "note": "",
                "language": act.language,
            },
        )
        tx.insert_many(
            answer,
            [
                {
                    "event_id": event_id,
                    "question_id": question.id,
                    "person_id": signing.row.person_id,
                    "choice": act.answers[question.id],
                    "right": act.answers[question.id] == question.right_choice,
                }
                for question in signing.questions
            ],
        )
        return event_id
