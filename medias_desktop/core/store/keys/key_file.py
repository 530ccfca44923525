"""The key file of a register: operations return another key file, which ``storage.save`` writes.

What changes it is imported only when it is changed: every start reads a key file.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from medias_desktop.core.store.keys import boxes
from medias_desktop.core.store.keys.access import Access, SealedKeys
from medias_desktop.core.store.keys.boxes import BoxClosed
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.document import Document, closed, key_ids, read_document
from medias_desktop.core.store.keys.errors import (
    DeviceRefused,
    KeyFileAltered,
    NotEntitled,
    WrongPassphrase,
    WrongRecoveryCode,
)
from medias_desktop.core.store.keys.grants import OwnKeys, boxed, read_grant, read_sealed_grant, unboxed
from medias_desktop.core.store.keys.slots import Kind, Record, Slot

if TYPE_CHECKING:
    from medias_desktop.core.store.keys.rotation import Rotation


def new_register_id() -> str:
    """Return the name of a new register, 24 hexadecimal digits."""
    return os.urandom(12).hex()


class KeyFile(Document):
    """A key file. ``access`` and ``sealed`` authorise a change (see ``changes``); ``at`` is the present instant, aware.

    Every change raises KeysChangedElsewhere when the access comes from before a change of keys, KeyFileAltered when
    somebody without the keys changed the file.
    """

    @classmethod
    def create(cls, register_id: str = "", data_key: bytes = b"", sealed_key: bytes = b"") -> New:
        """Return a key file without slots and the founder's material, with new keys unless they are given."""
        register_id = register_id or new_register_id()
        data_key = data_key or os.urandom(32)
        seed, authority = boxes.new_authority()
        access = Access(register_id, "", "", "", data_key, authority=authority)
        sealed = SealedKeys({1: sealed_key or os.urandom(32)}, seed)
        return New(
            closed(cls(register_id, authority, key_ids(register_id, data_key), 1), access, sealed),
            access,
            sealed,
        )

    @classmethod
    def read(cls, data: bytes, name: str) -> KeyFile:
        """Return the key file in these bytes; ``name`` is for the message. Raises KeyFileDamaged or KeyFileNewer."""
        return read_document(cls, data, name)

    # -- looking ----------------------------------------------------------------------------------------------------

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Return the slots in the order in which they were made."""
        return tuple(record.shown() for record in self.records)

    @property
    def opens_freely(self) -> bool:
        """Return whether a slot opens without a question."""
        return any(record.kind is Kind.OPEN for record in self.records)

    @property
    def rotating(self) -> bool:
        """Return whether the keys are being changed (state 2 of ``rotation``)."""
        return len(self.key_ids) == 2

    def slot_of(self, user_uid: str, kind: Kind = Kind.PASSPHRASE) -> Slot | None:
        """Return a user's slot of a kind, the first one."""
        return next((s for s in self.slots if s.user_uid == user_uid and s.kind == kind), None)

    # -- unlocking --------------------------------------------------------------------------------------------------

    def unlock(self, slot_id: str, secret: str | bytes) -> Access:
        """Return what a slot gives; ``secret`` is a text, or the 32 bytes that the computer keeps for a device slot.

        Takes the time of one Argon2. Raises SlotGone, WrongPassphrase, WrongRecoveryCode, RecoveryCodeLength,
        RecoveryCodeMistyped, DeviceRefused, KeyFileAltered or TooLittleMemory.
        """
        record = self.record(slot_id)
        return self._verified(record, self._unboxed(record, secret))

    def unlock_open(self) -> Access | None:
        """Return what the slot gives that opens without a question; None when there is none. Loads no library."""
        for record in self.records:
            if record.kind is Kind.OPEN:
                return self._verified(record, self._unboxed(record, b""))
        return None

    def unlock_recovery(self, code: str) -> Access:
        """Return what the paper code gives. Raises as ``unlock``."""
        from medias_desktop.core.store.keys.recovery_code import parse_recovery_code

        parse_recovery_code(code)
        for record in self.records:
            if record.kind is Kind.RECOVERY:
                try:
                    return self._verified(record, self._unboxed(record, code))
                except WrongRecoveryCode:
                    continue
        raise WrongRecoveryCode

    def unlock_sealed(self, slot_id: str, secret: str | bytes) -> SealedKeys:
        """Return the sealed keys. Raises NotEntitled, and as ``unlock``."""
        record = self.record(slot_id)
        if not record.entitled:
            raise NotEntitled(user=record.user_name)
        own = self._unboxed(record, secret)
        self._verified(record, own)
        try:
            sealed = read_sealed_grant(record, self.register_id, own)
        except BoxClosed as error:
            raise KeyFileAltered from error
        if not sealed.keys or sealed.newest != self.sealed_number:
            raise KeyFileAltered
        return sealed

    def _unboxed(self, record: Record, secret: str | bytes) -> OwnKeys:
        try:
            return unboxed(record, self.register_id, secret)
        except BoxClosed as error:
            if record.kind is Kind.PASSPHRASE:
                raise WrongPassphrase(user=record.user_name) from error
            if record.kind is Kind.RECOVERY:
                raise WrongRecoveryCode from error
            if record.kind is Kind.DEVICE:
                raise DeviceRefused(user=record.user_name) from error
            raise KeyFileAltered from error

    def _verified(self, record: Record, own: OwnKeys) -> Access:
        try:
            data_key, next_key = read_grant(record, self.register_id, own)
        except BoxClosed as error:
            raise KeyFileAltered from error
        if (
            record.kind is not Kind.OPEN
        ):  # whoever can write that one can read its keys: a proof would prove nothing
            self.verify(data_key, next_key, own.authority)
            self.verify_entitled()
        return Access(
            self.register_id,
            record.user_uid,
            record.user_name,
            record.id,
            data_key,
            next_key,
            own.signing_key,
            record.kind is Kind.RECOVERY,
            own.authority,
        )

    # -- changing ---------------------------------------------------------------------------------------------------

    def with_passphrase(
        self,
        access: Access,
        user_uid: str,
        user_name: str,
        passphrase: str,
        *,
        at: dt.datetime,
        signing_key: bytes | None = None,
        sealed: SealedKeys | None = None,
        cost: Cost = DEFAULT,
    ) -> KeyFile:
        """Return the file with a user's passphrase, in place of the one the user has; entitled if ``sealed`` is given.

        This is also how a forgotten passphrase is replaced. Raises SealedKeysNeeded, LastSealedRight.
        """
        from medias_desktop.core.store.keys import changes

        return changes.with_passphrase(
            self,
            access,
            user_uid,
            user_name,
            passphrase,
            at=at,
            signing_key=signing_key,
            sealed=sealed,
            cost=cost,
        )

    def with_recovery(
        self, access: Access, *, at: dt.datetime, sealed: SealedKeys | None = None, cost: Cost = DEFAULT
    ) -> tuple[KeyFile, str]:
        """Return the file with one more recovery code, and the code, which is nowhere else."""
        from medias_desktop.core.store.keys import changes

        return changes.with_recovery(self, access, sealed, at=at, cost=cost)

    def replace_recovery(
        self, access: Access, *, at: dt.datetime, sealed: SealedKeys | None = None, cost: Cost = DEFAULT
    ) -> tuple[KeyFile, str]:
        """Return the file with a new recovery code in place of all others, and the code. Raises SealedKeysNeeded."""
        from medias_desktop.core.store.keys import changes

        return changes.with_recovery(self, access, sealed, at=at, cost=cost, replacing=True)

    def with_device(self, access: Access, device_name: str, secret: bytes, *, at: dt.datetime) -> KeyFile:
        """Return the file with a slot that the access's user opens with the 32 bytes kept by a computer."""
        from medias_desktop.core.store.keys import changes

        return changes.with_device(self, access, device_name, secret, at=at)

    def with_open(
        self,
        access: Access,
        user_uid: str,
        user_name: str,
        *,
        at: dt.datetime,
        signing_key: bytes | None = None,
        sealed: SealedKeys | None = None,
    ) -> KeyFile:
        """Return the file with a slot that keeps no secret: for the demonstration register only."""
        from medias_desktop.core.store.keys import changes

        return changes.with_open(
            self, access, user_uid, user_name, at=at, signing_key=signing_key, sealed=sealed
        )

    def without(self, slot_id: str, access: Access, *, sealed: SealedKeys | None = None) -> KeyFile:
        """Return the file without a slot. Raises SlotGone, Last… or SealedKeysNeeded."""
        self.record(slot_id)
        from medias_desktop.core.store.keys import changes

        return changes.exchanged(self, access, sealed, [slot_id], None)

    def without_user(self, user_uid: str, access: Access, *, sealed: SealedKeys | None = None) -> KeyFile:
        """Return the file without any of a user's slots. Raises Last… or SealedKeysNeeded."""
        gone = [record.id for record in self.records if record.user_uid == user_uid]
        from medias_desktop.core.store.keys import changes

        return changes.exchanged(self, access, sealed, gone, None)

    def renamed(self, access: Access, user_uid: str, name: str) -> KeyFile:
        """Return the file with a user's new name."""
        from medias_desktop.core.store.keys import changes

        return changes.renamed(self, access, user_uid, name)

    def change_passphrase(self, slot_id: str, old: str, new: str, *, cost: Cost = DEFAULT) -> KeyFile:
        """Return the file with another passphrase for the same keys. Raises as ``unlock``."""
        record = self.record(slot_id)
        own = self._unboxed(record, old)
        access = self._verified(record, own)
        record = boxed(replace(record, salt=os.urandom(16), cost=cost), self.register_id, new, own)
        records = tuple(record if one.id == slot_id else one for one in self.records)
        return closed(replace(self, records=records), access, None)

    def with_sealed_right(self, slot_id: str, access: Access, granted_by: SealedKeys) -> KeyFile:
        """Return the file with a slot entitled to sealed records, without its owner's passphrase. Raises SlotGone."""
        from medias_desktop.core.store.keys import changes

        return changes.with_right(self, access, slot_id, granted_by, entitled=True)

    def without_sealed_right(self, slot_id: str, access: Access, sealed: SealedKeys) -> KeyFile:
        """Return the file with the right taken from a slot. Raises SlotGone or LastSealedRight.

        Whoever had the keys may have kept them: change the keys as well.
        """
        from medias_desktop.core.store.keys import changes

        return changes.with_right(self, access, slot_id, sealed, entitled=False)

    def begin_rotation(
        self, access: Access, sealed: SealedKeys | None, *, at: dt.datetime, cost: Cost = DEFAULT
    ) -> Rotation[KeyFile]:
        """Return the file that gives old and new keys (state 2 of ``rotation``), to be saved before the register changes.

        Raises RotationUnderWay, or SealedKeysNeeded when the recovery code to be replaced gives the sealed keys.
        """
        from medias_desktop.core.store.keys import rotation

        return rotation.begun(self, access, sealed, at=at, cost=cost)

    def finish_rotation(
        self, access: Access, sealed: SealedKeys | None = None, *, unused: Collection[int] = ()
    ) -> KeyFile:
        """Return the file that gives the new keys only (state 3), to be saved when the register is under the next key.

        ``unused`` are numbers of sealed keys under which nothing lies any more. ``access.rotated()`` goes on with it.
        """
        from medias_desktop.core.store.keys import rotation

        return rotation.finished(self, access, sealed, unused)


class New(NamedTuple):
    """A new register's keys."""

    key_file: KeyFile
    access: Access
    sealed: SealedKeys
