"""Closed boxes: under a key (AES-256-GCM), and to somebody's public key (X25519, HKDF-SHA256, AES-256-GCM).

Whatever does not open, for whatever reason, is a BoxClosed. The context is not in the box but is authenticated with it.
"""

from __future__ import annotations

import os

from medias_desktop.core.store.keys.encoding import derived

_NONCE, _PUBLIC, _TAG = 12, 32, 16


class BoxClosed(Exception):
    """The key is not the one, or the box or its context was changed; always caught within this package."""


def seal(key: bytes, content: bytes, context: bytes) -> bytes:
    """Return nonce and ciphertext."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, context)


def unseal(key: bytes, box: bytes, context: bytes) -> bytes:
    """Return the content. Raises BoxClosed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(box) < _NONCE + _TAG:
        raise BoxClosed
    try:
        return AESGCM(key).decrypt(box[:_NONCE], box[_NONCE:], context)
    except InvalidTag as error:
        raise BoxClosed from error


def new_pair() -> tuple[bytes, bytes]:
    """Return a new X25519 private key and its public key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    pair = X25519PrivateKey.generate()
    return pair.private_bytes_raw(), pair.public_key().public_bytes_raw()


def public_of(private: bytes) -> bytes:
    """Return the public key of an X25519 private key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, content: bytes, context: bytes) -> bytes:
    """Return a box that only the holder of the private key opens. Raises BoxClosed for a public key that is none."""
    private, ephemeral = new_pair()
    return ephemeral + seal(_agreed(private, public, ephemeral + public), content, context)


def unseal_with(private: bytes, box: bytes, context: bytes) -> bytes:
    """Return the content of a box that was closed to the private key's owner. Raises BoxClosed."""
    ephemeral = box[:_PUBLIC]
    if len(ephemeral) < _PUBLIC:
        raise BoxClosed
    return unseal(_agreed(private, ephemeral, ephemeral + public_of(private)), box[_PUBLIC:], context)


def _agreed(private: bytes, public: bytes, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    try:
        shared = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
    except ValueError as error:  # a point of small order: everybody would know the secret
        raise BoxClosed from error
    return derived(shared, "medias grant", salt)


def new_authority() -> tuple[bytes, bytes]:
    """Return a new Ed25519 seed and its public key, 32 bytes each."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    pair = Ed25519PrivateKey.generate()
    return pair.private_bytes_raw(), pair.public_key().public_bytes_raw()


def signed(seed: bytes, message: bytes) -> bytes:
    """Return the Ed25519 signature, 64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Return whether the signature is the public key's, over the message."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
