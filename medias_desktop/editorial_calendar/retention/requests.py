"""Requests: how long what was asked and decided is kept, and how it is destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind, words_of

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

REQUEST = RecordKind(
    code="calendar_request",
    title=N_("Requests"),
    default_months=60,
    clock_starts=N_("The day on which a request was refused, taken back, closed or settled"),
    goes=N_(
        "Who asked, what was asked, what was decided and why, its steps, and what the audit trail says of it."
    ),
    stays=N_(
        "Requests that are open, what was granted and still holds, and requests that a post or an account of the register "
        "came of. The register of organizations."
    ),
)

_FREE = """
NOT EXISTS (SELECT 1 FROM calendar_post p WHERE p.request_id = r.id OR p.logo_request_id = r.id)
AND NOT EXISTS (SELECT 1 FROM official_account a WHERE a.request_id = r.id)
"""
_COUNT = f"SELECT count(*) FROM calendar_request r WHERE r.closed_on <= :limit AND {_FREE}"
_ALL = f"""
SELECT r.id, r.uid, r.subject, r.requester, r.version, CAST(r.received_on AS TEXT) AS received_on,
    CASE WHEN {_FREE} THEN CAST(r.closed_on AS TEXT) END AS since,
    (SELECT count(*) FROM calendar_request_step s WHERE s.request_id = r.id) AS steps
FROM calendar_request r ORDER BY r.received_on, r.id
"""


class RequestsKept:
    """Requests, whose clock starts when they are finished; those on which a post or an account rests stay."""

    kind = REQUEST

    def count(self, register: Register, limit: dt.date) -> int:
        """Return how many were finished on a day or before."""
        return int(register.rows(_COUNT, limit=limit.isoformat())[0][0])

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
                    label=" ".join(filter(None, (row.received_on, row.requester))),
                    since=since,
                    subject=f"request/{row.id}",
                    stamp=f"{row.version}/{row.steps}",
                )
            )
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete requests with their steps, and return how many rows went."""
        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models.requests import request, request_step

        gone = 0
        for part in in_parts(sorted(record.number for record in records)):
            gone += tx.delete_where(request_step, request_step.c.request_id.in_(part))
            gone += tx.delete_where(request, request.c.id.in_(part))
        return gone

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many other requests name who made these ones, and stay."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.requests import request

        going = {record.number for record in records}
        names = {words for one in records if (words := words_of(one.label.partition(" ")[2]))}
        columns = request.c
        written = sa.select(columns.id, columns.requester, columns.description, columns.reasons)
        found = 0
        for row in connection.execute(written):
            if row.id not in going:
                words = words_of(f"{row.requester} {row.description} {row.reasons}")
                found += any(name <= words for name in names)
        return found


_BECAME = {"approved": "published", "relevant": "shared", "scheduled": "closed"}
"""What a request whose post appeared is from then on, once nothing can be looked up in the post any more."""


def settle_published(tx: Transaction, post_ids: Iterable[int]) -> None:
    """Write into requests that their post appeared: these posts go, and a request is not to be asked for again."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models.posts import post
    from medias_desktop.editorial_calendar.models.requests import request

    found = (
        sa.select(request.c.id, request.c.version, request.c.state, request.c.decided_on, post.c.planned_on)
        .join(post, post.c.request_id == request.c.id)
        .where(
            post.c.id.in_(list(post_ids)),
            post.c.state.in_(("published", "archived", "withdrawn")),
            request.c.state.in_(tuple(_BECAME)),
        )
        .order_by(request.c.id, post.c.id)
    )
    rows = {row.id: row for row in tx.execute(found).all()}
    tx.update_many(
        request,
        [
            (
                row.id,
                row.version,
                {"state": _BECAME[row.state], "closed_on": row.planned_on or row.decided_on},
            )
            for row in rows.values()
        ],
    )
