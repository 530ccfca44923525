"""Rows of signing rounds: which one is open, and what goes when a draft is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.core.store import attachments
from medias_desktop.policies.models import round_signatory, signing_round
from medias_desktop.policies.rules.rounds import RoundState

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction


def open_round_of(version_id: int) -> sa.Select[Any]:
    """Return the query for the round in which a version is being signed."""
    return sa.select(signing_round).where(
        signing_round.c.version_id == version_id, signing_round.c.state == RoundState.OPEN.value
    )


def drop_rounds(tx: Transaction, version_id: int) -> None:
    """Remove the ended rounds of a draft that goes, with their documents."""
    query = sa.select(signing_round.c.id, signing_round.c.prepared_sha256, signing_round.c.current_sha256)
    rows = tx.execute(query.where(signing_round.c.version_id == version_id)).all()
    for row in rows:
        tx.delete_where(round_signatory, round_signatory.c.round_id == row.id)
        tx.delete(signing_round, row.id)
    attachments.drop(
        tx, *sorted({digest for row in rows for digest in (row.prepared_sha256, row.current_sha256)})
    )
