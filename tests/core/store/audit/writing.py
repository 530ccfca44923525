"""A second writer of the trail, on its own: what the program checks was not made by the program."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from medias_desktop.core.store.schema import audit_content, audit_event, audit_seal

AT = "2026-11-21T15:30:00.000000Z"


def json_text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def public(number: int) -> bytes:
    return key(number).public_key().public_bytes_raw()


def digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


class Book:
    """A trail being written by hand in a database of its own."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self.seq = 0
        self.hash = bytes(32)

    def act(
        self, *events: tuple[str, str, str, Any], actor: str = "u-1", action: str = "edit", at: str = AT
    ) -> int:
        """Write one action: (change, entity, record, body) each, with (…, subject) as a fifth if wanted."""
        entry, heads, contents = self.seq + 1, [], []
        for change, entity, record, body, *subject in events:
            self.seq += 1
            salt, text = os.urandom(32), json_text(body)
            header = {
                "seq": self.seq,
                "entry": entry,
                "at": at,
                "actor": actor,
                "action": action,
                "change": change,
                "entity": entity,
                "record": record,
                "commitment": hmac.new(salt, text.encode(), "sha256").hexdigest(),
            }
            self.hash = hashlib.sha256(
                b"medias-audit/1\x00" + self.hash + json_text(header).encode()
            ).digest()
            heads.append({**header, "hash": self.hash})
            contents.append(
                {"seq": self.seq, "subject": subject[0] if subject else None, "salt": salt, "body": text}
            )
        with self.engine.begin() as connection:
            connection.execute(audit_event.insert(), heads)
            connection.execute(audit_content.insert(), contents)
        return self.seq

    def user(self, record: int, uid: str, public_key: bytes) -> int:
        """Record that a user was added."""
        new = {
            "id": record,
            "uid": uid,
            "name": "Jeanne Côté",
            "public_key": digest(public_key),
            "active": True,
        }
        return self.act(("insert", "register_user", str(record), {"new": new}), action="add_user")

    def seal(self, number: int, uid: str, head: bytes | None = None, at: str = AT) -> None:
        """Seal the head with the private key ``number``."""
        told = {
            "v": "medias-seal/1",
            "seq": self.seq,
            "head": (head or self.hash).hex(),
            "at": at,
            "signer": uid,
        }
        values = {
            "seq": self.seq,
            "head": head or self.hash,
            "at": at,
            "signer": uid,
            "public_key": public(number),
            "signature": key(number).sign(json_text(told).encode()),
        }
        with self.engine.begin() as connection:
            connection.execute(audit_seal.insert().values(values))

    def sql(self, statement: str, **values: Any) -> None:
        """Do something behind the trail."""
        with self.engine.begin() as connection:
            connection.execute(sa.text(statement), values)

    def rows(self, statement: str) -> list[Any]:
        """Read with plain SQL."""
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sa.text(statement))]


def filled(book: Book) -> Book:
    """Write a small town's trail: events 1 to 7, sealed at 6 by the user u-1 with key 1."""
    book.user(1, "u-1", public(1))
    book.act(
        (
            "insert",
            "note",
            "1",
            {"new": {"id": 1, "text": "Été « un »", "day": "2026-01-02", "done": False}},
            "person/1",
        ),
        ("insert", "note", "2", {"new": {"id": 2, "text": "deux", "day": None, "done": True}}, "person/2"),
        action="add_notes",
    )
    book.act(
        ("update", "note", "1", {"old": {"text": "Été « un »"}, "new": {"text": "un"}}, "person/1"),
        action="edit_note",
    )
    book.act(("read", "sealed_record", "9", {}), action="read_sealed")
    book.act(
        (
            "delete",
            "note",
            "2",
            {"old": {"id": 2, "text": "deux", "day": None, "done": True}},
            "person/2",
        ),
        action="delete_note",
    )
    book.seal(1, "u-1")
    book.act(("insert", "note", "3", {"new": {"id": 3, "text": "trois", "day": None, "done": False}}))
    return book
