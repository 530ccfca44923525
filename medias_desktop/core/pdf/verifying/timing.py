"""When a signature was made: what its signer's computer claims and what a time-stamp authority confirms."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.verifying.certificates import holder
from medias_desktop.core.pdf.verifying.reading import malformed

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying.vouching import Vouching

_FUTURE = dt.timedelta(hours=1)
_STAMPED_WITHIN = dt.timedelta(days=1)


@dataclass(frozen=True)
class TimeStamp:
    """A time that an authority confirms: when, who, and whether that authority is known here."""

    moment: dt.datetime
    authority: str
    trusted: bool


def claimed_time(signature: Any) -> dt.datetime | None:
    """Return the time that the signer's computer wrote into the signature, aware."""
    claimed: dt.datetime | None = signature.self_reported_timestamp
    if claimed is not None and claimed.tzinfo is None:
        return claimed.replace(tzinfo=dt.UTC)
    return claimed


def time_stamp(signature: Any, vouching: Vouching) -> TimeStamp | None:
    """Return the intact time stamp on a signature, the trusted one when there are several."""
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter, message_imprint_checker

    found: TimeStamp | None = None
    try:
        tokens = list(extract_tst_data_iter(signature.signer_info, signed=False))
    except malformed():
        return None
    for token in tokens:
        stamp = _judged(token, vouching, message_imprint_checker(signature.signer_info))
        if stamp is not None and (found is None or stamp.trusted):
            found = stamp
    return found


def document_stamp(signature: Any, vouching: Vouching) -> TimeStamp | None:
    """Return what a document time stamp confirms, None when it is not intact."""
    return _judged(signature.signed_data, vouching, signature.compute_digest)


def _judged(token: Any, vouching: Vouching, imprint: Any) -> TimeStamp | None:
    import asyncio

    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus

    try:
        moment = token["encap_content_info"]["content"].parsed["gen_time"].native
        judging = validate_tst_signed_data(token, vouching.context(moment), imprint)
        status = TimestampSignatureStatus(**asyncio.run(judging))
        if not (status.intact and status.valid):
            return None
        return TimeStamp(moment, holder(status.signing_cert), bool(status.trusted))
    except malformed():
        return None


def impossible(
    claimed: dt.datetime | None, stamp: TimeStamp | None, earlier: dt.datetime | None, now: dt.datetime
) -> bool:
    """Tell whether a claimed time cannot be: in the future, far from a trusted stamp, or before an earlier signature."""
    if claimed is None:
        return False
    if claimed > now + _FUTURE:
        return True
    if stamp is not None and stamp.trusted and abs(claimed - stamp.moment) > _STAMPED_WITHIN:
        return True
    return earlier is not None and claimed < earlier - _STAMPED_WITHIN
