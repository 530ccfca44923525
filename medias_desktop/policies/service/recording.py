"""Recording an adoption: the text as it was adopted, the council's act, the signed document, who signed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.store import attachments
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import rules
from medias_desktop.policies.models import adoption, policy, policy_version, section, signatory
from medias_desktop.policies.service.indexing import index_policy
from medias_desktop.policies.service.library import named, require_unadopted

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.signatures.service.identities import IdentityService

_FILE_NAME = N_("Adoption {title}.pdf")
MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class Adopted:
    """Everything that an adoption records; ``text`` is the version as it was, ``version`` with its placeholders filled."""

    text: rules.VersionText
    version: rules.VersionText
    identity: rules.PolicyIdentity
    resolution: rules.Resolution
    signatories: tuple[rules.Signatory, ...]
    change: rules.Change
    pdf: bytes
    pages: int


def file_name(identity: rules.PolicyIdentity) -> str:
    """Return what the document of a policy is called, in the policy's language."""
    name = catalogue(identity.language).gettext(_FILE_NAME).format(title=identity.title)
    return name[-255:]


def record(tx: Transaction, done: Adopted, identities: IdentityService) -> rules.AdoptionRecord:
    """Write an adoption within an action. Raises UnknownVersion, AlreadyAdopted, BeingSigned or ChangedElsewhere."""
    summary, identity, resolution = done.version.summary, done.identity, done.resolution
    require_unadopted(tx, summary.id)
    tx.update(
        policy_version,
        summary.id,
        version=summary.row_version,
        language=identity.language,
        change=done.change.value,
        introduction=done.version.introduction,
        text_sha256=summary.text_sha256,
    )
    _keep_filled(tx, done.text, done.version)
    tx.update(policy, summary.policy_id, **named(identity))
    digest = attachments.keep(tx, file_name(identity), MEDIA_TYPE, done.pdf)
    adoption_id = tx.insert(
        adoption,
        uid=new_uid(),
        version_id=summary.id,
        municipality=identity.municipality,
        policy_title=identity.title,
        policy_number=identity.number,
        **dataclasses.asdict(resolution),
        pdf_sha256=digest,
        pdf_pages=done.pages,
        recorded_at=tx.now,
    )
    tx.insert_many(signatory, _signatory_rows(adoption_id, done.signatories))
    identities.note_uses(tx, (one.identity_id for one in done.signatories))
    index_policy(tx, summary.policy_id)
    return rules.AdoptionRecord(
        summary.id,
        identity.municipality,
        identity.number,
        resolution,
        done.signatories,
        digest,
        done.pages,
        tx.now,
    )


def _signatory_rows(adoption_id: int, signatories: tuple[rules.Signatory, ...]) -> list[dict[str, object]]:
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
