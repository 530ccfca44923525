"""Copies of documents signed by hand: matched with the document, certified by the clerk's signature, kept with the scan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.policies import errors, rules
from medias_desktop.policies.models import adoption, true_copy
from medias_desktop.policies.rules import true_copies, true_copy_errors
from medias_desktop.policies.rules.true_copies import (
    AwaitedCopy,
    MatchedPages,
    PlacedPage,
    SeenPage,
    TrueCopy,
)
from medias_desktop.policies.service import reading
from medias_desktop.policies.service.base import RegisterService
from medias_desktop.policies.service.copies_awaited import awaited

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.verifying import Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.reading import Scan
    from medias_desktop.signatures.service.services import SignatureServices


class TrueCopyService(RegisterService):
    """Makes, reads and verifies the certified copies of one register."""

    def __init__(self, register: Register, signatures: SignatureServices) -> None:
        super().__init__(register)
        self.signatures = signatures
        self._signed_pages: dict[str, tuple[int, ...]] = {}

    @property
    def may_not_attest(self) -> UserError | None:
        """What to tell who may not certify copies; None for who may."""
        return self.refusal(Permission.ADOPT)

    def match(self, version_id: int, scans: Sequence[Scan]) -> MatchedPages:
        """Say which page of the document each scanned page is. Raises NotAdopted or NobodySignsByHand."""
        record = self._require(version_id)
        seen = [
            SeenPage(
                number,
                page.number,
                tuple(one.code for one in page.codes),
                page.blank,
                page.problem is not None,
                page.quarter_turns,
            )
            for number, scan in enumerate(scans)
            for page in scan.pages
        ]
        version = reading.version(self._register, version_id, self.today).summary
        return true_copies.match(
            seen,
            _plain_id(version.uid),
            version.text_sha256,
            record.pdf_pages,
            self.signed_pages(version_id),
        )

    def signed_pages(self, version_id: int) -> tuple[int, ...]:
        """Return the pages of the document on which somebody signs by hand, from 1; none when nobody does."""
        record = self._adopted(version_id)
        if record.pdf_sha256 not in self._signed_pages:
            self._signed_pages[record.pdf_sha256] = self._find_signed_pages(record)
        return self._signed_pages[record.pdf_sha256]

    def attest(
        self,
        version_id: int,
        scans: Sequence[Scan],
        pages: Sequence[PlacedPage],
        identity_id: int,
        secret: str,
        attested_by: str,
        role: str,
        note: str,
        progress: Progress,
    ) -> tuple[TrueCopy, UserError | None]:
        """Certify the copy that ``pages`` make in their order: sign it, verify it, record it with the scan as it came.

        Returns also why the signature is of a lower level than configured. Raises the errors of check_can_attest,
        NotAdopted, NobodySignsByHand, CopyTooLarge, TrueCopyRefused, what IdentityService.credential raises, Cancelled.
        """
        from medias_desktop.policies.service import true_copy_making

        refused = self.may_not_attest
        if refused is not None:
            raise refused
        record = self._require(version_id)
        attested_by, role, note = attested_by.strip()[:200], role.strip()[:200], note.strip()[:500]
        signed = self.signed_pages(version_id)
        true_copies.check_can_attest(pages, record.pdf_pages, signed, attested_by, role, note)
        made = true_copy_making.make(
            self._register,
            self.signatures,
            true_copy_making.Wanted(
                reading.version(self._register, version_id, self.today).summary,
                record,
                tuple(scans),
                tuple(pages),
                identity_id,
                secret,
                attested_by,
                role,
                note,
            ),
            progress,
        )
        with self._register.transaction("attest_true_copy", Permission.ADOPT) as tx:
            adoption_id = tx.execute(
                sa.select(adoption.c.id).where(adoption.c.version_id == version_id)
            ).scalar_one()
            values: dict[str, Any] = {
                "scan_sha256": attachments.keep(tx, made.scan_name, made.scan_type, made.scan),
                "pdf_sha256": attachments.keep(tx, made.name, "application/pdf", made.pdf),
                "pages": made.pages,
                "attested_by": attested_by,
                "attested_role": role,
                "note": note,
                "attested_at": tx.now,
            }
            self.signatures.identities.note_uses(tx, (identity_id,))
            copy_id = tx.insert(
                true_copy, uid=new_uid(), adoption_id=adoption_id, identity_id=identity_id, **values
            )
        return TrueCopy(copy_id, version_id, **values), made.notice

    def copies(self, version_id: int) -> tuple[TrueCopy, ...]:
        """Return the certified copies of a version's document, the newest first."""
        return self._read(adoption.c.version_id == version_id)

    def copy(self, copy_id: int) -> TrueCopy:
        """Return one copy. Raises TrueCopyUnknown."""
        for found in self._read(true_copy.c.id == copy_id):
            return found
        raise true_copy_errors.TrueCopyUnknown

    def pdf(self, copy_id: int) -> bytes:
        """Return the certified copy, checked against its SHA-256. Raises TrueCopyUnknown or RegisterDamaged."""
        return attachments.fetch(self._register, self.copy(copy_id).pdf_sha256)

    def scan(self, copy_id: int) -> tuple[str, bytes]:
        """Return the name and content of the scan as it came; several files lie in a ZIP. Raises as ``pdf`` does."""
        digest = self.copy(copy_id).scan_sha256
        (row,) = self._register.rows("SELECT name FROM attachment WHERE sha256 = :digest", digest=digest)
        return row["name"], attachments.fetch(self._register, digest)

    def verify(self, copy_id: int) -> Verification:
        """Verify a copy by the acceptance rule. Raises TrueCopyUnknown or RegisterDamaged."""
        from medias_desktop.core.pdf.true_copy import FIELD
        from medias_desktop.core.pdf.verifying import verify

        found = self.copy(copy_id)
        pdf = attachments.fetch(self._register, found.pdf_sha256)
        return verify(pdf, self.signatures.trust.trust(), found.pdf_sha256, (FIELD,))

    def awaited(self) -> tuple[AwaitedCopy, ...]:
        """Return the adoptions signed by hand of which no certified copy is kept."""
        return awaited(self._register)

    def _read(self, condition: sa.ColumnElement[bool]) -> tuple[TrueCopy, ...]:
        query = (
            sa.select(true_copy, adoption.c.version_id)
            .join(adoption, adoption.c.id == true_copy.c.adoption_id)
            .where(condition)
            .order_by(true_copy.c.id.desc())
        )
        with self._register.read() as connection:
            rows = connection.execute(query).all()
        return tuple(
            TrueCopy(
                row.id,
                row.version_id,
                row.pages,
                row.attested_by,
                row.attested_role,
                row.note,
                row.attested_at,
                row.scan_sha256,
                row.pdf_sha256,
            )
            for row in rows
        )

    def _adopted(self, version_id: int) -> rules.AdoptionRecord:
        record = reading.adoption(self._register, version_id)
        if record is None:
            raise errors.NotAdopted
        return record

    def _require(self, version_id: int) -> rules.AdoptionRecord:
        record = self._adopted(version_id)
        if all(one.method is not rules.SignatureMethod.PEN for one in record.signatories):
            raise true_copy_errors.NobodySignsByHand
        return record

    def _find_signed_pages(self, record: rules.AdoptionRecord) -> tuple[int, ...]:
        from medias_desktop.core.pdf.field_places import field_pages
        from medias_desktop.core.pdf.record import field_names

        names = field_names(len(record.signatories))
        pen = {
            name
            for name, one in zip(names, record.signatories, strict=True)
            if one.method is rules.SignatureMethod.PEN
        }
        places = field_pages(attachments.fetch(self._register, record.pdf_sha256))
        return tuple(sorted({page for name, page in places.items() if name in pen}))


def _plain_id(version_uid: str) -> str:
    from medias_desktop.policies.documents.adoption import document_id

    return document_id(version_uid).replace("-", "")
