"""Sanctions: the ladder and removals, moderation of what the public writes, briefs and files of sealed records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _briefs()
    _accounts()
    _moderation_settings()
    _online_users()
    _removals()
    _ladder_settings()
    _steps()
    _reminders()
    _files()
    _incidents()
    _comments()
    _appeals()


def _briefs() -> None:
    op.create_table(
        "sealed_brief",
        sa.Column("record_id", _id(), autoincrement=False, nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"],
            ["sealed_record.id"],
            name=op.f("fk_sealed_brief_record_id_sealed_record"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("record_id", name=op.f("pk_sealed_brief")),
        info={"audited": False},
    )
    bound = ["id", "uid", "revision", "key_number", "subject"]
    op.create_index("ix_sealed_record_of_brief", "sealed_record", bound)


def _accounts() -> None:
    op.create_table(
        "moderated_account",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=500), server_default="", nullable=False),
        sa.Column("netiquette_shown_on", sa.Date(), nullable=True),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderated_account")),
        sa.UniqueConstraint("platform", "name", name=op.f("uq_moderated_account_platform_name")),
        sa.UniqueConstraint("uid", name=op.f("uq_moderated_account_uid")),
        sqlite_autoincrement=True,
    )


def _moderation_settings() -> None:
    op.create_table(
        "moderation_setting",
        sa.Column("id", _id(), nullable=False),
        sa.Column("repeats_before_block", sa.Integer(), nullable=False),
        sa.Column("count_everywhere", sa.Boolean(), nullable=False),
        sa.Column("forgotten_months", sa.Integer(), nullable=True),
        sa.Column("block_days", sa.Integer(), nullable=False),
        sa.Column("appeal_days", sa.Integer(), nullable=False),
        sa.Column("review_months", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_setting")),
    )


def _online_users() -> None:
    op.create_table(
        "online_user",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("handle", sa.String(length=120), nullable=False),
        sa.Column("handle_key", sa.String(length=240), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_online_user")),
        sa.UniqueConstraint("platform", "handle_key", name=op.f("uq_online_user_platform_handle_key")),
        sa.UniqueConstraint("uid", name=op.f("uq_online_user_uid")),
        sqlite_autoincrement=True,
    )


def _removals() -> None:
    op.create_table(
        "sanction_removal",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.Column("measures", sa.Integer(), nullable=False),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("captures", sa.Integer(), nullable=False),
        sa.Column("removed_by", sa.String(length=200), nullable=False),
        sa.Column("removed_at", sa.String(27), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanction_removal")),
        sa.UniqueConstraint("uid", name=op.f("uq_sanction_removal_uid")),
        sqlite_autoincrement=True,
    )


def _ladder_settings() -> None:
    op.create_table(
        "sanction_setting",
        sa.Column("id", _id(), nullable=False),
        sa.Column("deadline_days", sa.Integer(), nullable=True),
        sa.Column("working_days", sa.Boolean(), nullable=False),
        sa.Column("deadline_from", sa.String(length=20), nullable=False),
        sa.Column("repeat_of", sa.String(length=20), nullable=False),
        sa.Column("union_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("ethics_note", sa.Text(), server_default="", nullable=False),
        sa.Column("case_months", sa.Integer(), nullable=False),
        sa.Column("province", sa.String(length=2), server_default="QC", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanction_setting")),
    )


def _steps() -> None:
    op.create_table(
        "sanction_step",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name_fr", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("validity_months", sa.Integer(), nullable=True),
        sa.Column("repeat_months", sa.Integer(), nullable=True),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sanction_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_sanction_step_uid")),
        sqlite_autoincrement=True,
    )


def _reminders() -> None:
    op.create_table(
        "sealed_reminder",
        sa.Column("id", _id(), nullable=False),
        sa.Column("user_uid", sa.String(length=36), nullable=False),
        sa.Column("nonce", sa.LargeBinary(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_reminder")),
        sa.UniqueConstraint("user_uid", name=op.f("uq_sealed_reminder_user_uid")),
        info={"audited": False},
    )


def _files() -> None:
    op.create_table(
        "sealed_file",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("record_id", _id(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"], ["attachment.sha256"], name=op.f("fk_sealed_file_content_sha256_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["record_id"], ["sealed_record.id"], name=op.f("fk_sealed_file_record_id_sealed_record")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_file")),
        sa.UniqueConstraint("uid", name=op.f("uq_sealed_file_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sealed_file_content_sha256"), "sealed_file", ["content_sha256"], unique=False)
    op.create_index(op.f("ix_sealed_file_record_id"), "sealed_file", ["record_id"], unique=False)


def _incidents() -> None:
    op.create_table(
        "moderation_incident",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("user_id", _id(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("more_reasons", sa.String(length=300), server_default="", nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("rule_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("acted_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("all_accounts", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("warned", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("link", sa.String(length=500), server_default="", nullable=False),
        sa.Column("capture_text", sa.Text(), server_default="", nullable=False),
        sa.Column("text_sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("capture_sha256", sa.String(length=64), nullable=True),
        sa.Column("captured_at", sa.String(27), nullable=True),
        sa.Column("reported_to", sa.String(length=200), server_default="", nullable=False),
        sa.Column("author", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("proposed", sa.String(length=20), server_default="", nullable=False),
        sa.Column("proposal", sa.Text(), server_default="", nullable=False),
        sa.Column("departure", sa.Text(), server_default="", nullable=False),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.Column("lifted_because", sa.Text(), server_default="", nullable=False),
        sa.Column("annulled_on", sa.Date(), nullable=True),
        sa.Column("annulled_because", sa.Text(), server_default="", nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(length=800), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["moderated_account.id"],
            name=op.f("fk_moderation_incident_account_id_moderated_account"),
        ),
        sa.ForeignKeyConstraint(
            ["capture_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_moderation_incident_capture_sha256_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["online_user.id"], name=op.f("fk_moderation_incident_user_id_online_user")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_moderation_incident_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_incident")),
        sa.UniqueConstraint("uid", name=op.f("uq_moderation_incident_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_moderation_incident_account_id_seen_on_id",
        "moderation_incident",
        ["account_id", "seen_on", "id"],
        unique=False,
    )
    op.create_index(
        "ix_moderation_incident_action_until",
        "moderation_incident",
        ["action", "until", "acted_on", "lifted_on", "annulled_on", "user_id"],
        unique=False,
    )
    op.create_index(
        "ix_moderation_incident_annulled_on_seen_on",
        "moderation_incident",
        ["annulled_on", "seen_on"],
        unique=False,
        sqlite_where=sa.text("annulled_on IS NOT NULL"),
        postgresql_where=sa.text("annulled_on IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_moderation_incident_capture_sha256"), "moderation_incident", ["capture_sha256"], unique=False
    )
    op.create_index(
        "ix_moderation_incident_reason_seen_on", "moderation_incident", ["reason", "seen_on"], unique=False
    )
    op.create_index(
        "ix_moderation_incident_seen_on_id", "moderation_incident", ["seen_on", "id"], unique=False
    )
    op.create_index(
        "ix_moderation_incident_user_id_account_id_seen_on",
        "moderation_incident",
        ["user_id", "account_id", "seen_on"],
        unique=False,
    )
    op.create_index(
        op.f("ix_moderation_incident_version_id"), "moderation_incident", ["version_id"], unique=False
    )


def _comments() -> None:
    op.create_table(
        "waiting_comment",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("user_id", _id(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=300), server_default="", nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=40), server_default="", nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("rule_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["moderated_account.id"],
            name=op.f("fk_waiting_comment_account_id_moderated_account"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["online_user.id"], name=op.f("fk_waiting_comment_user_id_online_user")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["policy_version.id"], name=op.f("fk_waiting_comment_version_id_policy_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_comment")),
        sa.UniqueConstraint("uid", name=op.f("uq_waiting_comment_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_waiting_comment_account_id"), "waiting_comment", ["account_id"], unique=False)
    op.create_index(
        "ix_waiting_comment_state_received_on", "waiting_comment", ["state", "received_on"], unique=False
    )
    op.create_index(op.f("ix_waiting_comment_user_id"), "waiting_comment", ["user_id"], unique=False)
    op.create_index(op.f("ix_waiting_comment_version_id"), "waiting_comment", ["version_id"], unique=False)


def _appeals() -> None:
    op.create_table(
        "moderation_appeal",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("incident_id", _id(), nullable=False),
        sa.Column("user_id", _id(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["moderation_incident.id"],
            name=op.f("fk_moderation_appeal_incident_id_moderation_incident"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["online_user.id"], name=op.f("fk_moderation_appeal_user_id_online_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moderation_appeal")),
        sa.UniqueConstraint("uid", name=op.f("uq_moderation_appeal_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_moderation_appeal_incident_id"), "moderation_appeal", ["incident_id"], unique=False
    )
    op.create_index(
        "ix_moderation_appeal_outcome_answer_due_on",
        "moderation_appeal",
        ["outcome", "answer_due_on"],
        unique=False,
    )
    op.create_index(op.f("ix_moderation_appeal_user_id"), "moderation_appeal", ["user_id"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a register is never written by an older program")
