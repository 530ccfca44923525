"""Posts: how long they are kept, and how they are destroyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import N_
from medias_desktop.core.retention import DueRecord, RecordKind, words_of
from medias_desktop.editorial_calendar.rules.posts import PostState

if TYPE_CHECKING:
    import sqlalchemy as sa

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction

POST = RecordKind(
    code="calendar_post",
    title=N_("Posts of the calendar"),
    default_months=60,
    clock_starts=N_(
        "Last day on which the post was planned, appeared, was taken down or counted, or its last step"
    ),
    goes=N_(
        "The post with its texts, its steps, its findings and what was set aside for it, the evidence of its publication "
        "with captures, its statistics, and what the audit trail says of it."
    ),
    stays=N_(
        "Posts that are still to appear, whatever their day; the photos and their publications in the consent log; requests."
    ),
)

_OVER = ", ".join(
    f"'{one.value}'"
    for one in (PostState.PUBLISHED, PostState.ARCHIVED, PostState.WITHDRAWN, PostState.REFUSED)
)
_DAYS = """
    SELECT p.id AS number, substr(p.created_at, 1, 10) AS day FROM calendar_post p
    UNION ALL SELECT p.id, CAST(p.planned_on AS TEXT) FROM calendar_post p WHERE p.planned_on IS NOT NULL
    UNION ALL SELECT post_id, substr(taken_at, 1, 10) FROM calendar_post_step
    UNION ALL SELECT post_id, CAST(published_on AS TEXT) FROM calendar_evidence
    UNION ALL SELECT post_id, CAST(removed_on AS TEXT) FROM calendar_evidence WHERE removed_on IS NOT NULL
    UNION ALL SELECT post_id, CAST(measured_on AS TEXT) FROM calendar_statistic
"""
_SINCE = f"""
SELECT number, MAX(day) AS since FROM ({_DAYS}) AS days
WHERE number IN (SELECT id FROM calendar_post WHERE state IN ({_OVER})) GROUP BY number
"""
"""Since when nothing happens with a post that is over; one that is still to appear has no clock yet."""
_COUNT = f"""
SELECT count(*) FROM calendar_post p
WHERE p.state IN ({_OVER}) AND substr(p.created_at, 1, 10) <= :limit
AND (p.planned_on IS NULL OR CAST(p.planned_on AS TEXT) <= :limit)
AND NOT EXISTS (SELECT 1 FROM calendar_post_step s WHERE s.post_id = p.id AND substr(s.taken_at, 1, 10) > :limit)
AND NOT EXISTS (
    SELECT 1 FROM calendar_evidence e WHERE e.post_id = p.id
    AND (CAST(e.published_on AS TEXT) > :limit OR CAST(e.removed_on AS TEXT) > :limit)
)
AND NOT EXISTS (SELECT 1 FROM calendar_statistic c WHERE c.post_id = p.id AND CAST(c.measured_on AS TEXT) > :limit)
"""
"""Asked at every start: only posts recorded before the limit are looked at, each by the index of its records."""


class PostsKept:
    """Posts, whose clock starts with the last thing recorded of them."""

    kind = POST

    def count(self, register: Register, limit: dt.date) -> int:
        """Return of how many posts nothing was recorded since a day or before."""
        return int(register.rows(_COUNT, limit=limit.isoformat())[0][0])

    def records(
        self, connection: sa.Connection, *, limit: dt.date | None = None, keys: Collection[str] | None = None
    ) -> tuple[DueRecord, ...]:
        """Return those whose clock started on a day or before, or those with these uids, or all; the oldest first."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.posts import post

        since = {number: dt.date.fromisoformat(day) for number, day in connection.execute(sa.text(_SINCE))}
        stamps = _stamps(connection)
        wanted = None if keys is None else frozenset(keys)
        columns = post.c
        found = [
            DueRecord(
                key=row.uid,
                number=row.id,
                label=row.title,
                since=since.get(row.id),
                subject=f"post/{row.id}",
                stamp=f"{row.version}/{stamps.get(row.id, '')}",
            )
            for row in connection.execute(
                sa.select(columns.id, columns.uid, columns.title, columns.version).order_by(columns.id)
            )
            if wanted is None or row.uid in wanted
        ]
        if limit is not None:
            found = [one for one in found if one.since is not None and one.since <= limit]
        return tuple(sorted(found, key=lambda one: (one.since is None, one.since or dt.date.max)))

    def destroy(self, tx: Transaction, records: Sequence[DueRecord]) -> int:
        """Delete the posts with all that is kept of them and return how many rows went."""
        import sqlalchemy as sa

        from medias_desktop.core.store import attachments
        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models import posts as tables
        from medias_desktop.editorial_calendar.retention.requests import settle_published
        from medias_desktop.editorial_calendar.service.post_parts import delete_posts

        gone = 0
        files: set[str] = set()
        for part in in_parts(sorted(record.number for record in records)):
            for table, name in ((tables.evidence, "capture_sha256"), (tables.post, "contest_sha256")):
                column = table.c[name]
                of_posts = table.c.id if table is tables.post else table.c.post_id
                kept = sa.select(column).where(of_posts.in_(part), column.is_not(None))
                files |= set(tx.execute(kept).scalars())
            settle_published(tx, part)
            gone += delete_posts(tx, part)
        attachments.drop(tx, *sorted(files))
        return gone

    def mentions(self, connection: sa.Connection, records: Sequence[DueRecord]) -> int:
        """Return how many other posts name these ones in their note, and stay."""
        import sqlalchemy as sa

        from medias_desktop.editorial_calendar.models.posts import post

        going = {record.number for record in records}
        names = [words for record in records if (words := words_of(record.label))]
        noted = sa.select(post.c.id, post.c.note).where(post.c.note != "")
        return sum(
            any(name <= words_of(row.note) for name in names)
            for row in connection.execute(noted)
            if row.id not in going
        )


def _stamps(connection: sa.Connection) -> dict[int, str]:
    """Return the last numbers of what is kept of each post, and how often it was changed."""
    import sqlalchemy as sa

    from medias_desktop.editorial_calendar.models import posts as tables

    found: dict[int, str] = {}
    for table in (tables.evidence, tables.statistic, tables.override, tables.post_step):
        versions = sa.func.sum(table.c.version) if "version" in table.c else sa.literal(0)
        last = sa.select(table.c.post_id, sa.func.max(table.c.id), sa.func.count(), versions).group_by(
            table.c.post_id
        )
        for number, highest, count, changes in connection.execute(last):
            found[number] = f"{found.get(number, '')}{table.name[9:12]}{highest}x{count}v{changes};"
    return found


class AuthorsOfPosts:
    """Persons of the list who wrote posts: these stay, with the name of who wrote them in the municipality’s service."""

    def stamps(self, connection: sa.Connection, numbers: Sequence[int]) -> dict[int, str]:
        """Return a text that differs once a person’s posts are others."""
        import sqlalchemy as sa

        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models.posts import post

        author = post.c.author_id
        found: dict[int, str] = {}
        for part in in_parts(sorted(numbers)):
            counts = sa.select(author, sa.func.max(post.c.id), sa.func.count()).where(author.in_(part))
            for number, highest, count in connection.execute(counts.group_by(author)):
                found[number] = f"pos{highest}x{count};"
        return found

    def destroy(self, tx: Transaction, numbers: Sequence[int]) -> int:
        """Take the persons out of the posts that they wrote, and return 0: no row goes."""
        import sqlalchemy as sa

        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models.posts import post

        for part in in_parts(sorted(numbers)):
            written = sa.select(post.c.id, post.c.version).where(post.c.author_id.in_(part))
            tx.update_many(
                post, [(row.id, row.version, {"author_id": None}) for row in tx.execute(written).all()]
            )
        return 0

    def mentions(self, connection: sa.Connection, numbers: Sequence[int]) -> int:
        """Return how many posts these persons wrote, which stay."""
        import sqlalchemy as sa

        from medias_desktop.core.store.retained import in_parts
        from medias_desktop.editorial_calendar.models.posts import post

        counted = 0
        for part in in_parts(sorted(numbers)):
            statement = sa.select(sa.func.count()).where(post.c.author_id.in_(part))
            counted += int(connection.execute(statement).scalar_one())
        return counted
