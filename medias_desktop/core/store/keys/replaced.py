"""Which key files were replaced by another, as the audit trail tells: one that is put back lets former passphrases in.

The file's own ``generation`` is no proof: anybody may write a higher one into an old file. Its ``mac`` is, and the
register remembers it. A file that was never replaced is not doubted, for a stop between the key file and the register
leaves one that the register does not know yet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.document import Document
    from medias_desktop.core.store.transaction import Transaction

CHANGE, ENTITY, RECORD = "replace", "key_file", "file"
BODIES = (
    "SELECT c.body FROM audit_event e JOIN audit_content c ON c.seq = e.seq "
    f"WHERE e.entity = '{ENTITY}' AND e.record = '{RECORD}' ORDER BY e.seq"
)
"""What the trail says of it, the oldest first."""


def note(tx: Transaction, before: Document, after: Document) -> None:
    """Record that a key file takes the place of another."""
    if before.mac != after.mac:
        tx.note(CHANGE, ENTITY, RECORD, {"replaced": before.mac.hex(), "by": after.mac.hex()})


def replaced_marks(rows: Iterable[Any]) -> frozenset[str]:
    """Return the marks of the files that others took the place of; one that came again since is none of them."""
    gone: set[str] = set()
    for row in rows:
        body = json.loads(row[0])
        gone.add(body["replaced"])
        gone.discard(body["by"])
    return frozenset(gone)


def replaced_marks_of(connection: Any) -> frozenset[str]:
    """Return the same through a driver's connection; a register of an earlier version has no trail."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'audit_content'").fetchone():
        return frozenset()
    return replaced_marks(connection.execute(BODIES).fetchall())


def is_replaced(key_file: Document, marks: frozenset[str]) -> bool:
    """Return whether a key file is one that another took the place of."""
    return key_file.mac.hex() in marks
