"""Checking any PDF: its signatures by those whom the municipality trusts, and whether the register knows the file."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, cast

from medias_desktop import __version__
from medias_desktop.core.clock import SystemClock
from medias_desktop.core.files import FileUnreadable, is_pipe, read_bytes
from medias_desktop.core.i18n import N_, current_language
from medias_desktop.core.progress import Silent
from medias_desktop.core.store.letterhead import arms_colour
from medias_desktop.core.store.texts import as_instant
from medias_desktop.signatures.checked import (
    CheckedFile,
    HeldDocument,
    Kinship,
    Relation,
    Standing,
    conclude,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from medias_desktop.core.clock import Clock
    from medias_desktop.core.pdf.verifying import Trust, Verification
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.signatures.checked import ByteRange, Holder

_DOCUMENT_ID = re.compile(r"(?<![0-9A-F-])[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}(?![0-9A-F-])")
_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s+(\d{1,15})\s*\]")
_ATTACHMENT = "SELECT name, created_at FROM attachment WHERE sha256 = :sha256"
_KEPT = N_("a file kept in the register, “{name}”")


class CheckingService:
    """Checks files against one register, or against none: then nobody vouches for a signer."""

    def __init__(
        self, register: Register | None = None, holders: Sequence[Holder] = (), clock: Clock | None = None
    ) -> None:
        self._register, self._holders = register, holders
        self._clock = clock or (SystemClock() if register is None else register.clock)

    @property
    def with_register(self) -> bool:
        """Tell whether a register is asked."""
        return self._register is not None

    def check_file(self, path: Path, progress: Progress | None = None) -> tuple[CheckedFile, bytes]:
        """Check a file; return what was found, and the bytes that were judged.

        Raises FileMissing, FileUnreadable, EmptyFile, FileTooLarge, NotAPdf or Cancelled.
        """
        progress = progress or Silent()
        progress.report(0, 4)
        if is_pipe(path):  # it would keep the window waiting for whoever writes to it
            raise FileUnreadable(name=path.name)
        pdf = read_bytes(path)
        return self.check(pdf, path.name, progress), pdf

    def check(self, pdf: bytes, name: str, progress: Progress | None = None) -> CheckedFile:
        """Check the bytes of a file; ``name`` is what it is called. Raises NotAPdf or Cancelled."""
        from medias_desktop.core.pdf.verifying import verify

        progress = progress or Silent()
        progress.report(1, 4)
        digest = hashlib.sha256(pdf).hexdigest()
        held, trust = self._held(digest), self._trust()
        expected = None if held is None else held.fields
        found = verify(pdf, trust, expected_fields=expected, now=self._clock.now())
        progress.report(2, 4)
        relation = None if held is not None else self._relation(pdf, found, trust)
        progress.report(3, 4)
        return CheckedFile(
            name=name,
            size=len(pdf),
            checked_at=self._clock.now(),
            verification=found,
            conclusion=conclude(found, held, relation),
            held=held,
            relation=relation,
            byte_ranges=_byte_ranges(pdf, len(found.signatures)),
            municipality="" if self._register is None else self._register.municipality().name,
        )

    def report_pdf(self, checked: Sequence[CheckedFile]) -> bytes:
        """Return the report to print, in the municipality's language (the interface's without a register)."""
        from medias_desktop.signatures.documents.verification import ReportLook, typeset_verification

        program = f"Médias {__version__}"
        if self._register is None:
            return typeset_verification(checked, ReportLook(current_language(), "letter", program))
        town = self._register.municipality()
        who = self._register.actor.name
        colour = arms_colour(self._register)
        look = ReportLook(town.language, town.paper, program, town.name, who, colour)
        return typeset_verification(checked, look)

    def _trust(self) -> Trust:
        from medias_desktop.core.pdf.verifying.trust import NOBODY

        if self._register is None:
            return NOBODY
        from medias_desktop.signatures.service.trust import TrustService

        return TrustService(self._register).trust()

    def _held(self, digest: str) -> HeldDocument | None:
        if self._register is None:
            return None
        for holder in self._holders:
            found = holder.held(digest)
            if found is not None:
                return found
        for row in self._register.rows(_ATTACHMENT, sha256=digest):
            at = as_instant(row["created_at"])
            return HeldDocument(
                "attachment", _KEPT, (("name", row["name"]),), digest, at, standing=Standing.MATERIAL
            )
        return None

    def _relation(self, pdf: bytes, found: Verification, trust: Trust) -> Relation | None:
        """Return the held document that the file comes from: each of its pages bears the document's id."""
        if self._register is None:
            return None
        for number in _document_ids(pdf):
            kin = [one for holder in self._holders for one in holder.bearing(number) if one.kept]
            if kin:
                return self._compared(pdf, found, kin, trust)
        return None

    def _compared(
        self, pdf: bytes, found: Verification, kin: Sequence[HeldDocument], trust: Trust
    ) -> Relation:
        from medias_desktop.core.pdf.verifying import verify
        from medias_desktop.core.store import attachments

        assert self._register is not None
        for held in kin:
            whole = attachments.fetch(self._register, held.sha256)
            if whole.startswith(pdf.rstrip(b"\r\n")):
                given = {one.field for one in found.signatures}
                all_of_it = verify(
                    whole, trust, expected_fields=held.fields, now=self._clock.now(), check_conformance=False
                ).signatures
                missing = tuple(one.signer for one in all_of_it if one.field not in given)
                return Relation(Kinship.EARLIER, held, missing)
            if pdf.startswith(whole):
                return Relation(Kinship.EXTENDED, held)
        return Relation(Kinship.DIFFERENT, kin[0])


def _byte_ranges(pdf: bytes, signatures: int) -> tuple[ByteRange, ...]:
    """Return what each signature covers, the first one first; none when the file names more or fewer ranges."""
    found = [tuple(map(int, one)) for one in _BYTE_RANGE.findall(pdf)]
    if len(found) != signatures:
        return ()
    return tuple(cast("list[ByteRange]", sorted(found, key=lambda one: one[2] + one[3])))


def _document_ids(pdf: bytes) -> list[str]:
    """Return the ids that stand on the first page and on the last one too: a text that merely names one does not count."""
    from medias_desktop.core.pdf.errors import NotAPdf
    from medias_desktop.core.pdf.pages import open_pdf

    try:
        with open_pdf(pdf) as pages:
            if not len(pages):
                return []
            first, last = pages.text(0), pages.text(len(pages) - 1)
    except NotAPdf:  # too damaged to be shown: nothing can be read on its pages
        return []
    on_last = set(_DOCUMENT_ID.findall(last))
    return [one for one in dict.fromkeys(_DOCUMENT_ID.findall(first)) if one in on_last]
