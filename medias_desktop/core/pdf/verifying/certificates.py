"""What a certificate says, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.core.pdf.identity import SIGNING_PURPOSES, common_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.x509 import Certificate, Name

_CURVES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521", "secp256k1": "secp256k1"}
_WEAK_DIGESTS = frozenset({"md2", "md4", "md5", "sha1"})
_LONGEST_CHAIN = 10


def parsed(der: bytes) -> Certificate:
    """Return the certificate. Raises ValueError."""
    from cryptography.x509 import load_der_x509_certificate

    return load_der_x509_certificate(der)


def fingerprint(certificate: Any) -> str:
    """Return the SHA-256 (hex) of an asn1crypto certificate's DER form."""
    return str(certificate.sha256.hex())


def subject_attribute(certificate: Certificate, dotted: str) -> str:
    """Return a part of the holder's name, "" when it has none."""
    from cryptography.x509.oid import ObjectIdentifier

    found = certificate.subject.get_attributes_for_oid(ObjectIdentifier(dotted))
    return str(found[0].value) if found else ""


def name_in_words(name: Name) -> str:
    """Return a common name, or the whole name when it has none."""
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def holder(certificate: Any) -> str:
    """Return the name of an asn1crypto certificate's holder."""
    return common_name(parsed(certificate.dump()))


def may_sign(certificate: Certificate) -> bool:
    """Tell whether the certificate was issued for signing documents, whatever the kind of its key."""
    from cryptography import x509

    extensions = {type(extension.value): extension.value for extension in certificate.extensions}
    usage = extensions.get(x509.KeyUsage)
    if isinstance(usage, x509.KeyUsage) and not (usage.digital_signature or usage.content_commitment):
        return False
    purposes = extensions.get(x509.ExtendedKeyUsage)
    if isinstance(purposes, x509.ExtendedKeyUsage):
        return bool(SIGNING_PURPOSES & {purpose.dotted_string for purpose in purposes})
    authority = extensions.get(x509.BasicConstraints)
    return not (isinstance(authority, x509.BasicConstraints) and authority.ca)


def issuers(certificate: Any, others: Iterable[Any]) -> list[Any]:
    """Return the certificate and its issuers as far as they are among ``others``."""
    known, chain = list(others), [certificate]
    while len(chain) < _LONGEST_CHAIN and chain[-1].issuer != chain[-1].subject:
        above = [one for one in known if _issued(one, chain[-1]) and one not in chain]
        if not above:
            break
        chain.append(above[0])
    return chain


def _issued(issuer: Any, certificate: Any) -> bool:
    """Tell whether the names and the key identifiers match; a chain that is relied on is checked by pyHanko."""
    wanted, own = certificate.authority_key_identifier, issuer.key_identifier
    same_key = wanted is None or own is None or wanted == own
    return bool(issuer.subject == certificate.issuer and same_key)


def algorithm_in_words(signer_info: Any, certificate: Certificate) -> str:
    """Return such as “ECDSA P-256, SHA-256”. Raises ValueError for a method that nobody knows."""
    from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa

    key = certificate.public_key()
    method = signer_info["signature_algorithm"].signature_algo
    digest = _digest_in_words(signer_info["digest_algorithm"]["algorithm"].native)
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA{'-PSS' if method == 'rsassa_pss' else ''} {key.key_size}, {digest}"
    if isinstance(key, ec.EllipticCurvePublicKey):
        return f"ECDSA {_CURVES.get(key.curve.name, key.curve.name)}, {digest}"
    if isinstance(key, dsa.DSAPublicKey):
        return f"DSA {key.key_size}, {digest}"
    if isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
        return f"{'Ed25519' if isinstance(key, ed25519.Ed25519PublicKey) else 'Ed448'}, {digest}"
    return f"{method}, {digest}"


def is_weak(signer_info: Any, certificate: Certificate) -> bool:
    """Tell whether a signature's digest or key no longer protects against forgery."""
    from cryptography.hazmat.primitives.asymmetric import dsa, rsa

    key = certificate.public_key()
    small = isinstance(key, rsa.RSAPublicKey | dsa.DSAPublicKey) and key.key_size < 2048
    return small or weak_digest(signer_info)


def weak_digest(signer_info: Any) -> bool:
    """Tell whether forgeries of a signature's digest are known."""
    if str(signer_info["digest_algorithm"]["algorithm"].native).lower() in _WEAK_DIGESTS:
        return True
    try:
        return signer_info["signature_algorithm"].hash_algo in _WEAK_DIGESTS
    except ValueError:  # the method says nothing about it
        return False


def _digest_in_words(name: str) -> str:
    return (
        name.upper().replace("SHA", "SHA-", 1) if name.startswith("sha") and "_" not in name else name.upper()
    )
