"""Users, audit trail, sealed records, files in chunks, search, retention."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CHUNK = 1 << 18


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _users()
    _trail()
    _sealed_records()
    _attachments()
    _search()
    _retention()
    op.create_index("ix_acknowledgement_event_replaces", "acknowledgement_event", ["replaces_id"])
    op.create_table(
        "key_store",
        sa.Column("id", _id(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_store")),
    )
    _guard_trail()


def _users() -> None:
    op.create_table(
        "register_user",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_user")),
        sa.UniqueConstraint("uid", name=op.f("uq_register_user_uid")),
        sqlite_autoincrement=True,
    )


def _trail() -> None:
    op.create_table(
        "audit_event",
        sa.Column("seq", _id(), autoincrement=False, nullable=False),
        sa.Column("entry", _id(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("actor", sa.String(36), nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("change", sa.String(20), nullable=False),
        sa.Column("entity", sa.String(60), nullable=False),
        sa.Column("record", sa.String(120), nullable=False),
        sa.Column("commitment", sa.String(64), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_event")),
    )
    op.create_index("ix_audit_event_entity_record", "audit_event", ["entity", "record"])
    op.create_table(
        "audit_content",
        sa.Column("seq", _id(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(60), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["audit_event.seq"], name=op.f("fk_audit_content_seq_audit_event")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_content")),
    )
    op.create_index("ix_audit_content_subject", "audit_content", ["subject"])
    op.create_table(
        "audit_seal",
        sa.Column("id", _id(), nullable=False),
        sa.Column("seq", _id(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("signer", sa.String(36), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sqlite_autoincrement=True,
    )


def _sealed_records() -> None:
    op.create_table(
        "sealed_record",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("key_number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.LargeBinary(), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("updated_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_record")),
        sa.UniqueConstraint("uid", name=op.f("uq_sealed_record_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sealed_record_subject", "sealed_record", ["subject"])


def _attachments() -> None:
    op.create_table(
        "attachment_chunk",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["attachment.sha256"],
            name=op.f("fk_attachment_chunk_sha256_attachment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sha256", "position", name=op.f("pk_attachment_chunk")),
    )
    op.create_table(
        "attachment_thumbnail",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["attachment.sha256"],
            name=op.f("fk_attachment_thumbnail_sha256_attachment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_thumbnail")),
    )
    _split_contents()
    with op.batch_alter_table("attachment") as table:
        table.drop_column("content")
        table.alter_column("size", existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False)


def _split_contents() -> None:
    connection = op.get_bind()
    kept = sa.table("attachment", sa.column("sha256"), sa.column("content", sa.LargeBinary))
    chunk = sa.table(
        "attachment_chunk",
        sa.column("sha256"),
        sa.column("position"),
        sa.column("content", sa.LargeBinary),
    )
    for digest in connection.execute(sa.select(kept.c.sha256)).scalars().all():
        content = connection.execute(sa.select(kept.c.content).where(kept.c.sha256 == digest)).scalar_one()
        for position, start in enumerate(range(0, len(content), _CHUNK)):
            connection.execute(
                chunk.insert().values(
                    sha256=digest, position=position, content=content[start : start + _CHUNK]
                )
            )


def _search() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", _id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("subject", sa.String(60), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "record", name=op.f("uq_search_entry_kind_record")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_entry_subject", "search_entry", ["subject"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX ix_search_entry_words ON search_entry USING gin (to_tsvector('simple', tokens))"
        )
        return
    # The words come folded and stemmed: the tokenizer only parts them. What is deleted leaves no trace in the index.
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='search_entry', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)")
    take_out = "INSERT INTO search_index(search_index, rowid, tokens) VALUES ('delete', old.id, old.tokens);"
    put_in = "INSERT INTO search_index(rowid, tokens) VALUES (new.id, new.tokens);"
    op.execute(f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {take_out} END")
    op.execute(
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {take_out} {put_in} END"
    )


def _retention() -> None:
    op.create_table(
        "retention_rule",
        sa.Column("id", _id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(300), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_rule")),
        sa.UniqueConstraint("kind", name=op.f("uq_retention_rule_kind")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "destruction",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("basis", sa.String(300), nullable=False),
        sa.Column("record_count", sa.Integer(), nullable=False),
        sa.Column("certificate_sha256", sa.String(64), nullable=False),
        sa.Column("destroyed_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_destruction_certificate_sha256_attachment"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destruction")),
        sa.UniqueConstraint("uid", name=op.f("uq_destruction_uid")),
        sqlite_autoincrement=True,
    )


def _guard_trail() -> None:
    """What was chained is never changed; of what was said only the whole may go, with its tombstone."""
    refused = {"audit_event": ("UPDATE", "DELETE"), "audit_content": ("UPDATE",)}
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the audit trail is never changed'; END $$"
        )
        for table in refused:
            op.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change()"
            )
    for table, verbs in refused.items():
        for verb in verbs:
            name = f"{table}_no_{verb.lower()}"
            if op.get_bind().dialect.name == "postgresql":
                op.execute(
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                    " FOR EACH ROW EXECUTE FUNCTION refuse_trail_change()"
                )
            else:
                op.execute(
                    f"CREATE TRIGGER {name} BEFORE {verb} ON {table}"
                    " BEGIN SELECT RAISE(ABORT, 'the audit trail is never changed'); END"
                )
