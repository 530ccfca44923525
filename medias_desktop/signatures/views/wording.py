"""How identities and certificates are told on the screen."""

from __future__ import annotations

import datetime as dt

from medias_desktop.core.i18n import N_, _, format_date, translate
from medias_desktop.signatures.rules import (
    IdentityKind,
    IdentityState,
    RevocationReason,
    SigningIdentity,
    local_day,
)

STATES = {
    IdentityState.VALID: (N_("Valid"), "ok"),
    IdentityState.EXPIRES_SOON: (N_("Expires soon"), "warn"),
    IdentityState.NOT_YET_VALID: (N_("Not valid yet"), "warn"),
    IdentityState.EXPIRED: (N_("Expired"), "bad"),
    IdentityState.REVOKED: (N_("Revoked"), "bad"),
}
REASONS = {
    RevocationReason.CESSATION_OF_OPERATION: N_("The person left office"),
    RevocationReason.AFFILIATION_CHANGED: N_("The person changed office"),
    RevocationReason.KEY_COMPROMISE: N_("The key or its passphrase is in other hands"),
    RevocationReason.SUPERSEDED: N_("Replaced by another identity"),
    RevocationReason.UNSPECIFIED: N_("Other reason"),
}
"""In the order in which they are offered."""


def state(one: SigningIdentity, now: dt.datetime) -> tuple[str, str]:
    """Return an identity's state in a word, and the kind of its chip."""
    word, kind = STATES[one.state_at(now)]
    return translate(word), kind


def kind(one: SigningIdentity) -> str:
    """Return in a few words where an identity's key is."""
    if one.kind is IdentityKind.SEAL:
        return _("Seal")
    if one.kind is IdentityKind.TOKEN:
        return _("Token")
    return _("Created here") if one.created_here else _("Imported file")


def day(moment: dt.datetime, length: str = "medium") -> str:
    """Return the local day of an instant."""
    return format_date(local_day(moment), length)
