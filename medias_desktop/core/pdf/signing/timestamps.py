"""Time stamps of a server (RFC 3161) over the standard library, bounded in time and size, and checked."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from medias_desktop.core.i18n import format_date, format_time
from medias_desktop.core.pdf.signing.errors import (
    TimestampClockDiffers,
    TimestampNonsense,
    TimestampNotReached,
    TimestampRefused,
    TimestampTooSlow,
    TimestampUnavailable,
)
from medias_desktop.core.pdf.signing.exchanges import ExchangeFailed, Trouble, exchange

LARGEST_TOKEN = 16384
"""Bytes that a time stamp may take; the room for it is left in the file before it is there."""

_CLOCKS_APART = dt.timedelta(hours=1)


@dataclass(frozen=True)
class TimestampServer:
    """Whose clock confirms when a signature was made, and how many seconds the whole exchange may take."""

    url: str
    seconds: int = 10

    @property
    def name(self) -> str:
        """The server as it is called in a sentence."""
        return urlsplit(self.url).hostname or self.url


@dataclass(frozen=True)
class TimestampAnswer:
    """What a server answered to a trial: the time it says and the name of its certificate."""

    time: dt.datetime
    by: str


def try_server(server: TimestampServer, now: dt.datetime) -> TimestampAnswer:
    """Ask a server for a time stamp of nothing. Raises the subclasses of TimestampUnavailable."""
    token = request_token(server, hashlib.sha256(secrets.token_bytes(8)).digest(), now)
    return TimestampAnswer(time_of(token), str(_certificate(token["content"]).subject.human_friendly))


def request_token(server: TimestampServer, digest: bytes, now: dt.datetime) -> Any:
    """Return a checked time stamp (asn1crypto ContentInfo) of a SHA-256 ``digest``.

    Raises TimestampNotReached, TimestampTooSlow, TimestampRefused, TimestampNonsense or TimestampClockDiffers.
    """
    from asn1crypto import tsp

    nonce = secrets.randbits(63)
    imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": digest}
    request = tsp.TimeStampReq(
        {"version": 1, "message_imprint": imprint, "nonce": nonce, "cert_req": True}
    ).dump()
    kind = "application/timestamp-query"
    try:
        answer = exchange(server.url, seconds=server.seconds, most=LARGEST_TOKEN, body=request, kind=kind)
    except ExchangeFailed as error:
        raise _unavailable(server, error) from error
    return _checked(server, answer, digest, nonce, now)


def _unavailable(server: TimestampServer, error: ExchangeFailed) -> TimestampUnavailable:
    if error.trouble is Trouble.NOT_REACHED:
        return TimestampNotReached(server=server.name)
    if error.trouble is Trouble.TOO_SLOW:
        return TimestampTooSlow(server=server.name)
    if error.trouble is Trouble.REFUSED:
        return TimestampRefused(server=server.name, reason=error.detail)
    return TimestampNonsense(server=server.name)


def _checked(server: TimestampServer, answer: bytes, digest: bytes, nonce: int, now: dt.datetime) -> Any:
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko_certvalidator.errors import ValidationError

    nonsense = TimestampNonsense(server=server.name)
    try:
        token = _granted(server, answer)
        if not _is_stamp_of(token, digest, nonce):
            raise nonsense
        stamped = time_of(token)
    except (ValueError, TypeError, LookupError, AttributeError, PdfError, ValidationError) as error:
        raise nonsense from error
    if abs(stamped - now) > _CLOCKS_APART:
        raise TimestampClockDiffers(server=server.name, theirs=_moment(stamped), ours=_moment(now))
    return token


def _granted(server: TimestampServer, answer: bytes) -> Any:
    from asn1crypto import cms, core, tsp

    class Response(core.Sequence):  # type: ignore[misc]  # asn1crypto's own wants a token even in a refusal
        _fields: ClassVar[list[Any]] = [
            ("status", tsp.PKIStatusInfo),
            ("time_stamp_token", cms.ContentInfo, {"optional": True}),
        ]

    response = Response.load(answer, strict=True)
    status = response["status"]
    if status["status"].native not in ("granted", "granted_with_mods"):
        said = list(status["status_string"].native or ()) + sorted(status["fail_info"].native or ())
        raise TimestampRefused(server=server.name, reason=", ".join(said) or str(status["status"].native))
    return response["time_stamp_token"]


def _is_stamp_of(token: Any, digest: bytes, nonce: int) -> bool:
    """Tell whether the token is signed by a time-stamping certificate over this digest and this request."""
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity

    signed = token["content"]
    content = signed["encap_content_info"]["content"]
    info = content.parsed
    imprint = info["message_imprint"]
    if (
        imprint["hash_algorithm"]["algorithm"].native != "sha256"
        or imprint["hashed_message"].native != digest
    ):
        return False
    if info["nonce"].native != nonce:
        return False
    certificate = _certificate(signed)
    purposes = certificate.extended_key_usage_value
    if purposes is None or "time_stamping" not in purposes.native:
        return False
    (signer,) = signed["signer_infos"]
    hashed = hashlib.new(signer["digest_algorithm"]["algorithm"].native, bytes(content)).digest()
    intact, valid = validate_sig_integrity(signer, certificate, "tst_info", hashed)
    return bool(intact and valid)


def time_of(token: Any) -> dt.datetime:
    """Return the time that a time stamp says (aware)."""
    moment: dt.datetime = token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    return moment


def certificates_of(token: Any) -> list[Any]:
    """Return the certificates that came with a time stamp (asn1crypto), its signer's first."""
    signed = token["content"]
    own = _certificate(signed)
    others = [one.chosen for one in signed["certificates"] if one.chosen.dump() != own.dump()]
    return [own, *others]


def _certificate(signed: Any) -> Any:
    (signer,) = signed["signer_infos"]
    wanted = signer["sid"]
    for one in signed["certificates"]:
        certificate = one.chosen
        if wanted.name == "issuer_and_serial_number":
            same = (
                certificate.serial_number == wanted.chosen["serial_number"].native
                and certificate.issuer == wanted.chosen["issuer"]
            )
        else:
            same = certificate.key_identifier == wanted.chosen.native
        if same:
            return certificate
    raise ValueError("the signer's certificate is missing")


def _moment(moment: dt.datetime) -> str:
    return f"{format_date(moment.astimezone().date())}, {format_time(moment)}"


def stamper(server: TimestampServer, now: dt.datetime, *, needed: bool = False) -> Any:
    """Return a pyHanko time stamper; unless the stamp is ``needed``, it leaves it out and says why in ``notice``.

    That way no signature is lost to a server, and none is made twice.
    """
    from pyhanko.sign.timestamps import TimeStamper

    class Stamper(TimeStamper):
        token: Any = None
        notice: TimestampUnavailable | None = None

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            assert md_algorithm == "sha256"
            try:
                self.token = request_token(server, message_digest, now)
            except TimestampUnavailable as error:
                if needed:
                    raise
                self.notice = error
            return self.token

    return Stamper()  # type: ignore[no-untyped-call]
