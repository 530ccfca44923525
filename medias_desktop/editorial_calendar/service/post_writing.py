"""Writing a post with its texts, its answers, its photos, its step, and what is found in it: all in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.rules.posts import (
    BEFORE_PUBLICATION,
    TAKES_A_SLOT,
    PostDraft,
    PostState,
)
from medias_desktop.editorial_calendar.service import post_photos
from medias_desktop.editorial_calendar.service.post_rows import values_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

NOT_APPROVED: dict[str, Any] = {"approved_at": None, "self_approved": False}
"""Columns of a post that nobody has approved."""

_LINKS = (
    ("request_id", "calendar_request"),
    ("logo_request_id", "calendar_request"),
    ("event_id", "photo_event"),
)


class PostWriting:
    """What the posts of one register are written with."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service

    # What is found

    def findings(
        self, draft: PostDraft, post_id: int | None, *, contest_file: bool | None = None
    ) -> tuple[Finding, ...]:
        """Return what the rules in force say of a post, what was set aside marked so."""
        return self._service.checking.check(draft, post_id, contest_file=contest_file)

    def keep_findings(
        self, tx: Transaction, post_id: int, found: Sequence[Finding], state: PostState
    ) -> None:
        """Keep what was found, so that a month can be shown without checking; of a post that is over nothing changes."""
        if state in BEFORE_PUBLICATION:
            self._service.checking.keep(tx, post_id, found)

    # Writing

    def insert(self, action: str, draft: PostDraft, state: PostState) -> int:
        """Record a new post and return its number."""
        found = self.findings(draft, None)
        with self._register.transaction(action) as tx:
            number, _uid = self.new(tx, draft, state)
            self.keep_findings(tx, number, found, state)
        self.refresh((draft.planned_on,), but=(number,))
        return number

    def insert_many(self, action: str, drafts: Sequence[PostDraft], state: PostState) -> list[int]:
        """Record several new posts, all or none, and return their numbers; what is found in them is found afterwards."""
        with self._register.transaction(action) as tx:
            numbers = [self.new(tx, draft, state)[0] for draft in drafts]
        self.refresh([draft.planned_on for draft in drafts], numbers=numbers)
        return numbers

    def refresh(
        self,
        days: Collection[dt.date | None],
        *,
        numbers: Collection[int] = (),
        but: Collection[int] = (),
    ) -> None:
        """Find again what the rules say of the other posts of days."""
        from medias_desktop.editorial_calendar.service.post_freshness import refresh

        refresh(self._register, self._service, days, numbers=numbers, but=but)

    def new(self, tx: Transaction, draft: PostDraft, state: PostState, reason: str = "") -> tuple[int, str]:
        """Record a new post within a transaction, and return its number and uid."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models import posts as tables

        self._require_linked(tx, draft)
        uid = new_uid()
        number = tx.insert(
            tables.post,
            uid=uid,
            state=state.value,
            created_at=tx.now,
            contest_sha256=None,
            **values_of(draft),
        )
        self._texts(tx, number, draft)
        self._answers(tx, number, frozenset(), draft)
        self.step(tx, number, state, reason)
        post_photos.follow(self._register, self._service.photos.uses, tx, uid, draft, state)
        return number, uid

    def change(
        self, action: str, before: Post, version: int, draft: PostDraft, state: PostState
    ) -> PostState:
        """Change a post and return its state; approved, it goes back to the drafts where something blocks it now."""
        from medias_desktop.core.i18n import _
        from medias_desktop.editorial_calendar.models import posts as tables

        found = self.findings(draft, before.id)
        moved = before.draft.moment != draft.moment
        if state in APPROVED and moved and any(map(blocks, found)):
            state = PostState.DRAFT
        values = values_of(draft) | {"state": state.value}
        if state is not before.state and state not in APPROVED:
            values |= NOT_APPROVED
        if before.state is PostState.SUSPENDED:
            values |= self._suspended(before, draft)
        with self._register.transaction(action) as tx:
            self._require_linked(tx, draft)
            tx.update(tables.post, before.id, version=version, **values)
            self._texts(tx, before.id, draft)
            self._answers(tx, before.id, before.draft.answers, draft)
            if state is not before.state:
                self.step(
                    tx,
                    before.id,
                    state,
                    _("Contents changed") if not moved else _("Planned for another moment"),
                )
            if state in BEFORE_PUBLICATION:
                post_photos.follow(self._register, self._service.photos.uses, tx, before.uid, draft, state)
            self.keep_findings(tx, before.id, found, state)
        self.refresh((before.draft.planned_on, draft.planned_on), but=(before.id,))
        return state

    def _suspended(self, before: Post, draft: PostDraft) -> dict[str, Any]:
        """Return where a suspended post goes back to once it was changed."""
        from medias_desktop.editorial_calendar.rules.post_changes import state_after

        was = before.state_before or PostState.DRAFT
        back = state_after(was, before.draft, draft, expired=False)
        values: dict[str, Any] = {"state_before": back.value}
        return values if back in APPROVED else values | NOT_APPROVED

    def state(
        self,
        action: str,
        post: Post,
        version: int,
        state: PostState,
        *,
        reason: str,
        found: Sequence[Finding],
        **values: Any,
    ) -> None:
        """Take a post to a state, with its step, its photos and what was found in it."""
        from medias_desktop.editorial_calendar.models import posts as tables

        with self._register.transaction(action) as tx:
            tx.update(tables.post, post.id, version=version, state=state.value, **values)
            self.step(tx, post.id, state, reason)
            if state in BEFORE_PUBLICATION or state is PostState.REFUSED:
                post_photos.follow(self._register, self._service.photos.uses, tx, post.uid, post.draft, state)
            self.keep_findings(tx, post.id, found, state)
        if (post.state in TAKES_A_SLOT) is not (state in TAKES_A_SLOT):
            self.refresh((post.draft.planned_on,), but=(post.id,))

    def step(self, tx: Transaction, post_id: int, state: PostState, reason: str = "") -> None:
        """Add a step to the history of a post."""
        from medias_desktop.editorial_calendar.models import posts as tables

        who = self._service.actor_name
        tx.insert(
            tables.post_step, post_id=post_id, state=state.value, taken_by=who, taken_at=tx.now, reason=reason
        )

    def delete(self, post: Post, version: int) -> None:
        """Delete an idea with all that is kept of it."""
        from medias_desktop.editorial_calendar.models import posts as tables

        with self._register.transaction("delete_idea") as tx:
            tx.update(tables.post, post.id, version=version)
            delete_posts(tx, (post.id,))

    def attach_rules(self, post: Post, version: int, content: bytes | None, name: str) -> None:
        """Keep, replace or remove the file of a contest’s rules."""
        from medias_desktop.core.store import attachments
        from medias_desktop.editorial_calendar.models import posts as tables
        from medias_desktop.editorial_calendar.service.post_files import kept_file

        found = self.findings(post.draft, post.id, contest_file=content is not None)
        with self._register.transaction("attach_contest_rules") as tx:
            values = kept_file(tx, content, name)
            if post.state in APPROVED or post.state is PostState.CHECKED:
                values |= NOT_APPROVED | {"state": PostState.DRAFT.value}
                self.step(tx, post.id, PostState.DRAFT)
            tx.update(tables.post, post.id, version=version, **values)
            if post.contest_sha256 and post.contest_sha256 != values["contest_sha256"]:
                attachments.drop(tx, post.contest_sha256)
            self.keep_findings(tx, post.id, found, post.state)

    def account_name(self, draft: PostDraft, platform: str) -> str:
        """Return the name of the account that says the text of a platform."""
        return post_photos.account_name(self._register, draft, platform)

    # Parts

    def _texts(self, tx: Transaction, post_id: int, draft: PostDraft) -> None:
        """Make the rows of texts those of the draft; one that stays as it was is not written."""
        from medias_desktop.editorial_calendar.models.posts import post_text as table

        rows = tx.execute(table.select().where(table.c.post_id == post_id)).mappings().all()
        kept = {row["platform"]: row for row in rows}
        for one in draft.texts:
            values = {"account_id": one.account_id, "text": one.text, "planned_on": draft.planned_on}
            row = kept.pop(one.platform, None)
            if row is None:
                tx.insert(table, post_id=post_id, platform=one.platform, **values)
            elif any(row[name] != value for name, value in values.items()):
                tx.update(table, row["id"], **values)
        for row in kept.values():
            tx.delete(table, row["id"])

    def _answers(self, tx: Transaction, post_id: int, before: frozenset[str], draft: PostDraft) -> None:
        """Make the questions answered with yes those of the draft."""
        from medias_desktop.editorial_calendar.models.posts import post_answer as table

        for item in sorted(draft.answers - before):
            tx.insert(
                table, post_id=post_id, item=item, answered_by=self._service.actor_name, answered_at=tx.now
            )
        gone = before - draft.answers
        if gone:
            tx.delete_where(table, table.c.post_id == post_id, table.c.item.in_(sorted(gone)))

    def _require_linked(self, tx: Transaction, draft: PostDraft) -> None:
        """Raise PersonUnknown or LinkedGone unless what a draft names is in the register."""
        import sqlalchemy as sa

        def there(table: str, number: int | None) -> bool:
            if number is None:
                return True
            named = sa.table(table, sa.column("id"))
            return tx.execute(sa.select(named.c.id).where(named.c.id == number)).first() is not None

        if not there("person", draft.author_id):
            raise errors.PersonUnknown
        linked = all(there(table, getattr(draft, name)) for name, table in _LINKS)
        if not linked or not all(there("moderated_account", one.account_id) for one in draft.texts):
            raise errors.LinkedGone


def blocks(one: Finding) -> bool:
    """Tell whether a finding stands in the way."""
    from medias_desktop.editorial_calendar.rules.findings import Severity

    return one.severity is Severity.BLOCK and not one.overridden


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
