"""Credentials: a signing key somewhere, its certificate, and what pyHanko needs to sign with it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Protocol

from medias_desktop.core.pdf.identity import common_name, open_pkcs12


class Credential(Protocol):
    """What can sign: the certificate of a key and the way to that key."""

    @property
    def certificate_pem(self) -> str:
        """The holder's certificate."""
        ...

    @property
    def chain_pems(self) -> tuple[str, ...]:
        """The certificates that come with it, its issuers'."""
        ...

    @property
    def common_name(self) -> str:
        """The holder's name."""
        ...

    def signer(self) -> Any:
        """Return a pyHanko signer."""
        ...

    def close(self) -> None:
        """Let the key go: a token logs out, a file's key is forgotten."""
        ...


class FileCredential:
    """The key of a PKCS#12 file."""

    def __init__(self, pkcs12: bytes, passphrase: str) -> None:
        """Open the file. Raises NotAnIdentityFile or WrongPassphrase."""
        from cryptography.hazmat.primitives.serialization import Encoding

        self._key, self._certificate, self._others = open_pkcs12(pkcs12, passphrase)
        self.certificate_pem = self._certificate.public_bytes(Encoding.PEM).decode()
        self.chain_pems = tuple(other.public_bytes(Encoding.PEM).decode() for other in self._others)
        self.common_name = common_name(self._certificate)

    @cached_property
    def _signer(self) -> Any:
        from asn1crypto import keys
        from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
        from pyhanko.sign import signers

        secret = self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return signers.SimpleSigner(
            signing_cert=as_asn1(self.certificate_pem),
            signing_key=keys.PrivateKeyInfo.load(secret),
            cert_registry=certificate_store(self.chain_pems),
        )

    def signer(self) -> Any:
        """Return a pyHanko signer with the key in memory."""
        return self._signer

    def close(self) -> None:
        """Forget the key."""
        self.__dict__.pop("_signer", None)


def as_asn1(pem: str) -> Any:
    """Return a certificate as asn1crypto and pyHanko know it."""
    from asn1crypto import pem as armour
    from asn1crypto import x509

    return x509.Certificate.load(armour.unarmor(pem.encode())[2])


def certificate_store(pems: tuple[str, ...]) -> Any:
    """Return the certificates that pyHanko embeds beside the signer's."""
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register_multiple([as_asn1(pem) for pem in pems])
    return store
