"""Time stamps of a server (RFC 3161) over the standard library, bounded in time and size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TimestampServer:
    """Whose clock confirms when a signature was made, and how many seconds the whole exchange may take."""

    url: str
    seconds: int = 10
