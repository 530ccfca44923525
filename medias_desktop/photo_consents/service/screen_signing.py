"""Consents signed on the screen: the consent, what was drawn and the receipt are recorded together, or nothing is.

Everything is checked and the receipt made first (signatures.service.receipts); then one transaction checks again who
signs, and writes the consent, its acts, their proofs and the mention of the seal.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from medias_desktop.core import ink
from medias_desktop.core.progress import Silent
from medias_desktop.core.store import attachments
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.photo_consents.errors.screen_signing import SignersChanged
from medias_desktop.photo_consents.rules.consents import ActDraft, ActKind, ConsentDraft, EvidenceKind, Method
from medias_desktop.photo_consents.rules.screen_signing import ScreenConsent, acts_of, check_screen
from medias_desktop.signatures.service.receipts import About, MadeReceipt, make_receipt, write_receipt

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.photo_consents.rules.persons import Portrayed
    from medias_desktop.photo_consents.service.photo_consents import PhotoConsentService
    from medias_desktop.signatures.service.sealing import SealingService

KIND = "photo_consent_receipt"
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class ConsentSigned:
    """A recorded consent and its receipt; ``unsealed`` says why that bears no seal, None when it does."""

    consent_id: int
    receipt: bytes
    receipt_sha256: str
    unsealed: UserError | None


@dataclass(frozen=True, slots=True)
class _Signing:
    """A consent about to be recorded."""

    uid: str
    consent: ScreenConsent
    person: Portrayed
    now: dt.datetime
    day: dt.date
    clauses: tuple[str, ...]


class ScreenSigning:
    """Records consents signed on the screen in one register."""

    def __init__(self, register: Register, service: PhotoConsentService, sealing: SealingService) -> None:
        self._register = register
        self._service = service
        self._sealing = sealing

    def record(self, consent: ScreenConsent, progress: Progress | None = None) -> ConsentSigned:
        """Record a consent signed today by those who are there, with all that proves it.

        Raises NothingAgreedTo, NobodySigns, what signatures.by_hand.rules does, ConsentProblem, PortrayedGone,
        SignersChanged or Cancelled: nothing is recorded then.
        """
        listener = progress or Silent()
        signing = self._checked(consent)
        listener.report(0, 2)
        typeset = partial(self._typeset, signing)
        made = make_receipt(self._sealing, self._about(signing), typeset)
        listener.report(1, 2)
        made, (consent_id, digest) = write_receipt(made, typeset, lambda one: self._write(signing, one))
        return ConsentSigned(consent_id, made.pdf, digest, made.unsealed)

    def refuse(self, draft: ConsentDraft, guardian_id: int | None, reason: str = "") -> int:
        """Record that one of those asked on the screen does not agree, and return the consent’s number."""
        refused = ActDraft(
            ActKind.REFUSED,
            self._register.clock.today(),
            Method.SCREEN,
            guardian_id,
            note=reason,
            language=draft.language,
        )
        return self._service.consents.record(draft, [refused])

    def _checked(self, consent: ScreenConsent) -> _Signing:
        person = self._service.portrayed.one(consent.draft.portrayed_id)
        check_screen(consent, person)
        terms = self._service.consents.terms(consent.draft, consent.draft.language)
        day = self._register.clock.today()
        rules = self._service.answers.rules(day)
        return _Signing(
            new_uid(),
            dataclasses.replace(consent, draft=dataclasses.replace(consent.draft, terms=terms)),
            person,
            self._register.clock.now(),
            day,
            tuple(dict.fromkeys(one.cite for one in rules)),
        )

    def _about(self, signing: _Signing) -> About:
        from medias_desktop.core.i18n import N_, catalogue

        language = signing.consent.draft.language
        title = catalogue(language).gettext(N_("Receipt of consent – {name}"))
        name = signing.person.full_name
        return About(KIND, title.format(name=name), language, signing.person.person_id)

    def _typeset(self, signing: _Signing, sealed: bool) -> bytes:
        from medias_desktop.photo_consents.documents.receipt import (
            ConsentReceipt,
            ReceiptSigner,
            typeset_consent_receipt,
        )

        person, draft = signing.person, signing.consent.draft
        guardians = {one.id: one for one in person.guardians}
        signers = []
        for hand in signing.consent.hands:
            guardian = None if hand.guardian_id is None else guardians[hand.guardian_id]
            signers.append(
                ReceiptSigner(
                    person.full_name if guardian is None else guardian.full_name,
                    None if guardian is None else guardian.relation,
                    " ".join(storable(hand.typed_name).split()),
                    b"" if hand.drawing is None else ink.to_svg(hand.drawing, cut=True),
                    storable(hand.witness).strip() if hand.drawing is None else "",
                )
            )
        municipality = self._register.municipality()
        return typeset_consent_receipt(
            ConsentReceipt(
                uid=signing.uid,
                municipality=municipality.name,
                language=draft.language,
                person=person.full_name,
                terms=draft.terms.split("\n"),
                signers=signers,
                at=signing.now,
                user=self._register.actor.name,
                sealed=sealed,
                clauses=signing.clauses,
                paper=municipality.paper,
                colour=arms_colour(self._register),
            )
        )

    def _write(self, signing: _Signing, receipt: MadeReceipt) -> tuple[int, str]:
        """Record all of it, or nothing; return the consent’s number and the receipt’s SHA-256."""
        consents = self._service.consents
        with self._register.transaction("sign_photo_consent_on_screen") as tx:
            # What the receipt says of the persons must still be so.
            if self._service.portrayed.one(signing.person.id) != signing.person:
                raise SignersChanged
            acts = acts_of(signing.consent, signing.day)
            recorded = consents.add(tx, signing.consent.draft, acts)
            for place, hand in enumerate(signing.consent.hands):
                if hand.drawing is not None:
                    name = f"{signing.uid}-{place + 1}.svg"
                    kept = attachments.keep(tx, name, ink.MEDIA_TYPE, ink.to_svg(hand.drawing))
                    consents.attach(
                        tx, [recorded.act_ids[place]], EvidenceKind.SIGNATURE, content_sha256=kept
                    )
            digest = attachments.keep(tx, f"{signing.uid}.pdf", PDF, receipt.pdf)
            consents.attach(tx, recorded.act_ids, EvidenceKind.RECEIPT, content_sha256=digest)
            receipt.record(self._sealing, tx)
        return recorded.consent_id, digest
