"""What all tables share: naming of constraints, column types, the municipality, kept files."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""Row number: 64 bits on a server, the row's own number in SQLite."""


class UtcDateTime(sa.types.TypeDecorator[dt.datetime]):
    """An aware instant, kept as fixed-width ISO text in UTC so that it sorts as time."""

    impl = sa.String(27)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write an aware instant. Raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """Read it back, aware."""
        return None if value is None else dt.datetime.fromisoformat(value)


municipality = sa.Table(
    "municipality",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("paper", sa.String(10), nullable=False),
    sa.Column("program_version", sa.String(20), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("logo_sha256", sa.String(64), sa.ForeignKey("attachment.sha256")),
    sa.Column("arms_colour", sa.String(7), nullable=False, server_default=""),
)
"""One row: whose register this is, which program wrote its schema, and what its documents bear (core.store.letterhead)."""

UNAUDITED = {"audited": False}
"""``info`` of tables that the audit trail does not follow: itself, what can be derived again, chunks named by content."""

register_user = sa.Table(
    "register_user",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("role", sa.String(20), nullable=False),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""Who may open the register; ``public_key`` (Ed25519, 32 bytes) checks the seals that this user sets."""

audit_event = sa.Table(
    "audit_event",
    metadata,
    sa.Column("seq", Id, primary_key=True, autoincrement=False),
    sa.Column("entry", Id, nullable=False),
    sa.Column("at", sa.String(27), nullable=False),
    sa.Column("actor", sa.String(36), nullable=False),
    sa.Column("action", sa.String(60), nullable=False),
    sa.Column("change", sa.String(20), nullable=False),
    sa.Column("entity", sa.String(60), nullable=False),
    sa.Column("record", sa.String(120), nullable=False),
    sa.Column("commitment", sa.String(64), nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Index("ix_audit_event_entity_record", "entity", "record"),
    info=UNAUDITED,
)
"""The chain (core.store.audit.chain): never changed, never removed; triggers refuse both."""

audit_content = sa.Table(
    "audit_content",
    metadata,
    sa.Column("seq", Id, sa.ForeignKey("audit_event.seq"), primary_key=True, autoincrement=False),
    sa.Column("subject", sa.String(60)),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Index("ix_audit_content_subject", "subject"),
    info=UNAUDITED,
)
"""What an event says; ``subject`` is the person it is about ("person/12"), with whom it is destroyed."""

audit_seal = sa.Table(
    "audit_seal",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("seq", Id, nullable=False),
    sa.Column("head", sa.LargeBinary, nullable=False),
    sa.Column("at", sa.String(27), nullable=False),
    sa.Column("signer", sa.String(36), nullable=False),
    sa.Column("public_key", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
    sqlite_autoincrement=True,
)
"""Ed25519 signatures of the chain's head, set by its users at the end of their sessions."""

sealed_record = sa.Table(
    "sealed_record",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("key_number", sa.Integer, nullable=False),
    sa.Column("subject", sa.LargeBinary, nullable=False),
    sa.Column("nonce", sa.LargeBinary, nullable=False),
    sa.Column("box", sa.LargeBinary, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_sealed_record_subject", "subject"),
    sa.Index("ix_sealed_record_of_brief", "id", "uid", "revision", "key_number", "subject"),
    sqlite_autoincrement=True,
)
"""Records that only the entitled can read (core.store.sealed); ``subject`` is a keyed index of the person. The second
index holds all that a brief is bound to: a list reads no record for it."""

sealed_brief = sa.Table(
    "sealed_brief",
    metadata,
    sa.Column(
        "record_id",
        Id,
        sa.ForeignKey("sealed_record.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    sa.Column("nonce", sa.LargeBinary, nullable=False),
    sa.Column("box", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""What a list shows of a sealed record: apart, so that a list does not read past every record to get it. Its box is bound
to the record’s revision, which the trail follows."""

sealed_file = sa.Table(
    "sealed_file",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("record_id", Id, sa.ForeignKey("sealed_record.id"), nullable=False, index=True),
    sa.Column(
        "content_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False, index=True
    ),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""An encrypted file of a sealed record: its key lies in the record’s box, its name and kind nowhere else."""

sealed_reminder = sa.Table(
    "sealed_reminder",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("user_uid", sa.String(36), nullable=False, unique=True),
    sa.Column("nonce", sa.LargeBinary, nullable=False),
    sa.Column("box", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""When sealed records next ask for something, as one user’s own key alone can read it: derived, made anew at each look."""

attachment = sa.Table(
    "attachment",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("name", sa.String(255), nullable=False),
    sa.Column("media_type", sa.String(100), nullable=False),
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
)
"""Files kept inside the register, named by their content."""

attachment_chunk = sa.Table(
    "attachment_chunk",
    metadata,
    sa.Column(
        "sha256", sa.String(64), sa.ForeignKey("attachment.sha256", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""The content of a file in pieces of core.store.attachments.CHUNK bytes."""

attachment_thumbnail = sa.Table(
    "attachment_thumbnail",
    metadata,
    sa.Column(
        "sha256", sa.String(64), sa.ForeignKey("attachment.sha256", ondelete="CASCADE"), primary_key=True
    ),
    sa.Column("content", sa.LargeBinary, nullable=False),
    info=UNAUDITED,
)
"""A small picture of a file (PNG), made from its content."""

search_entry = sa.Table(
    "search_entry",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("record", sa.String(120), nullable=False),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("subject", sa.String(60)),
    sa.Column("container", sa.String(80)),
    sa.Column("title", sa.Text, nullable=False, server_default=""),
    sa.Column("facets", sa.Text, nullable=False, server_default=""),
    sa.Column("heading", sa.Text, nullable=False, server_default=""),
    sa.Column("tokens", sa.Text, nullable=False),
    sa.UniqueConstraint("kind", "record"),
    sa.Index("ix_search_entry_subject", "subject"),
    sa.Index("ix_search_entry_container", "container", "facets"),
    info=UNAUDITED,
    sqlite_autoincrement=True,
)
"""What can be found (core.store.search): folded and stemmed words of a record's title (``heading``) and text (``tokens``),
what the record is part of, and what it is filtered by. The long columns are the last: SQLite reads past them otherwise."""

retention_rule = sa.Table(
    "retention_rule",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False, unique=True),
    sa.Column("months", sa.Integer, nullable=False),
    sa.Column("basis", sa.String(300), nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""How long a kind of record is kept, and the rule of the town's archive schedule that says so."""

destruction = sa.Table(
    "destruction",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("basis", sa.String(300), nullable=False),
    sa.Column("record_count", sa.Integer, nullable=False),
    sa.Column("certificate_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False),
    sa.Column("destroyed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""What was destroyed, by which rule, and the certificate of it."""

key_store = sa.Table(
    "key_store",
    metadata,
    sa.Column("id", Id, primary_key=True, autoincrement=False),
    sa.Column("content", sa.Text, nullable=False),
    info=UNAUDITED,
)
"""The key file of a register on a server, where no file lies beside it; one row."""
