"""Campaigns, states at hand, evidence, group sheets, reminders, and the pages of scans."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _paper()
    _campaigns()
    _questions()
    _events()
    _statuses()
    _fill_statuses()
    _proofs()
    _group_sheets()
    _reminders()
    _names()
    for table in ("adoption", "signing_round"):
        op.add_column(table, sa.Column("change_reason", sa.Text(), server_default="", nullable=False))


def _paper() -> None:
    op.create_table(
        "paper_page",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("scan_name", sa.String(length=255), nullable=False),
        sa.Column("scan_sha256", sa.String(length=64), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=200), server_default="", nullable=False),
        sa.Column("quarter_turns", sa.Integer(), server_default="0", nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("received_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"], ["attachment.sha256"], name=op.f("fk_paper_page_content_sha256_attachment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_page")),
        sa.UniqueConstraint("scan_sha256", "page", name=op.f("uq_paper_page_scan_sha256_page")),
        sa.UniqueConstraint("uid", name=op.f("uq_paper_page_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_page_content_sha256"), "paper_page", ["content_sha256"], unique=False)
    op.create_index("ix_paper_page_state", "paper_page", ["state"], unique=False)


def _campaigns() -> None:
    op.create_table(
        "acknowledgement_campaign",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("policy_id", _id(), nullable=False),
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("by_rules", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("due_date", sa.Date(), nullable=True),
        sa.Column("arrival_days", sa.Integer(), nullable=True),
        sa.Column("renewal_months", sa.Integer(), nullable=True),
        sa.Column("reminder_offsets", sa.String(length=100), server_default="", nullable=False),
        sa.Column("province", sa.String(length=2), server_default="QC", nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closing_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"], ["policy.id"], name=op.f("fk_acknowledgement_campaign_policy_id_policy")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_acknowledgement_campaign_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement_campaign")),
        sa.UniqueConstraint("uid", name=op.f("uq_acknowledgement_campaign_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_acknowledgement_campaign_policy_id", "acknowledgement_campaign", ["policy_id"], unique=False
    )
    op.create_table(
        "acknowledgement_campaign_group",
        sa.Column("campaign_id", _id(), nullable=False),
        sa.Column("group_code", sa.String(length=30), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_campaign_group_campaign_id_acknowledgement_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("campaign_id", "group_code", name=op.f("pk_acknowledgement_campaign_group")),
    )
    op.create_table(
        "acknowledgement_campaign_department",
        sa.Column("campaign_id", _id(), nullable=False),
        sa.Column("department", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_campaign_department_campaign_id_acknowledgement_campaign"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "campaign_id", "department", name=op.f("pk_acknowledgement_campaign_department")
        ),
    )
    op.create_table(
        "acknowledgement_campaign_person",
        sa.Column("campaign_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_campaign_person_campaign_id_acknowledgement_campaign"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_campaign_person_person_id_person")
        ),
        sa.PrimaryKeyConstraint("campaign_id", "person_id", name=op.f("pk_acknowledgement_campaign_person")),
        info={"subject": "person_id"},
    )
    op.create_index(
        "ix_acknowledgement_campaign_person_person_id",
        "acknowledgement_campaign_person",
        ["person_id"],
        unique=False,
    )


def _questions() -> None:
    op.create_table(
        "acknowledgement_question",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("campaign_id", _id(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("prompt_fr", sa.Text(), server_default="", nullable=False),
        sa.Column("prompt_en", sa.Text(), server_default="", nullable=False),
        sa.Column("choices_fr", sa.Text(), server_default="", nullable=False),
        sa.Column("choices_en", sa.Text(), server_default="", nullable=False),
        sa.Column("right_choice", sa.Integer(), nullable=False),
        sa.Column("clause", sa.String(length=120), server_default="", nullable=False),
        sa.Column("asked", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_question_campaign_id_acknowledgement_campaign"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement_question")),
        sa.UniqueConstraint("uid", name=op.f("uq_acknowledgement_question_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_acknowledgement_question_campaign_id"),
        "acknowledgement_question",
        ["campaign_id"],
        unique=False,
    )


def _events() -> None:
    # Not by making the table anew: the highest number that it ever gave would be forgotten.
    number = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE acknowledgement_event ADD COLUMN campaign_id {number}"
        " CONSTRAINT fk_acknowledgement_event_campaign_id_acknowledgement_campaign"
        " REFERENCES acknowledgement_campaign (id)"
    )
    for name, length in (("original_place", 300), ("recorded_by", 200)):
        column = sa.Column(name, sa.String(length), server_default="", nullable=False)
        op.add_column("acknowledgement_event", column)
    op.create_index(op.f("ix_acknowledgement_event_campaign_id"), "acknowledgement_event", ["campaign_id"])


def _statuses() -> None:
    op.create_table(
        "acknowledgement_status",
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("event_id", _id(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=20), server_default="", nullable=False),
        sa.Column("witness", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_status_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_acknowledgement_status_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("version_id", "person_id", name=op.f("pk_acknowledgement_status")),
        info={"audited": False},
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_acknowledgement_status_person_id", "acknowledgement_status", ["person_id"], unique=False
    )
    op.create_index(
        "ix_acknowledgement_status_version_id_state",
        "acknowledgement_status",
        ["version_id", "state"],
        unique=False,
    )


_EVENTS = "SELECT version_id, person_id, id, kind, day, method, witness, note, replaces_id FROM acknowledgement_event ORDER BY version_id, person_id, id"


def _fill_statuses() -> None:
    """Add up the events as the program of schema 4 did: a signature counts, else a sheet handed out."""
    connection = op.get_bind()
    standing: dict[tuple[int, int], dict[int, Any]] = {}
    root_of: dict[int, int] = {}
    for row in connection.execute(sa.text(_EVENTS)).mappings():
        acts = standing.setdefault((row["version_id"], row["person_id"]), {})
        if row["kind"] in ("handed_out", "signed"):
            root_of[row["id"]] = row["id"]
            acts[row["id"]] = dict(row)
            continue
        root = root_of.get(row["replaces_id"] or 0)
        if root is None or root not in acts:
            continue
        root_of[row["id"]] = root
        if row["kind"] == "cancelled":
            del acts[root]
        else:
            acts[root] = {**row, "kind": acts[root]["kind"]}
    rows = []
    for (version_id, person_id), acts in standing.items():
        if acts:
            signed = [act for act in acts.values() if act["kind"] == "signed"] or list(acts.values())
            act = max(signed, key=lambda one: (str(one["day"]), one["id"]))
            rows.append(
                {
                    "version_id": version_id,
                    "person_id": person_id,
                    "state": act["kind"],
                    "event_id": act["id"],
                    "day": act["day"],
                    "method": act["method"],
                    "witness": act["witness"],
                    "note": act["note"],
                }
            )
    if rows:
        connection.execute(
            sa.text(
                "INSERT INTO acknowledgement_status (version_id, person_id, state, event_id, day, method, witness, note)"
                " VALUES (:version_id, :person_id, :state, :event_id, :day, :method, :witness, :note)"
            ),
            rows,
        )


def _proofs() -> None:
    op.create_table(
        "acknowledgement_answer",
        sa.Column("event_id", _id(), nullable=False),
        sa.Column("question_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.Column("choice", sa.Integer(), nullable=False),
        sa.Column("right", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["acknowledgement_event.id"],
            name=op.f("fk_acknowledgement_answer_event_id_acknowledgement_event"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_answer_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["acknowledgement_question.id"],
            name=op.f("fk_acknowledgement_answer_question_id_acknowledgement_question"),
        ),
        sa.PrimaryKeyConstraint("event_id", "question_id", name=op.f("pk_acknowledgement_answer")),
        info={"subject": "person_id"},
    )
    op.create_index(
        op.f("ix_acknowledgement_answer_person_id"), "acknowledgement_answer", ["person_id"], unique=False
    )
    op.create_table(
        "acknowledgement_evidence",
        sa.Column("id", _id(), nullable=False),
        sa.Column("event_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("page_id", _id(), nullable=True),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_acknowledgement_evidence_content_sha256_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["acknowledgement_event.id"],
            name=op.f("fk_acknowledgement_evidence_event_id_acknowledgement_event"),
        ),
        sa.ForeignKeyConstraint(
            ["page_id"], ["paper_page.id"], name=op.f("fk_acknowledgement_evidence_page_id_paper_page")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_evidence_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement_evidence")),
        info={"subject": "person_id"},
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_acknowledgement_evidence_content_sha256"),
        "acknowledgement_evidence",
        ["content_sha256"],
        unique=False,
    )
    op.create_index(
        op.f("ix_acknowledgement_evidence_event_id"), "acknowledgement_evidence", ["event_id"], unique=False
    )
    op.create_index(
        op.f("ix_acknowledgement_evidence_page_id"), "acknowledgement_evidence", ["page_id"], unique=False
    )
    op.create_index(
        op.f("ix_acknowledgement_evidence_person_id"), "acknowledgement_evidence", ["person_id"], unique=False
    )


def _group_sheets() -> None:
    op.create_table(
        "acknowledgement_group_sheet",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("campaign_id", _id(), nullable=True),
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_group_sheet_campaign_id_acknowledgement_campaign"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_acknowledgement_group_sheet_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement_group_sheet")),
        sa.UniqueConstraint("code", name=op.f("uq_acknowledgement_group_sheet_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_acknowledgement_group_sheet_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_acknowledgement_group_sheet_campaign_id"),
        "acknowledgement_group_sheet",
        ["campaign_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_acknowledgement_group_sheet_version_id"),
        "acknowledgement_group_sheet",
        ["version_id"],
        unique=False,
    )
    op.create_table(
        "acknowledgement_group_line",
        sa.Column("sheet_id", _id(), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_id", _id(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_group_line_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["acknowledgement_group_sheet.id"],
            name=op.f("fk_acknowledgement_group_line_sheet_id_acknowledgement_group_sheet"),
        ),
        sa.PrimaryKeyConstraint("sheet_id", "page", "line", name=op.f("pk_acknowledgement_group_line")),
        info={"subject": "person_id"},
    )
    op.create_index(
        op.f("ix_acknowledgement_group_line_person_id"),
        "acknowledgement_group_line",
        ["person_id"],
        unique=False,
    )


def _reminders() -> None:
    op.create_table(
        "acknowledgement_reminder",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version_id", _id(), nullable=False),
        sa.Column("campaign_id", _id(), nullable=True),
        sa.Column("person_id", _id(), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"],
            ["acknowledgement_campaign.id"],
            name=op.f("fk_acknowledgement_reminder_campaign_id_acknowledgement_campaign"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_acknowledgement_reminder_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["policy_version.id"],
            name=op.f("fk_acknowledgement_reminder_version_id_policy_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement_reminder")),
        sa.UniqueConstraint("uid", name=op.f("uq_acknowledgement_reminder_uid")),
        info={"subject": "person_id"},
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_acknowledgement_reminder_campaign_id"),
        "acknowledgement_reminder",
        ["campaign_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_acknowledgement_reminder_person_id"), "acknowledgement_reminder", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_acknowledgement_reminder_version_id"),
        "acknowledgement_reminder",
        ["version_id"],
        unique=False,
    )


def _names() -> None:
    """Let persons be listed at once among very many; a server reads all names, which it does in parallel."""
    for column in ("department", "group_code"):
        op.create_index(f"ix_person_{column}_sort_key_id", "person", [column, "sort_key", "id"], unique=False)
    if op.get_bind().dialect.name != "sqlite":
        return
    # Everything that lists filter by, in the order of names: the records themselves are read of those shown only.
    filtered = ["sort_key", "id", "group_code", "department", "start_date", "end_date", "search_key"]
    op.create_index("ix_person_names", "person", filtered, unique=False)
    op.execute(
        "CREATE VIRTUAL TABLE search_index_of_persons USING fts5(search_key, content='person', content_rowid='id', tokenize='trigram')"
    )
    op.execute(
        "INSERT INTO search_index_of_persons(search_index_of_persons, rank) VALUES ('secure-delete', 1)"
    )
    op.execute("INSERT INTO search_index_of_persons(rowid, search_key) SELECT id, search_key FROM person")
    take_out = "INSERT INTO search_index_of_persons(search_index_of_persons, rowid, search_key) VALUES ('delete', old.id, old.search_key);"
    put_in = "INSERT INTO search_index_of_persons(rowid, search_key) VALUES (new.id, new.search_key);"
    op.execute(f"CREATE TRIGGER person_named AFTER INSERT ON person BEGIN {put_in} END")
    op.execute(f"CREATE TRIGGER person_forgotten AFTER DELETE ON person BEGIN {take_out} END")
    op.execute(
        "CREATE TRIGGER person_renamed AFTER UPDATE OF search_key ON person"
        f" WHEN old.search_key IS NOT new.search_key BEGIN {take_out} {put_in} END"
    )


def downgrade() -> None:
    raise NotImplementedError("a register is never written by an older program")
