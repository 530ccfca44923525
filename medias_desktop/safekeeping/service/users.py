"""The register's users: what they may do, and with what they open it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from medias_desktop.core.passphrases import Strength, WeakPassphrase, passphrase_strength
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.errors import SlotGone
from medias_desktop.core.store.keys.slots import Kind
from medias_desktop.core.store.making import public_key
from medias_desktop.core.store.roles import Actor, Permission, Role
from medias_desktop.core.store.schema import register_user
from medias_desktop.core.store.transaction import new_uid
from medias_desktop.safekeeping.errors import LastDirection, OwnRemoval, UserNameMissing

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.core.store.keys.access import SealedKeys
    from medias_desktop.core.store.keys.key_file import KeyFile
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction


class RegisterUser(NamedTuple):
    """A user as recorded (``version`` for changing) and what the key file holds for them; ``uid`` is lasting."""

    id: int
    uid: str
    name: str
    role: Role
    active: bool
    since: dt.datetime
    version: int
    opens: bool
    sealed: bool
    computers: tuple[str, ...]
    itself: bool


class UserService:
    """The users of one register. Who changes them must direct it, but for one's own passphrase."""

    def __init__(self, register: Register, cost: Cost = DEFAULT) -> None:
        self._register = register
        self._cost = cost

    @property
    def may_administer(self) -> bool:
        """Return whether who acts may change users."""
        return self._register.actor.may(Permission.ADMINISTER)

    @property
    def municipality(self) -> str:
        """Return whose register it is, which no passphrase should tell."""
        return self._register.municipality().name

    @property
    def opens_freely(self) -> bool:
        """Return whether the register opens for everybody, as the sample does: passphrases would keep nobody out."""
        return self._keys().opens_freely

    def list(self) -> tuple[RegisterUser, ...]:
        """Return every user, the active ones first, by name."""
        keys = self._keys()
        statement = sa.select(register_user).order_by(register_user.c.active.desc(), register_user.c.name)
        with self._register.read() as connection:
            rows = connection.execute(statement).all()
        return tuple(self._shown(row, keys) for row in rows)

    def recovery_codes(self) -> tuple[dt.datetime, ...]:
        """Return when each of the recovery codes that open the register was made."""
        return tuple(slot.created_at for slot in self._keys().slots if slot.kind is Kind.RECOVERY)

    def add(self, name: str, role: Role, passphrase: str, sealed: SealedKeys | None = None) -> str:
        """Add a user with a passphrase to be changed by them; entitled to sealed records if ``sealed`` is given.

        Returns the user's uid. Raises UserNameMissing, WeakPassphrase, NotEntitled or a file error.
        """
        name = name.strip()
        if not name:
            raise UserNameMissing
        self._check(passphrase, name)
        uid, seed = new_uid(), os.urandom(32)
        keys = self._with_passphrase(uid, name, passphrase, seed, sealed)

        def record(tx: Transaction) -> None:
            tx.insert(
                register_user,
                uid=uid,
                name=name[:200],
                role=role.value,
                public_key=_public(seed),
                created_at=tx.now,
            )

        self._both("add_user", keys, record)
        return uid

    def change(self, user: RegisterUser, name: str, role: Role) -> None:
        """Rename a user or give another role. Raises UserNameMissing, LastDirection, ChangedElsewhere."""
        name = name.strip()
        if not name:
            raise UserNameMissing

        def record(tx: Transaction) -> None:
            if role is not Role.DIRECTION:
                self._require_another_direction(tx, user)
            tx.update(register_user, user.id, version=user.version, name=name[:200], role=role.value)

        keys = self._keys()
        renamed = keys.renamed(self._register.access, user.uid, name) if name != user.name else None
        self._both("change_user", renamed, record)
        if user.itself:
            self._register.actor = Actor(user.uid, name[:200], role)

    def remove(self, user: RegisterUser, sealed: SealedKeys | None = None) -> None:
        """Take every way into the register from a user, whose record stays for the trail.

        They may have kept a copy and the key: change the keys as well. Raises OwnRemoval, LastDirection,
        LastPassphrase, LastSealedRight, SealedKeysNeeded, ChangedElsewhere.
        """
        if user.itself:
            raise OwnRemoval
        keys = self._keys()
        left = keys.without_user(user.uid, self._register.access, sealed=sealed)

        def record(tx: Transaction) -> None:
            self._require_another_direction(tx, user)
            tx.update(register_user, user.id, version=user.version, active=False)

        self._both("remove_user", left, record)

    def change_own_passphrase(self, old: str, new: str) -> None:
        """Change one's own passphrase. Raises WrongPassphrase, WeakPassphrase, SlotGone."""
        self._check(new, self._register.actor.name)
        keys = self._keys()
        slot = keys.slot_of(self._register.access.user_uid)
        if slot is None:
            raise SlotGone
        changed = keys.change_passphrase(slot.id, old, new, cost=self._cost)
        self._both("change_passphrase", changed, self._note("passphrase"), needs=None)

    def reset_passphrase(self, user: RegisterUser, passphrase: str, sealed: SealedKeys | None = None) -> None:
        """Give a user who forgot theirs another passphrase, and with it a new key for their seals.

        Raises WeakPassphrase, SealedKeysNeeded for one who is entitled, ChangedElsewhere.
        """
        self._check(passphrase, user.name)
        seed = os.urandom(32)
        keys = self._with_passphrase(
            user.uid, user.name, passphrase, seed, sealed if user.sealed or not user.opens else None
        )

        def record(tx: Transaction) -> None:
            tx.update(register_user, user.id, version=user.version, public_key=_public(seed), active=True)

        self._both("reset_passphrase", keys, record)

    def entitle(self, user: RegisterUser, sealed: SealedKeys) -> None:
        """Give a user the right to sealed records. Raises SlotGone."""
        slot = self._slot(user)
        changed = self._keys().with_sealed_right(slot, self._register.access, sealed)
        self._both("entitle_user", changed, self._note("entitled", user))

    def disentitle(self, user: RegisterUser, sealed: SealedKeys) -> None:
        """Take the right to sealed records. They may have kept the key: change the keys as well. Raises LastSealedRight."""
        slot = self._slot(user)
        changed = self._keys().without_sealed_right(slot, self._register.access, sealed)
        self._both("disentitle_user", changed, self._note("not_entitled", user))

    def replace_recovery_code(self, sealed: SealedKeys | None = None) -> str:
        """Return a new recovery code; the former ones open nothing any more. Raises SealedKeysNeeded."""
        keys, code = self._keys().replace_recovery(
            self._register.access, at=self._register.clock.now(), sealed=sealed, cost=self._cost
        )
        self._both("replace_recovery_code", keys, self._note("recovery_code"))
        return code

    def _keys(self) -> KeyFile:
        return self._register.load_keys()

    def _check(self, passphrase: str, name: str) -> None:
        if passphrase_strength(passphrase, name, self.municipality) is Strength.WEAK:
            raise WeakPassphrase

    def _with_passphrase(
        self, uid: str, name: str, passphrase: str, seed: bytes, sealed: SealedKeys | None
    ) -> KeyFile:
        return self._keys().with_passphrase(
            self._register.access,
            uid,
            name,
            passphrase,
            at=self._register.clock.now(),
            signing_key=seed,
            sealed=sealed,
            cost=self._cost,
        )

    def _slot(self, user: RegisterUser) -> str:
        slot = self._keys().slot_of(user.uid)
        if slot is None:
            raise SlotGone
        return slot.id

    def _note(self, change: str, user: RegisterUser | None = None) -> Callable[[Transaction], None]:
        uid = user.uid if user else self._register.actor.uid

        def record(tx: Transaction) -> None:
            number = tx.execute(sa.select(register_user.c.id).where(register_user.c.uid == uid)).scalar()
            tx.note(change, register_user.name, str(number or 0), {})

        return record

    def _both(
        self,
        action: str,
        keys: KeyFile | None,
        record: Callable[[Transaction], None],
        needs: Permission | None = Permission.ADMINISTER,
    ) -> None:
        """Record a change and save the key file, the file last: a stop between leaves no way in that nobody knows of."""
        with self._register.transaction(action, needs) as tx:
            record(tx)
            if keys is not None:
                self._register.save_keys(tx, keys)

    def _require_another_direction(self, tx: Transaction, user: RegisterUser) -> None:
        if user.role is not Role.DIRECTION:
            return
        others = sa.select(register_user.c.id).where(
            register_user.c.role == Role.DIRECTION.value,
            register_user.c.active,
            register_user.c.uid != user.uid,
        )
        if tx.execute(others.limit(1)).first() is None:
            raise LastDirection(name=user.name)

    def _shown(self, row: sa.Row[tuple[object, ...]], keys: KeyFile) -> RegisterUser:
        slots = [slot for slot in keys.slots if slot.user_uid == row.uid]
        ways = [slot for slot in slots if slot.kind in (Kind.PASSPHRASE, Kind.OPEN)]
        return RegisterUser(
            row.id,
            row.uid,
            row.name,
            Role(row.role),
            row.active,
            row.created_at,
            row.version,
            bool(ways),
            any(slot.sealed for slot in ways),
            tuple(slot.device_name for slot in slots if slot.kind is Kind.DEVICE),
            row.uid == self._register.actor.uid,
        )


def _public(seed: bytes) -> bytes:
    from medias_desktop.core.store.keys.access import Access

    return public_key(Access("", "", "", "", b"", signing_key=seed))
