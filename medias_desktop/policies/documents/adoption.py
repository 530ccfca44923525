"""The document of record of an adoption: data in, bytes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.core.pdf import record
from medias_desktop.core.store.letterhead import PLAIN, Letterhead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.policies import rules

_KIND = N_("Policy")


def document_id(version_uid: str) -> str:
    """Return the short form of a version's identifier that every page bears: 752C-C2F1-8DED."""
    digits = version_uid.replace("-", "").upper()
    return "-".join((digits[:4], digits[4:8], digits[8:12]))


def adoption_document(
    version: rules.VersionText,
    identity: rules.PolicyIdentity,
    resolution: rules.Resolution,
    signatories: Sequence[rules.Signatory],
    paper: str,
    letterhead: Letterhead = PLAIN,
) -> record.AdoptionDocument:
    """Return what the document of record says; ``paper`` is 'letter' or 'a4'."""
    return record.AdoptionDocument(
        municipality=identity.municipality,
        policy_title=identity.title,
        policy_number=identity.number,
        kind=catalogue(identity.language).gettext(_KIND),
        language=identity.language,
        resolution_number=resolution.resolution_number,
        meeting_date=resolution.meeting_date,
        in_force_date=resolution.in_force_date,
        mover=resolution.mover,
        seconder=resolution.seconder,
        vote=resolution.vote,
        introduction=version.introduction,
        sections=tuple((one.level, one.number, one.heading, one.body) for one in version.sections),
        signatories=tuple(record.Signatory(one.name, one.role) for one in signatories),
        document_id=document_id(version.summary.uid),
        text_sha256=version.summary.text_sha256,
        paper=paper,
        resolution_text=resolution.resolution_text,
        place=resolution.place,
        letterhead=letterhead,
    )
