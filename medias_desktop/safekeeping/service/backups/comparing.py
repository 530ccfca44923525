"""What a restoration would change: what went then and now, what would be lost, and whose work that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.core.errors import UserError
from medias_desktop.core.store.backups.previewing import Relation, RestorePreview, preview
from medias_desktop.core.store.connection import driver
from medias_desktop.core.store.holding import reached

if TYPE_CHECKING:
    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.safekeeping.service.backups.service import Kept

RECORDS = (
    "person",
    "policy",
    "policy_version",
    "acknowledgement_event",
    "adoption",
    "sealed_record",
    "attachment",
)
"""The tables that users know as records, in the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A preview; ``authors`` recorded what would be lost; ``sealed_under_other_keys`` records would stay closed."""

    preview: RestorePreview
    authors: tuple[str, ...] = ()
    sealed_under_other_keys: int = 0

    @property
    def loses(self) -> bool:
        """Whether anything that was recorded would be lost, as far as can be known."""
        return self.preview.lost > 0

    @property
    def unknown(self) -> bool:
        """Whether the present register could not be read."""
        return self.preview.relation is Relation.UNKNOWN

    def counts(self) -> tuple[tuple[str, int, int | None], ...]:
        """Return each kind of record with how many there were in the backup and are now (None: not known)."""
        now = None if self.preview.now is None else self.preview.now.counts
        then = self.preview.then.counts
        return tuple(
            (table, then.get(table, 0), None if now is None else now.get(table, 0))
            for table in RECORDS
            if table in then or (now and table in now)
        )


def compare(kept: Kept, backup: Backup, access: Access | None = None) -> Comparison:
    """Compare a backup with the register as it is; ``access`` opens the backup when the register's keys do not.

    Raises BackupDamaged or BackupOfOtherKeys.
    """
    if kept.access is None:
        assert access is not None
        return Comparison(preview(backup, kept.path, access.data_key))
    present = kept.key()
    key = present if access is None else access.data_key
    found = preview(backup, kept.path, key, present_key=present)
    sealed = found.then.counts.get("sealed_record", 0) if key != present else 0
    return Comparison(found, _authors(kept, present, found), sealed)


def _authors(kept: Kept, key: bytes, found: RestorePreview) -> tuple[str, ...]:
    """Return the names of those whose operations would be lost, who recorded most first."""
    if not found.lost or found.now is None or found.now.head is None:
        return ()
    statement = (
        "SELECT u.name, count(*) FROM audit_event e JOIN register_user u ON u.uid = e.actor"
        " WHERE e.seq > ? GROUP BY u.name ORDER BY count(*) DESC, u.name"
    )
    try:
        with reached(kept.path, key) as connection:
            rows = connection.execute(statement, (found.now.head.seq - found.lost,)).fetchall()
    except (driver.Error, UserError):  # who it was is no reason to refuse the rest
        return ()
    return tuple(str(row[0]) for row in rows)
