"""Which schema this program writes; apart from the tables so that opening a register needs no SQLAlchemy."""

from __future__ import annotations

SCHEMA_NUMBER = 8
"""Stands in the file's header (user_version); one more at each migration."""

SCHEMA_REVISION = "0008"
"""The Alembic revision that ``SCHEMA_NUMBER`` stands for."""
