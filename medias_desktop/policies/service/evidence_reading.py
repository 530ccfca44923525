"""What an evidence file holds, read from the register and verified again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.core.store import attachments
from medias_desktop.core.store.texts import as_instant
from medias_desktop.policies import errors
from medias_desktop.policies.documents.evidence.records import (
    Anchor,
    Evidence,
    Round,
    RoundSignatory,
    SignedFile,
    TrueCopy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from medias_desktop.core.pdf.verifying import SignatureStatus, Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.policies import PolicyService

_ADOPTION = "SELECT id, pdf_sha256 FROM adoption WHERE version_id = :version_id"
_COPIES = """
SELECT c.* FROM true_copy c JOIN adoption a ON a.id = c.adoption_id WHERE a.version_id = :version_id ORDER BY c.id
"""
_ROUNDS = "SELECT * FROM signing_round WHERE version_id = :version_id ORDER BY id"
_ROUND_SIGNATORIES = """
SELECT s.name, s.role, s.method, s.signed_at FROM round_signatory s WHERE s.round_id = :round_id ORDER BY s.position
"""
_MEDIA_TYPE = "SELECT media_type FROM attachment WHERE sha256 = :sha256"
_ENDINGS = {
    "application/pdf": "pdf",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/tiff": "tif",
    "application/zip": "zip",
}

_RECORDS = {
    "policy_version": "SELECT id FROM policy_version WHERE id = :version_id",
    "policy": "SELECT policy_id FROM policy_version WHERE id = :version_id",
    "section": "SELECT id FROM section WHERE version_id = :version_id",
    "adoption": "SELECT id FROM adoption WHERE version_id = :version_id",
    "signatory": """
SELECT s.id FROM signatory s JOIN adoption a ON a.id = s.adoption_id WHERE a.version_id = :version_id""",
    "true_copy": """
SELECT c.id FROM true_copy c JOIN adoption a ON a.id = c.adoption_id WHERE a.version_id = :version_id""",
    "signing_round": "SELECT id FROM signing_round WHERE version_id = :version_id",
    "round_signatory": """
SELECT s.id FROM round_signatory s JOIN signing_round r ON r.id = s.round_id WHERE r.version_id = :version_id""",
    "signing_identity": """
SELECT s.identity_id FROM signatory s JOIN adoption a ON a.id = s.adoption_id
WHERE a.version_id = :version_id AND s.identity_id IS NOT NULL
UNION SELECT c.identity_id FROM true_copy c JOIN adoption a ON a.id = c.adoption_id WHERE a.version_id = :version_id""",
    "attachment": """
SELECT pdf_sha256 FROM adoption WHERE version_id = :version_id
UNION SELECT c.scan_sha256 FROM true_copy c JOIN adoption a ON a.id = c.adoption_id WHERE a.version_id = :version_id
UNION SELECT c.pdf_sha256 FROM true_copy c JOIN adoption a ON a.id = c.adoption_id WHERE a.version_id = :version_id""",
}
"""Which records an extract of the trail tells about: the text, its adoption, and who signed it."""


def concerned(register: Register, version_id: int) -> frozenset[tuple[str, str]]:
    """Return the records (table, key) whose contents belong in the evidence of a version."""
    return frozenset(
        (table, str(row[0]))
        for table, statement in _RECORDS.items()
        for row in register.rows(statement, version_id=version_id)
    )


def gather(register: Register, policies: PolicyService, version_id: int, listener: Progress) -> Evidence:
    """Read and verify everything. Raises UnknownVersion, NotAdopted, RegisterDamaged or Cancelled."""
    version = policies.version(version_id)
    record = policies.adoption(version_id)
    if record is None:
        raise errors.NotAdopted
    pdf = attachments.fetch(register, record.pdf_sha256)
    listener.report(0, 0)
    adoption = _signed("document/adoption.pdf", "signatures", pdf, policies.verify_adoption(version_id))
    listener.report(0, 0)
    copies = tuple(
        _true_copy(register, policies, number, row)
        for number, row in enumerate(register.rows(_COPIES, version_id=version_id), start=1)
    )
    signed = (adoption, *(one.attested for one in copies))
    anchors = _anchors(signed)
    return Evidence(
        version,
        record,
        adoption,
        copies,
        tuple(_round(register, row) for row in register.rows(_ROUNDS, version_id=version_id)),
        anchors,
        _revocation_lists(policies, anchors),
        register.clock.now(),
    )


def _signed(path: str, folder: str, pdf: bytes, verdict: Verification, copy: int = 0) -> SignedFile:
    from medias_desktop.core.pdf.detached import detached_signatures

    return SignedFile(path, folder, pdf, detached_signatures(pdf), verdict, copy)


def _true_copy(register: Register, policies: PolicyService, number: int, row: object) -> TrueCopy:
    from medias_desktop.core.pdf.verifying import verify

    values = dict(row)  # type: ignore[call-overload]
    scan, digest = values["scan_sha256"], values["pdf_sha256"]
    pdf = attachments.fetch(register, digest)
    kinds = register.rows(_MEDIA_TYPE, sha256=scan)
    verdict = verify(pdf, policies.signatures.trust.trust(), digest)
    folder = f"true-copies/{number}"
    return TrueCopy(
        attachments.fetch(register, scan),
        next((_ENDINGS.get(kind["media_type"], "bin") for kind in kinds), "bin"),
        _signed(f"{folder}/true-copy.pdf", f"{folder}/signatures", pdf, verdict, number),
        values["attested_by"],
        values["attested_role"],
        as_instant(values["attested_at"]),
        values["note"],
    )


def _round(register: Register, row: object) -> Round:
    values = dict(row)  # type: ignore[call-overload]
    return Round(
        values["state"],
        as_instant(values["prepared_at"]),
        _instant(values["ended_at"]),
        values["prepared_sha256"],
        values["note"],
        tuple(
            RoundSignatory(one["name"], one["role"], one["method"], _instant(one["signed_at"]))
            for one in register.rows(_ROUND_SIGNATORIES, round_id=values["id"])
        ),
    )


def _instant(value: object) -> dt.datetime | None:
    return None if value is None else as_instant(value)  # type: ignore[arg-type]


def _anchors(signed: Sequence[SignedFile]) -> tuple[Anchor, ...]:
    """Return what the signatures rest on: trusted certificates, or else the last one that a signature brings along."""
    found: dict[str, Anchor] = {}
    for file in signed:
        statuses = {one.field: one for one in file.verdict.signatures}
        for one in file.signatures:
            if not one.is_time_stamp:
                anchor = _anchor(statuses.get(one.field), (one.certificate_pem, *one.other_pems))
                found.setdefault(anchor.sha256, anchor)
    return tuple(found.values())


def _anchor(status: SignatureStatus | None, brought: Sequence[str]) -> Anchor:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import load_pem_x509_certificate

    details = None if status is None else status.details
    trusted = details is not None and details.anchor is not None
    pem = details.anchor.certificate_pem if details is not None and details.anchor else brought[-1]
    certificate = load_pem_x509_certificate(pem.encode("ascii"))
    if not pem.endswith("\n"):
        pem += "\n"
    name = certificate.subject.rfc4514_string()
    return Anchor(pem, name, certificate.fingerprint(SHA256()).hex(), trusted)


def _revocation_lists(policies: PolicyService, anchors: Iterable[Anchor]) -> tuple[bytes, ...]:
    """Return the register's own lists of revoked certificates that those anchors issued."""
    from cryptography.x509 import load_der_x509_crl, load_pem_x509_certificate

    issuers = {load_pem_x509_certificate(one.certificate_pem.encode("ascii")).subject for one in anchors}
    lists = policies.signatures.identities.revocation_lists()
    return tuple(one for one in lists if load_der_x509_crl(one).issuer in issuers)
