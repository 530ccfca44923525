"""Whether the states kept at hand are still what the events add up to: part of verifying a register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from medias_desktop.acknowledgements.models import status
from medias_desktop.acknowledgements.service.writing import added_up
from medias_desktop.core.i18n import format_number, ngettext

if TYPE_CHECKING:
    from sqlalchemy.engine import RowMapping

_READ = 2000


def findings(connection: sa.Connection) -> tuple[str, ...]:
    """Return what is wrong as sentences in the interface language; nothing when every state follows from its events."""
    kept = _kept(connection)
    wrong = 0
    held = next(kept, None)
    for due in added_up(connection):
        key = _key(due)
        while held is not None and _key(held) < key:  # a state without an event
            wrong += 1
            held = next(kept, None)
        if held is not None and _key(held) == key:
            wrong += dict(held) != due
            held = next(kept, None)
        else:
            wrong += 1
    wrong += (held is not None) + sum(1 for _row in kept)
    if not wrong:
        return ()
    told = ngettext(
        "The state of {n} person is not what was recorded of their acknowledgements. Restore the last good backup.",
        "The state of {n} persons is not what was recorded of their acknowledgements. Restore the last good backup.",
        wrong,
    )
    return (told.format(n=format_number(wrong)),)


def _kept(connection: sa.Connection) -> Iterator[RowMapping]:
    statement = sa.select(status).order_by(status.c.version_id, status.c.person_id)
    # Of the statement, not of the connection: that would go on streaming whatever it is asked next.
    yield from connection.execute(statement.execution_options(yield_per=_READ)).mappings()


def _key(row: Any) -> tuple[int, int]:
    return row["version_id"], row["person_id"]
