"""Slots of the key file: who may open the register, with what, and which keys that gives, as it is written and shown."""

from __future__ import annotations

import datetime as dt
import os
import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from medias_desktop.core.store.keys import boxes
from medias_desktop.core.store.keys.cost import DEFAULT, Cost
from medias_desktop.core.store.keys.encoding import Fields, b64

DATA, SEALED = "data", "sealed"
NAME = 200
"""Characters of the longest name."""

_MOST = 60_000


class Kind(StrEnum):
    """With what a slot is opened."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    DEVICE = "device"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as it is shown: ``device_name`` only for a computer's, ``sealed`` tells the right to disciplinary records."""

    id: str
    kind: Kind
    user_uid: str
    user_name: str
    device_name: str
    created_at: dt.datetime
    sealed: bool


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """A slot as it is written."""

    id: str
    kind: Kind
    user_uid: str
    user_name: str
    device_name: str
    created_at: str
    rights: tuple[str, ...]
    cost: Cost | None
    salt: bytes
    public: bytes
    box: bytes = b""
    grant: bytes = b""
    sealed_grant: bytes = b""

    @property
    def entitled(self) -> bool:
        """Return whether the slot gives the sealed keys."""
        return SEALED in self.rights

    def shown(self) -> Slot:
        """Return the slot for display."""
        created = dt.datetime.fromisoformat(self.created_at)
        return Slot(
            self.id, self.kind, self.user_uid, self.user_name, self.device_name, created, self.entitled
        )

    def as_json(self) -> dict[str, Any]:
        """Return the slot as it is written."""
        return self.identity() | {
            "user_name": self.user_name,
            "device_name": self.device_name,
            "created_at": self.created_at,
            "rights": list(self.rights),
            "box": b64(self.box),
            "grant": b64(self.grant),
            "sealed_grant": b64(self.sealed_grant),
        }

    def identity(self) -> dict[str, Any]:
        """Return what the slot's own box is bound to; the name may change, and rights are others' to give."""
        cost = self.cost
        return {
            "id": self.id,
            "kind": self.kind.value,
            "user_uid": self.user_uid,
            "cost": [cost.memory, cost.passes, cost.lanes] if cost else None,
            "salt": b64(self.salt),
            "public": b64(self.public),
        }

    def granted_identity(self) -> dict[str, Any]:
        """Return what the slot's grants are bound to; the passphrase may change without them."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "user_uid": self.user_uid,
            "rights": list(self.rights),
            "public": b64(self.public),
        }


def read_record(value: Any) -> Record:
    """Return a slot from its JSON. Raises ValueError for anything that was not written by this program."""
    fields = Fields(value)
    kind = Kind(fields.text("kind"))
    cost = fields.take("cost")
    if (cost is None) != (kind in (Kind.DEVICE, Kind.OPEN)):
        raise ValueError("cost does not suit the kind")
    rights = tuple(fields.items("rights", 2))
    if rights not in ((DATA,), (DATA, SEALED)):
        raise ValueError("unknown rights")
    sizes = (0,) if kind is Kind.OPEN else (32,)
    record = Record(
        id=fields.hexadecimal("id", 32),
        kind=kind,
        user_uid=fields.text("user_uid", 36),
        user_name=fields.text("user_name", NAME),
        device_name=fields.text("device_name", NAME),
        created_at=fields.text("created_at", 40),
        rights=rights,
        cost=None if cost is None else _cost(cost),
        salt=fields.data("salt", 16),
        public=fields.data("public", *sizes),
        box=fields.data("box", longest=_MOST),
        grant=fields.data("grant", longest=_MOST),
        sealed_grant=fields.data("sealed_grant", longest=_MOST),
    )
    fields.end()
    if _instant(record.shown().created_at) != record.created_at:
        raise ValueError("not an instant as it is written here")
    return record


def _instant(at: dt.datetime) -> str:
    """Return an instant as it is written; one that no calendar of an office shows is a ValueError."""
    if at.tzinfo is None or not 1970 <= at.year < 9000:
        raise ValueError("no usable instant")
    return at.astimezone(dt.UTC).isoformat(timespec="seconds")


def _cost(value: Any) -> Cost:
    if type(value) is not list or len(value) != 3 or any(type(number) is not int for number in value):
        raise ValueError("cost is no list of three numbers")
    return Cost(*value)


def require_name(name: str) -> None:
    """Refuse a user's name that could be written but not read again. Raises ValueError."""
    if len(name) > NAME:
        raise ValueError("the name is too long")
    name.encode()


def new_record(
    kind: Kind,
    user_uid: str,
    user_name: str,
    at: dt.datetime,
    *,
    device_name: str = "",
    entitled: bool = False,
    cost: Cost = DEFAULT,
) -> tuple[Record, bytes]:
    """Return a slot without content, and the private key that its own box is to hold."""
    require_name(user_name)
    private, public = (b"", b"") if kind is Kind.OPEN else boxes.new_pair()
    record = Record(
        id=uuid.uuid4().hex,
        kind=kind,
        user_uid=user_uid,
        user_name=user_name,
        device_name=device_name[:NAME],
        created_at=_instant(at),
        rights=(DATA, SEALED) if entitled else (DATA,),
        cost=cost if kind in (Kind.PASSPHRASE, Kind.RECOVERY) else None,
        salt=os.urandom(16),
        public=public,
    )
    return record, private
