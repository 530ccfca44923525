"""Queries that a start or a view asks in plain SQL, without the weight of SQLAlchemy's expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from medias_desktop.core.store.texts import as_instant
from medias_desktop.core.text import fold
from medias_desktop.signatures import rules

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register

_IDENTITIES = """
SELECT id, kind, name, role, organisation, token_label, certificate_pem, not_before, not_after, created_here, used_at,
       revoked_at, revocation_reason, revocation_note, version
FROM signing_identity
"""


def identities(register: Register) -> tuple[rules.SigningIdentity, ...]:
    """Return the signing identities sorted by name, without their keys."""
    found = [
        rules.SigningIdentity(
            row["id"],
            row["name"],
            row["role"],
            row["organisation"],
            as_instant(row["not_before"]),
            as_instant(row["not_after"]),
            bool(row["created_here"]),
            row["used_at"] is not None,
            rules.IdentityKind(row["kind"]),
            row["token_label"],
            None
            if row["revoked_at"] is None
            else rules.Revocation(
                as_instant(row["revoked_at"]),
                rules.RevocationReason(row["revocation_reason"]),
                row["revocation_note"],
            ),
            row["certificate_pem"],
            row["version"],
        )
        for row in register.rows(_IDENTITIES)
    ]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))
