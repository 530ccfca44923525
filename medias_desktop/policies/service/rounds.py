"""Signing rounds: a prepared document that its signatories sign one after the other, here or elsewhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.policies import rules
from medias_desktop.policies.rules import round_errors, rounds
from medias_desktop.policies.service import reading, round_reading
from medias_desktop.policies.service.base import RegisterService

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.round_writing import RoundWriting, Step
    from medias_desktop.policies.service.signing import Signing
    from medias_desktop.signatures.service.services import SignatureServices


@dataclass(frozen=True, slots=True)
class RoundStep:
    """What a step led to: the round as it is now, the adoption once everybody signed, what a signature lacks."""

    round: rounds.SigningRound
    adoption: rules.AdoptionRecord | None = None
    notices: tuple[UserError, ...] = ()


class RoundService(RegisterService):
    """The signing rounds of one register."""

    def __init__(self, register: Register, signatures: SignatureServices) -> None:
        super().__init__(register)
        self._signatures = signatures

    @cached_property
    def _signing(self) -> Signing:
        from medias_desktop.policies.service.signing import Signing

        return Signing(self._register, self._signatures)

    @cached_property
    def _writing(self) -> RoundWriting:
        from medias_desktop.policies.service.round_writing import RoundWriting

        return RoundWriting(self._register, self._signatures.identities)

    # reading

    def round(self, round_id: int) -> rounds.SigningRound:
        """Return a round. Raises RoundOver when the register has none of that number."""
        found = round_reading.by_id(self._register, round_id)
        if found is None:
            raise round_errors.RoundOver
        return found

    def open_round(self, version_id: int) -> rounds.SigningRound | None:
        """Return the round in which a version is being signed, or None."""
        return next((one for one in self.rounds_of(version_id) if one.is_open), None)

    def rounds_of(self, version_id: int) -> tuple[rounds.SigningRound, ...]:
        """Return every round of a version, the latest first."""
        return round_reading.of_version(self._register, version_id)

    def waiting(self) -> tuple[rounds.SigningRound, ...]:
        """Return the rounds that wait for signatures, the oldest first."""
        return round_reading.all_open(self._register)

    def export(self, round_id: int) -> bytes:
        """Return the document as it is now, with the signatures that it bears. Raises RoundOver or RegisterDamaged."""
        from medias_desktop.core.store import attachments

        return attachments.fetch(self._register, self.round(round_id).current_sha256)

    # the steps

    def begin(
        self,
        version_id: int,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        identity: rules.PolicyIdentity | None,
        change: rules.Change,
        row_version: int | None,
        progress: Progress,
    ) -> rounds.SigningRound:
        """Prepare the document that is to be signed; from now on the text is frozen.

        Raises what PolicyService.adopt raises before it signs, and NobodySignsDigitally.
        """
        from medias_desktop.policies.service import filling, preparing

        version = reading.version(self._register, version_id, self.today)
        if row_version is not None and row_version != version.summary.row_version:
            raise ChangedElsewhere
        named = identity or version.summary.identity
        intent = preparing.checked(self._register, version, named, resolution, signatories, change)
        locking = rounds.locking_position(intent.signatories)
        if locking is None:
            raise round_errors.NobodySignsDigitally
        self._signing.require_clock()
        progress.report(0, 2)
        document = preparing.typeset(self._register, intent, self._register.clock.now(), locking)
        progress.report(1, 2)
        values = filling.used_values(self._register, intent.text)
        return self.round(self._writing.begin(intent, document, locking, values))

    def sign_here(
        self, round_id: int, secret: str, progress: Progress, *, row_version: int | None = None
    ) -> RoundStep:
        """Sign with the identity of whose turn it is; ``secret`` is its passphrase or PIN.

        Raises RoundOver, ChangedElsewhere, SignsInAnotherWay, ClockBehind, what Signing.credential raises, or
        DocumentRefused: the signatures that were there stay as they are.
        """
        found = self._open(round_id, row_version)
        turn = rounds.next_to_sign(found.signatories)
        assert turn is not None
        if turn.identity_id is None:
            raise round_errors.SignsInAnotherWay(name=turn.name)
        self._signing.require_clock()
        progress.report(0, 3)
        credential = self._signing.credential(turn.as_signatory(), secret)
        try:
            result, by = self._signing.sign(
                self.export(round_id),
                self._fields(found)[turn.position - 1],
                turn.as_signatory(),
                credential,
                found.identity,
                found.resolution,
                certify=not rounds.has_signatures(found.signatories),
                last=rounds.is_last(found.signatories, turn.position),
            )
        finally:
            credential.close()
        progress.report(1, 3)
        step = self._step(found, result.pdf, _signed(turn, by))
        notices = () if result.notice is None else (result.notice,)
        return self._take("sign_in_round", found, step, progress, notices)

    def take_back_file(
        self, round_id: int, path: Path, progress: Progress, *, row_version: int | None = None
    ) -> RoundStep:
        """Take back a file; see ``take_back``. Raises ReturnedTooLarge before anything is read."""
        from medias_desktop.policies.service.returned import read_file

        returned = read_file(path, self.export(round_id))
        return self.take_back(round_id, returned, progress, row_version=row_version)

    def take_back(
        self, round_id: int, pdf: bytes, progress: Progress, *, row_version: int | None = None
    ) -> RoundStep:
        """Take back the document with the signatures that were made elsewhere, by the next in order.

        Raises RoundOver, ChangedElsewhere, and what new_signatures refuses: anything that is not exactly the document
        as it was plus such signatures by the right persons whom the register trusts. Nothing is changed then.
        """
        from medias_desktop.policies.service.returned import new_signatures

        found = self._open(round_id, row_version)
        progress.report(0, 3)
        now = self._register.clock.now()
        signed = new_signatures(found, self.export(round_id), pdf, self._signing.trust(), now)
        progress.report(1, 3)
        elsewhere = rules.SignatureMethod.ELSEWHERE
        signers = [
            dataclasses.replace(
                who,
                # Where somebody really signed is recorded, whatever was planned.
                method=elsewhere,
                identity_id=None,
                signed_at=status.signed_at or now,
                certificate_pem="" if status.details is None else status.details.certificate_pem,
            )
            for who, status in signed
        ]
        return self._take("take_back_signed", found, self._step(found, pdf, *signers), progress)

    def change_method(
        self,
        round_id: int,
        position: int,
        method: rules.SignatureMethod,
        identity_id: int | None,
        progress: Progress,
        *,
        row_version: int | None = None,
    ) -> RoundStep:
        """Let somebody who has not signed yet sign in another way; without digital signatures to come, it is adopted.

        The document is prepared anew when that is needed, which is possible before the first signature only; copies
        saved before are not taken back then. Raises RoundOver, ChangedElsewhere, SignedAlready, IdentityNotChosen,
        IdentityOfSomebodyElse or MethodTooLate.
        """
        from medias_desktop.policies.service.round_writing import Step

        found = self._open(round_id, row_version)
        changed = rounds.checked_change(
            found.signatories, position, method, identity_id, found.locking_position
        )
        progress.report(0, 2)
        step = Step(self.export(round_id), changed, found.pages)
        if not rounds.has_signatures(changed) and rounds.needs_preparing_anew(
            changed, found.locking_position
        ):
            step = self._prepared_anew(found, changed)
        progress.report(1, 2)
        return self._take("change_signing_method", found, step, progress)

    def abandon(self, round_id: int, note: str, *, row_version: int | None = None) -> None:
        """End a round without an adoption: the text is a draft again. Raises RoundOver or RoundNoteMissing."""
        found = self._open(round_id, row_version)
        if not note.strip():
            raise round_errors.RoundNoteMissing
        self._writing.abandon(found, found.row_version, note.strip()[:500])

    # how a step is made

    def _open(self, round_id: int, row_version: int | None) -> rounds.SigningRound:
        found = self.round(round_id)
        if not found.is_open:
            raise round_errors.RoundOver
        if row_version is not None and row_version != found.row_version:
            raise ChangedElsewhere
        return found

    def _fields(self, found: rounds.SigningRound) -> tuple[str, ...]:
        from medias_desktop.core.pdf.record import field_names

        return field_names(len(found.signatories))

    def _step(self, found: rounds.SigningRound, pdf: bytes, *signers: rounds.RoundSignatory) -> Step:
        from medias_desktop.policies.service.round_writing import Step, put

        return Step(pdf, put(found.signatories, *signers), found.pages)

    def _take(
        self,
        action: str,
        found: rounds.SigningRound,
        step: Step,
        progress: Progress,
        notices: tuple[UserError, ...] = (),
    ) -> RoundStep:
        """Judge the document as it is after a step, then record the step, and the adoption when it was the last one."""
        names = self._fields(found)
        signed = [names[one.position - 1] for one in step.signatories if one.digital and not one.waiting]
        self._signing.accept(step.pdf, signed)
        progress.report(2, 3)
        if not rounds.is_complete(step.signatories):
            self._writing.step(action, found, step)
            return RoundStep(self.round(found.id), None, notices)
        text, version = self._texts(found)
        made = self._writing.finish(found, step, text, version)
        return RoundStep(self.round(found.id), dataclasses.replace(made, notices=notices), notices)

    def _texts(self, found: rounds.SigningRound) -> tuple[rules.VersionText, rules.VersionText]:
        """Return the text as it is stored and as it was prepared. Raises RoundTextChanged when they do not agree."""
        from medias_desktop.policies.service import filling

        text = reading.version(self._register, found.version_id, self.today)
        version = filling.as_prepared(text, json.loads(found.placeholder_values))
        if version.summary.text_sha256 != found.text_sha256:
            raise round_errors.RoundTextChanged
        return text, version

    def _prepared_anew(self, found: rounds.SigningRound, changed: tuple[rounds.RoundSignatory, ...]) -> Step:
        from medias_desktop.policies.service import preparing
        from medias_desktop.policies.service.round_writing import Step

        text, version = self._texts(found)
        signatories = tuple(one.as_signatory() for one in changed)
        intent = preparing.Intent(text, version, found.identity, found.resolution, signatories, found.change)
        locking = rounds.locking_position(changed)
        document = preparing.typeset(self._register, intent, self._register.clock.now(), locking)
        return Step(document.pdf, changed, document.pages, prepared_anew=True, locking_position=locking)


def _signed(turn: rounds.RoundSignatory, by: rules.Signatory) -> rounds.RoundSignatory:
    return dataclasses.replace(turn, signed_at=by.signed_at, certificate_pem=by.certificate_pem)
