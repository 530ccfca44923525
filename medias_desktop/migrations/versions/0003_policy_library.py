"""Policies that are composed: sections that stay the same, rules, notes, decisions, placeholders, revision."""

from __future__ import annotations

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text() -> sa.types.TypeEngine[str]:
    """Text as upgrades leave it on a server: what a generated column is made of cannot be altered afterwards."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _policies()
    _sections()
    _rules()
    _notes()
    _decisions()
    _search()


def _policies() -> None:
    op.add_column("policy", sa.Column("town", sa.String(40), server_default="", nullable=False))
    op.add_column("policy", sa.Column("revision_months", sa.Integer(), nullable=True))
    with op.batch_alter_table("policy_version", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.alter_column("source_sha256", existing_type=sa.String(64), nullable=True)
        table.add_column(sa.Column("origin", sa.String(120), server_default="", nullable=False))
        table.add_column(sa.Column("change", sa.String(12), server_default="substantive", nullable=False))
        table.add_column(sa.Column("submitted_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("submitted_for", sa.Date(), nullable=True))
        table.add_column(sa.Column("repeal_resolution", sa.String(60), server_default="", nullable=False))


def _sections() -> None:
    op.add_column("section", sa.Column("uid", sa.String(36), server_default="", nullable=False))
    op.add_column("section", sa.Column("provenance", sa.String(120), server_default="", nullable=False))
    op.add_column("section", sa.Column("themes", sa.String(400), server_default="", nullable=False))
    section = sa.table("section", sa.column("id"), sa.column("uid"))
    connection = op.get_bind()
    named = [
        {"number": row.id, "name": str(uuid.uuid4())}
        for row in connection.execute(sa.select(section.c.id)).all()
    ]
    if named:
        give = section.update().where(section.c.id == sa.bindparam("number")).values(uid=sa.bindparam("name"))
        connection.execute(give, named)
    op.create_index("ix_section_version_id_uid", "section", ["version_id", "uid"], unique=True)


def _rules() -> None:
    op.create_table(
        "policy_rule",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("section_uid", sa.String(36), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("force", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(200), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("app_part", sa.String(30), nullable=False),
        sa.Column("check_name", sa.String(60), server_default="", nullable=False),
        sa.Column("params", sa.Text(), server_default="{}", nullable=False),
        sa.Column("uses", sa.String(80), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("provenance", sa.String(60), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_policy_rule_version_id_policy_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_rule")),
        sa.UniqueConstraint("uid", name=op.f("uq_policy_rule_uid")),
        sa.UniqueConstraint("version_id", "code", name=op.f("uq_policy_rule_version_id_code")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_policy_rule_version_id", "policy_rule", ["version_id"])


def _notes() -> None:
    op.create_table(
        "policy_note",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("town", sa.String(40), server_default="", nullable=False),
        sa.Column("section_uid", sa.String(60), server_default="", nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("author", sa.String(200), server_default="", nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.String(12), server_default="open", nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_policy_note_version_id_policy_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_policy_note_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_policy_note_version_id", "policy_note", ["version_id"])


def _decisions() -> None:
    op.create_table(
        "open_point",
        sa.Column("id", _id(), nullable=False),
        sa.Column("policy_id", _id(), nullable=False),
        sa.Column("key", sa.String(60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policy.id"], name=op.f("fk_open_point_policy_id_policy"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_open_point")),
        sa.UniqueConstraint("policy_id", "key", name=op.f("uq_open_point_policy_id_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "placeholder",
        sa.Column("id", _id(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("value", sa.String(300), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placeholder")),
        sa.UniqueConstraint("name", name=op.f("uq_placeholder_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "revision_trigger",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("policy_id", _id(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("detail", sa.String(300), server_default="", nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"],
            ["policy.id"],
            name=op.f("fk_revision_trigger_policy_id_policy"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision_trigger")),
        sa.UniqueConstraint("uid", name=op.f("uq_revision_trigger_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_revision_trigger_policy_id", "revision_trigger", ["policy_id"])


def _search() -> None:
    """Make the index anew: headings apart from texts, what entries are part of, facets."""
    connection = op.get_bind()
    kept = [dict(row) for row in connection.execute(sa.text("SELECT * FROM search_entry")).mappings()]
    on_server = connection.dialect.name == "postgresql"
    if not on_server:
        for name in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER search_entry_{name}")
        op.execute("DROP TABLE search_index")
    op.drop_table("search_entry")
    entry = op.create_table(
        "search_entry",
        sa.Column("id", _id(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record", sa.String(120), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("subject", sa.String(60), nullable=True),
        sa.Column("container", sa.String(80), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("facets", _text(), server_default="", nullable=False),
        sa.Column("heading", _text(), server_default="", nullable=False),
        sa.Column("tokens", _text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("kind", "record", name=op.f("uq_search_entry_kind_record")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_search_entry_subject", "search_entry", ["subject"])
    op.create_index("ix_search_entry_container", "search_entry", ["container", "facets"])
    if on_server:
        # Worked out when it is written: ranking would take seconds otherwise.
        op.execute(
            "ALTER TABLE search_entry ADD COLUMN words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('simple', heading),"
            " 'A') || setweight(to_tsvector('simple', tokens), 'D') || setweight(to_tsvector('simple', facets), 'C')) STORED"
        )
        op.execute("CREATE INDEX ix_search_entry_words ON search_entry USING gin (words)")
    else:
        _search_index()
    if kept:
        op.bulk_insert(entry, [row | {"facets": _facet_of_kind(row["kind"])} for row in kept])


def _search_index() -> None:
    # The words come folded and stemmed: the tokenizer only parts them. What is deleted leaves no trace in the index.
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(heading, tokens, facets, content='search_entry', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')"
    )
    op.execute("INSERT INTO search_index(search_index, rank) VALUES ('secure-delete', 1)")
    columns, old, new = (
        ", ".join(f"{row}{name}" for name in ("heading", "tokens", "facets")) for row in ("", "old.", "new.")
    )
    take_out = f"INSERT INTO search_index(search_index, rowid, {columns}) VALUES ('delete', old.id, {old});"
    put_in = f"INSERT INTO search_index(rowid, {columns}) VALUES (new.id, {new});"
    op.execute(f"CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN {take_out} END")
    op.execute(
        f"CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN {take_out} {put_in} END"
    )


def _facet_of_kind(kind: str) -> str:
    """Return the token by which entries of a kind are filtered (core.store.search.facets as of this schema)."""
    return "\u00f8kind\u00f800003a" + kind.replace("_", "\u00f800005f")
