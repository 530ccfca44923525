"""A prepared document that was signed elsewhere comes back: it is that document plus signatures, and nothing else.

Programs that sign add more than a signature (an appearance, revocation data, a time stamp, dates in the metadata): that
may be. The prepared bytes must all be there, and pyHanko's difference analysis must find nothing but filled fields.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.pdf import errors
from medias_desktop.core.pdf.record import ARCHIVE_FIELD
from medias_desktop.core.pdf.verifying.additions import may_be_certified, signing_policy
from medias_desktop.core.pdf.verifying.engine import verify
from medias_desktop.core.pdf.verifying.facts import facts_kept
from medias_desktop.core.pdf.verifying.limits import LONGEST_CHECK, OutOfTime, require_size, time_limit
from medias_desktop.core.pdf.verifying.problems import Problem, describe
from medias_desktop.core.pdf.verifying.reading import Encrypted, malformed, open_file
from medias_desktop.core.pdf.verifying.verdict import SignatureKind, SignatureStatus, Verification

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.pdf.verifying.reading import ReadFile
    from medias_desktop.core.pdf.verifying.trust import Trust

_ADDED_BESIDE = frozenset(
    {Problem.CHANGED_AFTERWARDS, Problem.NOT_WHOLE_FILE, Problem.TRAILING_BYTES, Problem.DAMAGED}
)


@dataclass(frozen=True)
class ReturnedDocument:
    """The signatures that are new, first to last, and whether none of those expected is missing any more."""

    newly_signed: tuple[SignatureStatus, ...]
    complete: bool
    verification: Verification


def only_signatures_added(
    prepared: bytes,
    returned: bytes,
    trust: Trust,
    *,
    expected: Sequence[str] | None = None,
    now: dt.datetime | None = None,
) -> ReturnedDocument:
    """Return what was signed in ``returned``, or raise a ReturnedRefused that says why it is not the prepared document.

    ``expected`` are the fields that are still to be signed, None for all the empty ones; signatures elsewhere are
    refused, and so is one that nobody in ``trust`` vouches for. Raises NotAPdf or PdfTooLarge for what is no document.
    """
    require_size(len(returned))
    if b"%PDF-" not in returned[:1024]:
        raise errors.NotAPdf
    before = open_file(prepared)
    earlier = {str(one.field_name) for one in before.signatures}
    wanted = set(before.fields) - earlier if expected is None else set(expected)
    if not returned.startswith(prepared):
        raise _why_not_begins(before, returned)
    if not returned[len(prepared) :].strip():
        raise errors.ReturnedUnsigned
    _require_only_signatures(before, returned, wanted, earlier)
    found = verify(returned, trust, None, sorted(wanted | earlier), now=now, check_conformance=False)
    new = tuple(one for one in found.signatures if one.field not in earlier and not _is_stamp(one))
    _require_good(found, new)
    complete = wanted <= {one.field for one in new}
    return ReturnedDocument(new, complete, found)


def _why_not_begins(before: ReadFile, returned: bytes) -> errors.ReturnedRefused:
    if before.pdf.startswith(returned) or _begins_like_an_earlier_state(before, returned):
        return errors.ReturnedEarlier()
    try:
        with time_limit(LONGEST_CHECK):
            after = open_file(returned)
            same = _identity(after) == _identity(before)
    except (Encrypted, OutOfTime):
        return errors.ReturnedOther()
    except malformed():
        return errors.ReturnedOther()
    if not same:
        return errors.ReturnedOther()
    return errors.ReturnedRewritten()


def _begins_like_an_earlier_state(before: ReadFile, returned: bytes) -> bool:
    """Tell whether the file is what the document was before its last revision, or that with something else added."""
    ends = [found.end() for found in re.finditer(rb"%%EOF", before.pdf)][:-1]
    return any(returned.startswith(before.pdf[:end]) for end in ends)


def _identity(found: ReadFile) -> tuple[object, ...]:
    """Return what stays the same when a program saves a document anew: its permanent id, else title and pages."""
    try:
        permanent = bytes(found.reader.trailer["/ID"][0].original_bytes)
    except malformed():
        permanent = b""
    try:
        title = str(found.reader.trailer["/Info"]["/Title"])
    except malformed():
        title = ""
    return (permanent,) if permanent and not title else (title, found.pages)


def _require_only_signatures(before: ReadFile, returned: bytes, wanted: set[str], earlier: set[str]) -> None:
    """Refuse anything but filled signature fields between the prepared document and the returned one."""
    from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel

    try:
        with time_limit(LONGEST_CHECK):
            after = open_file(returned)
            changes = signing_policy().review_file(after.reader, before.revisions - 1)
    except (Encrypted, OutOfTime) as error:
        raise errors.ReturnedChanged from error
    except malformed() as error:
        raise errors.ReturnedChanged from error
    signed = {str(one.field_name): one for one in after.signatures if str(one.field_name) not in earlier}
    stamps = {name for name, one in signed.items() if one.sig_object_type == "/DocTimeStamp"}
    for name in [*signed, *after.unreadable]:
        if name not in wanted and name not in stamps:
            raise errors.ReturnedElsewhere(field=name)
    if not may_be_certified(after.signatures[0] if after.signatures else None, after.reader.root):
        raise errors.ReturnedChanged
    if set(after.fields) - set(before.fields) - stamps - {ARCHIVE_FIELD}:
        raise errors.ReturnedChanged
    if not facts_kept(before, after):
        raise errors.ReturnedChanged
    if not isinstance(changes, DiffResult) or changes.modification_level > ModificationLevel.FORM_FILLING:
        raise errors.ReturnedChanged
    if not signed.keys() - stamps and not after.unreadable:
        raise errors.ReturnedUnsigned


def _require_good(found: Verification, new: tuple[SignatureStatus, ...]) -> None:
    for one in new:
        if one.problem is Problem.SIGNER_UNKNOWN:
            raise errors.ReturnedUntrusted(signer=one.signer)
        if one.problem is Problem.CHANGED_AFTERWARDS:
            raise errors.ReturnedChanged
        if one.problem is not None:
            raise errors.ReturnedBroken(signer=one.signer or one.field, reason=describe(one.problem))
    others = [one for one in found.signatures if one not in new and one.problem]
    if _ADDED_BESIDE & {*found.problems, *(one.problem for one in others)}:
        raise errors.ReturnedChanged
    for one in others:
        if one.problem not in (Problem.TIME_STAMP_UNKNOWN, None):
            raise errors.ReturnedBroken(signer=one.signer or one.field, reason=describe(one.problem or ""))


def _is_stamp(status: SignatureStatus) -> bool:
    return status.details is not None and status.details.kind is SignatureKind.DOCUMENT_TIMESTAMP
