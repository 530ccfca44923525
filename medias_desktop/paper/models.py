"""Scanned pages that the register keeps, each by itself: what arrived, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

page = sa.Table(
    "paper_page",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("scan_name", sa.String(255), nullable=False),
    sa.Column("scan_sha256", sa.String(64), nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column(
        "content_sha256", sa.String(64), sa.ForeignKey("attachment.sha256"), nullable=False, index=True
    ),
    sa.Column("code", sa.String(200), nullable=False, server_default=""),
    sa.Column("quarter_turns", sa.Integer, nullable=False, server_default="0"),
    sa.Column("state", sa.String(20), nullable=False),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("received_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.UniqueConstraint("scan_sha256", "page"),
    sa.Index("ix_paper_page_state", "state"),
    # A scan may be called after somebody: what the trail says of a page goes with it.
    info={"subject": "id", "subject_kind": "paper_page"},
    sqlite_autoincrement=True,
)
"""A page of a scan, kept as a PDF of one page. ``state``: waiting (for the user), filed (it proves something), aside (no
use for it; kept). ``code`` is what its code says, ``quarter_turns`` clockwise put it upright."""
