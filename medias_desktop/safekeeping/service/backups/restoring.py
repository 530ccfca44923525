"""Putting a backup in the register's place: users stay as they are today, what was destroyed since stays destroyed."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.errors import UserError
from medias_desktop.core.progress import Progress, Silent
from medias_desktop.core.store.audit import heads
from medias_desktop.core.store.backups import erasures, places
from medias_desktop.core.store.backups.previewing import RestorePreview
from medias_desktop.core.store.backups.reading import head_of
from medias_desktop.core.store.backups.restoring import RestoreOutcome
from medias_desktop.core.store.backups.restoring import restore as put_in_place
from medias_desktop.core.store.errors import NotEntitled, UserRemoved
from medias_desktop.core.store.holding import reached
from medias_desktop.core.store.register import Register
from medias_desktop.core.store.roles import Actor, Permission, Role
from medias_desktop.core.store.schema import register_user
from medias_desktop.safekeeping.service.remembering import remember_destructions
from medias_desktop.safekeeping.service.replaying import replay

if TYPE_CHECKING:
    from medias_desktop.core.store.backups.erasures import Erasure
    from medias_desktop.core.store.backups.listing import Backup
    from medias_desktop.core.store.keys.access import Access
    from medias_desktop.core.store.retained import RetainedKind
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.safekeeping.service.backups.service import Kept, Slices

ACTION, CHANGE, ENTITY = "restore_backup", "restore", "municipality"
_CARRIED = ("name", "role", "public_key", "active")
"""What is brought over of a user; the number by which the trail knows them is the same."""


class Restored(NamedTuple):
    """What was restored, the access that opens it, and how many records were destroyed again."""

    outcome: RestoreOutcome
    access: Access
    destroyed_again: int


def restore(
    kept: Kept,
    backup: Backup,
    slices: Slices,
    *,
    access: Access | None = None,
    found: RestorePreview | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Replace a closed register, or one that is damaged or missing, by a backup; ``access`` opens the backup.

    ``found`` is what was shown before: it is written into the trail. Users and keys stay as they are today when the
    present register can be read, and their roles say who may do it; when it cannot, those of the backup do.

    Raises NotEntitled, UserRemoved, and as core.store.backups.restoring.restore; the register is as it was then.
    """
    opener = access or kept.access
    assert opener is not None
    # Whoever unlocked the backup only may hold the key of today as well: today’s users count then.
    kept = kept if kept.access is not None or not _opens(kept, opener) else replace(kept, access=opener)
    present = _present(kept)
    present_key = None if kept.access is None or present is None else kept.key()
    key = present_key or opener.data_key
    gone = _destroyed(kept, backup, {key, opener.data_key})
    work = _Work(kept, backup, slices, opener, key, present, found, gone)
    outcome = put_in_place(
        backup,
        kept.path,
        opener.data_key,
        now=kept.clock.now(),
        present_key=present_key,
        replay=work.finish,
        progress=progress or Silent(),
    )
    _settle(kept, backup, key)
    now = kept.access if present_key is not None and kept.access is not None else opener
    return Restored(outcome, now, work.destroyed_again)


class _Work:
    """What is done to the restored copy before it takes the register's place."""

    def __init__(
        self,
        kept: Kept,
        backup: Backup,
        slices: Slices,
        opener: Access,
        key: bytes,
        present: list[dict[str, Any]] | None,
        found: RestorePreview | None,
        gone: Collection[Erasure],
    ) -> None:
        self._kept, self._backup, self._slices = kept, backup, slices
        self._key, self._users, self._found, self._gone = key, present, found, gone
        self._acting = kept.access or opener
        self.destroyed_again = 0

    def finish(self, draft: Path) -> None:
        """Bring the copy up to date, destroy again, carry the users over and write who restored what."""
        # It opens whoever acts was a user then or not; nobody's seal is set on what others recorded.
        access = replace(
            self._acting,
            user_uid="",
            data_key=self._key,
            next_data_key=None,
            signing_key=None,
            recovered=True,
        )
        register = Register.open(draft, self._kept.clock, access, back_up=False)
        try:
            if self._users is None:
                _require_entitled(register, self._acting)
            register.actor = Actor(self._acting.user_uid, self._acting.user_name)
            kinds = {one.kind.code: one for one in self._slices.kinds()}
            self.destroyed_again = self._replay(register, kinds)
            with register.transaction(ACTION, needs=None) as tx:
                if self._users is not None:
                    _carry(tx, self._users)
                tx.note(CHANGE, ENTITY, "1", self._told())
        finally:
            register.close()

    def _replay(self, register: Register, kinds: dict[str, RetainedKind]) -> int:
        return replay(register, kinds, self._gone) if self._gone else 0

    def _told(self) -> dict[str, Any]:
        facts, found = self._backup.manifest.facts, self._found
        former = None if found is None or found.now is None else found.now.head
        return {
            "backup": self._backup.name,
            "backup_head": None if facts.head is None else {"seq": facts.head.seq, "hash": facts.head.hash},
            "former_head": None if former is None else {"seq": former.seq, "hash": former.hash},
            "lost": 0 if found is None else found.lost,
        }


def _opens(kept: Kept, access: Access) -> bool:
    """Return whether an access is also one to the register as it is. Raises UserRemoved."""
    try:
        Register.open(kept.path, kept.clock, access, back_up=False).close()
    except UserRemoved:
        raise
    except UserError:
        return False
    return True


def _present(kept: Kept) -> list[dict[str, Any]] | None:
    """Return the users of the register as it is, and remember its destructions; None when it cannot be read.

    Raises NotEntitled or UserRemoved when it says that who acts may not restore.
    """
    if kept.access is None or not _opens(kept, kept.access):
        return None
    register = Register.open(kept.path, kept.clock, kept.access, back_up=False)
    try:
        if not register.actor.may(Permission.ADMINISTER):
            raise NotEntitled(name=register.actor.name)
        with contextlib.suppress(UserError):
            remember_destructions(register)
        with register.read() as connection:
            return [dict(row) for row in connection.execute(sa.select(register_user)).mappings()]
    except NotEntitled:
        raise
    except UserError:
        return None
    finally:
        register.close()


def _require_entitled(register: Register, acting: Access) -> None:
    """Refuse who could not do it when the backup was made; whom it does not know comes later. Raises NotEntitled."""
    found = register.rows("SELECT role, active FROM register_user WHERE uid = :uid", uid=acting.user_uid)
    if found and not (found[0]["active"] and Actor(role=Role(found[0]["role"])).may(Permission.ADMINISTER)):
        raise NotEntitled(name=acting.user_name)


def _carry(tx: Transaction, today: list[dict[str, Any]]) -> None:
    """Make the restored users those of today, as the key file does: a user taken out since does not come back."""
    then = {row["uid"]: dict(row) for row in tx.execute(sa.select(register_user)).mappings()}
    for user in today:
        wanted = {name: user[name] for name in _CARRIED}
        before = then.pop(user["uid"], None)
        if before is None:
            tx.insert(register_user, uid=user["uid"], created_at=user["created_at"], **wanted)
        elif any(before[name] != value for name, value in wanted.items()):
            tx.update(register_user, before["id"], **wanted)
    for stranger in then.values():
        if stranger["active"]:
            tx.update(register_user, stranger["id"], active=False)


def _destroyed(kept: Kept, backup: Backup, keys: Collection[bytes]) -> list[Erasure]:
    """Return what was destroyed since the backup by any list within reach. Raises ErasuresDamaged."""
    own = places.backup_folder(kept.register_id, places.load_state(kept.register_id))
    folders = dict.fromkeys((own, backup.folder.parent))
    found = {
        erasure
        for folder in folders
        for key in keys
        for erasure in erasures.since(folder, key, backup.created_at)
    }
    return sorted(found, key=lambda erasure: (erasure.at, erasure.subjects))


def _settle(kept: Kept, backup: Backup, key: bytes) -> None:
    """Afterwards: this computer knows the restored trail, where the register lies, and the list of destructions."""
    own = places.backup_folder(kept.register_id, places.load_state(kept.register_id))
    with contextlib.suppress(UserError):
        if backup.folder.parent != own:
            erasures.merge(backup.folder.parent, own)
        places.remember(kept.register_id, register_path=str(kept.path))
    with reached(kept.path, key) as connection:
        head, _at = head_of(connection)
    if head is not None:
        heads.remember(kept.register_id, (head.seq, bytes.fromhex(head.hash)))
