"""Signing identities kept in the register: each opens with its owner's passphrase or PIN only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.i18n import format_date
from medias_desktop.core.passphrases import Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import storable
from medias_desktop.signatures import errors, rules
from medias_desktop.signatures.models import signing_identity
from medias_desktop.signatures.service import authority, reading, seal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.pdf.identity import Identity
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.signatures.service.tokens import TokenCertificate


class IdentityService:
    """Keeps the identities of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @property
    def refusal(self) -> UserError | None:
        """What to tell who may not change identities; None for who may."""
        return self._register.actor.refusal(Permission.ADOPT)

    def all(self) -> tuple[rules.SigningIdentity, ...]:
        """Return the persons' identities sorted by name, without their keys; the municipality's seal is none of them."""
        return tuple(one for one in reading.identities(self._register) if not one.is_seal)

    def seals(self) -> tuple[rules.SigningIdentity, ...]:
        """Return the municipality's seals, the newest last."""
        found = [one for one in reading.identities(self._register) if one.is_seal]
        return tuple(sorted(found, key=lambda one: one.id))

    def get(self, identity_id: int) -> rules.SigningIdentity:
        """Return one identity or seal, without its key. Raises IdentityMissing."""
        for one in reading.identities(self._register):
            if one.id == identity_id:
                return one
        raise errors.IdentityMissing

    def create(self, name: str, role: str, passphrase: str) -> int:
        """Make an identity for a person, issued by the register's own authority. Raises IdentityNameMissing or WeakPassphrase."""
        organisation = self._require_good(name, passphrase)
        with self._register.transaction("create_identity", Permission.ADOPT) as tx:
            return self._insert(
                tx, self._issue(tx, name, role, organisation, passphrase), role, created_here=True
            )

    def renew(
        self, identity_id: int, passphrase: str, row_version: int | None = None, *, supersede: bool
    ) -> int:
        """Make the same person's next identity; the one before is kept, and revoked as superseded when so wished.

        Raises IdentityMissing, NotRenewedHere, WeakPassphrase or ChangedElsewhere.
        """
        old = self.get(identity_id)
        if not old.is_renewable_here:
            raise errors.NotRenewedHere(name=old.name)
        organisation = self._require_good(old.name, passphrase)
        with self._register.transaction("renew_identity", Permission.ADOPT) as tx:
            if row_version is not None and self._version(tx, identity_id) != row_version:
                raise ChangedElsewhere
            made = self._issue(tx, old.name, old.role, organisation, passphrase)
            if supersede and old.revocation is None:
                reason = rules.Revocation(tx.now, rules.RevocationReason.SUPERSEDED)
                self._revoke(tx, identity_id, old.row_version, reason)
            return self._insert(tx, made, old.role, created_here=True)

    def revoke(
        self, identity_id: int, reason: rules.RevocationReason, note: str = "", row_version: int | None = None
    ) -> None:
        """Let an identity or seal sign no more from now on; what it signed stays good.

        Raises IdentityMissing, AlreadyRevoked, RevocationNoteMissing (another reason must be said) or ChangedElsewhere.
        """
        found = self.get(identity_id)
        if found.revocation is not None:
            raise errors.AlreadyRevoked(name=found.name, date=_day(found.revocation.at))
        if reason is rules.RevocationReason.UNSPECIFIED and not note.strip():
            raise errors.RevocationNoteMissing
        with self._register.transaction("revoke_identity", Permission.ADOPT) as tx:
            version = found.row_version if row_version is None else row_version
            self._revoke(
                tx, identity_id, version, rules.Revocation(tx.now, reason, storable(note).strip()[:500])
            )

    def import_pkcs12(self, pkcs12: bytes, passphrase: str, role: str = "") -> int:
        """Keep an identity that comes from elsewhere.

        Raises NotAnIdentityFile, WrongPassphrase, IdentityExpired… of core.pdf.errors, or IdentityKnown.
        """
        from medias_desktop.core.pdf import identity

        made = identity.load_identity(pkcs12, passphrase, self._register.clock.now())
        with self._register.transaction("import_identity", Permission.ADOPT) as tx:
            return self._insert(tx, made, role, created_here=False)

    def bring(self, pkcs12: bytes, passphrase: str, role: str = "") -> tuple[int, bool]:
        """Return the number of an identity and whether it had to be added; see ``import_pkcs12``."""
        from medias_desktop.core.pdf import identity

        made = identity.load_identity(pkcs12, passphrase, self._register.clock.now())
        query = sa.select(signing_identity.c.id).where(
            signing_identity.c.certificate_pem == made.certificate_pem
        )
        with self._register.read() as connection:
            known = connection.execute(query).scalar()
        if known:
            return int(known), False
        with self._register.transaction("import_identity", Permission.ADOPT) as tx:
            return self._insert(tx, made, role, created_here=False), True

    def add_token(self, found: TokenCertificate, role: str = "") -> int:
        """Keep which key of which token a person signs with; the key itself never leaves the token.

        Raises CertificateUnsuitable, CertificateExpired, CertificateNotYetValid or IdentityKnown.
        """
        from medias_desktop.signatures.service.credentials import require_good_certificate

        require_good_certificate(found.certificate_pem, self._register.clock.now())
        with self._register.transaction("add_token_identity", Permission.ADOPT) as tx:
            return self._insert_row(
                tx,
                found.name,
                found.certificate_pem,
                kind=rules.IdentityKind.TOKEN.value,
                role=storable(role).strip()[:200],
                organisation=found.organisation[:200],
                pkcs12=b"",
                token_label=found.token_label[:64],
                token_serial=found.token_serial[:64],
                key_id=found.key_id.hex(),
                not_before=found.not_before,
                not_after=found.not_after,
                created_here=False,
            )

    def credential(
        self, identity_id: int, secret: str, signatory_name: str | None, at: dt.datetime
    ) -> Credential:
        """Open what signs: ``secret`` is the passphrase or PIN, empty for the seal; ``signatory_name`` who is to sign.

        Raises IdentityMissing, CertificateExpired, CertificateNotYetValid, CertificateRevoked, CertificateUnsuitable,
        WrongPerson, OfficeCertificate, SealIsNoSignatory before anything is signed; then what opening the key raises:
        WrongPassphrase, or TokenMissing, PinWrong, PinLocked… of core.pdf.errors.
        """
        from medias_desktop.signatures.service import credentials

        row = self.row(identity_id)
        credentials.require_may_sign(row, signatory_name, at)
        return credentials.opened(self._register, row, secret)

    def check_may_sign(self, identity_id: int, signatory_name: str | None, at: dt.datetime) -> None:
        """Raise what ``credential`` would say before it asks for a secret."""
        from medias_desktop.signatures.service import credentials

        credentials.require_may_sign(self.row(identity_id), signatory_name, at)

    def seal_identity(self) -> int:
        """Return the number of the municipality's seal, made by its own authority when none may seal now."""
        name = self._register.municipality().name
        with self._register.read() as connection:
            found = seal.usable(connection, name, self._register.clock.now())
        return found or seal.make(self._register, name)

    def revocation_lists(self) -> tuple[bytes, ...]:
        """Return fresh revocation lists (DER, RFC 5280) of the register's own authorities, the newest first."""
        with self._register.read() as connection:
            return authority.revocation_lists(connection, self._register.clock.now())

    def export_revocation_list(self) -> bytes:
        """Return the newest authority's revocation list (DER), noted in the trail with its number. Raises NoRevocationList."""
        with self._register.transaction("export_revocation_list", Permission.ADOPT) as tx:
            return authority.issue_revocation_list(tx)

    def certificate_file(self, identity_id: int) -> bytes:
        """Return the certificate alone (.cer, DER) for colleagues who are to trust it. Raises IdentityMissing."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        found = x509.load_pem_x509_certificate(self.row(identity_id).certificate_pem.encode())
        return found.public_bytes(Encoding.DER)

    def authority_file(self) -> bytes | None:
        """Return the register's newest authority (.cer, DER): who trusts it trusts everybody it issued to."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        with self._register.read() as connection:
            found = authority.certificates(connection)
        return x509.load_pem_x509_certificate(found[0].encode()).public_bytes(Encoding.DER) if found else None

    def _require_good(self, name: str, passphrase: str) -> str:
        """Return the municipality's name. Raises IdentityNameMissing or WeakPassphrase."""
        if not name.strip():
            raise errors.IdentityNameMissing
        organisation = self._register.municipality().name
        if passphrase_strength(passphrase, name, organisation) is Strength.WEAK:
            raise WeakPassphrase
        return organisation

    def _issue(self, tx: Transaction, name: str, role: str, organisation: str, passphrase: str) -> Identity:
        from medias_desktop.core.pdf.authority import issue_identity

        issuer = authority.require_authority(tx, organisation)
        return issue_identity(issuer, name, role, organisation, passphrase, tx.now)

    def _revoke(self, tx: Transaction, identity_id: int, version: int, revocation: rules.Revocation) -> None:
        tx.update(
            signing_identity,
            identity_id,
            version=version,
            revoked_at=revocation.at,
            revocation_reason=revocation.reason.value,
            revocation_note=revocation.note,
        )

    def _version(self, tx: Transaction, identity_id: int) -> int | None:
        query = sa.select(signing_identity.c.version).where(signing_identity.c.id == identity_id)
        found: int | None = tx.execute(query).scalar()
        return found

    def _insert(self, tx: Transaction, made: Identity, role: str, *, created_here: bool) -> int:
        return self._insert_row(
            tx,
            made.common_name,
            made.certificate_pem,
            role=storable(role).strip()[:200],
            organisation=storable(made.organisation)[:200],
            pkcs12=made.pkcs12,
            chain_pem="".join(made.chain_pems),
            not_before=made.not_before,
            not_after=made.not_after,
            created_here=created_here,
        )

    def _insert_row(self, tx: Transaction, name: str, certificate_pem: str, **values: object) -> int:
        from medias_desktop.core.pdf.certificates import printable

        name = printable(name)
        known = sa.select(signing_identity.c.id).where(signing_identity.c.certificate_pem == certificate_pem)
        if tx.execute(known).first():
            raise errors.IdentityKnown(name=name)
        return tx.insert(
            signing_identity,
            uid=new_uid(),
            name=name[:200],
            certificate_pem=certificate_pem,
            created_at=tx.now,
            **values,
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


def _day(moment: dt.datetime) -> str:
    return format_date(rules.local_day(moment))
