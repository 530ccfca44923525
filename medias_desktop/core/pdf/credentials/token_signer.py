"""pyHanko's PKCS#11 signer with a token's errors as sentences."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from pyhanko.sign.pkcs11 import PKCS11Signer

from medias_desktop.core.pdf.credentials import listing


class TokenSigner(PKCS11Signer):
    """Signs with a key that was found already; a key that asks for the PIN each time gets it."""

    def __init__(
        self,
        session: Any,
        explained: Callable[[], AbstractContextManager[None]],
        *,
        key: Any,
        certificate: Any,
        store: Any,
        raw: bool,
        pin: str | None,
    ) -> None:
        super().__init__(
            session,
            signing_cert=certificate,
            key_id=b"",
            use_raw_mechanism=raw,
            base_sign_kwargs={} if pin is None else {"pin": pin},
        )
        self._cert_registry = store
        self._explained = explained
        self._key_handle = self._key = key
        self._loaded = True

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Return the token's signature of ``data``. Raises TokenRemoved, PinLocked or TokenFailed."""
        if dry_run:
            return bytes(self.estimate_raw_signature_size_bytes())
        with listing.using_drivers, self._explained():
            spec = self._select_pkcs11_signing_params(digest_algorithm, sign_kwargs=self.sign_kwargs(data))
            told = data if spec.pre_sign_transform is None else spec.pre_sign_transform(data)
            signature = self._key.sign(told, **spec.sign_kwargs)
        return bytes(signature if spec.post_sign_transform is None else spec.post_sign_transform(signature))
