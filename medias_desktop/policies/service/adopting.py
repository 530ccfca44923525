"""Adopting a version: check, typeset, sign, verify, and only then record everything in one transaction."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.store import attachments
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import errors, rules
from medias_desktop.policies.models import adoption, policy, policy_version, section, signatory
from medias_desktop.policies.service import filling, reading
from medias_desktop.policies.service.indexing import index_policy
from medias_desktop.policies.service.library import named, require_unadopted

if TYPE_CHECKING:
    from medias_desktop.core.pdf.record import TypesetRecord
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.signatures.service.identities import IdentityService

_REASON = N_("I approve this document")
_RESOLUTION = N_("Resolution {number}")
_FILE_NAME = N_("Adoption {title}.pdf")
_MEDIA_TYPE = "application/pdf"


class Adoptions:
    """Makes, reads and verifies the adoptions of one register."""

    def __init__(self, register: Register, identities: IdentityService) -> None:
        self._register = register
        self._identities = identities
        self._latest: tuple[object, Verification] | None = None

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
        from medias_desktop.core.pdf.record import typeset_adoption
        from medias_desktop.policies.documents.adoption import adoption_document

        # As it is recorded, so that the document, the record and what is returned say the same.
        identity = rules.PolicyIdentity(**named(identity), language=identity.language)
        resolution, signatories = rules.trimmed(resolution), [rules.trimmed(one) for one in signatories]
        if version.summary.state is rules.VersionState.LIBRARY:
            raise errors.TextOfATown(town=version.summary.municipality)
        if not version.summary.state.before_adoption:
            raise errors.AlreadyAdopted
        rules.check_can_adopt(len(version.sections), resolution, signatories, self._register.clock.today())
        text, version = version, filling.to_be_adopted(self._register, version)
        if change is rules.Change.MINOR and not self._amends(version.summary):
            raise errors.MinorWithoutPredecessor
        signers = [position for position, one in enumerate(signatories) if one.identity_id is not None]
        _require_passphrases([signatories[position] for position in signers], passphrases)
        steps = len(signers) + 3
        progress.report(0, steps)
        paper = self._register.municipality().paper
        document = typeset_adoption(
            adoption_document(version, identity, resolution, signatories, paper), self._register.clock.now()
        )
        progress.report(1, steps)
        pdf, signed = document.pdf, list(signatories)
        for rank, position in enumerate(signers):
            pdf, signed[position] = self._sign(
                pdf,
                document.fields[position],
                signatories[position],
                passphrases,
                identity,
                resolution,
                certify=rank == 0,
                last=rank == len(signers) - 1,
            )
            progress.report(rank + 2, steps)
        self._accept(pdf, [document.fields[position] for position in signers])
        progress.report(steps - 1, steps)
        return self._record(text, version, identity, resolution, signed, document, pdf, change)

    def _amends(self, draft: rules.VersionSummary) -> bool:
        family = reading.summaries(self._register, self._register.clock.today(), draft.policy_id)
        return any(one.state.adopted for policy in family for one in policy.versions)

    def _sign(
        self,
        pdf: bytes,
        field: str,
        who: rules.Signatory,
        passphrases: Mapping[int, str],
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        *,
        certify: bool,
        last: bool,
    ) -> tuple[bytes, rules.Signatory]:
        from medias_desktop.core.pdf.credentials import FileCredential
        from medias_desktop.core.pdf.errors import IdentityExpired, WrongPassphrase
        from medias_desktop.core.pdf.signing import Appearance, sign

        assert who.identity_id is not None
        say = catalogue(identity.language).gettext
        now = self._register.clock.now()
        about = say(_RESOLUTION).format(number=resolution.resolution_number)
        try:
            signed = sign(
                pdf,
                field,
                FileCredential(self._identities.pkcs12(who.identity_id), passphrases[who.identity_id]),
                Appearance(who.name, who.role, (about,)),
                reason=say(_REASON),
                location=identity.municipality,
                now=now,
                certify=certify,
                last=last,
                language=identity.language,
            )
        except WrongPassphrase as error:
            raise errors.SignatoryPassphraseWrong(name=who.name) from error
        except IdentityExpired as error:
            raise errors.SignatoryIdentityExpired(name=who.name, **error.details) from error
        return signed.pdf, rules.Signatory(who.name, who.role, who.identity_id, now)

    def _accept(self, pdf: bytes, fields: Sequence[str]) -> None:
        """Refuse a document that would not pass its own later verification. Raises DocumentRefused."""
        from medias_desktop.core.pdf.verifying import describe

        found = self._judge(pdf, fields, hashlib.sha256(pdf).hexdigest())
        if not found.accepted:
            raise errors.DocumentRefused(reason=" ".join(describe(one) for one in found.problems))

    def _judge(self, pdf: bytes, fields: Sequence[str] | None, sha256: str) -> Verification:
        """Verify by the acceptance rule; a document signed by pen alone rests on its SHA-256.

        The latest verdict is kept: the same bytes judged by the same certificates give the same one.
        """
        trusted = self._identities.trusted()
        key = (hashlib.sha256(pdf).hexdigest(), sha256, None if fields is None else tuple(fields), trusted)
        if self._latest is None or self._latest[0] != key:
            self._latest = key, self._judge_afresh(pdf, fields, sha256, trusted)
        return self._latest[1]

    def _judge_afresh(
        self, pdf: bytes, fields: Sequence[str] | None, sha256: str, trusted: Sequence[str]
    ) -> Verification:
        from medias_desktop.core.pdf.verifying import Problem, Trust, TrustAnchor, TrustOrigin, verify

        vouching = Trust(tuple(TrustAnchor(pem, TrustOrigin.OWN_IDENTITY) for pem in trusted))
        found = verify(pdf, vouching, sha256, fields)
        if fields is None or fields or Problem.NOT_SIGNED not in found.problems:
            return found
        problems = tuple(one for one in found.problems if one is not Problem.NOT_SIGNED)
        return dataclasses.replace(found, accepted=not problems, problems=problems)

    def _record(
        self,
        text: rules.VersionText,
        version: rules.VersionText,
        identity: rules.PolicyIdentity,
        resolution: rules.Resolution,
        signatories: Sequence[rules.Signatory],
        document: TypesetRecord,
        pdf: bytes,
        change: rules.Change,
    ) -> rules.AdoptionRecord:
        summary = version.summary
        name = catalogue(identity.language).gettext(_FILE_NAME).format(title=identity.title)
        with self._register.transaction("adopt", Permission.ADOPT) as tx:
            require_unadopted(tx, summary.id)
            tx.update(
                policy_version,
                summary.id,
                version=summary.row_version,
                language=identity.language,
                change=change.value,
                introduction=version.introduction,
                text_sha256=summary.text_sha256,
            )
            _keep_filled(tx, text, version)
            tx.update(policy, summary.policy_id, **named(identity))
            digest = attachments.keep(tx, name[-255:], _MEDIA_TYPE, pdf)
            adoption_id = tx.insert(
                adoption,
                uid=new_uid(),
                version_id=summary.id,
                municipality=identity.municipality,
                policy_title=identity.title,
                policy_number=identity.number,
                **dataclasses.asdict(resolution),
                pdf_sha256=digest,
                pdf_pages=document.pages,
                recorded_at=tx.now,
            )
            tx.insert_many(signatory, _signatory_rows(adoption_id, signatories))
            self._identities.note_uses(tx, (one.identity_id for one in signatories))
            index_policy(tx, summary.policy_id)
            recorded_at = tx.now
        return rules.AdoptionRecord(
            summary.id,
            identity.municipality,
            identity.number,
            resolution,
            tuple(signatories),
            digest,
            document.pages,
            recorded_at,
        )

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
        return self._judge(
            attachments.fetch(self._register, found.pdf_sha256), _fields(found), found.pdf_sha256
        )

    def verify_copy(self, pdf: bytes) -> Verification:
        """Verify a file from elsewhere: it is accepted only if it is, byte for byte, one of this register's documents.

        Raises NotAPdf.
        """
        digest = hashlib.sha256(pdf).hexdigest()
        version_id = reading.adopted_as(self._register, digest)
        if version_id is None:
            return self._judge(pdf, None, "")
        return self._judge(pdf, _fields(self.require(version_id)), digest)


def _signatory_rows(adoption_id: int, signatories: Sequence[rules.Signatory]) -> list[dict[str, object]]:
    return [
        {
            "adoption_id": adoption_id,
            "position": position,
            "name": one.name,
            "role": one.role,
            "identity_id": one.identity_id,
            "signed_at": one.signed_at,
            "method": one.method.value,
            "certificate_pem": one.certificate_pem,
        }
        for position, one in enumerate(signatories, start=1)
    ]


def _keep_filled(tx: Transaction, text: rules.VersionText, filled: rules.VersionText) -> None:
    """Store the sections as they were adopted, with the values of their placeholders."""
    for before, after in zip(text.sections, filled.sections, strict=True):
        if before != after:
            tx.update(section, before.id, heading=after.heading, body=after.body)


def _require_passphrases(signers: Sequence[rules.Signatory], passphrases: Mapping[int, str]) -> None:
    for one in signers:
        if one.identity_id is not None and not passphrases.get(one.identity_id):
            raise errors.PassphraseMissing(name=one.name)


def _fields(found: rules.AdoptionRecord) -> tuple[str, ...]:
    """Return the names of the fields that must be signed digitally."""
    from medias_desktop.core.pdf.record import field_names

    names = field_names(len(found.signatories))
    return tuple(
        name for name, one in zip(names, found.signatories, strict=True) if one.identity_id is not None
    )
