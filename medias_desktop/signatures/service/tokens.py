"""Cards and tokens: whose certificates they hold, and the way to their keys (PKCS#11)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

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
    """Return the drivers to ask: the one chosen on this computer, else those usually installed."""
    from medias_desktop.core import settings
    from medias_desktop.core.pdf.credentials import usual_modules

    chosen = settings.load().token_driver
    return (Path(chosen),) if chosen else tuple(usual_modules())


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


def open_token(token_serial: str, key_id: bytes, pin: str) -> Credential:
    """Log in to a token with its PIN, through whichever driver sees it. Raises TokenMissing, PinWrong, PinLocked…"""
    from medias_desktop.core.pdf.credentials import TokenCredential
    from medias_desktop.core.pdf.errors import TokenMissing

    for module in found_modules():
        try:
            return TokenCredential(module, token_serial, key_id, pin)
        except TokenMissing:
            continue
    raise TokenMissing
