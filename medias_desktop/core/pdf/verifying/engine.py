"""The rule of acceptance, applied to a file.

Cryptography alone does not see a file rolled back to an earlier signature or bytes added at the end. A file is
accepted only if every expected field is signed and no other, every signature is intact and trusted, the last one covers
the whole file (but for what proves signatures for longer) and the file's SHA-256 is the register's.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from typing import TYPE_CHECKING

from medias_desktop.core.pdf.errors import NotAPdf
from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.verifying.conformance import conformance
from medias_desktop.core.pdf.verifying.judging import Judge
from medias_desktop.core.pdf.verifying.limits import LONGEST_CHECK, OutOfTime, require_size, time_limit
from medias_desktop.core.pdf.verifying.problems import Problem
from medias_desktop.core.pdf.verifying.reading import Encrypted, ReadFile, malformed, open_file
from medias_desktop.core.pdf.verifying.trust import NOBODY, Trust
from medias_desktop.core.pdf.verifying.verdict import (
    Conformance,
    SignatureKind,
    SignatureStatus,
    Verification,
)
from medias_desktop.core.pdf.verifying.vouching import vouching_for

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where these hold, it goes without saying that the last signature does not cover the whole file.
_SAY_ENOUGH = frozenset(
    {
        Problem.BROKEN,
        Problem.UNREADABLE_SIGNATURE,
        Problem.CERTIFICATE_REPLACED,
        Problem.UNSUPPORTED_ALGORITHM,
        Problem.WEAK_ALGORITHM,
        Problem.CHANGED_AFTERWARDS,
    }
)


def verify(
    pdf: bytes,
    trust: Trust = NOBODY,
    expected_sha256: str | None = None,
    expected_fields: Sequence[str] | None = None,
    *,
    now: dt.datetime | None = None,
    check_conformance: bool = True,
) -> Verification:
    """Judge a file by the rule above; ``trust`` says who vouches for signers.

    ``expected_fields`` None means every signature field of the form; ``expected_sha256`` None asks no question about
    the register; ``now`` (aware) None is the computer's clock. Each certificate is judged at the time of its signature:
    a trusted time stamp's, else the claimed one. Raises NotAPdf only for a file that is no complete PDF and PdfTooLarge;
    tampering is reported, never raised.
    """
    require_size(len(pdf))
    _let_pyhanko_log()
    if b"%PDF-" not in pdf[:1024] or b"%%EOF" not in pdf[-2048:]:
        raise NotAPdf
    digest = hashlib.sha256(pdf).hexdigest()
    examined = _Examination(now or dt.datetime.now(dt.UTC))
    try:
        with time_limit(LONGEST_CHECK):
            examined.examine(pdf, trust, expected_fields)
            if check_conformance and examined.found is not None:
                examined.conformance = conformance(examined.found)
    except OutOfTime:
        examined.problems = [Problem.TOO_COMPLEX]
    if expected_sha256 is not None and digest != expected_sha256.lower():
        examined.compare_with_register(expected_fields)
    found = examined.found
    problems = tuple(one for one in Problem if one in examined.problems)
    return Verification(
        not problems,
        tuple(examined.statuses),
        digest,
        problems,
        examined.conformance,
        found.pages if found else 0,
        found.revisions if found else 0,
    )


class _Examination:
    def __init__(self, now: dt.datetime) -> None:
        self._now = now
        self.found: ReadFile | None = None
        self.statuses: list[SignatureStatus] = []
        self.problems: list[Problem] = []
        self.conformance = Conformance()

    def examine(self, pdf: bytes, trust: Trust, expected: Sequence[str] | None) -> None:
        """Fill in what can be said about the file."""
        try:
            self.found = found = open_file(pdf)
            judge = Judge(found, vouching_for(found, trust), self._now)
            self.statuses = judge.judge_all()
            ending = self._ending(found, judge)
        except Encrypted:
            self.problems.append(Problem.ENCRYPTED)
        except malformed():
            self.problems.append(Problem.DAMAGED)
        else:
            if found.tolerated:
                self.problems.append(Problem.DAMAGED)
            self.problems += self._completeness(found.fields if expected is None else expected, expected)
            self.problems += [one.problem for one in self.statuses if one.problem and _counts(one)]
            if ending and not _SAY_ENOUGH & set(self.problems):
                self.problems.append(ending)

    def _completeness(self, needed: Sequence[str], expected: Sequence[str] | None) -> list[Problem]:
        signed = {one.field for one in self.statuses if not _is_stamp(one)}
        if not signed:
            return [Problem.NOT_SIGNED]
        problems = []
        if not set(needed) <= signed:
            problems.append(Problem.SIGNATURE_MISSING)
        if ARCHIVE_FIELD in signed or (expected is not None and not signed <= set(expected)):
            problems.append(Problem.UNEXPECTED_SIGNATURE)
        return problems

    def _ending(self, found: ReadFile, judge: Judge) -> Problem | None:
        """Return what is wrong with the part of the file that follows the last signature."""
        if not found.signatures or not self.statuses or self.statuses[-1].covers_whole_file:
            return None
        signed_last = found.signatures[-1].signed_revision
        if not found.ends_cleanly or signed_last == found.revisions - 1:
            return Problem.TRAILING_BYTES
        return None if _only_proofs_follow(found, signed_last, judge) else Problem.NOT_WHOLE_FILE

    def compare_with_register(self, expected: Sequence[str] | None) -> None:
        """Say that the bytes are not the register's, and whether they are an earlier state of them."""
        cut_off = set(self.problems) == {Problem.SIGNATURE_MISSING} and expected is not None
        self.problems = [Problem.ROLLED_BACK] if cut_off else self.problems
        self.problems.append(Problem.DIFFERENT_FILE)


def _is_stamp(status: SignatureStatus) -> bool:
    return status.details is not None and status.details.kind is SignatureKind.DOCUMENT_TIMESTAMP


def _counts(status: SignatureStatus) -> bool:
    """Tell whether a signature's problem is the file's: an unknown time-stamp authority takes nothing from signatures."""
    return status.problem is not Problem.TIME_STAMP_UNKNOWN


def _only_proofs_follow(found: ReadFile, signed_last: int, judge: Judge) -> bool:
    """Tell whether the revisions after the last signature add proofs for later (certificates, revocation lists) alone."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    changes = judge.last_changes
    if not isinstance(changes, DiffResult) or changes.modification_level > ModificationLevel.LTA_UPDATES:
        return False
    before, after = found.reader.get_historical_root(signed_last), found.reader.root
    return after.get("/DSS") is not None and _reference(before) != _reference(after)


def _reference(root: object) -> object:
    raw_get = getattr(root, "raw_get", None)
    try:
        return raw_get("/DSS") if raw_get else None
    except KeyError:
        return None


def _let_pyhanko_log() -> None:
    """Keep pyHanko's findings for the program's log: without a handler Python prints them on the standard error."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
