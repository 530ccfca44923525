"""What a verification found: the file, each of its signatures, and what it claims to be."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from medias_desktop.core.pdf.levels import Level
from medias_desktop.core.pdf.verifying.problems import Problem
from medias_desktop.core.pdf.verifying.trust import TrustAnchor


class SignatureKind(StrEnum):
    """What a signature is for."""

    APPROVAL = "approval"
    CERTIFICATION = "certification"
    DOCUMENT_TIMESTAMP = "document_timestamp"


@dataclass(frozen=True)
class SignatureDetails:
    """All that a signature and its certificate say, judged and not just claimed.

    ``chain`` names the certificates from the signer to the anchor, or as far as they are known; ``serial`` and
    ``certificate_sha256`` are hexadecimal; ``time_stamp`` is set only when a time-stamp authority (``time_stamp_by``)
    confirms the time of signing and its token is intact, ``time_stamp_trusted`` when that authority is known here.
    ``permitted_changes`` says what a certification allows: "none", "filling" or "annotating".
    """

    reason: str
    location: str
    organisation: str
    role: str
    issuer: str
    serial: str
    not_before: dt.datetime
    not_after: dt.datetime
    certificate_sha256: str
    certificate_pem: str
    chain: tuple[str, ...]
    anchor: TrustAnchor | None
    algorithm: str
    level: Level
    time_stamp: dt.datetime | None
    time_stamp_by: str
    time_stamp_trusted: bool
    kind: SignatureKind
    revoked_at: dt.datetime | None
    permitted_changes: str


@dataclass(frozen=True)
class SignatureStatus:
    """One signature: ``intact`` says that nothing it protects has changed, ``trusted`` that its signer is known.

    ``signed_at`` is the time that the signer's computer claimed; ``problem`` is None when all is well; ``details`` is
    None when the signature cannot be read.
    """

    field: str
    signer: str
    signed_at: dt.datetime | None
    intact: bool
    trusted: bool
    covers_whole_file: bool
    problem: Problem | None
    details: SignatureDetails | None = None


@dataclass(frozen=True)
class Conformance:
    """What the document claims to be (“PDF/A-2a, PDF/UA-1”), whether a check agrees, and the rules it breaks.

    ``checked`` is None when nothing is claimed or the file is too big to check.
    """

    claimed: str = ""
    checked: bool | None = None
    failures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verification:
    """The verdict on a file, its signatures from first to last, and why it is not accepted.

    ``revisions`` counts how often the file was saved, 0 when it cannot be told; ``pages`` likewise.
    """

    accepted: bool
    signatures: tuple[SignatureStatus, ...]
    sha256: str
    problems: tuple[Problem, ...]
    conformance: Conformance = field(default_factory=Conformance)
    pages: int = 0
    revisions: int = 0

    @property
    def unchanged(self) -> bool:
        """Tell whether the only thing to say against the file is that its signers are not known here."""
        return bool(self.signatures) and set(self.problems) <= {Problem.SIGNER_UNKNOWN}
