"""Making a certified copy: pictures out of the scan, typeset, checked, signed, verified; nothing is recorded here."""

from __future__ import annotations

import hashlib
import io
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.files import MAX_MEGABYTES
from medias_desktop.core.i18n import N_, catalogue
from medias_desktop.policies.documents.adoption import document_id
from medias_desktop.policies.rules import SignatureMethod
from medias_desktop.policies.rules import true_copy_errors as errors
from medias_desktop.policies.rules.true_copies import PlacedPage, missing_pages, numbers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.signing import SignedDocument
    from medias_desktop.core.pdf.true_copy import CopyPage, TrueCopyDocument
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.extracting import Extractor
    from medias_desktop.paper.reading import Scan
    from medias_desktop.policies.rules import AdoptionRecord, VersionSummary
    from medias_desktop.signatures.service.services import SignatureServices

_REASON = N_("True copy of the original signed by hand")
_RESOLUTION = N_("Resolution {number}")
_NAME = N_("True copy {title}.pdf")
_SCANS = N_("Scans {title}.zip")
_STEPS_AFTER = 4


@dataclass(frozen=True)
class Wanted:
    """What is to be certified, by whom."""

    version: VersionSummary
    record: AdoptionRecord
    scans: tuple[Scan, ...]
    pages: tuple[PlacedPage, ...]
    identity_id: int
    secret: str
    attested_by: str
    role: str
    note: str


@dataclass(frozen=True)
class Made:
    """A signed copy and the scan, each with the name of its file."""

    pdf: bytes
    pages: int
    name: str
    scan: bytes
    scan_name: str
    scan_type: str
    notice: UserError | None


def make(register: Register, signatures: SignatureServices, wanted: Wanted, progress: Progress) -> Made:
    """Return the signed and verified copy; see TrueCopyService.attest."""
    from medias_desktop.core.pdf.true_copy import typeset_true_copy

    steps = len(wanted.pages) + _STEPS_AFTER
    scan, scan_name, scan_type = _as_it_came(wanted)
    _require_room(scan)
    now = register.clock.now()
    with ExitStack() as opened:
        # Whatever speaks against the identity is told before anything is made.
        credential = signatures.identities.credential(
            wanted.identity_id, wanted.secret, wanted.attested_by, now
        )
        opened.callback(credential.close)
        document = _document(register, wanted)
        pdf, count = typeset_true_copy(document, _pictures(wanted, progress, steps), now)
        progress.report(len(wanted.pages) + 1, steps)
        if _defects(pdf):  # a scanner's data that PDF/A would not have: drawn anew instead
            pdf, count = typeset_true_copy(document, _pictures(wanted, progress, steps, drawn=True), now)
        _require_room(pdf)
        progress.report(len(wanted.pages) + 2, steps)
        signed = _sign(signatures, wanted, pdf, credential, now, document.colour)
    progress.report(len(wanted.pages) + 3, steps)
    _accept(signatures, signed.pdf)
    progress.report(steps, steps)
    say = catalogue(wanted.version.language).gettext
    name = say(_NAME).format(title=wanted.version.policy_title)
    return Made(signed.pdf, count, name[-255:], scan, scan_name[-255:], scan_type, signed.notice)


def _as_it_came(wanted: Wanted) -> tuple[bytes, str, str]:
    """Return the file that was scanned; several of them lie unchanged in a ZIP."""
    used = {one.scan for one in wanted.pages}
    scans = [scan for number, scan in enumerate(wanted.scans) if number in used]
    if len(scans) == 1:
        return scans[0].data, scans[0].name, scans[0].media_type
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for number, scan in enumerate(scans, start=1):
            entry = zipfile.ZipInfo(f"{number:03d} {scan.name}")  # two scanners may give the same name
            packed.writestr(entry, scan.data)
    say = catalogue(wanted.version.language).gettext
    return out.getvalue(), say(_SCANS).format(title=wanted.version.policy_title), "application/zip"


def _pictures(wanted: Wanted, progress: Progress, steps: int, *, drawn: bool = False) -> list[CopyPage]:
    from medias_desktop.core.pdf.true_copy import CopyPage
    from medias_desktop.paper.extracting import extracting

    found: list[CopyPage] = []
    with ExitStack() as opened:
        sources: dict[int, Extractor] = {}
        for done, one in enumerate(wanted.pages):
            progress.report(done, steps)
            scan = wanted.scans[one.scan]
            if one.scan not in sources:
                sources[one.scan] = opened.enter_context(extracting(scan))
            image, turns = sources[one.scan].page(one.number, drawn=drawn)
            page = scan.pages[one.number - 1]
            lies = one.quarter_turns % 2
            width, height = (page.height, page.width) if lies else (page.width, page.height)
            found.append(CopyPage(image, width, height, (turns + one.quarter_turns) % 4, one.page))
    return found


def _document(register: Register, wanted: Wanted) -> TrueCopyDocument:
    from medias_desktop.core.pdf.true_copy import TrueCopyDocument
    from medias_desktop.core.store.letterhead import letterhead

    version, record = wanted.version, wanted.record
    used = {one.scan for one in wanted.pages}
    return TrueCopyDocument(
        municipality=record.municipality,
        policy_title=version.policy_title,
        policy_number=record.policy_number,
        version=version.ordinal,
        language=version.language,
        resolution_number=record.resolution.resolution_number,
        meeting_date=record.resolution.meeting_date,
        document_id=document_id(version.uid),
        original_sha256=record.pdf_sha256,
        original_pages=record.pdf_pages,
        scans=tuple((one.name, one.sha256) for number, one in enumerate(wanted.scans) if number in used),
        signed_by_hand=tuple(
            f"{one.name}, {one.role}" for one in record.signatories if one.method is SignatureMethod.PEN
        ),
        missing=numbers(missing_pages((one.page for one in wanted.pages), record.pdf_pages)),
        attested_by=wanted.attested_by,
        attested_role=wanted.role,
        attested_on=register.clock.today(),
        note=wanted.note,
        paper=register.municipality().paper,
        colour=letterhead(register).colour,
    )


def _sign(
    signatures: SignatureServices,
    wanted: Wanted,
    pdf: bytes,
    credential: Credential,
    now: dt.datetime,
    colour: str,
) -> SignedDocument:
    from medias_desktop.core.pdf.signing import Appearance, sign
    from medias_desktop.core.pdf.true_copy import FIELD

    language = wanted.version.language
    say = catalogue(language).gettext
    resolution = wanted.record.resolution
    about = say(_RESOLUTION).format(number=resolution.resolution_number)
    return sign(
        pdf,
        FIELD,
        credential,
        Appearance(wanted.attested_by, wanted.role, (about,), colour),
        reason=say(_REASON),
        location=resolution.place or wanted.record.municipality,
        now=now,
        certify=True,
        last=True,
        language=language,
        timestamps=signatures.timestamps.server(),
        revocation_lists=signatures.identities.revocation_lists(),
    )


def _accept(signatures: SignatureServices, pdf: bytes) -> None:
    from medias_desktop.core.pdf.true_copy import FIELD
    from medias_desktop.core.pdf.verifying import describe, verify

    found = verify(pdf, signatures.trust.trust(), hashlib.sha256(pdf).hexdigest(), (FIELD,))
    reasons: Sequence[str] = [describe(one) for one in found.problems]
    if found.accepted and found.conformance.checked is False:
        reasons = found.conformance.failures
    if reasons or not found.accepted:
        raise errors.TrueCopyRefused(reason=" ".join(reasons))


def _defects(pdf: bytes) -> bool:
    """Tell whether the copy breaks PDF/A-2a or PDF/UA-1; one too large to be checked is taken as it is."""
    import page

    limits = page.SafetyLimits(max_input_size=MAX_MEGABYTES * 1024 * 1024)
    try:
        return any(
            page.validate_pdf_bytes(pdf, profile=profile, limits=limits).failures for profile in ("2a", "ua1")
        )
    except page.SafetyLimitError:
        return False


def _require_room(data: bytes) -> None:
    if len(data) > MAX_MEGABYTES * 1024 * 1024:
        raise errors.CopyTooLarge(megabytes=MAX_MEGABYTES)
