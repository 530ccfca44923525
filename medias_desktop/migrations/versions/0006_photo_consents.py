"""Photo consents: events and items, whom they show, who agreed to what, printed forms, where items were published."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _settings()
    _events()
    _items()
    _pictures()
    _portrayed_persons()
    _guardians()
    _subjects()
    _consents()
    _acts()
    _evidence()
    _forms()
    _form_lines()
    _uses()


def _settings() -> None:
    op.create_table(
        "photo_setting",
        sa.Column("id", _id(), nullable=False),
        sa.Column("both_guardians", sa.Boolean(), nullable=False),
        sa.Column("own_agreement_age", sa.Integer(), nullable=False),
        sa.Column("guardian_until_age", sa.Integer(), nullable=False),
        sa.Column("default_months", sa.Integer(), nullable=True),
        sa.Column("notice_days", sa.String(length=60), nullable=False),
        sa.Column("school_year_ends", sa.String(length=5), nullable=False),
        sa.Column("keep_copies", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_setting")),
    )


def _events() -> None:
    op.create_table(
        "photo_event",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.String(length=800), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_event")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_event_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_photo_event_begins_on", "photo_event", ["begins_on"], unique=False)


def _items() -> None:
    op.create_table(
        "photo_item",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("event_id", _id(), nullable=True),
        sa.Column("file_name", sa.String(length=255), server_default="", nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("byte_size", sa.BigInteger(), nullable=True),
        sa.Column("media_type", sa.String(length=100), server_default="", nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("taken_at", sa.String(length=19), server_default="", nullable=False),
        sa.Column("camera", sa.String(length=200), server_default="", nullable=False),
        sa.Column("has_location", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("place", sa.String(length=200), server_default="", nullable=False),
        sa.Column("photographer", sa.String(length=200), server_default="", nullable=False),
        sa.Column("source", sa.String(length=300), server_default="", nullable=False),
        sa.Column("credit_line", sa.String(length=300), server_default="", nullable=False),
        sa.Column("rights", sa.String(length=20), nullable=False),
        sa.Column("rights_note", sa.Text(), server_default="", nullable=False),
        sa.Column("rights_until", sa.Date(), nullable=True),
        sa.Column("alt_fr", sa.Text(), server_default="", nullable=False),
        sa.Column("alt_en", sa.Text(), server_default="", nullable=False),
        sa.Column("original_place", sa.String(length=500), server_default="", nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("picture_sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("review", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("search_key", sa.String(length=1500), nullable=False),
        sa.Column("added_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["content_sha256"], ["attachment.sha256"], name=op.f("fk_photo_item_content_sha256_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["photo_event.id"], name=op.f("fk_photo_item_event_id_photo_event")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_item")),
        sa.UniqueConstraint("sha256", name=op.f("uq_photo_item_sha256")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_item_uid")),
        info={"subject": "id", "subject_kind": "photo"},
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_item_content_sha256"), "photo_item", ["content_sha256"], unique=False)
    op.create_index("ix_photo_item_day_id", "photo_item", ["day", "id"], unique=False)
    op.create_index("ix_photo_item_event_id_day_id", "photo_item", ["event_id", "day", "id"], unique=False)


def _pictures() -> None:
    op.create_table(
        "photo_picture",
        sa.Column("item_id", _id(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["photo_item.id"],
            name=op.f("fk_photo_picture_item_id_photo_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_photo_picture")),
        info={"audited": False},
    )


def _portrayed_persons() -> None:
    op.create_table(
        "portrayed_person",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("last_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("first_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("adult", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="fr", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("sort_key", sa.String(length=260), nullable=False),
        sa.Column("search_key", sa.String(length=800), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_portrayed_person_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_portrayed_person")),
        sa.UniqueConstraint("person_id", name=op.f("uq_portrayed_person_person_id")),
        sa.UniqueConstraint("uid", name=op.f("uq_portrayed_person_uid")),
        info={"subject": "id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index("ix_portrayed_person_birth_date", "portrayed_person", ["birth_date"], unique=False)
    op.create_index("ix_portrayed_person_sort_key_id", "portrayed_person", ["sort_key", "id"], unique=False)


def _guardians() -> None:
    op.create_table(
        "legal_guardian",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("portrayed_id", _id(), nullable=False),
        sa.Column("last_name", sa.String(length=120), nullable=False),
        sa.Column("first_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="fr", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_legal_guardian_portrayed_id_portrayed_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_guardian")),
        sa.UniqueConstraint("uid", name=op.f("uq_legal_guardian_uid")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_legal_guardian_portrayed_id"), "legal_guardian", ["portrayed_id"], unique=False)


def _subjects() -> None:
    op.create_table(
        "photo_subject",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("item_id", _id(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("portrayed_id", _id(), nullable=True),
        sa.Column("x", sa.Integer(), nullable=True),
        sa.Column("y", sa.Integer(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["photo_item.id"], name=op.f("fk_photo_subject_item_id_photo_item")
        ),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_photo_subject_portrayed_id_portrayed_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_subject")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_subject_uid")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_subject_item_id"), "photo_subject", ["item_id"], unique=False)
    op.create_index(op.f("ix_photo_subject_portrayed_id"), "photo_subject", ["portrayed_id"], unique=False)


def _consents() -> None:
    op.create_table(
        "photo_consent",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("portrayed_id", _id(), nullable=False),
        sa.Column("item_id", _id(), nullable=True),
        sa.Column("event_id", _id(), nullable=True),
        sa.Column("purposes", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("terms", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["photo_event.id"], name=op.f("fk_photo_consent_event_id_photo_event")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["photo_item.id"], name=op.f("fk_photo_consent_item_id_photo_item")
        ),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_photo_consent_portrayed_id_portrayed_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_consent")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_consent_uid")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_consent_ends_on"), "photo_consent", ["ends_on"], unique=False)
    op.create_index(op.f("ix_photo_consent_event_id"), "photo_consent", ["event_id"], unique=False)
    op.create_index(op.f("ix_photo_consent_item_id"), "photo_consent", ["item_id"], unique=False)
    op.create_index(op.f("ix_photo_consent_portrayed_id"), "photo_consent", ["portrayed_id"], unique=False)


def _acts() -> None:
    op.create_table(
        "photo_consent_act",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("consent_id", _id(), nullable=False),
        sa.Column("portrayed_id", _id(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("guardian_id", _id(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=20), server_default="", nullable=False),
        sa.Column("purposes", sa.String(length=300), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("witness", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("original_place", sa.String(length=300), server_default="", nullable=False),
        sa.Column("replaces_id", _id(), nullable=True),
        sa.Column("recorded_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["photo_consent.id"], name=op.f("fk_photo_consent_act_consent_id_photo_consent")
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"],
            ["legal_guardian.id"],
            name=op.f("fk_photo_consent_act_guardian_id_legal_guardian"),
        ),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_photo_consent_act_portrayed_id_portrayed_person"),
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["photo_consent_act.id"],
            name=op.f("fk_photo_consent_act_replaces_id_photo_consent_act"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_consent_act")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_consent_act_uid")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_photo_consent_act_consent_id"), "photo_consent_act", ["consent_id"], unique=False
    )
    op.create_index(
        op.f("ix_photo_consent_act_guardian_id"), "photo_consent_act", ["guardian_id"], unique=False
    )
    op.create_index(
        op.f("ix_photo_consent_act_portrayed_id"), "photo_consent_act", ["portrayed_id"], unique=False
    )
    op.create_index(
        op.f("ix_photo_consent_act_replaces_id"), "photo_consent_act", ["replaces_id"], unique=False
    )


def _evidence() -> None:
    op.create_table(
        "photo_consent_evidence",
        sa.Column("id", _id(), nullable=False),
        sa.Column("act_id", _id(), nullable=False),
        sa.Column("portrayed_id", _id(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("page_id", _id(), nullable=True),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["act_id"],
            ["photo_consent_act.id"],
            name=op.f("fk_photo_consent_evidence_act_id_photo_consent_act"),
        ),
        sa.ForeignKeyConstraint(
            ["content_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_photo_consent_evidence_content_sha256_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["page_id"], ["paper_page.id"], name=op.f("fk_photo_consent_evidence_page_id_paper_page")
        ),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_photo_consent_evidence_portrayed_id_portrayed_person"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_consent_evidence")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_photo_consent_evidence_act_id"), "photo_consent_evidence", ["act_id"], unique=False
    )
    op.create_index(
        op.f("ix_photo_consent_evidence_content_sha256"),
        "photo_consent_evidence",
        ["content_sha256"],
        unique=False,
    )
    op.create_index(
        op.f("ix_photo_consent_evidence_page_id"), "photo_consent_evidence", ["page_id"], unique=False
    )
    op.create_index(
        op.f("ix_photo_consent_evidence_portrayed_id"),
        "photo_consent_evidence",
        ["portrayed_id"],
        unique=False,
    )


def _forms() -> None:
    op.create_table(
        "photo_consent_form",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("for_minor", sa.Boolean(), nullable=False),
        sa.Column("item_id", _id(), nullable=True),
        sa.Column("event_id", _id(), nullable=True),
        sa.Column("purposes", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("terms", sa.Text(), server_default="", nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["photo_event.id"], name=op.f("fk_photo_consent_form_event_id_photo_event")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["photo_item.id"], name=op.f("fk_photo_consent_form_item_id_photo_item")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_consent_form")),
        sa.UniqueConstraint("code", name=op.f("uq_photo_consent_form_code")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_consent_form_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_consent_form_event_id"), "photo_consent_form", ["event_id"], unique=False)
    op.create_index(op.f("ix_photo_consent_form_item_id"), "photo_consent_form", ["item_id"], unique=False)


def _form_lines() -> None:
    op.create_table(
        "photo_consent_form_line",
        sa.Column("form_id", _id(), nullable=False),
        sa.Column("page", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("portrayed_id", _id(), nullable=False),
        sa.Column("guardian_id", _id(), nullable=True),
        sa.Column("consent_id", _id(), nullable=True),
        sa.Column("own", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consent_id"],
            ["photo_consent.id"],
            name=op.f("fk_photo_consent_form_line_consent_id_photo_consent"),
        ),
        sa.ForeignKeyConstraint(
            ["form_id"],
            ["photo_consent_form.id"],
            name=op.f("fk_photo_consent_form_line_form_id_photo_consent_form"),
        ),
        sa.ForeignKeyConstraint(
            ["guardian_id"],
            ["legal_guardian.id"],
            name=op.f("fk_photo_consent_form_line_guardian_id_legal_guardian"),
        ),
        sa.ForeignKeyConstraint(
            ["portrayed_id"],
            ["portrayed_person.id"],
            name=op.f("fk_photo_consent_form_line_portrayed_id_portrayed_person"),
        ),
        sa.PrimaryKeyConstraint("form_id", "page", "line", name=op.f("pk_photo_consent_form_line")),
        info={"subject": "portrayed_id", "subject_kind": "portrayed"},
    )
    op.create_index(
        op.f("ix_photo_consent_form_line_consent_id"),
        "photo_consent_form_line",
        ["consent_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_photo_consent_form_line_guardian_id"),
        "photo_consent_form_line",
        ["guardian_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_photo_consent_form_line_portrayed_id"),
        "photo_consent_form_line",
        ["portrayed_id"],
        unique=False,
    )


def _uses() -> None:
    op.create_table(
        "photo_use",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("item_id", _id(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("account", sa.String(length=200), server_default="", nullable=False),
        sa.Column("post_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("responsible", sa.String(length=200), server_default="", nullable=False),
        sa.Column("dropped_on", sa.Date(), nullable=True),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("removed_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("removal", sa.String(length=20), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("relied_on", sa.Text(), server_default="", nullable=False),
        sa.Column("covered", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["photo_item.id"], name=op.f("fk_photo_use_item_id_photo_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo_use")),
        sa.UniqueConstraint("uid", name=op.f("uq_photo_use_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_photo_use_item_id"), "photo_use", ["item_id"], unique=False)
    op.create_index("ix_photo_use_planned_on", "photo_use", ["planned_on"], unique=False)
    op.create_index("ix_photo_use_post_uid", "photo_use", ["post_uid"], unique=False)
    op.create_index("ix_photo_use_published_on", "photo_use", ["published_on"], unique=False)


def downgrade() -> None:
    raise NotImplementedError("a register is never written by an older program")
