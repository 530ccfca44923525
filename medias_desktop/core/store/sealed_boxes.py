"""One sealed key at work: boxes that open with it only, bound to what they stand for."""

from __future__ import annotations

import hmac
import json
import os
from typing import Any, NamedTuple

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_

PAD = 1024
"""Boxes are as long as a multiple of so many bytes."""

_NONCE = 12


class SealedRecordAltered(UserError):
    """The row is not what was sealed, or the key is another."""

    template = N_(
        "A sealed record cannot be opened: it was altered outside the program, or it is locked by another key. "
        "Verify the integrity of the register, then restore the last good backup."
    )


class SealedRow(NamedTuple):
    """What a box is bound to, besides its key and its person."""

    id: int
    uid: str
    revision: int


class Box:
    """One sealed key: ``of`` is "sealed" for a record and "brief" for what lists show of it."""

    def __init__(self, key: bytes, number: int) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._number = number
        self._cipher = AESGCM(derived(key, b"medias/sealed/encryption/1"))
        self._index = derived(key, b"medias/sealed/index/1")
        # For a nonce of a length that none has, and for what is no bytes.
        self._refusals = (InvalidTag, ValueError, TypeError)

    def subject(self, person_uid: str) -> bytes:
        """Return the 16-byte index of a person: the same for the same key, telling nothing without it."""
        return hmac.digest(self._index, person_uid.encode(), "sha256")[:16]

    def seal(self, of: str, row: SealedRow, person_uid: str, inside: object) -> tuple[bytes, bytes]:
        """Return the nonce and the box of what a row says about a person."""
        text = json.dumps(inside, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        written = text.encode("utf-8", "surrogatepass")
        padded = len(written).to_bytes(4, "big") + written
        padded += bytes(-len(padded) % PAD)
        nonce = os.urandom(_NONCE)
        return nonce, self._cipher.encrypt(nonce, padded, self._bound(of, *row) + self.subject(person_uid))

    def open(self, of: str, row: SealedRow, subject: bytes, nonce: bytes, box: bytes) -> Any:
        """Return what is in a box. Raises SealedRecordAltered."""
        return json.loads(self.text(of, *row, subject, nonce, box))

    def text(
        self, of: str, number: int, uid: str, revision: int, subject: bytes, nonce: bytes, box: bytes
    ) -> str:
        """Return what is in a box as its JSON, to be read with others at once. Raises SealedRecordAltered."""
        try:
            bound = f"{of}|{number}|{uid}|{revision}|{self._number}|".encode() + subject
            padded = self._cipher.decrypt(nonce, box, bound)
        except self._refusals:
            raise SealedRecordAltered from None
        return padded[4 : 4 + int.from_bytes(padded[:4], "big")].decode("utf-8", "surrogatepass")

    def _bound(self, of: str, number: int, uid: str, revision: int) -> bytes:
        # Other tables know a record by its number, the trail by both.
        return f"{of}|{number}|{uid}|{revision}|{self._number}|".encode()


def derived(key: bytes, purpose: bytes) -> bytes:
    """Return a key of 32 bytes for one purpose."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    return HKDFExpand(hashes.SHA256(), 32, purpose).derive(key)
