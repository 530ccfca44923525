"""The key file's content: how it is written, read, and proven to come from somebody who holds the keys.

Two proofs. ``mac``, under a key derived from the data key, covers everything: without the data key nothing can be
added, swapped or removed. ``sealed_signature``, by the authority's key that only the entitled hold and whose public half
every slot's own box remembers, covers who is entitled and what was granted to them: the data key alone does not suffice
to entitle somebody, nor to give the entitled a sealed key of one's own making.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from medias_desktop.core.digests import sha256
from medias_desktop.core.store.keys import boxes
from medias_desktop.core.store.keys.access import Access, SealedKeys
from medias_desktop.core.store.keys.encoding import (
    Fields,
    b64,
    canonical,
    derived,
    keyed_digest,
    parsed,
    same_digest,
)
from medias_desktop.core.store.keys.errors import (
    KeyFileAltered,
    KeyFileDamaged,
    KeyFileNewer,
    KeysChangedElsewhere,
    SealedKeysNeeded,
    SlotGone,
)
from medias_desktop.core.store.keys.slots import Record, read_record

D = TypeVar("D", bound="Document")

LAST_GENERATION = 1 << 53
"""Beyond what saving can reach: only somebody who means harm writes it."""

_FORMAT, _VERSION = "medias-keys", 1
_LARGEST = 4 << 20
_MOST_SLOTS = 1000


@dataclass(frozen=True, repr=False)
class Document:
    """The content, never changed in place.

    ``generation`` counts the times it was saved. ``key_ids`` name, without telling it, the data key that the slots
    give; there are two (the present, the next) while the keys are being changed. ``sealed_number`` is the number of
    the newest sealed key.
    """

    register_id: str
    authority: bytes
    key_ids: tuple[str, ...]
    sealed_number: int
    records: tuple[Record, ...] = ()
    sealed_signature: bytes = b""
    mac: bytes = b""
    generation: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return everything that ``mac`` covers."""
        return {
            "format": f"{_FORMAT}/{_VERSION}",
            "register": self.register_id,
            "authority": b64(self.authority),
            "key_ids": list(self.key_ids),
            "sealed_number": self.sealed_number,
            "slots": [record.as_json() for record in self.records],
            "sealed_signature": b64(self.sealed_signature),
        }

    def content(self) -> bytes:
        """Return the file's bytes, with their checksum."""
        if not self.records:
            raise ValueError("a key file without slots would lock everybody out")
        whole = self.as_json() | {"generation": self.generation, "mac": b64(self.mac)}
        whole["sha256"] = sha256(canonical(whole)).hexdigest()
        return json.dumps(whole, indent=1, ensure_ascii=False).encode() + b"\n"

    def record(self, slot_id: str) -> Record:
        """Return a slot. Raises SlotGone."""
        for record in self.records:
            if record.id == slot_id:
                return record
        raise SlotGone

    def sealed_message(self) -> bytes:
        """Return what ``sealed_signature`` signs."""
        entitled = [
            record.granted_identity() | {"sealed_grant": b64(record.sealed_grant)}
            for record in self.records
            if record.entitled
        ]
        names = {"register": self.register_id, "number": self.sealed_number}
        return b"medias sealed slots\n" + canonical(names | {"entitled": entitled})

    def mac_under(self, data_key: bytes) -> bytes:
        """Return the proof that holds for this content and key."""
        key = derived(data_key, "medias slots", bytes.fromhex(self.register_id))
        return keyed_digest(key, canonical(self.as_json()))

    def verify(self, data_key: bytes, next_key: bytes | None, authority: bytes) -> None:
        """Compare the content with keys that came out of a slot. Raises KeyFileAltered."""
        if self.key_ids != key_ids(self.register_id, data_key, next_key):
            raise KeyFileAltered
        if not same_digest(self.mac, self.mac_under(data_key)) or self.authority != authority:
            raise KeyFileAltered

    def is_made_with(self, access: Access) -> bool:
        """Return whether somebody who holds the keys of an access made this content."""
        keys = (access.data_key, access.next_data_key)
        return any(key is not None and same_digest(self.mac, self.mac_under(key)) for key in keys)

    def verify_entitled(self) -> None:
        """Check who is entitled against the authority, which ``verify`` compared. Raises KeyFileAltered."""
        if not boxes.is_signed(self.authority, self.sealed_message(), self.sealed_signature):
            raise KeyFileAltered


def read_document(kind: type[D], data: bytes, name: str) -> D:
    """Return the content of a key file called ``name``. Raises KeyFileDamaged or KeyFileNewer."""
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        return _read(kind, parsed(data), name)
    except (ValueError, RecursionError) as error:  # a thousand brackets are read, but not written again
        raise KeyFileDamaged(name=name) from error


def _read(kind: type[D], value: Any, name: str) -> D:
    fields = Fields(value)
    family, _, version = fields.text("format").partition("/")
    if family != _FORMAT:
        raise ValueError("another format")
    if version.isdecimal() and int(version) > _VERSION:
        raise KeyFileNewer(name=name)
    checksum = fields.hexadecimal("sha256", 64)
    if sha256(canonical({k: v for k, v in value.items() if k != "sha256"})).hexdigest() != checksum:
        raise ValueError("checksum")
    records = tuple(read_record(one) for one in fields.items("slots", _MOST_SLOTS))
    if not records or len({record.id for record in records}) != len(records):
        raise ValueError("no slots, or one of them twice")
    document = kind(
        register_id=fields.hexadecimal("register", 24),
        authority=fields.data("authority", 32),
        key_ids=_key_ids(fields.items("key_ids", 2)),
        sealed_number=fields.number("sealed_number", 1, 1_000_000),
        records=records,
        sealed_signature=fields.data("sealed_signature", 64),
        mac=fields.data("mac", 32),
        generation=fields.number("generation", 0, LAST_GENERATION),
    )
    fields.end()
    return document


def _key_ids(values: list[Any]) -> tuple[str, ...]:
    numbered = Fields({str(at): value for at, value in enumerate(values)})
    if not values:
        raise ValueError("no key")
    return tuple(numbered.hexadecimal(str(at), 16) for at in range(len(values)))


def key_ids(register_id: str, data_key: bytes, next_key: bytes | None = None) -> tuple[str, ...]:
    """Return the public names of data keys (16 hexadecimal digits each)."""
    salt = bytes.fromhex(register_id)
    return tuple(derived(key, "medias key id", salt)[:8].hex() for key in (data_key, next_key) if key)


def authorise(document: Document, access: Access, sealed: SealedKeys | None = None) -> None:
    """Make sure that whoever changes the content holds its keys, and that nobody else changed it before.

    Raises KeysChangedElsewhere or KeyFileAltered.
    """
    if access.register_id != document.register_id:
        raise ValueError("the access belongs to another register")
    if document.key_ids != key_ids(document.register_id, access.data_key, access.next_data_key):
        raise KeysChangedElsewhere
    document.verify(access.data_key, access.next_data_key, access.authority)
    document.verify_entitled()
    if sealed and sealed.newest != document.sealed_number:
        raise KeysChangedElsewhere


def closed(document: D, access: Access, sealed: SealedKeys | None) -> D:
    """Return the content with its proofs renewed.

    Raises SealedKeysNeeded when who is entitled was changed by somebody who is not.
    """
    if sealed:
        signature = boxes.signed(sealed.authority, document.sealed_message())
        document = replace(document, sealed_signature=signature)
    if not boxes.is_signed(document.authority, document.sealed_message(), document.sealed_signature):
        raise SealedKeysNeeded
    return replace(document, mac=document.mac_under(access.data_key))
