"""Writing signing rounds, each step in one transaction; the last one records the adoption."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store import attachments
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import rules
from medias_desktop.policies.models import round_signatory, signing_round
from medias_desktop.policies.rules.rounds import RoundSignatory, RoundState, SigningRound
from medias_desktop.policies.service import recording
from medias_desktop.policies.service.library import require_unadopted

if TYPE_CHECKING:
    from medias_desktop.core.pdf.record import TypesetRecord
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.policies.service.preparing import Intent
    from medias_desktop.signatures.service.identities import IdentityService


@dataclass(frozen=True, slots=True)
class Step:
    """What a step of a round leaves: the document and the signatories as they are then."""

    pdf: bytes
    signatories: tuple[RoundSignatory, ...]
    pages: int
    prepared_anew: bool = False
    locking_position: int | None = None


class RoundWriting:
    """Changes the rounds of one register."""

    def __init__(self, register: Register, identities: IdentityService) -> None:
        self._register = register
        self._identities = identities

    def begin(
        self, intent: Intent, document: TypesetRecord, locking: int | None, values: Mapping[str, str]
    ) -> int:
        """Store a prepared document with who is to sign it; return the round's number."""
        summary, identity = intent.version.summary, intent.identity
        with self._register.transaction("begin_round", Permission.ADOPT) as tx:
            if require_unadopted(tx, summary.id).version != summary.row_version:
                raise ChangedElsewhere
            digest = _keep(tx, intent.identity, document.pdf)
            round_id = tx.insert(
                signing_round,
                uid=new_uid(),
                version_id=summary.id,
                state=RoundState.OPEN.value,
                municipality=identity.municipality,
                policy_title=identity.title,
                policy_number=identity.number,
                language=identity.language,
                change=intent.change.value,
                **dataclasses.asdict(intent.resolution),
                text_sha256=summary.text_sha256,
                prepared_sha256=digest,
                current_sha256=digest,
                pdf_pages=document.pages,
                locking_position=locking,
                placeholder_values=json.dumps(dict(values), ensure_ascii=False, sort_keys=True),
                prepared_at=tx.now,
            )
            rows = [_row(round_id, position, one) for position, one in enumerate(intent.signatories, start=1)]
            tx.insert_many(round_signatory, rows)
            self._identities.note_uses(tx, (one.identity_id for one in intent.signatories))
        return round_id

    def step(self, action: str, found: SigningRound, done: Step) -> None:
        """Record what a step changed, unless the round is no longer as it was found. Raises ChangedElsewhere."""
        with self._register.transaction(action, Permission.ADOPT) as tx:
            self._write(tx, found, done)

    def finish(
        self, found: SigningRound, done: Step, text: rules.VersionText, version: rules.VersionText
    ) -> rules.AdoptionRecord:
        """Record the last step, and with it the adoption. Raises ChangedElsewhere."""
        adopted = recording.Adopted(
            text,
            version,
            found.identity,
            found.resolution,
            tuple(one.as_signatory() for one in done.signatories),
            found.change,
            done.pdf,
            done.pages,
        )
        with self._register.transaction("finish_round", Permission.ADOPT) as tx:
            self._write(tx, found, done, state=RoundState.COMPLETED.value, ended_at=tx.now)
            return recording.record(tx, adopted, self._identities)

    def abandon(self, found: SigningRound, row_version: int, note: str) -> None:
        """End a round without an adoption; its document stays in its history."""
        with self._register.transaction("abandon_round", Permission.ADOPT) as tx:
            state = RoundState.ABANDONED.value
            tx.update(signing_round, found.id, version=row_version, state=state, ended_at=tx.now, note=note)

    def _write(self, tx: Transaction, found: SigningRound, done: Step, **more: Any) -> None:
        digest = _keep(tx, found.identity, done.pdf)
        values: dict[str, Any] = {"current_sha256": digest, **more}
        if done.prepared_anew:
            values |= {
                "prepared_sha256": digest,
                "pdf_pages": done.pages,
                "locking_position": done.locking_position,
            }
        tx.update(signing_round, found.id, version=found.row_version, **values)
        for before, after in zip(found.signatories, done.signatories, strict=True):
            if before != after:
                tx.update(
                    round_signatory,
                    before.id,
                    version=before.row_version,
                    method=after.method.value,
                    identity_id=after.identity_id,
                    signed_at=after.signed_at,
                    certificate_pem=after.certificate_pem,
                )
        self._identities.note_uses(tx, (one.identity_id for one in done.signatories))
        attachments.drop(tx, *sorted({found.current_sha256, found.prepared_sha256} - {digest}))


def _keep(tx: Transaction, identity: rules.PolicyIdentity, pdf: bytes) -> str:
    return attachments.keep(tx, recording.file_name(identity), recording.MEDIA_TYPE, pdf)


def _row(round_id: int, position: int, one: rules.Signatory) -> dict[str, object]:
    return {
        "round_id": round_id,
        "position": position,
        "name": one.name,
        "role": one.role,
        "method": one.method.value,
        "identity_id": one.identity_id,
    }


def put(signatories: Sequence[RoundSignatory], *signers: RoundSignatory) -> tuple[RoundSignatory, ...]:
    """Return the signatories with some of them replaced, by their positions."""
    new = {one.position: one for one in signers}
    return tuple(new.get(one.position, one) for one in signatories)
