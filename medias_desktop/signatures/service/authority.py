"""The register's own authority: made when first needed, replaced before its certificates would outlive it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures import errors
from medias_desktop.signatures.models import signing_authority, signing_identity, signing_secret

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.authority import Authority
    from medias_desktop.core.store.transaction import Transaction


def require_authority(tx: Transaction, organisation: str) -> Authority:
    """Return the authority that issues now, made within this action when there is none that lasts long enough."""
    from medias_desktop.core.pdf.authority import IDENTITY_YEARS, make_authority, years_later

    newest = tx.execute(_newest_first().limit(1)).first()
    if newest is not None and newest.not_after >= years_later(tx.now, IDENTITY_YEARS):
        return _with_key(newest)
    made = make_authority(organisation, tx.now)
    uid = new_uid()
    tx.insert(
        signing_authority,
        uid=uid,
        name=made.name[:200],
        certificate_pem=made.certificate_pem,
        not_before=made.not_before,
        not_after=made.not_after,
        created_at=tx.now,
    )
    tx.insert(signing_secret, name=_secret(uid), content=made.key)
    return made


def certificates(connection: sa.Connection) -> tuple[str, ...]:
    """Return the certificates (PEM) of the register's authorities, the newest first."""
    return tuple(row.certificate_pem for row in connection.execute(_newest_first()))


def revocation_lists(connection: sa.Connection, now: dt.datetime) -> tuple[bytes, ...]:
    """Return a fresh list of revoked certificates (DER) of each authority that is valid, the newest first.

    None of one whose key is gone: that is told to whoever wants its list, not to everybody who signs.
    """
    from medias_desktop.core.pdf.authority import AuthorityKeyDamaged

    lists = []
    for row in _valid(connection, now):
        with contextlib.suppress(AuthorityKeyDamaged):
            lists.append(_list(connection, row, _number(row, now), now))
    return tuple(lists)


def issue_revocation_list(tx: Transaction) -> bytes:
    """Return the newest authority's list within an action, its number noted. Raises NoRevocationList."""
    found = _valid(tx.connection, tx.now)
    if not found:
        raise errors.NoRevocationList
    row = found[0]
    number = _number(row, tx.now)
    tx.update(signing_authority, row.id, version=row.version, revocation_list_number=number)
    return _list(tx.connection, row, number, tx.now)


def _newest_first() -> sa.Select[Any]:
    query = signing_authority.select().add_columns(
        signing_secret.c.content.label("key"), signing_secret.c.name.label("secret")
    )
    joined = signing_authority.outerjoin(
        signing_secret, signing_secret.c.name == sa.literal("authority/").concat(signing_authority.c.uid)
    )
    return query.select_from(joined).order_by(signing_authority.c.id.desc())


def _secret(uid: str) -> str:
    return f"authority/{uid}"


def _valid(connection: sa.Connection, now: dt.datetime) -> list[Any]:
    return [row for row in connection.execute(_newest_first()) if row.not_before <= now <= row.not_after]


def _number(row: Any, now: dt.datetime) -> int:
    # Seconds grow by themselves, so that a list nobody noted has a number of its own; a clock set back changes nothing.
    return max(int(row.revocation_list_number) + 1, int(now.timestamp()) - _EPOCH)


_EPOCH = 1_767_225_600
"""2026-01-01, so that numbers fit into what databases call an integer for another 68 years."""


def _list(connection: sa.Connection, row: Any, number: int, now: dt.datetime) -> bytes:
    from medias_desktop.core.pdf.authority import RevokedCertificate, revocation_list

    query = (
        sa.select(signing_identity)
        .where(
            signing_identity.c.revoked_at.is_not(None), signing_identity.c.chain_pem == row.certificate_pem
        )
        .order_by(signing_identity.c.revoked_at, signing_identity.c.id)
    )
    revoked = [
        RevokedCertificate(one.certificate_pem, one.revoked_at, one.revocation_reason)
        for one in connection.execute(query)
    ]
    return revocation_list(_with_key(row), number, revoked, now)


def _with_key(row: Any) -> Authority:
    from medias_desktop.core.pdf.authority import Authority, AuthorityKeyDamaged

    if row.key is None:
        raise AuthorityKeyDamaged(name=row.name)
    return Authority(row.name, row.certificate_pem, row.not_before, row.not_after, bytes(row.key))
