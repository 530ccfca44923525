"""Cards and tokens: whose certificates they hold, and the way to their keys (PKCS#11)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medias_desktop.signatures import errors

if TYPE_CHECKING:
    from medias_desktop.core.pdf.credentials import Credential


@dataclass(frozen=True, slots=True)
class TokenCertificate:
    """A certificate on a token that is plugged in, with the key that goes with it; dates are aware."""

    name: str
    organisation: str
    issuer: str
    not_before: dt.datetime
    not_after: dt.datetime
    certificate_pem: str
    key_id: bytes
    token_label: str
    token_serial: str
    module: Path


def found_modules() -> tuple[Path, ...]:
    """Return the drivers to ask: the one chosen on this computer while its file is there, else those usually installed."""
    from medias_desktop.core import settings
    from medias_desktop.core.pdf.credentials import usual_modules

    chosen = settings.load().token_driver
    if chosen and Path(chosen).is_file():
        return (Path(chosen),)
    return usual_modules()


def certificates_on(module: Path) -> tuple[TokenCertificate, ...]:
    """Return what is on the tokens that a driver sees; authorities' own certificates are left out.

    Raises what ``core.pdf.credentials.tokens`` raises for a file that is no driver.
    """
    from medias_desktop.core.pdf.certificates import facts_of_pem
    from medias_desktop.core.pdf.credentials import tokens

    found = []
    for token in tokens(module):
        for one in token.certificates:
            told = facts_of_pem(one.pem)
            if not told.is_authority:
                found.append(
                    TokenCertificate(
                        told.name,
                        told.organisation,
                        told.issuer,
                        told.not_before,
                        told.not_after,
                        told.certificate_pem,
                        one.key_id,
                        token.label,
                        token.serial,
                        module,
                    )
                )
    return tuple(found)


def certificates_found() -> tuple[TokenCertificate, ...]:
    """Return what is on the tokens that this computer's drivers see; a token that two drivers see is there once."""
    from medias_desktop.core.pdf.credentials.errors import NotADriver

    found: dict[tuple[str, bytes, str], TokenCertificate] = {}
    for module in found_modules():
        try:
            seen = certificates_on(module)
        except NotADriver:
            continue  # one that is installed for another computer's architecture, say: the next one may do
        for one in seen:
            found.setdefault((one.token_serial, one.key_id, one.certificate_pem), one)
    return tuple(found.values())


def open_token(row: Any, pin: str) -> Credential:
    """Log in to an identity's token with its PIN, through whichever driver sees it.

    Raises TokenMissing, PinWrong, PinLocked…, or TokenCertificateReplaced when its key has another certificate now.
    """
    from medias_desktop.core.pdf.credentials import TokenCredential
    from medias_desktop.core.pdf.credentials.errors import NotADriver, TokenMissing

    for module in found_modules():
        try:
            opened = TokenCredential(module, row.token_serial, bytes.fromhex(row.key_id), pin)
        except (TokenMissing, NotADriver):
            continue
        if _der(opened.certificate_pem) != _der(row.certificate_pem):
            opened.close()
            raise errors.TokenCertificateReplaced(name=row.name)
        return opened
    raise TokenMissing


def _der(certificate_pem: str) -> bytes:
    import ssl

    return ssl.PEM_cert_to_DER_cert(certificate_pem)
