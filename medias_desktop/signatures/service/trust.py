"""Whom this register believes: its own identities and authority, and certificates that somebody vouched for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.i18n import format_date
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.core.text import fold, storable
from medias_desktop.signatures import errors
from medias_desktop.signatures.models import signing_identity, trusted_certificate
from medias_desktop.signatures.rules import TrustedCertificate, local_day
from medias_desktop.signatures.service import authority

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.pdf.certificates import CertificateFacts
    from medias_desktop.core.pdf.verifying import Trust
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction


class TrustService:
    """Keeps the list of trusted certificates and says what verification rests on."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @property
    def refusal(self) -> UserError | None:
        """What to tell who may not change the list; None for who may."""
        return self._register.actor.refusal(Permission.ADOPT)

    def trust(self) -> Trust:
        """Return what a verification of now rests on: anchors with their origin, and the identities revoked here."""
        from medias_desktop.core.pdf.verifying import Trust, TrustAnchor, TrustOrigin
        from medias_desktop.signatures.service.anchors import own_anchor, sha256

        with self._register.read() as connection:
            roots = authority.certificates(connection)
            rows = connection.execute(_OWN).all()
            listed = connection.execute(trusted_certificate.select()).all()
        anchors = [TrustAnchor(pem, TrustOrigin.OWN_AUTHORITY) for pem in roots]
        for row in rows:
            pem = own_anchor(row.certificate_pem, row.chain_pem, created_here=row.created_here)
            anchors.append(TrustAnchor(pem, TrustOrigin.OWN_IDENTITY))
        anchors += [TrustAnchor(row.certificate_pem, TrustOrigin.LISTED, row.note) for row in listed]
        unique = {one.certificate_pem: one for one in reversed(anchors)}
        revoked = {sha256(row.certificate_pem): row.revoked_at for row in rows if row.revoked_at is not None}
        return Trust(tuple(reversed(unique.values())), revoked)

    def list(self) -> tuple[TrustedCertificate, ...]:
        """Return the trusted certificates sorted by name."""
        with self._register.read() as connection:
            rows = connection.execute(trusted_certificate.select()).all()
        return tuple(sorted(map(_as_rule, rows), key=lambda one: (fold(one.name), one.id)))

    def facts(self, certificate_id: int) -> CertificateFacts:
        """Return what a trusted certificate says. Raises TrustedCertificateMissing."""
        from medias_desktop.core.pdf.certificates import facts_of_pem

        for one in self.list():
            if one.id == certificate_id:
                return facts_of_pem(one.certificate_pem)
        raise errors.TrustedCertificateMissing

    def trust_certificate(self, certificate: bytes, note: str, *, even_expired: bool = False) -> int:
        """Put one certificate (PEM or DER) on the list; ``note`` says why it is vouched for.

        Raises NotACertificate, TrustNoteMissing, ExpiredCertificate unless ``even_expired``, AlreadyTrusted or
        OwnCertificate.
        """
        from medias_desktop.signatures.service.certificate_files import certificates_in

        found = certificates_in(certificate)[0]
        if not note.strip():
            raise errors.TrustNoteMissing
        if found.not_after < self._register.clock.now() and not even_expired:
            raise errors.ExpiredCertificate(name=found.name, date=format_date(local_day(found.not_after)))
        with self._register.transaction("trust_certificate", Permission.ADOPT) as tx:
            self._require_new(tx, found)
            return tx.insert(
                trusted_certificate,
                uid=new_uid(),
                name=found.name[:200],
                sha256=found.sha256,
                certificate_pem=found.certificate_pem,
                not_before=found.not_before,
                not_after=found.not_after,
                note=storable(note).strip()[:500],
                trusted_at=tx.now,
            )

    def correct_note(self, certificate_id: int, note: str, row_version: int | None = None) -> None:
        """Correct why a certificate is trusted. Raises TrustNoteMissing, TrustedCertificateMissing or ChangedElsewhere."""
        if not note.strip():
            raise errors.TrustNoteMissing
        with self._register.transaction("correct_trust_note", Permission.ADOPT) as tx:
            row = _require(tx, certificate_id)
            version = row.version if row_version is None else row_version
            tx.update(trusted_certificate, certificate_id, version=version, note=storable(note).strip()[:500])

    def distrust(self, certificate_id: int, row_version: int | None = None) -> None:
        """Take a certificate off the list. Raises TrustedCertificateMissing or ChangedElsewhere."""
        with self._register.transaction("distrust_certificate", Permission.ADOPT) as tx:
            row = _require(tx, certificate_id)
            if row_version is not None and row.version != row_version:
                raise ChangedElsewhere
            tx.delete(trusted_certificate, certificate_id)

    def _require_new(self, tx: Transaction, found: CertificateFacts) -> None:
        listed = sa.select(trusted_certificate.c.id).where(trusted_certificate.c.sha256 == found.sha256)
        if tx.execute(listed).first():
            raise errors.AlreadyTrusted(name=found.name)
        own = {row.certificate_pem for row in tx.execute(_OWN)} | set(authority.certificates(tx.connection))
        if found.certificate_pem in own:
            raise errors.OwnCertificate(name=found.name)


_OWN = sa.select(
    signing_identity.c.certificate_pem,
    signing_identity.c.chain_pem,
    signing_identity.c.created_here,
    signing_identity.c.revoked_at,
).order_by(signing_identity.c.id)


def _require(tx: Transaction, certificate_id: int) -> Any:
    row = tx.execute(trusted_certificate.select().where(trusted_certificate.c.id == certificate_id)).first()
    if row is None:
        raise errors.TrustedCertificateMissing
    return row


def _as_rule(row: Any) -> TrustedCertificate:
    return TrustedCertificate(
        row.id,
        row.name,
        row.sha256,
        row.not_before,
        row.not_after,
        row.note,
        row.trusted_at,
        row.certificate_pem,
        row.version,
    )
