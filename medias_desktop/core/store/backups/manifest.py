"""What a backup says of itself, authenticated under the register's data key.

The manifest can be read by anybody, so that a list can be shown before anything is unlocked; whoever holds the key can
tell whether a word of it was changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from medias_desktop.core.store.audit.chain import canonical, instant

FORMAT = 1
MANIFEST = "manifest.json"
REGISTER = "register.medias"
KEYS = "register.keys"
LARGEST = 1 << 20
"""Bytes beyond which a file is no manifest of ours."""


class BackupReason(StrEnum):
    """Why a backup was made."""

    BY_HAND = "by_hand"
    CLOSING = "closing"
    STARTING = "starting"
    SCHEDULED = "scheduled"
    BEFORE_IMPORT = "before_import"
    BEFORE_UPGRADE = "before_upgrade"
    BEFORE_KEY_CHANGE = "before_key_change"
    BEFORE_RESTORE = "before_restore"


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of an audit trail; ``hash`` in 64 hexadecimal digits."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a backup: bytes and SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a register holds: rows per table, end of its trail; ``loose_references`` are rows whose parent is gone."""

    register_id: str
    municipality: str
    program_version: str
    schema_number: int
    counts: dict[str, int]
    head: Head | None
    last_activity: dt.datetime | None
    loose_references: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, when and why it was made; not to be believed before ``is_authentic`` says so."""

    created_at: dt.datetime
    reason: BackupReason
    facts: Facts
    files: dict[str, StoredFile]
    key_mark: str
    """Tells keys apart without giving any of them away."""
    mac: str = field(repr=False)
    signed: bytes = field(repr=False)


def seal(
    data_key: bytes, created_at: dt.datetime, reason: BackupReason, facts: Facts, files: dict[str, StoredFile]
) -> bytes:
    """Return the manifest's bytes, authenticated under ``data_key``."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "created_at": instant(created_at),
        "reason": str(reason),
        "register_id": facts.register_id,
        "municipality": facts.municipality,
        "program_version": facts.program_version,
        "schema_number": facts.schema_number,
        "counts": facts.counts,
        "head": {"seq": facts.head.seq, "hash": facts.head.hash} if facts.head else None,
        "last_activity": instant(facts.last_activity) if facts.last_activity else None,
        "loose_references": facts.loose_references,
        "files": {name: {"size": file.size, "sha256": file.sha256} for name, file in files.items()},
        "key_mark": key_mark(data_key),
    }
    content["mac"] = _mac(data_key, canonical(content))
    return json.dumps(content, indent=1).encode("ascii")


def parse(data: bytes) -> Manifest:
    """Read a manifest, not yet authenticated. Raises ValueError for anything else."""
    try:
        content = json.loads(data)
        mac = _text(content.pop("mac"))
        return Manifest(
            created_at=_instant(content["created_at"]),
            reason=_reason(content["reason"]),
            facts=_facts(content),
            files={
                _text(name): StoredFile(_number(file["size"]), _text(file["sha256"]))
                for name, file in content["files"].items()
            },
            key_mark=_text(content["key_mark"]),
            mac=mac,
            signed=canonical(content),
        )
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("no manifest") from error


def is_authentic(manifest: Manifest, data_key: bytes) -> bool:
    """Return whether the manifest was written by a holder of ``data_key`` and is unchanged since."""
    return hmac.compare_digest(manifest.mac.encode(), _mac(data_key, manifest.signed).encode())


def key_mark(data_key: bytes) -> str:
    """Return what tells this data key from others, in 16 hexadecimal digits."""
    return hmac.digest(data_key, b"medias-backup/key-mark/1", "sha256").hex()[:16]


def _mac(data_key: bytes, content: bytes) -> str:
    key = hmac.digest(data_key, b"medias-backup/manifest/1", "sha256")
    return hmac.new(key, content, hashlib.sha256).hexdigest()


def _facts(content: dict[str, Any]) -> Facts:
    head = content["head"]
    activity = content["last_activity"]
    return Facts(
        register_id=_text(content["register_id"]),
        municipality=_text(content["municipality"]),
        program_version=_text(content["program_version"]),
        schema_number=_number(content["schema_number"]),
        counts={_text(table): _number(count) for table, count in content["counts"].items()},
        head=None if head is None else Head(_number(head["seq"]), _text(head["hash"])),
        last_activity=None if activity is None else _instant(activity),
        loose_references=_number(content["loose_references"]),
    )


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError("no text")
    value.encode()  # half a character could be neither shown nor compared
    return value


def _number(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("no number")
    return value


def _instant(value: Any) -> dt.datetime:
    found = dt.datetime.fromisoformat(_text(value))
    if found.tzinfo is None:
        raise ValueError("no time zone")
    return found.astimezone(dt.UTC)


def _reason(value: Any) -> BackupReason:
    try:
        return BackupReason(_text(value))
    except ValueError:  # a later version of the program has others
        return BackupReason.BY_HAND
