"""Bytes and JSON in the key file: written in one way only, read with suspicion. Standard library only."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Return the one JSON text of a value that has no floats."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def b64(data: bytes) -> str:
    """Return bytes as base 64."""
    return base64.b64encode(data).decode()


def padded(value: Any, block: int) -> bytes:
    """Return a value's JSON text, lengthened to whole blocks so that its length tells nothing."""
    text = canonical(value)
    return text + b" " * (-len(text) % block)


def derived(key: bytes, info: str, salt: bytes = b"") -> bytes:
    """Return the 32-byte key for one purpose (HKDF-SHA256, RFC 5869, first block)."""
    return keyed_digest(keyed_digest(salt or bytes(32), key), info.encode() + b"\x01")


def keyed_digest(key: bytes, content: bytes) -> bytes:
    """Return HMAC-SHA256; what it needs is loaded when it is first asked for."""
    import hmac

    return hmac.digest(key, content, "sha256")


def same_digest(one: bytes, other: bytes) -> bool:
    """Compare two digests in a time that tells nothing of where they differ."""
    import hmac

    return hmac.compare_digest(one, other)


def parsed(data: bytes) -> Any:
    """Return JSON read; anything that cannot be read is a ValueError, endless nesting included."""
    try:
        return json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


class Fields:
    """The fields of one JSON object, each of which must be of its kind; whatever is not so is a ValueError."""

    def __init__(self, value: Any) -> None:
        if type(value) is not dict:
            raise ValueError("not an object")
        self._left: dict[str, Any] = dict(value)

    def take(self, name: str) -> Any:
        """Return a field of any kind."""
        if name not in self._left:
            raise ValueError(f"{name} is missing")
        return self._left.pop(name)

    def text(self, name: str, longest: int = 200) -> str:
        """Return a text of at most ``longest`` characters."""
        value = self.take(name)
        if type(value) is not str or len(value) > longest:
            raise ValueError(f"{name} is no text")
        value.encode()  # a lone surrogate could not be written again
        return value

    def hexadecimal(self, name: str, length: int) -> str:
        """Return ``length`` lower-case hexadecimal digits."""
        value = self.text(name, length)
        if len(value) != length or set(value) - set("0123456789abcdef"):
            raise ValueError(f"{name} is not hexadecimal")
        return value

    def number(self, name: str, low: int, high: int) -> int:
        """Return a whole number within bounds."""
        value = self.take(name)
        if type(value) is not int or not low <= value <= high:
            raise ValueError(f"{name} is no number within bounds")
        return value

    def items(self, name: str, most: int) -> list[Any]:
        """Return a list of at most ``most`` things."""
        value = self.take(name)
        if type(value) is not list or len(value) > most:
            raise ValueError(f"{name} is no list")
        return value

    def data(self, name: str, *sizes: int, longest: int = 0) -> bytes:
        """Return bytes of one of ``sizes``, or of at most ``longest``."""
        try:
            value = base64.b64decode(self.text(name, 100_000), validate=True)
        except binascii.Error as error:
            raise ValueError(f"{name} is not base 64") from error
        if len(value) not in sizes if sizes else len(value) > longest:
            raise ValueError(f"{name} has the wrong length")
        return value

    def end(self) -> None:
        """Refuse what nobody asked for."""
        if self._left:
            raise ValueError("unknown fields")

    def names(self) -> list[str]:
        """Return the names of the fields not taken yet."""
        return list(self._left)
