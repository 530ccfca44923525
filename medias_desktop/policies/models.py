"""Tables of policies, their versions and sections, adoptions and signing identities."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

policy = sa.Table(
    "policy",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("municipality", sa.String(200), nullable=False),
    sa.Column("title", sa.String(300), nullable=False),
    sa.Column("number", sa.String(60), nullable=False, server_default=""),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""A family of dated texts."""

policy_version = sa.Table(
    "policy_version",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("policy_id", Id, sa.ForeignKey("policy.id"), nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("title_block", sa.Text, nullable=False, server_default=""),
    sa.Column("introduction", sa.Text, nullable=False, server_default=""),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    sa.Column("source_name", sa.String(255), nullable=False),
    sa.Column("source_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("imported_at", UtcDateTime, nullable=False),
    sa.Column("repealed_on", sa.Date),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("policy_id", "ordinal"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""One dated text of a policy; its state follows from its adoption and the calendar (rules.state_on)."""

section = sa.Table(
    "section",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("level", sa.Integer, nullable=False),
    sa.Column("number", sa.String(120), nullable=False, server_default=""),
    sa.Column("heading", sa.Text, nullable=False, server_default=""),
    sa.Column("body", sa.Text, nullable=False, server_default=""),
    sa.UniqueConstraint("version_id", "position"),
    sa.CheckConstraint("level >= 1", name="level_from_one"),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)

adoption = sa.Table(
    "adoption",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False, unique=True),
    sa.Column("municipality", sa.String(200), nullable=False),
    sa.Column("policy_title", sa.String(300), nullable=False),
    sa.Column("policy_number", sa.String(60), nullable=False, server_default=""),
    sa.Column("resolution_number", sa.String(60), nullable=False),
    sa.Column("meeting_date", sa.Date, nullable=False),
    sa.Column("in_force_date", sa.Date, nullable=False),
    sa.Column("mover", sa.String(200), nullable=False, server_default=""),
    sa.Column("seconder", sa.String(200), nullable=False, server_default=""),
    sa.Column("vote", sa.String(200), nullable=False, server_default=""),
    sa.Column("pdf_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("pdf_pages", sa.Integer, nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""The council's act and the signed document of record."""

signatory = sa.Table(
    "signatory",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("adoption_id", Id, sa.ForeignKey("adoption.id"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(200), nullable=False),
    sa.Column("identity_id", Id, sa.ForeignKey("signing_identity.id")),
    sa.Column("signed_at", UtcDateTime),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""Who signs; ``identity_id`` is null for a signature by pen."""

signing_identity = sa.Table(
    "signing_identity",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(200), nullable=False, server_default=""),
    sa.Column("organisation", sa.String(200), nullable=False, server_default=""),
    sa.Column("pkcs12", sa.LargeBinary, nullable=False),
    sa.Column("certificate_pem", sa.Text, nullable=False),
    sa.Column("chain_pem", sa.Text, nullable=False, server_default=""),
    sa.Column("not_before", UtcDateTime, nullable=False),
    sa.Column("not_after", UtcDateTime, nullable=False),
    sa.Column("created_here", sa.Boolean, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""A person's key and certificate, the key under that person's passphrase only."""
