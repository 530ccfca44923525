"""The editorial calendar: posts and what was found in them, requests, interactions, accounts and access."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _id() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _accredited_organisation()
    _answer_template()
    _calendar_day_note()
    _calendar_period()
    _calendar_recheck()
    _calendar_setting()
    _followed_account()
    _account_absence()
    _account_access()
    _account_duty()
    _account_access_incident()
    _calendar_request()
    _calendar_post()
    _calendar_request_step()
    _interaction()
    _official_account()
    _calendar_evidence()
    _calendar_finding()
    _calendar_override()
    _calendar_post_answer()
    _calendar_post_step()
    _calendar_post_text()
    _calendar_recheck_line()
    _calendar_statistic()
    _calendar_verdict()
    _interaction_step()


def _accredited_organisation() -> None:
    op.create_table(
        "accredited_organisation",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), server_default="", nullable=False),
        sa.Column("email", sa.String(length=254), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("own_page", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("partner", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("language", sa.String(length=2), server_default="fr", nullable=False),
        sa.Column("accredited_on", sa.Date(), nullable=True),
        sa.Column("accredited_until", sa.Date(), nullable=True),
        sa.Column("resolution_number", sa.String(length=60), server_default="", nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_because", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.String(length=1500), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accredited_organisation")),
        sa.UniqueConstraint("uid", name=op.f("uq_accredited_organisation_uid")),
        sqlite_autoincrement=True,
    )


def _answer_template() -> None:
    op.create_table(
        "answer_template",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_template")),
        sa.UniqueConstraint("uid", name=op.f("uq_answer_template_uid")),
        sqlite_autoincrement=True,
    )


def _calendar_day_note() -> None:
    op.create_table(
        "calendar_day_note",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day_note")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_day_note_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_day_note_day", "calendar_day_note", ["day"])


def _calendar_period() -> None:
    op.create_table(
        "calendar_period",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("level", sa.String(length=20), server_default="", nullable=False),
        sa.Column("begins_at", sa.String(length=16), nullable=False),
        sa.Column("ends_at", sa.String(length=16), server_default="", nullable=False),
        sa.Column("decided_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("ended_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("names", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_period")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_period_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_period_ends_at", "calendar_period", ["ends_at"])


def _calendar_recheck() -> None:
    op.create_table(
        "calendar_recheck",
        sa.Column("id", _id(), nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("texts", sa.String(length=400), nullable=False),
        sa.Column("rules_state", sa.String(length=200), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_recheck")),
        sqlite_autoincrement=True,
    )


def _calendar_setting() -> None:
    op.create_table(
        "calendar_setting",
        sa.Column("id", _id(), nullable=False),
        sa.Column("province", sa.String(length=2), server_default="QC", nullable=False),
        sa.Column("opening", sa.Text(), server_default="", nullable=False),
        sa.Column("hours_of", sa.String(length=20), server_default="clock", nullable=False),
        sa.Column("deadlines", sa.String(length=20), server_default="both", nullable=False),
        sa.Column("limit_end", sa.String(length=20), server_default="latest", nullable=False),
        sa.Column("document_days", sa.Integer(), nullable=True),
        sa.Column("reasonable_days", sa.Integer(), server_default="5", nullable=True),
        sa.Column("approver", sa.String(length=40), server_default="", nullable=False),
        sa.Column("website", sa.String(length=500), server_default="", nullable=False),
        sa.Column("emergency_number", sa.String(length=40), server_default="9-1-1", nullable=False),
        sa.Column("limits", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_setting")),
    )


def _followed_account() -> None:
    op.create_table(
        "followed_account",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("platform", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("fairness", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followed_account")),
        sa.UniqueConstraint("uid", name=op.f("uq_followed_account_uid")),
        sqlite_autoincrement=True,
    )


def _account_absence() -> None:
    op.create_table(
        "account_absence",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("replacement_id", _id(), nullable=True),
        sa.Column("replacement", sa.String(length=200), server_default="", nullable=False),
        sa.Column("named_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("named_office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("named_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_absence_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["replacement_id"], ["person.id"], name=op.f("fk_account_absence_replacement_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_absence")),
        sa.UniqueConstraint("uid", name=op.f("uq_account_absence_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_absence_person_id", "account_absence", ["person_id"])
    op.create_index("ix_account_absence_replacement_id", "account_absence", ["replacement_id"])
    op.create_index("ix_account_absence_until_on", "account_absence", ["until_on"])


def _account_access() -> None:
    op.create_table(
        "account_access",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("role_title", sa.String(length=200), server_default="", nullable=False),
        sa.Column("authorised_on", sa.Date(), nullable=True),
        sa.Column("authorised_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("authorised_office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("renewed_on", sa.Date(), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("long_enough", sa.Boolean(), nullable=True),
        sa.Column("kinds_enough", sa.Boolean(), nullable=True),
        sa.Column("unique_here", sa.Boolean(), nullable=True),
        sa.Column("never_private", sa.Boolean(), nullable=True),
        sa.Column("kept_secret", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["moderated_account.id"],
            name=op.f("fk_account_access_account_id_moderated_account"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_access_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_access")),
        sa.UniqueConstraint("uid", name=op.f("uq_account_access_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_access_account_id", "account_access", ["account_id"])
    op.create_index("ix_account_access_ended_on_person_id", "account_access", ["ended_on", "person_id"])
    op.create_index("ix_account_access_person_id", "account_access", ["person_id"])


def _account_duty() -> None:
    op.create_table(
        "account_duty",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=False),
        sa.Column("office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_duty_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_duty")),
        sa.UniqueConstraint("uid", name=op.f("uq_account_duty_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_duty_person_id", "account_duty", ["person_id"])


def _account_access_incident() -> None:
    op.create_table(
        "account_access_incident",
        sa.Column("id", _id(), nullable=False),
        sa.Column("access_id", _id(), nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("noticed_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("notified", sa.String(length=300), server_default="", nullable=False),
        sa.Column("notified_on", sa.Date(), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["access_id"],
            ["account_access.id"],
            name=op.f("fk_account_access_incident_access_id_account_access"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_account_access_incident_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_access_incident")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_account_access_incident_access_id", "account_access_incident", ["access_id"])
    op.create_index("ix_account_access_incident_person_id", "account_access_incident", ["person_id"])


def _calendar_request() -> None:
    op.create_table(
        "calendar_request",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("requester", sa.String(length=200), nullable=False),
        sa.Column("requester_address", sa.Text(), server_default="", nullable=False),
        sa.Column("requester_language", sa.String(length=2), server_default="fr", nullable=False),
        sa.Column("person_id", _id(), nullable=True),
        sa.Column("organisation_id", _id(), nullable=True),
        sa.Column("sender", sa.String(length=40), server_default="", nullable=False),
        sa.Column("channel", sa.String(length=40), server_default="", nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("subject", sa.String(length=300), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("details", sa.Text(), server_default="{}", nullable=False),
        sa.Column("original_link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("sent_to", sa.String(length=200), server_default="", nullable=False),
        sa.Column("sent_office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("decided_office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reasons", sa.Text(), server_default="", nullable=False),
        sa.Column("conditions", sa.Text(), server_default="", nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("rule_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("search_key", sa.String(length=1500), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["accredited_organisation.id"],
            name=op.f("fk_calendar_request_organisation_id_accredited_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_request_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["policy_version.id"], name=op.f("fk_calendar_request_version_id_policy_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_request")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_request_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_request_organisation_id", "calendar_request", ["organisation_id"])
    op.create_index("ix_calendar_request_person_id", "calendar_request", ["person_id"])
    op.create_index("ix_calendar_request_received_on_id", "calendar_request", ["received_on", "id"])
    op.create_index(
        "ix_calendar_request_state_received_on_id", "calendar_request", ["state", "received_on", "id"]
    )
    op.create_index("ix_calendar_request_version_id", "calendar_request", ["version_id"])


def _calendar_post() -> None:
    op.create_table(
        "calendar_post",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_time", sa.String(length=5), server_default="", nullable=False),
        sa.Column("author_id", _id(), nullable=True),
        sa.Column("author", sa.String(length=200), server_default="", nullable=False),
        sa.Column("approver", sa.String(length=200), server_default="", nullable=False),
        sa.Column("requester", sa.String(length=200), server_default="", nullable=False),
        sa.Column("request_id", _id(), nullable=True),
        sa.Column("campaign", sa.String(length=200), server_default="", nullable=False),
        sa.Column("event_id", _id(), nullable=True),
        sa.Column("link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("original_link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("source_credit", sa.String(length=300), server_default="", nullable=False),
        sa.Column("purpose", sa.String(length=40), server_default="", nullable=False),
        sa.Column("audiences", sa.String(length=400), server_default="", nullable=False),
        sa.Column("exception", sa.String(length=40), server_default="", nullable=False),
        sa.Column("exception_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("allowed_by", sa.String(length=40), server_default="", nullable=False),
        sa.Column("allowed_because", sa.Text(), server_default="", nullable=False),
        sa.Column("contest_rules", sa.Text(), server_default="", nullable=False),
        sa.Column("contest_sha256", sa.String(length=64), nullable=True),
        sa.Column("contest_file_name", sa.String(length=255), server_default="", nullable=False),
        sa.Column("jobs", sa.Integer(), nullable=True),
        sa.Column("shows_logo", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("logo_request_id", _id(), nullable=True),
        sa.Column("self_approved", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("approved_at", sa.String(27), nullable=True),
        sa.Column("state_before", sa.String(length=20), server_default="", nullable=False),
        sa.Column("platforms", sa.String(length=200), server_default="", nullable=False),
        sa.Column("photos", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("search_key", sa.String(length=1500), nullable=False),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_calendar_post_author_id_person")),
        sa.ForeignKeyConstraint(
            ["contest_sha256"], ["attachment.sha256"], name=op.f("fk_calendar_post_contest_sha256_attachment")
        ),
        sa.ForeignKeyConstraint(
            ["logo_request_id"],
            ["calendar_request.id"],
            name=op.f("fk_calendar_post_logo_request_id_calendar_request"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["calendar_request.id"], name=op.f("fk_calendar_post_request_id_calendar_request")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_post")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_post_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_post_author_id", "calendar_post", ["author_id"])
    op.create_index("ix_calendar_post_contest_sha256", "calendar_post", ["contest_sha256"])
    op.create_index("ix_calendar_post_logo_request_id", "calendar_post", ["logo_request_id"])
    op.create_index(
        "ix_calendar_post_planned_on_planned_time_id", "calendar_post", ["planned_on", "planned_time", "id"]
    )
    op.create_index("ix_calendar_post_request_id", "calendar_post", ["request_id"])
    op.create_index("ix_calendar_post_state_planned_on", "calendar_post", ["state", "planned_on"])


def _calendar_request_step() -> None:
    op.create_table(
        "calendar_request_step",
        sa.Column("id", _id(), nullable=False),
        sa.Column("request_id", _id(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("taken_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("sent_to", sa.String(length=200), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("warned", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["calendar_request.id"],
            name=op.f("fk_calendar_request_step_request_id_calendar_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_request_step")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_request_step_request_id", "calendar_request_step", ["request_id"])


def _interaction() -> None:
    op.create_table(
        "interaction",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("account_id", _id(), nullable=True),
        sa.Column("received_at", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=200), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("language", sa.String(length=2), server_default="fr", nullable=False),
        sa.Column("private", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("refused_subject", sa.String(length=40), server_default="", nullable=False),
        sa.Column("reported_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("department", sa.String(length=200), server_default="", nullable=False),
        sa.Column("department_due_at", sa.String(length=16), server_default="", nullable=False),
        sa.Column("due_at", sa.String(length=16), server_default="", nullable=False),
        sa.Column("due_by_hand", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("due_basis", sa.String(length=20), server_default="", nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("rule_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("answered_at", sa.String(length=16), server_default="", nullable=False),
        sa.Column("answer_channel", sa.String(length=40), server_default="", nullable=False),
        sa.Column("incident_id", _id(), nullable=True),
        sa.Column("search_key", sa.String(length=1500), nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["moderated_account.id"], name=op.f("fk_interaction_account_id_moderated_account")
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["moderation_incident.id"],
            name=op.f("fk_interaction_incident_id_moderation_incident"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["policy_version.id"], name=op.f("fk_interaction_version_id_policy_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction")),
        sa.UniqueConstraint("uid", name=op.f("uq_interaction_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_interaction_account_id", "interaction", ["account_id"])
    op.create_index("ix_interaction_incident_id", "interaction", ["incident_id"])
    op.create_index("ix_interaction_received_at_id", "interaction", ["received_at", "id"])
    op.create_index("ix_interaction_state_due_at_id", "interaction", ["state", "due_at", "id"])
    op.create_index("ix_interaction_version_id", "interaction", ["version_id"])


def _official_account() -> None:
    op.create_table(
        "official_account",
        sa.Column("id", _id(), nullable=False),
        sa.Column("account_id", _id(), nullable=False),
        sa.Column("holder", sa.String(length=200), server_default="", nullable=False),
        sa.Column("holder_office", sa.String(length=40), server_default="", nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_because", sa.Text(), server_default="", nullable=False),
        sa.Column("logo_shown_on", sa.Date(), nullable=True),
        sa.Column("multifactor", sa.String(length=20), server_default="", nullable=False),
        sa.Column("request_id", _id(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["moderated_account.id"],
            name=op.f("fk_official_account_account_id_moderated_account"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["calendar_request.id"],
            name=op.f("fk_official_account_request_id_calendar_request"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_account")),
        sa.UniqueConstraint("account_id", name=op.f("uq_official_account_account_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_official_account_request_id", "official_account", ["request_id"])


def _calendar_evidence() -> None:
    op.create_table(
        "calendar_evidence",
        sa.Column("id", _id(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=False),
        sa.Column("published_time", sa.String(length=5), server_default="", nullable=False),
        sa.Column("link", sa.String(length=2000), server_default="", nullable=False),
        sa.Column("capture_sha256", sa.String(length=64), nullable=True),
        sa.Column("text_sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["capture_sha256"],
            ["attachment.sha256"],
            name=op.f("fk_calendar_evidence_capture_sha256_attachment"),
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_evidence_post_id_calendar_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_evidence")),
        sa.UniqueConstraint("uid", name=op.f("uq_calendar_evidence_uid")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_evidence_capture_sha256", "calendar_evidence", ["capture_sha256"])
    op.create_index("ix_calendar_evidence_post_id", "calendar_evidence", ["post_id"])


def _calendar_finding() -> None:
    op.create_table(
        "calendar_finding",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.Text(), server_default="{}", nullable=False),
        sa.Column("platform", sa.String(length=20), server_default="", nullable=False),
        sa.Column("rule_code", sa.String(length=20), server_default="", nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("overridable", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["calendar_post.id"],
            name=op.f("fk_calendar_finding_post_id_calendar_post"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_finding")),
        info={"audited": False},
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_finding_post_id_place", "calendar_finding", ["post_id", "place"])


def _calendar_override() -> None:
    op.create_table(
        "calendar_override",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("rule_code", sa.String(length=20), nullable=False),
        sa.Column("version_id", _id(), nullable=True),
        sa.Column("section_uid", sa.String(length=36), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("platform", sa.String(length=20), server_default="", nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
        sa.Column("taken_back_at", sa.String(27), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_override_post_id_calendar_post")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["policy_version.id"], name=op.f("fk_calendar_override_version_id_policy_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_override")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_override_made_at", "calendar_override", ["made_at"])
    op.create_index("ix_calendar_override_post_id", "calendar_override", ["post_id"])
    op.create_index("ix_calendar_override_version_id", "calendar_override", ["version_id"])


def _calendar_post_answer() -> None:
    op.create_table(
        "calendar_post_answer",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("answered_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("answered_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_post_answer_post_id_calendar_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_post_answer")),
        sa.UniqueConstraint("post_id", "item", name=op.f("uq_calendar_post_answer_post_id_item")),
        sqlite_autoincrement=True,
    )


def _calendar_post_step() -> None:
    op.create_table(
        "calendar_post_step",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("taken_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("taken_at", sa.String(27), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_post_step_post_id_calendar_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_post_step")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_post_step_post_id", "calendar_post_step", ["post_id"])


def _calendar_post_text() -> None:
    op.create_table(
        "calendar_post_text",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("account_id", _id(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["moderated_account.id"],
            name=op.f("fk_calendar_post_text_account_id_moderated_account"),
        ),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_post_text_post_id_calendar_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_post_text")),
        sa.UniqueConstraint("post_id", "platform", name=op.f("uq_calendar_post_text_post_id_platform")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_post_text_account_id", "calendar_post_text", ["account_id"])
    op.create_index(
        "ix_calendar_post_text_platform_planned_on",
        "calendar_post_text",
        ["platform", "planned_on", "post_id"],
    )


def _calendar_recheck_line() -> None:
    op.create_table(
        "calendar_recheck_line",
        sa.Column("id", _id(), nullable=False),
        sa.Column("recheck_id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("appeared", sa.Text(), nullable=False),
        sa.Column("gone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["calendar_post.id"],
            name=op.f("fk_calendar_recheck_line_post_id_calendar_post"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recheck_id"],
            ["calendar_recheck.id"],
            name=op.f("fk_calendar_recheck_line_recheck_id_calendar_recheck"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_recheck_line")),
        info={"audited": False},
        sqlite_autoincrement=True,
    )
    op.create_index("ix_calendar_recheck_line_post_id", "calendar_recheck_line", ["post_id"])
    op.create_index("ix_calendar_recheck_line_recheck_id", "calendar_recheck_line", ["recheck_id"])


def _calendar_statistic() -> None:
    op.create_table(
        "calendar_statistic",
        sa.Column("id", _id(), nullable=False),
        sa.Column("post_id", _id(), nullable=False),
        sa.Column("platform", sa.String(length=20), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("reactions", sa.Integer(), nullable=True),
        sa.Column("comments", sa.Integer(), nullable=True),
        sa.Column("shares", sa.Integer(), nullable=True),
        sa.Column("clicks", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"], ["calendar_post.id"], name=op.f("fk_calendar_statistic_post_id_calendar_post")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_statistic")),
        sa.UniqueConstraint(
            "post_id",
            "platform",
            "measured_on",
            name=op.f("uq_calendar_statistic_post_id_platform_measured_on"),
        ),
        sqlite_autoincrement=True,
    )


def _calendar_verdict() -> None:
    op.create_table(
        "calendar_verdict",
        sa.Column("post_id", _id(), autoincrement=False, nullable=False),
        sa.Column("blocks", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("informs", sa.Integer(), nullable=False),
        sa.Column("rules_state", sa.String(length=200), nullable=False),
        sa.Column("checked_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["post_id"],
            ["calendar_post.id"],
            name=op.f("fk_calendar_verdict_post_id_calendar_post"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_calendar_verdict")),
        info={"audited": False},
    )


def _interaction_step() -> None:
    op.create_table(
        "interaction_step",
        sa.Column("id", _id(), nullable=False),
        sa.Column("interaction_id", _id(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("taken_at", sa.String(length=16), nullable=False),
        sa.Column("taken_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("sent_to", sa.String(length=200), server_default="", nullable=False),
        sa.Column("channel", sa.String(length=40), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("departure", sa.Text(), server_default="", nullable=False),
        sa.Column("cite", sa.String(length=200), server_default="", nullable=False),
        sa.Column("recorded_at", sa.String(27), nullable=False),
        sa.ForeignKeyConstraint(
            ["interaction_id"],
            ["interaction.id"],
            name=op.f("fk_interaction_step_interaction_id_interaction"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interaction_step")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_interaction_step_interaction_id", "interaction_step", ["interaction_id"])
