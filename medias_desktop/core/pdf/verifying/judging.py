"""One signature judged: is it intact, what does it allow, who made it and who vouches for that person?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.identity import common_name
from medias_desktop.core.pdf.verifying import certificates
from medias_desktop.core.pdf.verifying.describing import certifies, described, person
from medias_desktop.core.pdf.verifying.problems import Problem
from medias_desktop.core.pdf.verifying.reading import is_document_timestamp, malformed
from medias_desktop.core.pdf.verifying.timing import (
    TimeStamp,
    claimed_time,
    document_stamp,
    impossible,
    time_stamp,
)
from medias_desktop.core.pdf.verifying.verdict import SignatureStatus
from medias_desktop.core.pdf.verifying.vouching import revocation_proof

if TYPE_CHECKING:
    from medias_desktop.core.pdf.verifying.reading import ReadFile
    from medias_desktop.core.pdf.verifying.vouching import Vouching

_DETACHED = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/PAdES"})
_WEAK_FORMATS = frozenset({"/adbe.pkcs7.sha1", "/adbe.x509.rsa_sha1"})


@dataclass
class Judge:
    """Judges the signatures of one file in their order; remembers what it needs to judge the next."""

    found: ReadFile
    vouching: Vouching
    now: dt.datetime
    archived: TimeStamp | None = None
    _claimed: dt.datetime | None = None
    _seen: bool = False
    last_changes: Any = field(default=None)

    def judge_all(self) -> list[SignatureStatus]:
        """Return the verdict on every signature, unreadable ones first."""
        statuses = [_unreadable(name, problem) for name, problem in self.found.unreadable.items()]
        stamps = {
            id(one): document_stamp(one, self.vouching)
            for one in self.found.signatures
            if is_document_timestamp(one)
        }
        self.archived = next((one for one in stamps.values() if one is not None and one.trusted), None)
        for signature in self.found.signatures:
            try:
                if is_document_timestamp(signature):
                    statuses.append(self._stamp_judged(signature, stamps[id(signature)]))
                else:
                    statuses.append(self._judged(signature))
            except malformed() as error:
                statuses.append(_unreadable(str(signature.field_name), _reason(error)))
        return statuses

    def _judged(self, signature: Any) -> SignatureStatus:
        certificate = certificates.parsed(signature.signer_cert.dump())
        claimed, stamp = claimed_time(signature), time_stamp(signature, self.vouching)
        refused = _not_to_be_judged(signature, certificate)
        first = not self._seen
        self._seen = True
        if refused is not None:
            details = described(signature, self.vouching, None, stamp, self.archived)
            name = common_name(certificate)
            return SignatureStatus(
                str(signature.field_name), name, claimed, False, False, False, refused, details
            )
        moment = _moment(claimed, stamp) or self.now
        status = self._validated(signature, moment)
        self.last_changes = status.diff_result
        unmodified = bool(status.intact and status.valid) and padding_is_clean(self.found.pdf, signature)
        allowed = bool(status.docmdp_ok) and status.coverage.value >= 2  # the whole of its revision
        revoked = self._revoked(status, moment)
        details = described(signature, self.vouching, status, stamp, self.archived, revoked)
        problem = None
        if not unmodified:
            problem = Problem.BROKEN
        elif not allowed:
            problem = Problem.CHANGED_AFTERWARDS
        elif certifies(signature) and not first:
            problem = Problem.CERTIFIED_TWICE
        else:
            problem = self._doubt(certificate, status, moment, claimed, stamp, revoked)
        if claimed is not None:
            self._claimed = max(claimed, self._claimed) if self._claimed else claimed
        return SignatureStatus(
            str(signature.field_name),
            common_name(certificate),
            claimed,
            unmodified and allowed,
            bool(status.trusted) and problem not in _NOT_TRUSTED,
            status.coverage.value == 3,
            problem,
            details,
        )

    def _validated(self, signature: Any, moment: dt.datetime) -> Any:
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko.sign.validation.settings import KeyUsageConstraints

        context = self.vouching.context(moment)
        return validate_pdf_signature(
            signature,
            context,
            key_usage_settings=KeyUsageConstraints(
                key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
            ),
            skip_diff=not _digest_matches(signature),  # what was broken needs no look at what came after
        )

    def _doubt(
        self,
        certificate: Any,
        status: Any,
        moment: dt.datetime,
        claimed: dt.datetime | None,
        stamp: TimeStamp | None,
        revoked: dt.datetime | None,
    ) -> Problem | None:
        """Return what speaks against the signer of an intact signature.

        pyHanko does not ask whether a certificate could sign then when that certificate is itself among the anchors.
        """
        from pyhanko.sign.ades.report import AdESIndeterminate

        if not certificates.may_sign(certificate):
            return Problem.CERTIFICATE_NOT_FOR_SIGNING
        if moment < certificate.not_valid_before_utc:
            return Problem.CERTIFICATE_NOT_YET_VALID
        if moment > certificate.not_valid_after_utc:
            return Problem.CERTIFICATE_EXPIRED
        if revoked is not None:
            return Problem.REVOKED
        if status.validation_path is None:
            nobody = status.trust_problem_indic is AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND
            known = any(self.vouching.anchor(one) for one in self._chain(status.signing_cert))
            return Problem.CERTIFICATE_NOT_VALID if known and not nobody else Problem.SIGNER_UNKNOWN
        if not status.trusted:
            return Problem.CERTIFICATE_NOT_VALID
        if impossible(claimed, stamp, self._claimed, self.now):
            return Problem.CLOCK_OFF
        return None

    def _chain(self, certificate: Any) -> list[Any]:
        return certificates.issuers(certificate, [*self.vouching.certificates, *self.vouching.roots])

    def _revoked(self, status: Any, moment: dt.datetime) -> dt.datetime | None:
        """Return since when the signer's certificate or one above it was revoked, if that was before ``moment``."""
        chain = [status.signing_cert, *(status.validation_path or ())]
        for date in (self.vouching.revoked_at(one) for one in chain):
            if date is not None and moment >= date:
                return date
        if status.revocation_details is not None:
            return status.revocation_details.revocation_date  # type: ignore[no-any-return]
        if status.validation_path is None:
            return None
        return revocation_proof(status.validation_path, self.vouching, moment)[1]

    def _stamp_judged(self, signature: Any, stamp: TimeStamp | None) -> SignatureStatus:
        from pyhanko.sign.diff_analysis import DiffResult

        signature.compute_integrity_info()
        self.last_changes = signature.diff_result
        allowed = isinstance(signature.diff_result, DiffResult) and signature.coverage.value >= 2
        intact = stamp is not None and padding_is_clean(self.found.pdf, signature)
        problem = None
        if not intact:
            problem = Problem.BROKEN
        elif not allowed:
            problem = Problem.CHANGED_AFTERWARDS
        elif stamp is not None and not stamp.trusted:
            problem = Problem.TIME_STAMP_UNKNOWN
        return SignatureStatus(
            str(signature.field_name),
            person(signature.signer_cert),
            stamp.moment if stamp else None,
            intact and allowed,
            stamp is not None and stamp.trusted,
            signature.coverage.value == 3,
            problem,
            described(signature, self.vouching, None, stamp, self.archived),
        )


_NOT_TRUSTED = frozenset(
    {
        Problem.CERTIFICATE_NOT_FOR_SIGNING,
        Problem.CERTIFICATE_NOT_YET_VALID,
        Problem.CERTIFICATE_EXPIRED,
        Problem.CERTIFICATE_NOT_VALID,
        Problem.REVOKED,
        Problem.SIGNER_UNKNOWN,
    }
)


def _unreadable(name: str, problem: Problem) -> SignatureStatus:
    return SignatureStatus(name, "", None, False, False, False, problem)


def _moment(claimed: dt.datetime | None, stamp: TimeStamp | None) -> dt.datetime | None:
    """Return the time to judge certificates at: an authority's word counts more than the signer's computer's."""
    return stamp.moment if stamp is not None and stamp.trusted else claimed


def _not_to_be_judged(signature: Any, certificate: Any) -> Problem | None:
    method = str(signature.sig_object.get("/SubFilter"))
    if method in _WEAK_FORMATS or certificates.is_weak(signature.signer_info, certificate):
        return Problem.WEAK_ALGORITHM
    return None if method in _DETACHED else Problem.UNSUPPORTED_ALGORITHM


def _digest_matches(signature: Any) -> bool:
    from pyhanko.sign.validation.utils import extract_message_digest

    if not signature.signer_info["signed_attrs"].native:
        return True  # an old format without attributes: only the signature itself tells
    return bool(signature.compute_digest() == extract_message_digest(signature.signer_info))


def _reason(error: Exception) -> Problem:
    from cryptography.exceptions import UnsupportedAlgorithm
    from pyhanko.sign.ades.report import AdESIndeterminate
    from pyhanko.sign.validation.errors import DisallowedAlgorithmError, SignatureValidationError

    if isinstance(error, DisallowedAlgorithmError):
        return Problem.WEAK_ALGORITHM
    if isinstance(error, SignatureValidationError):
        if error.ades_subindication is AdESIndeterminate.NO_SIGNING_CERTIFICATE_FOUND:
            return Problem.CERTIFICATE_REPLACED
    elif isinstance(error, UnsupportedAlgorithm | NotImplementedError):
        return Problem.UNSUPPORTED_ALGORITHM
    return Problem.UNREADABLE_SIGNATURE


def padding_is_clean(pdf: bytes, signature: Any) -> bool:
    """Tell whether a signature leaves out nothing but itself, and the room left around it holds just zeros."""
    from asn1crypto.parser import parse

    contents = bytes(signature.pkcs7_content)
    parsed = parse(contents, strict=False)
    used = sum(len(part) for part in parsed[3:6])  # header, content, trailer
    begin, start, end, _ = (int(number) for number in signature.byte_range)
    written = (b"<" + contents.hex().encode() + b">", b"<" + contents.hex().upper().encode() + b">")
    return begin == 0 and not any(contents[used:]) and pdf[start:end] in written
