"""Photos and other items: how long they are kept, and how they are destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

PHOTO = RecordKind(
    code="photo_item",
    title=N_("Photos and other items"),
    default_months=60,
    clock_starts=N_("Day of the item, or of its last publication or taking down"),
    goes=N_(
        "The record of the item with its small picture and the copy that the register keeps, who is seen in it, its "
        "publications, the consents for it alone, and what the audit trail says of it."
    ),
    stays=N_("The original where it lies, and consents for an event or in general."),
)

_SINCE = """
SELECT number, MAX(day) AS since FROM (
    SELECT id AS number, CAST(day AS TEXT) AS day FROM photo_item
    UNION ALL SELECT item_id, CAST(published_on AS TEXT) FROM photo_use WHERE published_on IS NOT NULL
    UNION ALL SELECT item_id, CAST(removed_on AS TEXT) FROM photo_use WHERE removed_on IS NOT NULL
    UNION ALL SELECT item_id, CAST(planned_on AS TEXT) FROM photo_use WHERE planned_on IS NOT NULL
) AS days
WHERE NOT EXISTS (
    SELECT 1 FROM photo_use u
    WHERE u.item_id = days.number AND u.published_on IS NOT NULL AND u.removed_on IS NULL
)
GROUP BY number
"""
"""Since when nothing happens with an item: not while it is still to be seen somewhere."""


class RetainedItems:
    """Items, whose clock starts when they were last published, taken down, planned or else on their day."""

    kind = PHOTO

    def count(self, register: Register, limit: dt.date) -> int:
        """Return with how many nothing happens since a day or before."""
        statement = f"SELECT count(*) FROM ({_SINCE} HAVING MAX(day) <= :limit) AS due"
        return int(register.rows(statement, limit=limit.isoformat())[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return those whose clock started on a day or before, or those with these uids, or all; the oldest first."""
        import sqlalchemy as sa

        from medias_desktop.photo_consents.models import item

        since = {number: dt.date.fromisoformat(day) for number, day in connection.execute(sa.text(_SINCE))}
        stamps = _stamps(connection)
        wanted = None if keys is None else frozenset(keys)
        found = [
            DueRecord(
                key=row.uid,
                number=row.id,
                label=row.title,
                since=since.get(row.id),
                subject=f"photo/{row.id}",
                stamp=f"{row.version}/{stamps.get(row.id, '')}",
            )
            for row in connection.execute(
                sa.select(item.c.id, item.c.uid, item.c.title, item.c.version).order_by(item.c.day, item.c.id)
            )
            if wanted is None or row.uid in wanted
        ]
        if limit is not None:
            found = [one for one in found if one.since is not None and one.since <= limit]
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete the items with all that is kept of them alone and return how many rows went."""
        from medias_desktop.photo_consents.retention.destroying import destroy_items

        return destroy_items(tx, [record.number for record in records])

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:  # noqa: ARG002
        """Return 0: other records name items by number only, and go with them."""
        return 0


def _stamps(connection: sa.Connection) -> dict[int, str]:
    """Return the last numbers of what is kept of each item."""
    import sqlalchemy as sa

    from medias_desktop.photo_consents import models

    found: dict[int, str] = {}
    for table in (models.subject, models.use, models.consent):
        last = (
            sa.select(table.c.item_id, sa.func.max(table.c.id), sa.func.count())
            .where(table.c.item_id.is_not(None))
            .group_by(table.c.item_id)
        )
        for number, highest, count in connection.execute(last):
            found[number] = f"{found.get(number, '')}{table.name[-3:]}{highest}x{count};"
    return found
