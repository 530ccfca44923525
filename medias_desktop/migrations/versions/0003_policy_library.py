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
    op.add_column("search_entry", sa.Column("container", sa.String(80), nullable=True))
    op.create_index("ix_search_entry_container", "search_entry", ["container"])
