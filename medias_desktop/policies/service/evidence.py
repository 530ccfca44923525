"""The evidence file of an adoption: gathered, packed, written whole or not at all, and noted in the audit trail."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from medias_desktop.core import paths
from medias_desktop.core.files import os_errors_explained, replacing, require_writable
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.roles import Permission
from medias_desktop.policies.documents.evidence.files import SUMS, files, sums
from medias_desktop.policies.documents.evidence.packing import Package
from medias_desktop.policies.documents.evidence.readme import NAMES, readme
from medias_desktop.policies.documents.evidence.records import Trail
from medias_desktop.policies.service.evidence_reading import concerned, gather

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.audit.extracting import Extract
    from medias_desktop.core.store.register import Register
    from medias_desktop.policies.service.policies import PolicyService

ACTION = "export_evidence"
_TRAIL = "audit/trail.ndjson"
_VERIFIER = "verify_trail.py"
_IN_MEMORY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """What was written: where, its SHA-256, its bytes, and how many files are in it."""

    path: Path
    sha256: str
    size: int
    count: int


class EvidenceService:
    """Makes the evidence files of one register."""

    def __init__(self, register: Register, policies: PolicyService) -> None:
        self._register, self._policies = register, policies

    def export(self, version_id: int, path: Path, progress: Progress | None = None) -> EvidenceFile:
        """Write the evidence of an adopted version to ``path`` (.zip); the trail notes that it was handed out.

        Raises UnknownVersion, NotAdopted, RegisterDamaged, NotEntitled, Cancelled, or what files.replacing raises:
        no file is written and nothing is noted then.
        """
        refusal = self._register.actor.refusal(Permission.RECORD)
        if refusal is not None:
            raise refusal
        require_writable(path)
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as packed:
            with os_errors_explained(Path(tempfile.gettempdir()) / path.name):
                count = self.pack(version_id, packed, progress)
                packed.seek(0)
                digest = hashlib.file_digest(packed, "sha256").hexdigest()
                size = packed.tell()
                packed.seek(0)
            with self._register.transaction(ACTION, Permission.RECORD) as tx:
                about = {"version_id": version_id, "sha256": digest, "size": size}
                tx.note("export", "policy_version", str(version_id), about)
                # Within the action: when the file cannot take its place, nothing was handed out and nothing is noted.
                with replacing(path) as stream:
                    shutil.copyfileobj(packed, stream)
        return EvidenceFile(path, digest, size, count)

    def pack(self, version_id: int, stream: IO[bytes], progress: Progress | None = None) -> int:
        """Write the evidence of a version into a stream and return how many files it has; nothing is noted.

        Raises as ``export`` does.
        """
        listener = progress or Silent()
        listener.report(0, 0)
        evidence = gather(self._register, self._policies, version_id, listener)
        records = concerned(self._register, version_id)
        with Package(stream, evidence.record.recorded_at) as package:
            found: list[Extract] = []
            package.stream(_TRAIL, lambda out: found.append(self._extract(out, records, listener)))
            package.add(f"audit/{_VERIFIER}", paths.resource("verifier", _VERIFIER).read_bytes())
            for name, content in files(evidence):
                listener.report(0, 0)
                package.add(name, content)
            trail = Trail(found[0].head_seq, found[0].head_hash)
            for language, name in NAMES.items():
                package.add(name, readme(evidence, trail, language).encode())
            listed = sums(package.digests)
            package.add(SUMS, listed)
            return len(package.digests)

    def _extract(self, stream: IO[bytes], records: frozenset[tuple[str, str]], listener: Progress) -> Extract:
        from medias_desktop.core.store.audit.extracting import write_extract

        with self._register.read() as connection:
            return write_extract(connection, stream, self._register.id, records, listener)
