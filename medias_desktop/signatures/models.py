"""Tables of signatures: identities, the local authority, trusted certificates, time-stamp server, sealed documents."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import UNAUDITED, Id, UtcDateTime, metadata

signing_identity = sa.Table(
    "signing_identity",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(10), nullable=False, server_default="file"),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(200), nullable=False, server_default=""),
    sa.Column("organisation", sa.String(200), nullable=False, server_default=""),
    sa.Column("pkcs12", sa.LargeBinary, nullable=False),
    sa.Column("token_label", sa.String(64), nullable=False, server_default=""),
    sa.Column("token_serial", sa.String(64), nullable=False, server_default=""),
    sa.Column("key_id", sa.String(512), nullable=False, server_default=""),
    sa.Column("certificate_pem", sa.Text, nullable=False),
    sa.Column("chain_pem", sa.Text, nullable=False, server_default=""),
    sa.Column("not_before", UtcDateTime, nullable=False),
    sa.Column("not_after", UtcDateTime, nullable=False),
    sa.Column("created_here", sa.Boolean, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("used_at", UtcDateTime),
    sa.Column("revoked_at", UtcDateTime),
    sa.Column("revocation_reason", sa.String(30), nullable=False, server_default=""),
    sa.Column("revocation_note", sa.String(500), nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""Who can sign, by ``kind`` (rules.IdentityKind): a file under the person's passphrase (``pkcs12``), a token (``pkcs12``
empty; label, serial number and the key's id in hexadecimal), or the municipality's seal (``pkcs12`` under a
``signing_secret``). ``used_at`` is its first signature: such an identity is kept. ``key_id`` is hexadecimal."""

signing_authority = sa.Table(
    "signing_authority",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("certificate_pem", sa.Text, nullable=False),
    sa.Column("not_before", UtcDateTime, nullable=False),
    sa.Column("not_after", UtcDateTime, nullable=False),
    sa.Column("revocation_list_number", sa.Integer, nullable=False, server_default="0"),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""The municipality's own authority: it issues the identities made here and lists the revoked ones. The newest counts."""

signing_secret = sa.Table(
    "signing_secret",
    metadata,
    sa.Column("name", sa.String(80), primary_key=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""Keys that no person holds ("authority/<uid>", "seal/<uid>"): never in the trail.

In a register that is a file they are encrypted with all the rest; on a server, as everything there, its administrator
could read them.
"""

trusted_certificate = sa.Table(
    "trusted_certificate",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("certificate_pem", sa.Text, nullable=False),
    sa.Column("not_before", UtcDateTime, nullable=False),
    sa.Column("not_after", UtcDateTime, nullable=False),
    sa.Column("note", sa.String(500), nullable=False, server_default=""),
    sa.Column("trusted_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""Certificates of others that the municipality vouches for, with the reason why (``note``); SHA-256 of the DER form."""

timestamp_server = sa.Table(
    "timestamp_server",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("url", sa.String(300), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""Where signatures get their time stamp from (RFC 3161); one row at most."""

sealed_document = sa.Table(
    "sealed_document",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("title", sa.String(300), nullable=False),
    sa.Column("person_id", Id),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("identity_id", Id, sa.ForeignKey("signing_identity.id"), nullable=False),
    sa.Column("sealed_at", UtcDateTime, nullable=False),
    sa.Index("ix_sealed_document_person_id", "person_id"),
    sqlite_autoincrement=True,
    info={"subject": "person_id"},
)
"""What was sealed and handed out: the file itself is not kept, its SHA-256 is. About a person or nobody."""
