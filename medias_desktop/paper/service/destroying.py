"""Destroying scanned pages with whom they concern: the page, its picture, and what the trail says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.core.store.retained import in_parts
from medias_desktop.paper.models import page as table
from medias_desktop.paper.rules import PageState

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction


def unfiled_codes(connection: sa.Connection) -> list[tuple[int, str]]:
    """Return number and code of every page that proves nothing (yet): those that wait and those set aside."""
    statement = sa.select(table.c.id, table.c.code).where(
        table.c.state != PageState.FILED.value, table.c.code != ""
    )
    return [(row.id, row.code) for row in connection.execute(statement)]


def filed_codes(connection: sa.Connection) -> list[tuple[int, str]]:
    """Return number and code of every page that proves something."""
    statement = sa.select(table.c.id, table.c.code).where(
        table.c.state == PageState.FILED.value, table.c.code != ""
    )
    return [(row.id, row.code) for row in connection.execute(statement)]


def words_beside(connection: sa.Connection) -> list[tuple[int, str]]:
    """Return number of every page, and what its scan was called and why it was set aside."""
    statement = sa.select(table.c.id, table.c.scan_name, table.c.note)
    return [(row.id, f"{row.scan_name} {row.note}") for row in connection.execute(statement)]


def destroy_pages(tx: Transaction, numbers: Sequence[int]) -> int:
    """Delete pages that nothing names any more, with their pictures and thumbnails, and return how many there were.

    What the trail says of them goes by the rule of the person whom the same transaction destroys.
    """
    gone = 0
    for part in in_parts(sorted(numbers)):
        digests = set(tx.execute(sa.select(table.c.content_sha256).where(table.c.id.in_(part))).scalars())
        gone += tx.delete_where(table, table.c.id.in_(part))
        attachments.drop(tx, *sorted(digests))
        for number in part:
            tx.erase(f"{table.name}/{number}")
    return gone
