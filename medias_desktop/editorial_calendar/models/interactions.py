"""Interactions: what somebody wrote to the municipality, until when it is answered, what was done; answers kept ready."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

OF_INTERACTION = {"subject": "interaction_id", "subject_kind": "interaction"}

interaction = sa.Table(
    "interaction",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("account_id", Id, sa.ForeignKey("moderated_account.id"), index=True),
    sa.Column("received_at", sa.String(16), nullable=False),
    sa.Column("sender", sa.String(200), nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("refused_subject", sa.String(40), nullable=False, server_default=""),
    sa.Column("reported_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("department", sa.String(200), nullable=False, server_default=""),
    sa.Column("department_due_at", sa.String(16), nullable=False, server_default=""),
    sa.Column("due_at", sa.String(16), nullable=False, server_default=""),
    sa.Column("due_by_hand", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("due_basis", sa.String(20), nullable=False, server_default=""),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), index=True),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("rule_code", sa.String(20), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("answered_at", sa.String(16), nullable=False, server_default=""),
    sa.Column("answer_channel", sa.String(40), nullable=False, server_default=""),
    sa.Column("incident_id", Id, sa.ForeignKey("moderation_incident.id", ondelete="SET NULL"), index=True),
    sa.Column("search_key", sa.String(1500), nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_interaction_state_due_at_id", "state", "due_at", "id"),
    sa.Index("ix_interaction_received_at_id", "received_at", "id"),
    info={"subject": "id", "subject_kind": "interaction"},
    sqlite_autoincrement=True,
)
"""What somebody wrote on a network. Moments are the municipality's own time ("2026-11-21T14:30"), "" none."""

interaction_step = sa.Table(
    "interaction_step",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("interaction_id", Id, sa.ForeignKey("interaction.id"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("taken_at", sa.String(16), nullable=False),
    sa.Column("taken_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("sent_to", sa.String(200), nullable=False, server_default=""),
    sa.Column("channel", sa.String(40), nullable=False, server_default=""),
    sa.Column("text", sa.Text, nullable=False, server_default=""),
    sa.Column("departure", sa.Text, nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info=OF_INTERACTION,
    sqlite_autoincrement=True,
)
"""What was done about an interaction: a provisional answer, passed on, redirected, answered, closed; only ever added."""

answer_template = sa.Table(
    "answer_template",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("kind", sa.String(40), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("retired", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""An answer kept ready, in one language; ``kind`` "" for any interaction."""
