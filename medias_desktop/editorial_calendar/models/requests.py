"""Requests made to the municipality, their steps, and the register of accredited organizations."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

organisation = sa.Table(
    "accredited_organisation",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("contact", sa.String(200), nullable=False, server_default=""),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("address", sa.Text, nullable=False, server_default=""),
    sa.Column("own_page", sa.String(2000), nullable=False, server_default=""),
    sa.Column("partner", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("accredited_on", sa.Date),
    sa.Column("accredited_until", sa.Date),
    sa.Column("resolution_number", sa.String(60), nullable=False, server_default=""),
    sa.Column("withdrawn_on", sa.Date),
    sa.Column("withdrawn_because", sa.Text, nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("search_key", sa.String(1500), nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sqlite_autoincrement=True,
)
"""An organization and its accreditation: since when, until when, by which resolution; withdrawn, never removed."""

request = sa.Table(
    "calendar_request",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("requester", sa.String(200), nullable=False),
    sa.Column("requester_address", sa.Text, nullable=False, server_default=""),
    sa.Column("requester_language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), index=True),
    sa.Column("organisation_id", Id, sa.ForeignKey("accredited_organisation.id"), index=True),
    sa.Column("sender", sa.String(40), nullable=False, server_default=""),
    sa.Column("channel", sa.String(40), nullable=False, server_default=""),
    sa.Column("received_on", sa.Date, nullable=False),
    sa.Column("subject", sa.String(300), nullable=False, server_default=""),
    sa.Column("description", sa.Text, nullable=False, server_default=""),
    sa.Column("details", sa.Text, nullable=False, server_default="{}"),
    sa.Column("original_link", sa.String(2000), nullable=False, server_default=""),
    sa.Column("state", sa.String(30), nullable=False),
    sa.Column("sent_to", sa.String(200), nullable=False, server_default=""),
    sa.Column("sent_office", sa.String(40), nullable=False, server_default=""),
    sa.Column("acknowledged_on", sa.Date),
    sa.Column("decided_on", sa.Date),
    sa.Column("decided_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("decided_office", sa.String(40), nullable=False, server_default=""),
    sa.Column("reasons", sa.Text, nullable=False, server_default=""),
    sa.Column("conditions", sa.Text, nullable=False, server_default=""),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), index=True),
    sa.Column("section_uid", sa.String(36), nullable=False, server_default=""),
    sa.Column("rule_code", sa.String(20), nullable=False, server_default=""),
    sa.Column("cite", sa.String(200), nullable=False, server_default=""),
    sa.Column("answered_on", sa.Date),
    sa.Column("review_on", sa.Date),
    sa.Column("until", sa.Date),
    sa.Column("closed_on", sa.Date),
    sa.Column("search_key", sa.String(1500), nullable=False),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_calendar_request_state_received_on_id", "state", "received_on", "id"),
    sa.Index("ix_calendar_request_received_on_id", "received_on", "id"),
    info={"subject": "id", "subject_kind": "request"},
    sqlite_autoincrement=True,
)
"""A request (kinds and states: rules.requests); ``details`` is what a kind says besides, as JSON."""

request_step = sa.Table(
    "calendar_request_step",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("request_id", Id, sa.ForeignKey("calendar_request.id"), nullable=False, index=True),
    sa.Column("state", sa.String(30), nullable=False),
    sa.Column("taken_on", sa.Date, nullable=False),
    sa.Column("taken_by", sa.String(200), nullable=False, server_default=""),
    sa.Column("sent_to", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("warned", sa.Text, nullable=False, server_default=""),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    info={"subject": "request_id", "subject_kind": "request"},
    sqlite_autoincrement=True,
)
"""A step of a request from one state to another, with what the rules in force warned of; steps are only added."""
