"""Table of persons."""

from __future__ import annotations

import sqlalchemy as sa

from medias_desktop.core.store.schema import Id, UtcDateTime, metadata

person = sa.Table(
    "person",
    metadata,
    sa.Column("id", Id, primary_key=True),
    sa.Column("uid", sa.String(36), nullable=False, unique=True),
    sa.Column("number", sa.String(40), nullable=False, server_default=""),
    sa.Column("last_name", sa.String(120), nullable=False),
    sa.Column("first_name", sa.String(120), nullable=False, server_default=""),
    sa.Column("email", sa.String(254), nullable=False, server_default=""),
    sa.Column("department", sa.String(120), nullable=False, server_default=""),
    sa.Column("group_code", sa.String(30), nullable=False),
    sa.Column("language", sa.String(2), nullable=False, server_default="fr"),
    sa.Column("start_date", sa.Date),
    sa.Column("end_date", sa.Date),
    sa.Column("sort_key", sa.String(260), nullable=False),
    sa.Column("search_key", sa.String(800), nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("ix_person_sort_key_id", "sort_key", "id"),
    sa.Index("ix_person_department_sort_key_id", "department", "sort_key", "id"),
    sa.Index("ix_person_group_code_sort_key_id", "group_code", "sort_key", "id"),
    sa.Index("ix_person_number", "number"),
    info={"subject": "id"},
    sqlite_autoincrement=True,  # a number is never given twice: a window may still hold the old one
)
"""``sort_key`` is the folded name, ``search_key`` every word one may search by, folded (core.text.fold).

In a file ``ix_person_names`` holds all that lists filter by in the order of names (migration 0005): on a server the words
would be too long for an index."""
