"""Tables of acknowledgements: events are only ever added, never changed or removed."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

audience = sa.Table(
    "acknowledgement_audience",
    metadata,
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("group_code", sa.String(30), primary_key=True),
)
"""Which groups must acknowledge a version; no row at all means every group."""

event = sa.Table(
    "acknowledgement_event",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("version_id", Id, sa.ForeignKey("policy_version.id"), nullable=False),
    sa.Column("person_id", Id, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("method", sa.String(20), nullable=False, server_default=""),
    sa.Column("language", sa.String(2), nullable=False),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    sa.Column("witness", sa.String(200), nullable=False, server_default=""),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("replaces_id", Id, sa.ForeignKey("acknowledgement_event.id")),
    sa.Column("recorded_at", UtcDateTime, nullable=False),
    sa.Index("ix_acknowledgement_event_version_person", "version_id", "person_id", "id"),
    sa.Index("ix_acknowledgement_event_person", "person_id"),
    # Without it each deletion reads the whole table.
    sa.Index("ix_acknowledgement_event_replaces", "replaces_id"),
    info={"subject": "person_id"},
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""``kind``: handed_out, signed, corrected (``replaces_id`` names the event) or cancelled; the last one counts."""

person = sa.table(
    "person",
    sa.column("id", Id),
    sa.column("uid", sa.String),
    sa.column("number", sa.String),
    sa.column("last_name", sa.String),
    sa.column("first_name", sa.String),
    sa.column("email", sa.String),
    sa.column("department", sa.String),
    sa.column("group_code", sa.String),
    sa.column("language", sa.String),
    sa.column("start_date", sa.Date),
    sa.column("end_date", sa.Date),
    sa.column("sort_key", sa.String),
    sa.column("search_key", sa.String),
)
"""What is read of the people slice's table, by name: a list of who signed is one join, not two lists."""
