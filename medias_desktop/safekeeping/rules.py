"""What can be told of a recovery code while it is typed."""

from __future__ import annotations

from medias_desktop.core.store.keys.errors import RecoveryCodeMistyped
from medias_desktop.core.store.keys.recovery_code import LENGTH, parse_recovery_code

GROUP = 4
"""Letters and digits in a group."""

GROUPS = LENGTH // GROUP

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")


def normal(text: str) -> str:
    """Return what was typed as it would be printed: capitals, O as 0, I and L as 1, without spaces and dashes."""
    kept = "".join(character for character in text.upper() if character.isalnum())
    return kept.translate(_LOOKALIKES)


def strange(text: str) -> str:
    """Return the characters that no code has."""
    return "".join(dict.fromkeys(c for c in normal(text) if c not in _LETTERS))


def same_group(typed: str, printed: str) -> bool:
    """Return whether a typed group is the printed one."""
    return normal(typed) == printed


def is_right(code: str) -> bool:
    """Return whether a whole code agrees with its check group."""
    try:
        parse_recovery_code(code)
    except RecoveryCodeMistyped:
        return False
    return True


def suspects(code: str) -> tuple[int, ...]:
    """Return the groups (from 1) in which one wrong character, or two exchanged ones, would explain a mistyped code.

    One group, or a few: 32^4 is 3 modulo the check's prime, so that the same letter four places further explains as much
    when it is wrong by three times less. None when more than one mistake was made.
    """
    text = normal(code)
    found = set()
    for place in range(len(text)):
        for letter in _LETTERS:
            if letter != text[place] and is_right(text[:place] + letter + text[place + 1 :]):
                found.add(place // GROUP + 1)
        swapped = text[:place] + text[place : place + 2][::-1] + text[place + 2 :]
        if swapped != text and is_right(swapped):
            found |= {place // GROUP + 1, (place + 1) // GROUP + 1}
    return tuple(sorted(found))
