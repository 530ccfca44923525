"""The recovery code on paper: 160 random bits in Crockford's base 32, with a check group that notices typing mistakes.

The last group is the number modulo the largest prime below 2^20. A wrong character changes the number by d·32^k, two
exchanged neighbours by 31·d·32^k with 0 < |d| < 32: neither is a multiple of that prime, so both are always noticed.
Anything else passes once in a million.
"""

from __future__ import annotations

import secrets
import unicodedata

from medias_desktop.core.store.keys.errors import RecoveryCodeLength, RecoveryCodeMistyped

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_PRIME = 1_048_573
_BODY, _CHECK, _GROUP = 32, 4, 4
LENGTH = _BODY + _CHECK
"""Letters and digits in a code."""


def new_recovery_code() -> str:
    """Return a new code as it is printed, e.g. “V98R-WK66-…”: nine groups of four."""
    number = secrets.randbits(5 * _BODY)
    text = _digits(number, _BODY) + _digits(number % _PRIME, _CHECK)
    return "-".join(text[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def parse_recovery_code(text: str) -> bytes:
    """Return the 20 bytes of a typed code; case, spaces and dashes do not count, O is 0, I and L are 1.

    Raises RecoveryCodeLength or RecoveryCodeMistyped.
    """
    typed = [c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) not in _IGNORED]
    if len(typed) != LENGTH:
        raise RecoveryCodeLength(wanted=LENGTH, found=len(typed))
    values = [_value(character) for character in typed]
    number = _number(values[:_BODY])
    if _number(values[_BODY:]) != number % _PRIME:
        raise RecoveryCodeMistyped
    return number.to_bytes(5 * _BODY // 8, "big")


_IGNORED = {"Pd", "Zs", "Zl", "Zp", "Cc", "Cf"}


def _value(character: str) -> int:
    value = _ALPHABET.find(character.upper().translate(_LOOKALIKES)) if character.isascii() else -1
    if value < 0:
        raise RecoveryCodeMistyped
    return value


def _number(values: list[int]) -> int:
    number = 0
    for value in values:
        number = number * 32 + value
    return number


def _digits(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * at & 31] for at in reversed(range(length)))
