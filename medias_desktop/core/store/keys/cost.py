"""What guessing a passphrase costs: Argon2id (RFC 9106) and the bounds within which its parameters are accepted."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from medias_desktop.core.store.keys.errors import TooLittleMemory

_MEMORY = (19_456, 1 << 20)
_PASSES = (2, 20)
_LANES = (1, 16)
_WORK = 4 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """Memory in KiB, passes over it, lanes worked on at once.

    Bounded, because they are read from a file: a hostile one must neither freeze the program nor make guessing cheap.
    Raises ValueError outside of the bounds.
    """

    memory: int = 262_144
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        given = ((self.memory, _MEMORY), (self.passes, _PASSES), (self.lanes, _LANES))
        if not all(low <= value <= high for value, (low, high) in given):
            raise ValueError("cost out of bounds")
        if self.memory * self.passes > _WORK:
            raise ValueError("cost out of bounds")


DEFAULT = Cost()
SMALLEST = Cost(_MEMORY[0], _PASSES[0], _LANES[0])
"""For tests."""


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the bytes of a passphrase: É typed as one character or as two is the same passphrase."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of a secret. Slow on purpose. Raises TooLittleMemory."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory, cost.lanes, 32, Type.ID, 19)
    except HashingError as error:
        raise TooLittleMemory(megabytes=cost.memory // 1024) from error
