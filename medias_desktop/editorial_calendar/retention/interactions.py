"""Interactions: how long what the public wrote is kept, and how it is destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind, words_of

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

INTERACTION = RecordKind(
    code="interaction",
    title=N_("Interactions"),
    default_months=24,
    clock_starts=N_("The last thing done about an interaction that is answered, set aside or closed"),
    goes=N_("Who wrote, what was written, what was done about it, and what the audit trail says of it."),
    stays=N_("Open interactions, and incidents of the moderation that came of some."),
)

_DONE = "i.state NOT IN ('received', 'provisional', 'transmitted')"
_LAST = (
    "coalesce((SELECT max(s.taken_at) FROM interaction_step s WHERE s.interaction_id = i.id), i.received_at)"
)
_COUNT = f"SELECT count(*) FROM interaction i WHERE i.received_at < :after AND {_DONE} AND {_LAST} < :after"
_ALL = f"""
SELECT i.id, i.uid, i.sender, i.received_at, i.version, CASE WHEN {_DONE} THEN substr({_LAST}, 1, 10) END AS since,
    (SELECT count(*) FROM interaction_step s WHERE s.interaction_id = i.id) AS steps
FROM interaction i ORDER BY i.received_at, i.id
"""


class InteractionsKept:
    """Interactions, whose clock starts with the last thing done about them."""

    kind = INTERACTION

    def count(self, register: Register, limit: dt.date) -> int:
        """Return about how many nothing was done since a day or before."""
        after = (limit + dt.timedelta(days=1)).isoformat()
        return int(register.rows(_COUNT, after=after)[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return those whose clock started on a day or before, or those with these uids, or all; the oldest first."""
        import sqlalchemy as sa

        wanted = None if keys is None else frozenset(keys)
        found = []
        for row in connection.execute(sa.text(_ALL)):
            if wanted is not None and row.uid not in wanted:
                continue
            since = None if row.since is None else dt.date.fromisoformat(row.since)
            if limit is not None and (since is None or since > limit):
                continue
            found.append(
                DueRecord(
                    key=row.uid,
                    number=row.id,
                    label=" ".join(filter(None, (row.received_at[:10], row.sender))),
                    since=since,
                    subject=f"interaction/{row.id}",
                    stamp=f"{row.version}/{row.steps}",
                )
            )
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete interactions with what was done about them, and return how many rows went."""
        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models.interactions import interaction, interaction_step

        gone = 0
        for part in in_parts(sorted(record.number for record in records)):
            gone += tx.delete_where(interaction_step, interaction_step.c.interaction_id.in_(part))
            gone += tx.delete_where(interaction, interaction.c.id.in_(part))
        return gone

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many other interactions name who wrote these ones, and stay."""
        import sqlalchemy as sa

        going = {record.number for record in records}
        names = [words for record in records if (words := words_of(record.label[10:]))]
        if not names:
            return 0
        rows = connection.execute(sa.text("SELECT id, sender, text FROM interaction"))
        return sum(
            any(name <= words_of(f"{row.sender} {row.text}") for name in names)
            for row in rows
            if row.id not in going
        )
