"""What the policies leave open about the calendar: at most one row, what the municipality decided."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, metadata

setting = sa.Table(
    "calendar_setting",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("province", sa.String(2), nullable=False, server_default="QC"),
    sa.Column("opening", sa.Text, nullable=False, server_default=""),
    sa.Column("hours_of", sa.String(20), nullable=False, server_default="clock"),
    sa.Column("deadlines", sa.String(20), nullable=False, server_default="both"),
    sa.Column("limit_end", sa.String(20), nullable=False, server_default="latest"),
    sa.Column("document_days", sa.Integer),
    sa.Column("reasonable_days", sa.Integer, server_default="5"),
    sa.Column("approver", sa.String(40), nullable=False, server_default=""),
    sa.Column("website", sa.String(500), nullable=False, server_default=""),
    sa.Column("emergency_number", sa.String(40), nullable=False, server_default="9-1-1"),
    sa.Column("limits", sa.Text, nullable=False, server_default=""),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
)
"""Opening hours (JSON by day of the week), which hours count for time limits, one or two deadlines,
the working days of a time limit that another document lays down (NULL: unknown) and of a “reasonable” one, the website, limits of
characters by platform where they differ from the program's (JSON); rules.settings says what each word means."""
