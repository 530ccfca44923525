"""What a restoration would change, before it is made."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from medias_desktop.core.errors import UserError
from medias_desktop.core.files import is_there
from medias_desktop.core.store.backups.listing import Backup
from medias_desktop.core.store.backups.manifest import Facts, Manifest
from medias_desktop.core.store.backups.reading import facts_of
from medias_desktop.core.store.backups.verifying import authenticate
from medias_desktop.core.store.connection import connect, driver, register_id_of
from medias_desktop.core.store.holding import reached


class Relation(StrEnum):
    """How the trail of a backup and the present one belong together."""

    SAME = "same"
    EARLIER = "earlier"
    """The backup is a past state of the register."""
    LATER = "later"
    """The register is a past state of the backup: an old file was put in its place."""
    APART = "apart"
    """Both went on differently."""
    UNKNOWN = "unknown"
    """The present register cannot be read, or one of the two keeps no trail."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """Rows then (``then.counts``) and now; events that would be lost, from ``lost_first`` to ``lost_last``, and regained."""

    manifest: Manifest
    relation: Relation
    now: Facts | None
    lost: int = 0
    lost_first: dt.datetime | None = None
    lost_last: dt.datetime | None = None
    regained: int = 0

    @property
    def then(self) -> Facts:
        """What the backup holds."""
        return self.manifest.facts


def preview(
    backup: Backup,
    register_path: Path,
    data_key: bytes,
    *,
    present_key: bytes | None = None,
    connection: Any = None,
) -> RestorePreview:
    """Compare a backup with the present register, which may be open.

    ``present_key`` opens the register when ``data_key`` does not; ``connection`` is one that holds it alone.
    Raises BackupDamaged or BackupOfOtherKeys.
    """
    manifest = authenticate(backup.folder, data_key)
    with contextlib.ExitStack() as stack:
        present = connection or _opened(register_path, present_key or data_key, stack)
        if present is None:
            return RestorePreview(manifest, Relation.UNKNOWN, None)
        try:
            return _compared(backup, manifest, present, data_key, stack)
        except driver.DatabaseError:  # damaged somewhere, which is why it is to be restored
            return RestorePreview(manifest, Relation.UNKNOWN, None)


def _opened(path: Path, key: bytes, stack: contextlib.ExitStack) -> Any:
    if not is_there(path) or not path.stat().st_size:
        return None
    try:
        return stack.enter_context(reached(path, key, timeout=2.0))
    except (driver.Error, UserError):
        return None


def _compared(
    backup: Backup, manifest: Manifest, present: Any, data_key: bytes, stack: contextlib.ExitStack
) -> RestorePreview:
    salt = bytes.fromhex(present.execute("PRAGMA cipher_salt").fetchone()[0])
    facts = facts_of(present, register_id_of(salt))
    then = manifest.facts
    if not all("audit_event" in one.counts for one in (then, facts)):
        return RestorePreview(manifest, Relation.UNKNOWN, facts)
    copy = stack.enter_context(contextlib.closing(connect(backup.register_file, data_key, still=True)))
    common = _last_common(copy, present, min(_length(then), _length(facts)))
    count, first, last = present.execute(
        "SELECT count(*), min(at), max(at) FROM audit_event WHERE seq > ?", (common,)
    ).fetchone()
    regained = _length(then) - common
    relation = {
        (False, False): Relation.SAME,
        (True, False): Relation.EARLIER,
        (False, True): Relation.LATER,
        (True, True): Relation.APART,
    }[count > 0, regained > 0]
    return RestorePreview(manifest, relation, facts, count, _instant(first), _instant(last), regained)


def _length(facts: Facts) -> int:
    return facts.head.seq if facts.head else 0


def _last_common(copy: Any, present: Any, highest: int) -> int:
    """Return the last event that both trails share: each hash covers all before it, so halving finds it."""
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(copy, middle) == _hash(present, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _hash(connection: Any, seq: int) -> bytes | None:
    row = connection.execute("SELECT hash FROM audit_event WHERE seq = ?", (seq,)).fetchone()
    return bytes(row[0]) if row else None


def _instant(text: str | None) -> dt.datetime | None:
    return None if text is None else dt.datetime.fromisoformat(text)
