"""Signing identities kept in the register: each opens with its owner's passphrase only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.passphrases import Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.models import signing_identity
from medias_desktop.signatures.service import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.pdf.identity import Identity
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction


class IdentityService:
    """Keeps the identities of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def all(self) -> tuple[rules.SigningIdentity, ...]:
        """Return the signing identities sorted by name, without their keys."""
        return reading.identities(self._register)

    def create(self, name: str, role: str, passphrase: str) -> int:
        """Make an identity of the municipality for a person. Raises IdentityNameMissing or WeakPassphrase."""
        from medias_desktop.core.pdf import identity

        if not name.strip():
            raise errors.IdentityNameMissing
        organisation = self._register.municipality().name
        if passphrase_strength(passphrase, name, organisation) is Strength.WEAK:
            raise WeakPassphrase
        made = identity.create_identity(
            name.strip(), role.strip(), organisation, passphrase, self._register.clock.now()
        )
        return self._keep(made, role, created_here=True)

    def import_pkcs12(self, pkcs12: bytes, passphrase: str, role: str = "") -> int:
        """Keep an identity that comes from elsewhere.

        Raises NotAnIdentityFile, WrongPassphrase, IdentityExpired… of core.pdf.errors, or IdentityKnown.
        """
        from medias_desktop.core.pdf import identity

        return self._keep(
            identity.load_identity(pkcs12, passphrase, self._register.clock.now()), role, created_here=False
        )

    def bring(self, pkcs12: bytes, passphrase: str, role: str = "") -> tuple[int, bool]:
        """Return the number of an identity and whether it had to be added; see ``import_pkcs12``."""
        from medias_desktop.core.pdf import identity

        made = identity.load_identity(pkcs12, passphrase, self._register.clock.now())
        query = sa.select(signing_identity.c.id).where(
            signing_identity.c.certificate_pem == made.certificate_pem
        )
        with self._register.read() as connection:
            known = connection.execute(query).scalar()
        return (int(known), False) if known else (self._keep(made, role, created_here=False), True)

    def _keep(self, made: Identity, role: str, *, created_here: bool) -> int:
        action = "create_identity" if created_here else "import_identity"
        with self._register.transaction(action, Permission.ADOPT) as tx:
            known = sa.select(signing_identity.c.id).where(
                signing_identity.c.certificate_pem == made.certificate_pem
            )
            if tx.execute(known).first():
                raise errors.IdentityKnown(name=made.common_name)
            return tx.insert(
                signing_identity,
                uid=new_uid(),
                name=made.common_name[:200],
                role=role.strip()[:200],
                organisation=made.organisation[:200],
                pkcs12=made.pkcs12,
                certificate_pem=made.certificate_pem,
                chain_pem="".join(made.chain_pems),
                not_before=made.not_before,
                not_after=made.not_after,
                created_here=created_here,
                created_at=tx.now,
            )

    def pkcs12(self, identity_id: int) -> bytes:
        """Return the identity's file, still locked by its passphrase. Raises IdentityMissing."""
        return bytes(self.row(identity_id).pkcs12)

    def row(self, identity_id: int) -> sa.Row[Any]:
        """Return an identity's whole row. Raises IdentityMissing."""
        with self._register.read() as connection:
            found = connection.execute(
                signing_identity.select().where(signing_identity.c.id == identity_id)
            ).first()
        if found is None:
            raise errors.IdentityMissing
        return found

    def delete(self, identity_id: int) -> None:
        """Forget an identity that signed nothing. Raises IdentityInUse or IdentityMissing."""
        name = self.row(identity_id).name
        with self._register.transaction("delete_identity", Permission.ADOPT) as tx:
            if tx.execute(
                sa.select(signing_identity.c.used_at).where(signing_identity.c.id == identity_id)
            ).scalar():
                raise errors.IdentityInUse(name=name)
            tx.delete(signing_identity, identity_id)

    def note_uses(self, tx: Transaction, identity_ids: Iterable[int | None]) -> None:
        """Record within another action that identities have signed: from then on they are kept. Raises IdentityMissing."""
        for identity_id in identity_ids:
            if identity_id is not None:
                self._note_use(tx, identity_id)

    def _note_use(self, tx: Transaction, identity_id: int) -> None:
        query = sa.select(signing_identity.c.used_at, signing_identity.c.version)
        row = tx.execute(query.where(signing_identity.c.id == identity_id)).first()
        if row is None:
            raise errors.IdentityMissing
        if row.used_at is None:
            tx.update(signing_identity, identity_id, version=row.version, used_at=tx.now)

    def trusted(self) -> tuple[str, ...]:
        """Return the certificates (PEM) that a signature of this register may rest on: issuers, or else the own one."""
        query = sa.select(signing_identity.c.certificate_pem, signing_identity.c.chain_pem)
        with self._register.read() as connection:
            found = connection.execute(query).all()
        return tuple(dict.fromkeys(row.chain_pem or row.certificate_pem for row in found))
