"""Online users: how long what is recorded of them is kept, and how it is destroyed."""

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

ONLINE_USER = RecordKind(
    code="online_user",
    title=N_("Online users"),
    default_months=36,
    clock_starts=N_("Last incident, end of the last block, answer to the last appeal, or last comment"),
    goes=N_(
        "The user’s name on the platform, their incidents with captures and texts, appeals and comments, and what the audit "
        "trail says of them."
    ),
    stays=N_(
        "The accounts of the municipality. Who is banned without an end is kept until the ban is lifted."
    ),
)

_STANDING = """
(i.action IN ('temporary_block', 'ban') AND i.annulled_on IS NULL AND i.lifted_on IS NULL AND i.until IS NULL)
"""
"""A block or a ban without an end: its user is kept, or nobody would know why they are shut out."""

_COUNT = f"""
SELECT count(*) FROM online_user u WHERE substr(u.created_at, 1, 10) <= :limit
AND NOT EXISTS (
    SELECT 1 FROM moderation_incident i WHERE i.user_id = u.id AND (
        {_STANDING} OR CAST(i.seen_on AS TEXT) > :limit OR CAST(i.acted_on AS TEXT) > :limit
        OR CAST(i.until AS TEXT) > :limit OR CAST(i.lifted_on AS TEXT) > :limit OR CAST(i.annulled_on AS TEXT) > :limit
    )
)
AND NOT EXISTS (
    SELECT 1 FROM moderation_appeal a WHERE a.user_id = u.id
    AND (a.outcome = 'pending' OR CAST(a.received_on AS TEXT) > :limit OR CAST(a.answered_on AS TEXT) > :limit)
)
AND NOT EXISTS (
    SELECT 1 FROM waiting_comment c WHERE c.user_id = u.id
    AND (c.state = 'waiting' OR CAST(c.received_on AS TEXT) > :limit OR CAST(c.decided_on AS TEXT) > :limit)
)
"""
"""Asked at every start: only users recorded before the limit are looked at, each by the index of its incidents."""

_SINCE = f"""
SELECT number, MAX(day) AS since FROM (
    SELECT id AS number, substr(created_at, 1, 10) AS day FROM online_user
    UNION ALL SELECT user_id, CAST(seen_on AS TEXT) FROM moderation_incident
    UNION ALL SELECT user_id, CAST(acted_on AS TEXT) FROM moderation_incident
    UNION ALL SELECT user_id, CAST(until AS TEXT) FROM moderation_incident WHERE until IS NOT NULL
    UNION ALL SELECT user_id, CAST(lifted_on AS TEXT) FROM moderation_incident WHERE lifted_on IS NOT NULL
    UNION ALL SELECT user_id, CAST(annulled_on AS TEXT) FROM moderation_incident WHERE annulled_on IS NOT NULL
    UNION ALL SELECT user_id, CAST(received_on AS TEXT) FROM moderation_appeal
    UNION ALL SELECT user_id, CAST(answered_on AS TEXT) FROM moderation_appeal WHERE answered_on IS NOT NULL
    UNION ALL SELECT user_id, CAST(received_on AS TEXT) FROM waiting_comment
    UNION ALL SELECT user_id, CAST(decided_on AS TEXT) FROM waiting_comment WHERE decided_on IS NOT NULL
) AS days
WHERE NOT EXISTS (SELECT 1 FROM moderation_incident i WHERE i.user_id = days.number AND {_STANDING})
AND NOT EXISTS (SELECT 1 FROM moderation_appeal a WHERE a.user_id = days.number AND a.outcome = 'pending')
AND NOT EXISTS (SELECT 1 FROM waiting_comment c WHERE c.user_id = days.number AND c.state = 'waiting')
GROUP BY number
"""
"""Since when nothing was recorded of a user: not while they are shut out without an end, nor while they wait for us."""


class OnlineUsersKept:
    """Online users, whose clock starts with the last thing recorded of them."""

    kind = ONLINE_USER

    def count(self, register: Register, limit: dt.date) -> int:
        """Return of how many users nothing was recorded since a day or before."""
        return int(register.rows(_COUNT, limit=limit.isoformat())[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return those whose clock started on a day or before, or those with these uids, or all; the oldest first."""
        import sqlalchemy as sa

        from medias_desktop.sanctions.models import online_user

        since = {number: dt.date.fromisoformat(day) for number, day in connection.execute(sa.text(_SINCE))}
        stamps = _stamps(connection)
        wanted = None if keys is None else frozenset(keys)
        columns = online_user.c
        found = [
            DueRecord(
                key=row.uid,
                number=row.id,
                label=row.handle,
                since=since.get(row.id),
                subject=f"online_user/{row.id}",
                stamp=f"{row.version}/{stamps.get(row.id, '')}",
            )
            for row in connection.execute(
                sa.select(columns.id, columns.uid, columns.handle, columns.version).order_by(
                    columns.handle_key, columns.id
                )
            )
            if wanted is None or row.uid in wanted
        ]
        if limit is not None:
            found = [one for one in found if one.since is not None and one.since <= limit]
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete the users with their incidents, captures, appeals and comments, and return how many rows went."""
        import sqlalchemy as sa

        from medias_desktop.core.store import attachments
        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.sanctions import models

        gone, captures = 0, set()
        for part in in_parts(sorted(record.number for record in records)):
            kept = sa.select(models.incident.c.capture_sha256).where(
                models.incident.c.user_id.in_(part), models.incident.c.capture_sha256.is_not(None)
            )
            captures |= set(tx.execute(kept).scalars())
            for table in (models.appeal, models.comment, models.incident):
                gone += tx.delete_where(table, table.c.user_id.in_(part))
            gone += tx.delete_where(models.online_user, models.online_user.c.id.in_(part))
        attachments.drop(tx, *sorted(captures))
        return gone

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many incidents of other users name these ones in a text or a note, and stay."""
        import sqlalchemy as sa

        from medias_desktop.sanctions.models import incident

        going = {record.number for record in records}
        names = [words for record in records if (words := words_of(record.label))]
        columns = incident.c
        written = sa.select(columns.user_id, columns.capture_text, columns.note).where(
            sa.or_(columns.capture_text != "", columns.note != "")
        )
        found = 0
        for row in connection.execute(written):
            if row.user_id not in going:
                words = words_of(f"{row.capture_text} {row.note}")
                found += any(name <= words for name in names)
        return found


def _stamps(connection: sa.Connection) -> dict[int, str]:
    """Return the last numbers of what is kept of each user, and how often it was changed."""
    import sqlalchemy as sa

    from medias_desktop.sanctions import models

    found: dict[int, str] = {}
    for table in (models.incident, models.appeal, models.comment):
        last = sa.select(
            table.c.user_id, sa.func.max(table.c.id), sa.func.count(), sa.func.sum(table.c.version)
        ).group_by(table.c.user_id)
        for number, highest, count, versions in connection.execute(last):
            found[number] = f"{found.get(number, '')}{table.name[-3:]}{highest}x{count}v{versions};"
    return found
