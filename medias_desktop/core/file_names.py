"""Names of files made from what people are called, fit for every system."""

from __future__ import annotations

import re

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+')
_DEVICES = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|\s|$)")
"""Names that Windows keeps for devices, whatever their ending."""
_MOST_BYTES = 180
"""Most systems take 255 bytes: there is room for what tells two alike apart, and for the ending."""


def file_stem(text: str) -> str:
    """Return ``text`` as a file's name without its ending: what a system refuses becomes a space; never empty."""
    plain = " ".join(_UNFIT.sub(" ", text).split())
    while len(plain.encode("utf-8", "replace")) > _MOST_BYTES:
        plain = plain[:-1]
    plain = plain.strip(" .").encode("utf-8", "replace").decode()
    return f"_{plain}" if not plain or _DEVICES.match(plain) else plain
