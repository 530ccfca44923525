"""The trail as a text file that anybody can check without this program: one JSON object per line.

First a line with the format and the register, then the events in order (a content that was destroyed is left out), the
seals, and a last line that says how many there were. ``verify_trail.py`` beside it checks it with Python alone.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Any

import sqlalchemy as sa

from medias_desktop.core import paths
from medias_desktop.core.files import replacing, write_bytes
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit.chain import Header
from medias_desktop.core.store.audit.verifying import EVENTS, SEALS, chunks

FORMAT = "medias-trail/1"
VERIFIER = "verify_trail.py"

_HEADER = Header._fields
_SEAL = ("seq", "head", "at", "signer", "public_key", "signature")
_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def export(connection: sa.Connection, path: Path, register_id: str, progress: Progress | None = None) -> int:
    """Write the trail to ``path``, whole or not at all, and return how many events it has.

    Raises Cancelled or what files.replacing raises.
    """
    listener = progress or Silent()
    with replacing(path) as stream:
        return _write(connection, stream, register_id, listener)


def export_verifier(folder: Path) -> Path:
    """Put a copy of the independent verifier into a folder and return its path. Raises as files.write_bytes does."""
    copy = folder / VERIFIER
    write_bytes(copy, paths.resource("verifier", VERIFIER).read_bytes())
    return copy


def _write(connection: sa.Connection, stream: IO[bytes], register_id: str, listener: Progress) -> int:
    # Seals first, as verify reads them: on a server every one of them is then younger than its event in the file.
    seals = connection.exec_driver_sql(SEALS).fetchall()
    total = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM audit_event").scalar() or 0
    write_line(stream, {"format": FORMAT, "register": register_id})
    count, seq, head = 0, 0, bytes(32).hex()
    for rows in chunks(connection, EVENTS):
        for row in rows:
            event = as_event(row)
            seq, head = event["seq"], event["hash"]
            write_line(stream, event)
        count += len(rows)
        listener.report(min(count, total), total)
    for row in seals:
        write_line(stream, as_seal(row))
    write_line(stream, {"end": {"events": count, "seals": len(seals), "seq": seq, "head": head}})
    return count


def as_event(row: Any) -> dict[str, Any]:
    """Return a row of verifying.EVENTS as its line says it."""
    *header, stored, salt, body = row
    event = {name: _plain(value) for name, value in zip(_HEADER, header, strict=True)}
    event["hash"] = _plain(stored)
    if salt is not None:
        # The content stays the text that was hashed: whoever checks it need not know how we write JSON.
        event |= {"salt": _plain(salt), "body": _plain(body)}
    return event


def as_seal(row: Any) -> dict[str, Any]:
    """Return a row of verifying.SEALS as its line says it."""
    return {"seal": {name: _plain(value) for name, value in zip(_SEAL, row, strict=True)}}


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def write_line(stream: IO[bytes], value: dict[str, Any]) -> None:
    """Write one JSON object as a line."""
    stream.write(_text(value).encode("utf-8", "surrogatepass") + b"\n")
