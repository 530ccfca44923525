"""Small registers made straight through the connection: a trail, persons, an index with shadow tables."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os

from medias_desktop.core.store.backups.making import make_backup
from medias_desktop.core.store.backups.manifest import BackupReason
from medias_desktop.core.store.connection import connect
from medias_desktop.core.store.keys import storage
from medias_desktop.core.store.keys.key_file import KeyFile

KEY = bytes(range(32))
OTHER = bytes(range(32, 64))
ID = "0123456789abcdef01234567"
NOW = dt.datetime(2026, 11, 21, 14, 30, 0, 123456, dt.UTC)

_SCHEMA = """
CREATE TABLE municipality (id INTEGER PRIMARY KEY, name TEXT NOT NULL, program_version TEXT NOT NULL);
INSERT INTO municipality VALUES (1, 'Ville de Sainte-Élodie', '1.4.0');
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL, photo BLOB);
CREATE TABLE note (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL REFERENCES person(id));
CREATE TABLE audit_event (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, hash BLOB NOT NULL);
CREATE TABLE alembic_version (version_num TEXT);
CREATE VIRTUAL TABLE search USING fts5(words);
PRAGMA user_version=2;
"""


def make(path, key=KEY, *, people=20, register_id=ID):
    """Make a register with ``people`` persons, one event each; closed and folded."""
    with contextlib.closing(connect(path, key, register_id=register_id)) as connection:
        for statement in _SCHEMA.split(";\n"):
            connection.execute(statement)
        add(connection, *[f"P{number}" for number in range(people)])
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    give_keys(path, key, register_id)
    return path


def give_keys(path, key=KEY, register_id=ID):
    """Write a key file that opens without a question, in its three places."""
    new = KeyFile.create(register_id, key)
    key_file = new.key_file.with_open(new.access, "u" * 36, "Camille Roy", at=NOW, sealed=new.sealed)
    return storage.save(path, key_file, replacing=True)


def add(connection, *names, photo=300, at=NOW):
    """Record persons, each with an event chained to the one before."""
    connection.execute("BEGIN IMMEDIATE")
    for name in names:
        seq, previous = connection.execute(
            "SELECT coalesce(max(seq), 0) + 1, (SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1) FROM audit_event"
        ).fetchone()
        digest = hashlib.sha256((previous or bytes(32)) + name.encode()).digest()
        text = (at + dt.timedelta(seconds=seq)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        connection.execute("INSERT INTO audit_event VALUES (?, ?, ?)", (seq, text, digest))
        connection.execute("INSERT INTO person (name, photo) VALUES (?, ?)", (name, os.urandom(photo)))
        connection.execute("INSERT INTO search VALUES (?)", (name,))
    connection.execute("COMMIT")


def change(path, *names, key=KEY, **options):
    """Open a register, record persons and close it."""
    with contextlib.closing(connect(path, key)) as connection:
        add(connection, *names, **options)


def names(path, key=KEY):
    """Return the persons of a register, as anybody who opens it finds them."""
    with contextlib.closing(connect(path, key)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM person ORDER BY id")]


def back_up(path, folder, **options):
    """Make a backup for the reason and at the instant that tests use, unless they say otherwise."""
    return make_backup(path, KEY, folder, **{"reason": BackupReason.BY_HAND, "now": NOW, **options})
