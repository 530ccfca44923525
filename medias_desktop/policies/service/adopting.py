"""Adopting a version at once: check, typeset, sign, verify, and only then record everything in one transaction."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.store import attachments
from medias_desktop.core.store.roles import Permission
from medias_desktop.policies import errors, rules
from medias_desktop.policies.service import preparing, reading, recording
from medias_desktop.policies.service.signing import Signing

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.signatures.service.services import SignatureServices


class Adoptions:
    """Makes, reads and verifies the adoptions of one register."""

    def __init__(self, register: Register, signatures: SignatureServices) -> None:
        self._register = register
        self._signatures = signatures
        self.signing = Signing(register, signatures)

    def adopt(
        self,
        version: rules.VersionText,
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        passphrases: Mapping[int, str],
        progress: Progress,
        change: rules.Change = rules.Change.SUBSTANTIVE,
    ) -> rules.AdoptionRecord:
        """Adopt a draft; see PolicyService.adopt."""
        if any(one.elsewhere for one in signatories):
            raise errors.SignsElsewhere(name=next(one.name for one in signatories if one.elsewhere))
        self.signing.require_clock()
        intent = preparing.checked(self._register, version, identity, resolution, signatories, change)
        signers = [one for one in intent.signatories if one.identity_id is not None]
        _require_passphrases(signers, passphrases)
        steps = len(signers) + 3
        progress.report(0, steps)
        with contextlib.ExitStack() as opened:
            credentials: dict[int, Credential] = {}
            for one in signers:  # whatever one of them cannot sign with is told before anything is made
                assert one.identity_id is not None
                credential = self.signing.credential(one, passphrases[one.identity_id])
                opened.callback(credential.close)
                credentials[one.identity_id] = credential
            done, notices = self._sign_all(intent, credentials, steps, progress)
        with self._register.transaction("adopt", Permission.ADOPT) as tx:
            made = recording.record(tx, done, self._signatures.identities)
        return dataclasses.replace(made, notices=notices)

    def _sign_all(
        self, intent: preparing.Intent, credentials: Mapping[int, Credential], steps: int, progress: Progress
    ) -> tuple[recording.Adopted, tuple[UserError, ...]]:
        document = preparing.typeset(self._register, intent, self._register.clock.now(), None)
        progress.report(1, steps)
        pdf, signed, fields = document.pdf, list(intent.signatories), []
        notices: dict[type[UserError], UserError] = {}  # one server that fails each time is told once
        for position, one in enumerate(intent.signatories):
            if one.identity_id is None:
                continue
            fields.append(document.fields[position])
            result, signed[position] = self.signing.sign(
                pdf,
                fields[-1],
                one,
                credentials[one.identity_id],
                intent.identity,
                intent.resolution,
                certify=len(fields) == 1,
                last=len(fields) == len(credentials),
            )
            pdf = result.pdf
            if result.notice is not None:
                notices.setdefault(type(result.notice), result.notice)
            progress.report(len(fields) + 1, steps)
        self.signing.accept(pdf, fields)
        progress.report(steps - 1, steps)
        done = recording.Adopted(
            intent.text,
            intent.version,
            intent.identity,
            intent.resolution,
            tuple(signed),
            intent.change,
            pdf,
            document.pages,
        )
        return done, tuple(notices.values())

    def require(self, version_id: int) -> rules.AdoptionRecord:
        """Return a version's adoption. Raises NotAdopted."""
        found = reading.adoption(self._register, version_id)
        if found is None:
            raise errors.NotAdopted
        return found

    def pdf(self, version_id: int) -> bytes:
        """Return the document of record, checked against its SHA-256. Raises NotAdopted or RegisterDamaged."""
        return attachments.fetch(self._register, self.require(version_id).pdf_sha256)

    def verify(self, version_id: int) -> Verification:
        """Verify the stored document by the acceptance rule. Raises NotAdopted or RegisterDamaged."""
        found = self.require(version_id)
        pdf = attachments.fetch(self._register, found.pdf_sha256)
        return self.signing.judge(pdf, _fields(found), found.pdf_sha256)

    def verify_copy(self, pdf: bytes) -> Verification:
        """Verify a file from elsewhere: it is accepted only if it is, byte for byte, one of this register's documents.

        Raises NotAPdf.
        """
        digest = hashlib.sha256(pdf).hexdigest()
        version_id = reading.adopted_as(self._register, digest)
        if version_id is None:
            return self.signing.judge(pdf, None, "")
        return self.signing.judge(pdf, _fields(self.require(version_id)), digest)


def _require_passphrases(signers: Sequence[rules.Signatory], passphrases: Mapping[int, str]) -> None:
    for one in signers:
        if one.identity_id is not None and not passphrases.get(one.identity_id):
            raise errors.PassphraseMissing(name=one.name)


def _fields(found: rules.AdoptionRecord) -> tuple[str, ...]:
    """Return the names of the fields that must be signed digitally."""
    from medias_desktop.core.pdf.record import field_names

    names = field_names(len(found.signatories))
    pen = rules.SignatureMethod.PEN
    return tuple(name for name, one in zip(names, found.signatories, strict=True) if one.method is not pen)
