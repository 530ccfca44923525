"""Whether an identity may sign this, now, for this person; then its key, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import format_date
from medias_desktop.signatures import errors, persons, rules

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.pdf.credentials import Credential
    from medias_desktop.core.store.register import Register


def require_may_sign(row: Any, signatory_name: str | None, at: dt.datetime) -> None:
    """Refuse a row of ``signing_identity`` whose signature at ``at`` would not count. See IdentityService.credential."""
    if row.revoked_at is not None:  # whatever the computer's clock says
        raise errors.CertificateRevoked(name=row.name, date=_day(row.revoked_at))
    holder = require_good_certificate(row.certificate_pem, at)
    if signatory_name is not None:
        _require_person(row, holder, signatory_name)


def require_good_certificate(certificate_pem: str, at: dt.datetime) -> str:
    """Return the holder's name. Raises CertificateUnsuitable, CertificateExpired or CertificateNotYetValid."""
    from cryptography import x509

    from medias_desktop.core.pdf import errors as pdf_errors
    from medias_desktop.core.pdf.identity import check_usable, common_name

    certificate = x509.load_pem_x509_certificate(certificate_pem.encode())
    name, last = common_name(certificate), _day(certificate.not_valid_after_utc)
    try:
        check_usable(certificate, at)
    except pdf_errors.UnsuitableIdentity as error:
        raise errors.CertificateUnsuitable(name=name, date=last) from error
    except pdf_errors.IdentityExpired as error:
        raise errors.CertificateExpired(name=name, date=last) from error
    except pdf_errors.IdentityNotYetValid as error:
        first = _day(certificate.not_valid_before_utc)
        raise errors.CertificateNotYetValid(name=name, date=first) from error
    return name


def _require_person(row: Any, holder: str, signatory: str) -> None:
    about = {"name": holder, "signatory": signatory, "date": _day(row.not_after)}
    if row.kind == rules.IdentityKind.SEAL:
        raise errors.SealIsNoSignatory(**about)
    if persons.is_office(holder, row.organisation):
        raise errors.OfficeCertificate(**about)
    if not persons.is_same_person(signatory, holder):
        raise errors.WrongPerson(**about)


def opened(register: Register, row: Any, secret: str) -> Credential:
    """Open the key of an identity. Raises WrongPassphrase…, AuthorityKeyDamaged for the seal, or for a token TokenMissing…"""
    from medias_desktop.core.pdf.credentials import FileCredential

    if row.kind == rules.IdentityKind.TOKEN:
        from medias_desktop.signatures.service.tokens import open_token

        return open_token(row, secret)
    if row.kind == rules.IdentityKind.SEAL:
        from medias_desktop.signatures.service import seal

        return seal.opened(register, row)
    return FileCredential(bytes(row.pkcs12), secret)


def _day(moment: dt.datetime) -> str:
    return format_date(rules.local_day(moment))
