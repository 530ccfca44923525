"""What holds for signing identities and trusted certificates, whoever keeps them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from medias_desktop.signatures.persons import is_office, is_same_person

__all__ = [
    "RENEWAL_NOTICE",
    "IdentityKind",
    "IdentityState",
    "Revocation",
    "RevocationReason",
    "SigningIdentity",
    "TrustedCertificate",
    "is_office",
    "is_same_person",
    "local_day",
]

RENEWAL_NOTICE = dt.timedelta(days=90)
"""A signing identity is renewed in good time before the next council meeting needs it."""


def local_day(moment: dt.datetime) -> dt.date:
    """Return the local date of an aware instant; of one so far away that the computer's calendar ends before, that in UTC."""
    try:
        return moment.astimezone().date()
    except (OSError, OverflowError, ValueError):  # “never expires” is the end of the year 9999
        return moment.astimezone(dt.UTC).date()


class IdentityKind(StrEnum):
    """Where the key of an identity is."""

    FILE = "file"
    """In a PKCS#12 file in the register, under its owner's passphrase."""
    TOKEN = "token"
    """On a card or token that never lets it out; the PIN opens it (PKCS#11)."""
    SEAL = "seal"
    """The municipality's own, under a secret of the register: it seals documents, nobody signs with it."""


class RevocationReason(StrEnum):
    """Why an identity must no longer sign (RFC 5280, 5.3.1)."""

    UNSPECIFIED = "unspecified"
    KEY_COMPROMISE = "key_compromise"
    AFFILIATION_CHANGED = "affiliation_changed"
    SUPERSEDED = "superseded"
    CESSATION_OF_OPERATION = "cessation_of_operation"


class IdentityState(StrEnum):
    """What an identity is good for at a moment."""

    VALID = "valid"
    EXPIRES_SOON = "expires_soon"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class Revocation:
    """That an identity must not sign any more from a moment on, and why."""

    at: dt.datetime
    reason: RevocationReason
    note: str = ""


@dataclass(frozen=True, slots=True)
class SigningIdentity:
    """A certificate whose key can sign here: by a passphrase, a token's PIN, or as the municipality's seal."""

    id: int
    name: str
    role: str
    organisation: str
    not_before: dt.datetime
    not_after: dt.datetime
    created_here: bool
    used: bool = False
    kind: IdentityKind = IdentityKind.FILE
    token_label: str = ""
    revocation: Revocation | None = None
    certificate_pem: str = ""
    row_version: int = 1

    def expired_at(self, moment: dt.datetime) -> bool:
        """Tell whether a signature at ``moment`` would be outside the certificate's dates."""
        return not self.not_before <= moment <= self.not_after

    def state_at(self, moment: dt.datetime) -> IdentityState:
        """Return what the identity is good for at ``moment`` (aware)."""
        if self.revocation is not None and self.revocation.at <= moment:
            return IdentityState.REVOKED
        if moment < self.not_before:
            return IdentityState.NOT_YET_VALID
        if moment > self.not_after:
            return IdentityState.EXPIRED
        if self.not_after - moment <= RENEWAL_NOTICE:
            return IdentityState.EXPIRES_SOON
        return IdentityState.VALID

    @property
    def is_seal(self) -> bool:
        """Tell whether it is the municipality's own, which no person signs with."""
        return self.kind is IdentityKind.SEAL

    @property
    def is_renewable_here(self) -> bool:
        """Tell whether its next certificate is made here; that of another authority comes from there."""
        return self.created_here and self.kind is IdentityKind.FILE

    def may_sign_at(self, moment: dt.datetime) -> bool:
        """Tell whether a signature at ``moment`` would count."""
        return self.state_at(moment) in (IdentityState.VALID, IdentityState.EXPIRES_SOON)


@dataclass(frozen=True, slots=True)
class TrustedCertificate:
    """Somebody else's certificate that the municipality vouches for; ``note`` says why, ``sha256`` is of its DER form."""

    id: int
    name: str
    sha256: str
    not_before: dt.datetime
    not_after: dt.datetime
    note: str
    trusted_at: dt.datetime
    certificate_pem: str
    row_version: int = 1
