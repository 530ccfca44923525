"""Files of sealed records: each encrypted with a key of its own, which lies in its record’s box and nowhere else.

The register keeps the encrypted bytes as any other file, under a name that tells nothing. Their length is rounded up to
4 KiB.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from medias_desktop.core.store.sealed_boxes import SealedRecordAltered
from medias_desktop.core.store.transaction import new_uid

MEDIA_TYPE = "application/octet-stream"
ROUNDED = 4096
"""Encrypted files are as long as a multiple of so many bytes, and 36 more."""

_NONCE, _LENGTH = 12, 8


class SealedFile(NamedTuple):
    """What its record must keep of a file: ``key`` (base64) opens it, ``sha256`` and ``size`` are of the file itself."""

    uid: str
    key: str
    sha256: str
    size: int


class EncryptedFile(NamedTuple):
    """A file ready to be put into the register."""

    file: SealedFile
    content: bytes

    @property
    def name(self) -> str:
        """Return the name under which the register keeps it: it tells nothing."""
        return f"{self.file.uid}.sealed"


def encrypted(content: bytes) -> EncryptedFile:
    """Encrypt a file with a fresh key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key, nonce, uid = os.urandom(32), os.urandom(_NONCE), new_uid()
    padded = len(content).to_bytes(_LENGTH, "big") + content
    padded += bytes(-len(padded) % ROUNDED)
    box = nonce + AESGCM(key).encrypt(nonce, padded, _bound(uid))
    digest = hashlib.sha256(content).hexdigest()
    return EncryptedFile(SealedFile(uid, base64.b64encode(key).decode(), digest, len(content)), box)


def decrypted(box: bytes, uid: str, key: str, sha256: str) -> bytes:
    """Return the file itself, checked against its fingerprint. Raises SealedRecordAltered."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cipher = AESGCM(base64.b64decode(key, validate=True))
        padded = cipher.decrypt(box[:_NONCE], box[_NONCE:], _bound(uid))
    except (InvalidTag, binascii.Error, ValueError):
        raise SealedRecordAltered from None
    content = padded[_LENGTH : _LENGTH + int.from_bytes(padded[:_LENGTH], "big")]
    if hashlib.sha256(content).hexdigest() != sha256:
        raise SealedRecordAltered
    return content


def files_in(content: Any) -> Iterator[tuple[str, str, str]]:
    """Give the uid, the key and the fingerprint of every file that a record’s content names."""
    if isinstance(content, dict):
        if {"uid", "key", "sha256"} <= content.keys():
            yield content["uid"], content["key"], content["sha256"]
        for value in content.values():
            yield from files_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from files_in(value)


def _bound(uid: str) -> bytes:
    return f"sealed-file|{uid}".encode()
