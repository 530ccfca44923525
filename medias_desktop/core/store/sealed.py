"""Sealed records: rows that open with the sealed key only, which few hold and which is always asked for anew.

The whole record is in the box (AES-256-GCM, padded to 1 KiB so that its length tells little); in place of the person
stands an index made with the key. The box is bound to its row, its revision, its key and its person: a row that was
swapped, put back or given to somebody else does not open.
"""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.types import NULLTYPE

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.store.bulk import next_ids
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.schema import sealed_record
from medias_desktop.core.store.transaction import new_uid

if TYPE_CHECKING:
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

PAD = 1024
"""Boxes are as long as a multiple of so many bytes."""

_NONCE = 12


class SealedRecordAltered(UserError):
    """The row is not what was sealed, or the key is another."""

    template = N_(
        "A sealed record cannot be opened: it was altered outside the program, or it is locked by another key. "
        "Verify the integrity of the register, then restore the last good backup."
    )


class SealedRecord(NamedTuple):
    """An opened record about a person; ``version`` is its revision."""

    id: int
    uid: str
    version: int
    person_uid: str
    content: Mapping[str, Any]


class Vault:
    """Seals and opens with the keys of one unlocking, by number; new records are sealed with the newest."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        self._boxes = {number: _Box(key, number) for number, key in keys.items()}
        self.number = max(keys)

    def add(self, tx: Transaction, person_uid: str, content: Mapping[str, Any]) -> int:
        """Seal a new record about a person and return its number; the trail keeps the box's fingerprint only."""
        box = self._boxes[self.number]
        (number,) = next_ids(tx.connection, sealed_record, 1)
        uid = new_uid()
        subject = box.subject(person_uid)
        nonce, sealed = box.seal(_Row(number, uid, 1), person_uid, content)
        return tx.insert(
            sealed_record,
            id=number,
            uid=uid,
            revision=1,
            key_number=self.number,
            subject=subject,
            nonce=nonce,
            box=sealed,
            created_at=tx.now,
            updated_at=tx.now,
        )

    def change(
        self, tx: Transaction, record_id: int, version: int, person_uid: str, content: Mapping[str, Any]
    ) -> None:
        """Seal a record's new content. Raises ChangedElsewhere."""
        row = tx.execute(_ROWS.where(sealed_record.c.id == record_id)).first()
        if row is None or row.revision != version:
            raise ChangedElsewhere
        tx.update(
            sealed_record, record_id, version=row.version, **self._resealed(tx, row, person_uid, content)
        )

    def _resealed(
        self, tx: Transaction, row: sa.Row[Any], person_uid: str, content: Mapping[str, Any]
    ) -> dict[str, Any]:
        box, revision = self._boxes[self.number], row.revision + 1
        nonce, sealed = box.seal(_Row(row.id, row.uid, revision), person_uid, content)
        return {
            "revision": revision,
            "key_number": self.number,
            "subject": box.subject(person_uid),
            "nonce": nonce,
            "box": sealed,
            "updated_at": tx.now,
        }

    def read(self, register: Register, person_uid: str | None = None) -> tuple[SealedRecord, ...]:
        """Open all records, or those about a person; that they were read is recorded first.

        Raises SealedRecordAltered. Every user may record that they read, whatever their role: the key decides.
        """
        statement = _ROWS.order_by(sealed_record.c.id)
        if person_uid is not None:
            subjects = [box.subject(person_uid) for box in self._boxes.values()]
            statement = statement.where(sealed_record.c.subject.in_(subjects))
        with register.transaction("read_sealed_records", needs=None) as tx:
            rows = tx.execute(statement).all()
            for row in rows:
                tx.note("read", sealed_record.name, str(row.id), {"revision": row.revision})
            return tuple(self._open(row) for row in rows)

    def reseal(self, tx: Transaction) -> int:
        """Seal every row of an older key anew with the newest one and return how many there were."""
        older = _ROWS.where(sealed_record.c.key_number != self.number)
        rows = tx.execute(older.order_by(sealed_record.c.id)).all()
        changes = []
        for row in rows:
            record = self._open(row)
            changes.append((row.id, row.version, self._resealed(tx, row, record.person_uid, record.content)))
        tx.update_many(sealed_record, changes)
        return len(rows)

    def altered(self, register: Register) -> tuple[int, ...]:
        """Return the numbers of the records that do not open: for who verifies the register's integrity."""
        found = []
        with register.read() as connection:
            for row in connection.execute(_ROWS.order_by(sealed_record.c.id)):
                try:
                    self._open(row)
                except SealedRecordAltered:
                    found.append(row.id)
        return tuple(found)

    def _open(self, row: sa.Row[Any]) -> SealedRecord:
        box = self._boxes.get(row.key_number)
        if box is None:
            raise SealedRecordAltered
        parts = [_bytes(value) for value in (row.subject, row.nonce, row.box)]
        inside = box.open(_Row(row.id, row.uid, row.revision), *parts)
        return SealedRecord(row.id, row.uid, row.revision, inside["person"], inside["record"])


_ROWS = sa.select(
    *(sealed_record.c[name] for name in ("id", "uid", "revision", "key_number", "version")),
    # As the file has them: whoever altered them may have put something else than bytes there.
    *(sa.type_coerce(sealed_record.c[name], NULLTYPE).label(name) for name in ("subject", "nonce", "box")),
)


def _bytes(value: object) -> bytes:
    if not isinstance(value, (bytes, memoryview)):
        raise SealedRecordAltered
    return bytes(value)


class _Row(NamedTuple):
    """What a box is bound to, besides its key and its person."""

    id: int
    uid: str
    revision: int


class _Box:
    """One sealed key at work."""

    def __init__(self, key: bytes, number: int) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._number = number
        self._cipher = AESGCM(_derived(key, b"medias/sealed/encryption/1"))
        self._index = _derived(key, b"medias/sealed/index/1")

    def subject(self, person_uid: str) -> bytes:
        """Return the 16-byte index of a person: the same for the same key, telling nothing without it."""
        return hmac.digest(self._index, person_uid.encode(), "sha256")[:16]

    def seal(self, row: _Row, person_uid: str, content: Mapping[str, Any]) -> tuple[bytes, bytes]:
        """Return the nonce and the box of a record."""
        inside = {"person": person_uid, "record": content}
        text = json.dumps(inside, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
        padded = len(text).to_bytes(4, "big") + text
        padded += bytes(-len(padded) % PAD)
        nonce = os.urandom(_NONCE)
        return nonce, self._cipher.encrypt(nonce, padded, self._bound(row, self.subject(person_uid)))

    def open(self, row: _Row, subject: bytes, nonce: bytes, box: bytes) -> Mapping[str, Any]:
        """Return what is in a box. Raises SealedRecordAltered."""
        from cryptography.exceptions import InvalidTag

        try:
            padded = self._cipher.decrypt(nonce, box, self._bound(row, subject))
        except (InvalidTag, ValueError):  # the latter for a nonce of a length that none has
            raise SealedRecordAltered from None
        inside: Mapping[str, Any] = json.loads(padded[4 : 4 + int.from_bytes(padded[:4], "big")])
        return inside

    def _bound(self, row: _Row, subject: bytes) -> bytes:
        # Other tables know a record by its number, the trail by both.
        return f"sealed|{row.id}|{row.uid}|{row.revision}|{self._number}|".encode() + subject


def _derived(key: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    return HKDFExpand(hashes.SHA256(), 32, purpose).derive(key)
