"""What an evidence file is made of, gathered by the service."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.pdf.detached import DetachedSignature
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.policies.rules import AdoptionRecord, VersionText


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A signed PDF as it stands in the file, its signatures taken out of it, and the verdict on it.

    ``folder`` holds its signatures; ``copy`` is the number of the true copy, 0 of the adoption's own document.
    """

    path: str
    folder: str
    pdf: bytes
    signatures: tuple[DetachedSignature, ...]
    verdict: Verification
    copy: int = 0


@dataclass(frozen=True, slots=True)
class TrueCopy:
    """A scan of the document signed by hand, as it came, and the copy that somebody attested."""

    scan: bytes
    scan_ending: str
    attested: SignedFile
    attested_by: str
    attested_role: str
    attested_at: dt.datetime
    note: str


@dataclass(frozen=True, slots=True)
class RoundSignatory:
    """Who was to sign in a round, how, and when it was done."""

    name: str
    role: str
    method: str
    signed_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Round:
    """A prepared document that went round for its signatures; ``state`` as stored."""

    state: str
    prepared_at: dt.datetime
    ended_at: dt.datetime | None
    prepared_sha256: str
    note: str
    signatories: tuple[RoundSignatory, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A certificate (PEM) that the signatures rest on; ``listed`` is False when the register does not trust it now."""

    certificate_pem: str
    name: str
    sha256: str
    trusted: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything but the audit trail, which is written as it is read; ``made_at`` is when the verdicts were given."""

    version: VersionText
    record: AdoptionRecord
    adoption: SignedFile
    copies: tuple[TrueCopy, ...]
    rounds: tuple[Round, ...]
    anchors: tuple[Anchor, ...]
    revocation_lists: tuple[bytes, ...]
    made_at: dt.datetime

    @property
    def signed_files(self) -> tuple[SignedFile, ...]:
        """The adoption's document, then its true copies."""
        return (self.adoption, *(one.attested for one in self.copies))


@dataclass(frozen=True, slots=True)
class Trail:
    """The head of the audit trail whose extract is in the file."""

    head_seq: int
    head_hash: str
