"""What an unlocked slot gives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, repr=False)
class Access:
    """The keys of one user's everyday work; the sealed key is never among them.

    ``register_id`` is 24 hexadecimal digits. ``data_key`` (32 bytes) opens the register; while the keys are being
    changed the register may already be under ``next_data_key``. ``signing_key`` is the user's Ed25519 seed.
    ``recovered`` tells that it came by the recovery code, which belongs to no user.
    ``authority`` is the public key that vouches for who is entitled to sealed records, as the slot itself remembers it.
    """

    register_id: str
    user_uid: str
    user_name: str
    slot_id: str
    data_key: bytes
    next_data_key: bytes | None = None
    signing_key: bytes | None = None
    recovered: bool = False
    authority: bytes = b""

    def rotated(self) -> Access:
        """Return the access after a finished change of keys: the next key is the key."""
        if self.next_data_key is None:
            raise ValueError("no change of keys is under way")
        return replace(self, data_key=self.next_data_key, next_data_key=None)

    def __repr__(self) -> str:
        return f"Access(register {self.register_id}, user {self.user_uid}, slot {self.slot_id})"


@dataclass(frozen=True, repr=False)
class SealedKeys:
    """The keys of sealed records by number (32 bytes each); new records are sealed under ``newest``.

    ``authority`` (an Ed25519 seed) signs the list of those who are entitled.
    """

    keys: Mapping[int, bytes]
    authority: bytes = field(default=b"")

    @property
    def newest(self) -> int:
        """Return the number of the key under which new records are sealed."""
        return max(self.keys)

    @property
    def key(self) -> bytes:
        """Return the newest key."""
        return self.keys[self.newest]

    def with_new(self, key: bytes) -> SealedKeys:
        """Return these keys and one more, numbered next."""
        return replace(self, keys={**self.keys, self.newest + 1: key})

    def without(self, numbers: Collection[int]) -> SealedKeys:
        """Return these keys but those numbered; the newest always stays."""
        if self.newest in numbers:
            raise ValueError("the newest sealed key is in use")
        return replace(self, keys={n: key for n, key in self.keys.items() if n not in numbers})

    def __repr__(self) -> str:
        return f"SealedKeys(numbers {sorted(self.keys)})"
