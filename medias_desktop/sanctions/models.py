"""Tables of sanctions that lie open in the register: the ladder, and the moderation of what the public writes.

Disciplinary cases are not here: they are sealed records (core.store.sealed), which open with their own key only.
"""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

OF_USER = {"subject": "user_id", "subject_kind": "online_user"}
"""What the trail says of an online user goes with them."""

setting = sa.Table(
    "sanction_setting",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("deadline_days", sa.Integer),
    sa.Column("working_days", sa.Boolean, nullable=False),
    sa.Column("deadline_from", sa.String(20), nullable=False),
    sa.Column("repeat_of", sa.String(20), nullable=False),
    sa.Column("union_name", sa.String(200), nullable=False, server_default=""),
    sa.Column("ethics_note", sa.Text, nullable=False, server_default=""),
    sa.Column("case_months", sa.Integer, nullable=False),
    sa.Column("province", sa.String(2), nullable=False, server_default="QC"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)
"""At most one row: what holds for the whole ladder (rules.ladder.Ladder); none while nothing was decided."""

step = sa.Table(
    "sanction_step",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("name_fr", sa.String(120), nullable=False),
    sa.Column("name_en", sa.String(120), nullable=False),
    sa.Column("days", sa.Integer),
    sa.Column("validity_months", sa.Integer),
    sa.Column("repeat_months", sa.Integer),
    sa.Column("retired", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""The steps of the ladder; one that cases use is retired, never removed."""

removal = sa.Table(
    "sanction_removal",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("reason", sa.String(20), nullable=False),
    sa.Column("basis", sa.String(300), nullable=False),
    sa.Column("measures", sa.Integer, nullable=False),
    sa.Column("letters", sa.Integer, nullable=False),
    sa.Column("captures", sa.Integer, nullable=False),
    sa.Column("removed_by", sa.String(200), nullable=False),
    sa.Column("removed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
"""That something was taken out of disciplinary files, for amnesty or at the end of its time: no word of whom or what."""

moderation_setting = sa.Table(
    "moderation_setting",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("repeats_before_block", sa.Integer, nullable=False),
    sa.Column("count_everywhere", sa.Boolean, nullable=False),
    sa.Column("forgotten_months", sa.Integer),
    sa.Column("block_days", sa.Integer, nullable=False),
    sa.Column("appeal_days", sa.Integer, nullable=False),
    sa.Column("review_months", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)
"""At most one row: what the policies leave open (rules.incidents.ModerationSettings)."""

account = sa.Table(
    "moderated_account",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("platform", sa.String(40), nullable=False),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("link", sa.String(500), nullable=False, server_default=""),
    sa.Column("netiquette_shown_on", sa.Date),
    sa.Column("active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("platform", "name"),
    sqlite_autoincrement=True,
)
"""Accounts of the municipality on which the public writes."""

online_user = sa.Table(
    "online_user",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("platform", sa.String(40), nullable=False),
    sa.Column("handle", sa.String(120), nullable=False),
    sa.Column("handle_key", sa.String(240), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("platform", "handle_key"),
    info={"subject": "id", "subject_kind": "online_user"},
    sqlite_autoincrement=True,
)
"""Who writes on a platform, by the name shown there; ``handle_key`` is what two spellings of it share."""

incident = sa.Table(
    "moderation_incident",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), nullable=False),
    sa.Column("user_id", Id, sa.ForeignKey("online_user.id"), nullable=False),
    sa.Column("seen_on", sa.Date, nullable=False),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("more_reasons", sa.String(300), nullable=False, server_default=""),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), index=True),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("rule_code", sa.String(20), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("acted_on", sa.Date, nullable=False),
    sa.Column("until", sa.Date),
    sa.Column("all_accounts", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("warned", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("link", sa.String(500), nullable=False, server_default=""),
    sa.Column("capture_text", sa.Text, nullable=False, server_default=""),
    sa.Column("text_sha256", sa.String(64), nullable=False, server_default=""),
    sa.Column("capture_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), index=True),
    sa.Column("captured_at", UtcDateTime),
    sa.Column("reported_to", sa.String(200), nullable=False, server_default=""),
    sa.Column("author", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("proposed", sa.String(20), nullable=False, server_default=""),
    sa.Column("proposal", sa.Text, nullable=False, server_default=""),
    sa.Column("departure", sa.Text, nullable=False, server_default=""),
    sa.Column("lifted_on", sa.Date),
    sa.Column("lifted_because", sa.Text, nullable=False, server_default=""),
    sa.Column("annulled_on", sa.Date),
    sa.Column("annulled_because", sa.Text, nullable=False, server_default=""),
    sa.Column("reviewed_on", sa.Date),
    sa.Column("search_key", sa.String(800), nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_moderation_incident_user_id_account_id_seen_on", "user_id", "account_id", "seen_on"),
    sa.Index("ix_moderation_incident_seen_on_id", "seen_on", "id"),
    sa.Index("ix_moderation_incident_account_id_seen_on_id", "account_id", "seen_on", "id"),
    sa.Index("ix_moderation_incident_reason_seen_on", "reason", "seen_on"),
    # Who is shut out is counted in these two alone.
    sa.Index(
        "ix_moderation_incident_action_until",
        "action",
        "until",
        "acted_on",
        "lifted_on",
        "annulled_on",
        "user_id",
    ),
    # Of the few annulled ones only: one of all would be taken for the counters.
    sa.Index(
        "ix_moderation_incident_annulled_on_seen_on",
        "annulled_on",
        "seen_on",
        sqlite_where=sa.text("annulled_on IS NOT NULL"),
        postgresql_where=sa.text("annulled_on IS NOT NULL"),
    ),
    info=OF_USER,
    sqlite_autoincrement=True,
)
"""One breach by an online user and what was done; it is annulled with a reason, never removed before its time.

``more_reasons`` are codes parted by commas. ``proposal`` is what the program proposed, in the words it used then.
"""

appeal = sa.Table(
    "moderation_appeal",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("incident_id", Id, sa.ForeignKey("moderation_incident.id"), nullable=False, index=True),
    sa.Column("user_id", Id, sa.ForeignKey("online_user.id"), nullable=False, index=True),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("words", sa.Text, nullable=False, server_default=""),
    sa.Column("answer_due_on", sa.Date),
    sa.Column("outcome", sa.String(20), nullable=False),
    sa.Column("answered_on", sa.Date),
    sa.Column("answer", sa.Text, nullable=False, server_default=""),
    sa.Column("answered_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_moderation_appeal_outcome_answer_due_on", "outcome", "answer_due_on"),
    info=OF_USER,
    sqlite_autoincrement=True,
)
"""An appeal against what was done, and its answer."""

comment = sa.Table(
    "waiting_comment",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), nullable=False, index=True),
    sa.Column("user_id", Id, sa.ForeignKey("online_user.id"), nullable=False, index=True),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("place", sa.String(300), nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("reason", sa.String(40), nullable=False, server_default=""),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), index=True),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("rule_code", sa.String(20), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("decided_on", sa.Date),
    sa.Column("decided_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_waiting_comment_state_received_on", "state", "received_on"),
    info=OF_USER,
    sqlite_autoincrement=True,
)
"""A comment that is looked at before it appears; one that is refused keeps the reason and the clause."""
