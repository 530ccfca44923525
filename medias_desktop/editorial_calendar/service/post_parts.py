"""Parts of a post in their own tables: texts, answers; what it names must be in the register; all of it deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.errors import posts as errors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.posts import PostDraft

_LINKS = (
    ("request_id", "calendar_request"),
    ("logo_request_id", "calendar_request"),
    ("event_id", "photo_event"),
)


def write_texts(tx: Transaction, post_id: int, draft: PostDraft) -> None:
    """Make the rows of texts those of the draft; one that stays as it was is not written."""
    from medias_desktop.editorial_calendar.models.posts import post_text as table

    rows = tx.execute(table.select().where(table.c.post_id == post_id)).mappings().all()
    kept = {row["platform"]: row for row in rows}
    for one in draft.texts:
        values: dict[str, Any] = {
            "account_id": one.account_id,
            "text": one.text,
            "planned_on": draft.planned_on,
        }
        row = kept.pop(one.platform, None)
        if row is None:
            tx.insert(table, post_id=post_id, platform=one.platform, **values)
        elif any(row[name] != value for name, value in values.items()):
            tx.update(table, row["id"], **values)
    for row in kept.values():
        tx.delete(table, row["id"])


def write_answers(tx: Transaction, post_id: int, before: frozenset[str], draft: PostDraft, who: str) -> None:
    """Make the questions answered with yes those of the draft."""
    from medias_desktop.editorial_calendar.models.posts import post_answer as table

    for item in sorted(draft.answers - before):
        tx.insert(table, post_id=post_id, item=item, answered_by=who, answered_at=tx.now)
    gone = before - draft.answers
    if gone:
        tx.delete_where(table, table.c.post_id == post_id, table.c.item.in_(sorted(gone)))


def require_linked(tx: Transaction, draft: PostDraft, before: PostDraft | None = None) -> None:
    """Raise PersonUnknown or LinkedGone unless what a draft names anew is in the register."""
    import sqlalchemy as sa

    def there(table: str, number: int | None) -> bool:
        if number is None:
            return True
        named = sa.table(table, sa.column("id"))
        return tx.execute(sa.select(named.c.id).where(named.c.id == number)).first() is not None

    def is_gone(name: str, table: str) -> bool:
        number = getattr(draft, name)
        return number != getattr(before, name, None) and not there(table, number)

    if is_gone("author_id", "person"):
        raise errors.PersonUnknown
    accounts = all(there("moderated_account", one.account_id) for one in draft.texts)
    if not accounts or any(is_gone(name, table) for name, table in _LINKS):
        raise errors.LinkedGone


def delete_posts(tx: Transaction, numbers: Sequence[int]) -> int:
    """Delete posts with all that is kept of them, and return how many rows went; files are the caller’s to drop."""
    from medias_desktop.editorial_calendar.models import posts as tables

    gone = 0
    for table in (
        tables.recheck_line,
        tables.finding,
        tables.verdict,
        tables.statistic,
        tables.evidence,
        tables.override,
        tables.post_answer,
        tables.post_step,
        tables.post_text,
    ):
        gone += tx.delete_where(table, table.c.post_id.in_(numbers))
    return gone + tx.delete_where(tables.post, tables.post.c.id.in_(numbers))
