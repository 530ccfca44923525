"""The municipality's seal: an identity of the municipality itself, opened by a secret of the register."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.models import signing_identity, signing_secret
from medias_desktop.signatures.service import authority

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction


def named(municipality: str) -> str:
    """Return the name that the municipality's certificate bears: no longer than X.520 allows."""
    from medias_desktop.core.pdf.certificates import shortened

    return shortened(municipality)


def usable(connection: sa.Connection, municipality: str, now: dt.datetime) -> int | None:
    """Return the newest seal in the municipality's name that may seal now, or None."""
    columns = signing_identity.c
    query = sa.select(columns.id, columns.not_before, columns.not_after).where(
        columns.kind == rules.IdentityKind.SEAL.value,
        columns.name == named(municipality),
        columns.revoked_at.is_(None),
    )
    found = [row.id for row in connection.execute(query) if row.not_before <= now <= row.not_after]
    return max(found, default=None)


def make(register: Register, municipality: str) -> int:
    """Make a seal in the municipality's name and return its number, or that of one that another window just made."""
    from medias_desktop.core.pdf.authority import issue_identity

    passphrase = secrets.token_urlsafe(32)
    with register.transaction("make_seal", Permission.ADOPT) as tx:
        found = usable(tx.connection, municipality, tx.now)
        if found is not None:
            return found
        issuer = authority.require_authority(tx, municipality)
        made = issue_identity(issuer, municipality, "", municipality, passphrase, tx.now)
        uid = new_uid()
        tx.insert(signing_secret, name=_secret(uid), content=passphrase.encode())
        return tx.insert(
            signing_identity,
            uid=uid,
            kind=rules.IdentityKind.SEAL.value,
            name=made.common_name[:200],
            organisation=made.organisation[:200],
            pkcs12=made.pkcs12,
            certificate_pem=made.certificate_pem,
            chain_pem="".join(made.chain_pems),
            not_before=made.not_before,
            not_after=made.not_after,
            created_here=True,
            created_at=tx.now,
        )


def require_not_revoked(tx: Transaction, identity_id: int) -> None:
    """Refuse within an action what another window revoked meanwhile. Raises SealRevoked."""
    query = sa.select(signing_identity.c.revoked_at).where(signing_identity.c.id == identity_id)
    if tx.execute(query).scalar() is not None:
        raise errors.SealRevoked


def opened(register: Register, row: Any) -> Credential:
    """Open a seal's key. Raises NotEntitled, or AuthorityKeyDamaged when what the register holds for it is gone or does not.

    No passphrase stands before it: the role does.
    """
    from medias_desktop.core.pdf.authority import AuthorityKeyDamaged
    from medias_desktop.core.pdf.credentials import FileCredential
    from medias_desktop.core.pdf.errors import WrongPassphrase

    refused = register.actor.refusal(Permission.ADOPT)
    if refused is not None:
        raise refused
    query = sa.select(signing_secret.c.content).where(signing_secret.c.name == _secret(row.uid))
    with register.read() as connection:
        found = connection.execute(query).scalar()
    try:
        return FileCredential(bytes(row.pkcs12), bytes(found or b"").decode())
    except (UnicodeDecodeError, WrongPassphrase):
        raise AuthorityKeyDamaged(name=row.name) from None  # nothing of the secret in a trace


def _secret(uid: str) -> str:
    return f"seal/{uid}"
