"""Writing a post with its texts, its answers, its photos, its step, and what is found in it: all in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.rules.posts import (
    BEFORE_PUBLICATION,
    TAKES_A_SLOT,
    PostDraft,
    PostState,
)
from medias_desktop.editorial_calendar.service import post_photos
from medias_desktop.editorial_calendar.service.post_parts import (
    delete_posts,
    require_linked,
    write_answers,
    write_texts,
)
from medias_desktop.editorial_calendar.service.post_rows import values_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

NOT_APPROVED: dict[str, Any] = {"approved_at": None, "self_approved": False}
"""Columns of a post that nobody has approved."""


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

    def insert(
        self,
        action: str,
        draft: PostDraft,
        state: PostState,
        require: Callable[[Transaction], object] | None = None,
        **rules: Any,
    ) -> int:
        """Record a new post, with the file of a contest’s rules when there is one, and return its number.

        ``require`` raises, within the transaction, what another window made impossible meanwhile.
        """
        found = self.findings(draft, None, contest_file=bool(rules.get("contest_sha256")))
        with self._register.transaction(action) as tx:
            if require is not None:
                require(tx)
            number, _uid = self.new(tx, draft, state, **rules)
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

    def new(
        self, tx: Transaction, draft: PostDraft, state: PostState, reason: str = "", **rules: Any
    ) -> tuple[int, str]:
        """Record a new post within a transaction, and return its number and uid."""
        from medias_desktop.core.store.transaction import new_uid
        from medias_desktop.editorial_calendar.models import posts as tables

        require_linked(tx, draft)
        uid = new_uid()
        values = values_of(draft) | rules
        number = tx.insert(tables.post, uid=uid, state=state.value, created_at=tx.now, **values)
        write_texts(tx, number, draft)
        write_answers(tx, number, frozenset(), draft, self._service.actor_name)
        self.step(tx, number, state, reason)
        self._follow(tx, uid, draft, state)
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
            require_linked(tx, draft, before.draft)
            tx.update(tables.post, before.id, version=version, **values)
            write_texts(tx, before.id, draft)
            write_answers(tx, before.id, before.draft.answers, draft, self._service.actor_name)
            if state is not before.state:
                self.step(
                    tx,
                    before.id,
                    state,
                    _("Contents changed") if not moved else _("Planned for another moment"),
                )
            if state in BEFORE_PUBLICATION:
                self._follow(tx, before.uid, draft, state, before.draft.photos)
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
                self._follow(tx, post.uid, post.draft, state, post.draft.photos)
            self.keep_findings(tx, post.id, found, state)
        if (post.state in TAKES_A_SLOT) is not (state in TAKES_A_SLOT):
            self.refresh((post.draft.planned_on,), but=(post.id,))

    def _follow(
        self, tx: Transaction, uid: str, draft: PostDraft, state: PostState, known: tuple[int, ...] = ()
    ) -> None:
        uses = self._service.photos.uses
        post_photos.follow(self._register, uses, tx, uid, draft, state, known)

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


def blocks(one: Finding) -> bool:
    """Tell whether a finding stands in the way."""
    from medias_desktop.editorial_calendar.rules.findings import Severity

    return one.severity is Severity.BLOCK and not one.overridden
