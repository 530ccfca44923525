"""What of an identity is believed: the root it was made with here, or of somebody else's authority this one person only."""

from __future__ import annotations


def own_anchor(certificate_pem: str, chain_pem: str, *, created_here: bool) -> str:
    """Return the certificate (PEM) that an identity's signatures rest on.

    The root of one made here issued nobody else, or is the register's own authority. That of an identity from
    elsewhere issues to everybody who asks it: believing it would believe them all, so the person's own is taken.
    """
    return chain_pem if created_here and chain_pem else certificate_pem


def sha256(certificate_pem: str) -> str:
    """Return the SHA-256 (hex) of a certificate's DER form."""
    import hashlib
    import ssl

    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate_pem)).hexdigest()
