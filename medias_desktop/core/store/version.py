"""Which schema this program writes; apart from the tables so that opening a register needs no SQLAlchemy."""

from __future__ import annotations

SCHEMA_NUMBER = 7
"""Stands in the file's header (user_version); one more at each migration."""

SCHEMA_REVISION = "0007"
"""The Alembic revision that ``SCHEMA_NUMBER`` stands for."""
