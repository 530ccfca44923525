"""Keys in PKCS#12 files."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from medias_desktop.core.pdf.credentials.forms import as_asn1, certificate_store
from medias_desktop.core.pdf.identity import common_name, open_pkcs12


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
