"""SHA-256 without OpenSSL, for what is computed at every start: ``hashlib`` would bring 4 MB of it in."""

from __future__ import annotations

import importlib
from typing import Any


def _without_openssl() -> Any:
    for name in ("_sha2", "_sha256"):  # Python's own implementation, by the name it has in 3.12 and in 3.11
        try:
            return importlib.import_module(name).sha256
        except ImportError:
            continue
    import hashlib

    return hashlib.sha256


sha256 = _without_openssl()
"""As ``hashlib.sha256``; slower on large data."""


def in_two_lines(sha256: str) -> str:
    """Return 64 hexadecimal digits in groups of 16 that break into two lines at most."""
    parts = [sha256[start : start + 16] for start in range(0, len(sha256), 16)]
    return " ".join("\u00a0".join(parts[start : start + 2]) for start in range(0, len(parts), 2))
