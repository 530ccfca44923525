"""Sealed records: rows that open with the sealed key only, which few hold and which is always asked for anew.

The whole record is in the box (AES-256-GCM, padded to 1 KiB so that its length tells little); in place of the person
stands an index made with the key. The box is bound to its row, its revision, its key and its person: a row that was
swapped, put back or given to somebody else does not open. What a list shows of a record lies in a small box of its own,
its brief; files lie encrypted among the others (core.store.sealed_files).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.types import NULLTYPE

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_
from medias_desktop.core.store import attachments, sealed_files
from medias_desktop.core.store.attachments.reading import verified_chunks
from medias_desktop.core.store.bulk import next_ids
from medias_desktop.core.store.errors import ChangedElsewhere, RegisterDamaged
from medias_desktop.core.store.schema import sealed_brief, sealed_file, sealed_record
from medias_desktop.core.store.sealed_boxes import PAD, Box, SealedRecordAltered, SealedRow
from medias_desktop.core.store.sealed_files import EncryptedFile, SealedFile
from medias_desktop.core.store.transaction import new_uid

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

__all__ = [
    "PAD",
    "SealedBrief",
    "SealedFile",
    "SealedRecord",
    "SealedRecordAltered",
    "SealedRecordGone",
    "Vault",
]

_BYTES = (bytes, memoryview)
"""As drivers give them."""
_AT_ONCE = 500
"""Briefs opened between two looks at whether to go on."""


class SealedRecordGone(UserError):
    """No such record is in the register."""

    template = N_("This sealed record is no longer in the register. Refresh the list.")


class SealedRecord(NamedTuple):
    """An opened record about a person; ``version`` is its revision."""

    id: int
    uid: str
    version: int
    person_uid: str
    content: Mapping[str, Any]


class SealedBrief(NamedTuple):
    """What a list shows of a record: ``content`` as it was given, of what JSON knows."""

    id: int
    uid: str
    version: int
    person_uid: str
    content: Any


class Vault:
    """Seals and opens with the keys of one unlocking, by number; new records are sealed with the newest."""

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        self._boxes = {number: Box(key, number) for number, key in keys.items()}
        self.number = max(keys)

    def add(
        self,
        tx: Transaction,
        person_uid: str,
        content: Mapping[str, Any],
        brief: object = None,
        *,
        record_id: int | None = None,
    ) -> int:
        """Seal a new record about a person and return its number; the trail keeps the box's fingerprint only.

        ``brief`` is what a list shows of it, of what JSON knows. ``record_id`` comes from ``new_number``.
        """
        number = self.new_number(tx) if record_id is None else record_id
        row = SealedRow(number, new_uid(), 1)
        sealed = self._sealed(row, person_uid, content, brief)
        tx.insert(
            sealed_record, id=number, uid=row.uid, created_at=tx.now, updated_at=tx.now, revision=1, **sealed
        )
        self._put_brief(tx, row, person_uid, brief)
        return number

    def new_number(self, tx: Transaction) -> int:
        """Return the number of the next record, for who must know it before it is sealed; it is never given twice."""
        return next_ids(tx.connection, sealed_record, 1)[0]

    def change(
        self,
        tx: Transaction,
        record_id: int,
        version: int,
        person_uid: str,
        content: Mapping[str, Any],
        brief: object = None,
    ) -> None:
        """Seal a record's new content and its new brief, none when None. Raises ChangedElsewhere."""
        row = tx.execute(_ROWS.where(sealed_record.c.id == record_id)).first()
        if row is None or row.revision != version:
            raise ChangedElsewhere
        anew = SealedRow(row.id, row.uid, row.revision + 1)
        sealed = self._sealed(anew, person_uid, content, brief)
        tx.update(
            sealed_record,
            record_id,
            version=row.version,
            revision=anew.revision,
            updated_at=tx.now,
            **sealed,
        )
        self._put_brief(tx, anew, person_uid, brief)

    def remove(self, tx: Transaction, record_id: int) -> None:
        """Remove a record with its brief and its files. Raises SealedRecordGone."""
        uids = tx.execute(sa.select(sealed_file.c.uid).where(sealed_file.c.record_id == record_id)).scalars()
        self.drop_files(tx, uids.all())
        tx.delete_where(sealed_brief, sealed_brief.c.record_id == record_id)
        if not tx.delete_where(sealed_record, sealed_record.c.id == record_id):
            raise SealedRecordGone

    def open(self, register: Register, record_id: int) -> SealedRecord:
        """Open one record; that it was read is recorded. Raises SealedRecordGone or SealedRecordAltered."""
        with register.transaction("read_sealed_records", needs=None) as tx:
            row = tx.execute(_ROWS.where(sealed_record.c.id == record_id)).first()
            if row is None:
                raise SealedRecordGone
            _note_reading(tx, row)
            return self._open(row)[0]

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
                _note_reading(tx, row)
            return tuple(self._open(row)[0] for row in rows)

    def briefs(self, register: Register, progress: Progress) -> tuple[SealedBrief, ...]:
        """Open the briefs of all records that have one, in the order of their numbers; one entry of the trail says so.

        Raises SealedRecordAltered, also for a brief that was taken away, or Cancelled.
        """
        rows = register.rows(_BRIEFS)
        with register.transaction("read_sealed_list", needs=None) as tx:
            tx.note("read", sealed_record.name, "0", {"count": len(rows)})
        found: list[SealedBrief] = []
        for start in range(0, len(rows), _AT_ONCE):
            progress.report(start, len(rows))
            found += self._opened_briefs(register, rows[start : start + _AT_ONCE])
        progress.report(len(rows), len(rows))
        return tuple(found)

    def _opened_briefs(self, register: Register, rows: Sequence[Any]) -> Iterator[SealedBrief]:
        openers = {number: box.text for number, box in self._boxes.items()}
        texts, whose = [], []
        for number, uid, revision, key_number, subject, nonce, box in rows:
            if box is None:
                self._require_none(register, number)
                continue
            if key_number not in openers:
                raise SealedRecordAltered
            texts.append(openers[key_number]("brief", number, uid, revision, subject, nonce, box))
            whose.append((number, uid, revision))
        # Together: a parser called for each of thousands takes longer to be called than to parse.
        found = json.loads(f"[{','.join(texts)}]")
        return map(SealedBrief, *zip(*whose, strict=True), *zip(*found, strict=True)) if found else iter(())

    def _require_none(self, register: Register, record_id: int) -> None:
        """Refuse a record without the brief that it had. Raises SealedRecordAltered."""
        with register.read() as connection:
            row = connection.execute(_ROWS.where(sealed_record.c.id == record_id)).first()
        if row is not None and self._open(row)[1]:
            raise SealedRecordAltered

    def add_file(self, tx: Transaction, record_id: int, content: bytes | EncryptedFile) -> SealedFile:
        """Encrypt a file and put it beside a record, whose new content must name what is returned.

        A file that was encrypted already (core.store.sealed_files) is put there as it is.
        """
        new = content if isinstance(content, EncryptedFile) else sealed_files.encrypted(content)
        digest = attachments.keep(tx, new.name, sealed_files.MEDIA_TYPE, new.content)
        tx.insert(
            sealed_file, uid=new.file.uid, record_id=record_id, content_sha256=digest, created_at=tx.now
        )
        return new.file

    def file(self, register: Register, record_id: int, uid: str, key: str, sha256: str) -> bytes:
        """Return a file of a record, checked. Raises SealedRecordAltered."""
        with register.read() as connection:
            return _file(connection, register.path.name, record_id, uid, key, sha256)

    def drop_files(self, tx: Transaction, uids: Sequence[str]) -> None:
        """Remove files that their record names no more."""
        for start in range(0, len(uids), _AT_ONCE):
            chosen = sealed_file.c.uid.in_(uids[start : start + _AT_ONCE])
            digests = tx.execute(sa.select(sealed_file.c.content_sha256).where(chosen)).scalars().all()
            tx.delete_where(sealed_file, chosen)
            attachments.drop(tx, *digests)

    def reseal(self, tx: Transaction) -> int:
        """Seal every row of an older key anew with the newest one and return how many there were."""
        older = _ROWS.where(sealed_record.c.key_number != self.number)
        rows = tx.execute(older.order_by(sealed_record.c.id)).all()
        changes = []
        for row in rows:
            record, brief = self._open(row)[0], self._brief(tx.connection, row)
            anew = SealedRow(row.id, row.uid, row.revision + 1)
            sealed = self._sealed(anew, record.person_uid, record.content, brief)
            changes.append((row.id, row.version, {**sealed, "revision": anew.revision, "updated_at": tx.now}))
            self._put_brief(tx, anew, record.person_uid, brief)
        tx.update_many(sealed_record, changes)
        return len(rows)

    def altered(self, register: Register, progress: Progress | None = None) -> tuple[int, ...]:
        """Return the numbers of the records that do not open, or whose brief or files do not, or are not theirs.

        For who verifies the register's integrity. Raises Cancelled.
        """
        found = []
        with register.read() as connection:
            rows = connection.execute(_ROWS.order_by(sealed_record.c.id)).all()
            for done, row in enumerate(rows):
                if progress is not None:
                    progress.report(done, len(rows))
                try:
                    record, _brief = self._open(row)[0], self._brief(connection, row)
                    _require_files(connection, record)
                except (SealedRecordAltered, RegisterDamaged):
                    found.append(row.id)
        return tuple(found)

    def _sealed(
        self, row: SealedRow, person_uid: str, content: Mapping[str, Any], brief: object
    ) -> dict[str, Any]:
        box = self._boxes[self.number]
        # The record knows whether it has a brief: one that is taken away hides it from no list.
        inside = {"person": person_uid, "record": content, **({} if brief is None else {"brief": True})}
        nonce, sealed = box.seal("sealed", row, person_uid, inside)
        return {
            "key_number": self.number,
            "subject": box.subject(person_uid),
            "nonce": nonce,
            "box": sealed,
        }

    def _put_brief(self, tx: Transaction, row: SealedRow, person_uid: str, brief: object) -> None:
        tx.delete_where(sealed_brief, sealed_brief.c.record_id == row.id)
        if brief is not None:
            nonce, box = self._boxes[self.number].seal("brief", row, person_uid, [person_uid, brief])
            tx.insert(sealed_brief, record_id=row.id, nonce=nonce, box=box)

    def _open(self, row: sa.Row[Any]) -> tuple[SealedRecord, bool]:
        """Return a record and whether it has a brief. Raises SealedRecordAltered."""
        box = self._boxes.get(row.key_number)
        if box is None:
            raise SealedRecordAltered
        parts = [_bytes(value) for value in (row.subject, row.nonce, row.box)]
        inside = box.open("sealed", SealedRow(row.id, row.uid, row.revision), *parts)
        record = SealedRecord(row.id, row.uid, row.revision, inside["person"], inside["record"])
        return record, "brief" in inside

    def _brief(self, connection: sa.Connection, row: sa.Row[Any]) -> object:
        """Return the brief of a record that opens, None when it has none. Raises SealedRecordAltered."""
        _record, has_brief = self._open(row)
        found = connection.execute(_BRIEF_OF, {"number": row.id}).first()
        if not has_brief and found is None:
            return None
        if not has_brief or found is None:
            raise SealedRecordAltered
        parts = _bytes(row.subject), _bytes(found.nonce), _bytes(found.box)
        whose = SealedRow(row.id, row.uid, row.revision)
        return self._boxes[row.key_number].open("brief", whose, *parts)[1]


_ROWS = sa.select(
    *(sealed_record.c[name] for name in ("id", "uid", "revision", "key_number", "version")),
    # As the file has them: whoever altered them may have put something else than bytes there.
    *(sa.type_coerce(sealed_record.c[name], NULLTYPE).label(name) for name in ("subject", "nonce", "box")),
)
_BRIEF_OF = sa.select(
    *(sa.type_coerce(sealed_brief.c[name], NULLTYPE).label(name) for name in ("nonce", "box"))
).where(sealed_brief.c.record_id == sa.bindparam("number"))
_BRIEFS = (
    "SELECT r.id, r.uid, r.revision, r.key_number, r.subject, b.nonce, b.box FROM sealed_record r"
    " LEFT JOIN sealed_brief b ON b.record_id = r.id ORDER BY r.id"
)


def _note_reading(tx: Transaction, row: sa.Row[Any]) -> None:
    tx.note("read", sealed_record.name, str(row.id), {"revision": row.revision})


def _file(connection: sa.Connection, name: str, record_id: int, uid: str, key: str, sha256: str) -> bytes:
    statement = sa.select(sealed_file.c.content_sha256).where(
        sealed_file.c.uid == uid, sealed_file.c.record_id == record_id
    )
    digest = connection.execute(statement).scalar()
    if digest is None:
        raise SealedRecordAltered
    box = b"".join(verified_chunks(connection, digest, name))
    return sealed_files.decrypted(box, uid, key, sha256)


def _require_files(connection: sa.Connection, record: SealedRecord) -> None:
    """Check every file of a record. Raises SealedRecordAltered or RegisterDamaged."""
    named = list(sealed_files.files_in(record.content))
    there = connection.execute(sa.select(sealed_file.c.uid).where(sealed_file.c.record_id == record.id))
    if set(there.scalars()) != {uid for uid, _key, _sha256 in named}:
        raise SealedRecordAltered
    for uid, key, sha256 in named:
        _file(connection, "", record.id, uid, key, sha256)


def _bytes(value: object) -> bytes:
    if not isinstance(value, _BYTES):
        raise SealedRecordAltered
    return bytes(value)
