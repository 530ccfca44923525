"""Posts: written, moved, taken from state to state, duplicated; what council is told of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_changes import OVER, appears_changed, is_moved, state_after
from medias_desktop.editorial_calendar.rules.post_checks import check_draft, check_moment, tidy
from medias_desktop.editorial_calendar.rules.posts import Post, PostDraft, PostState, PostStep
from medias_desktop.editorial_calendar.service import post_rows
from medias_desktop.editorial_calendar.service.post_writing import PostWriting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.core.store.transaction import Transaction
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.post_records import Override, Unseconded
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService
    from medias_desktop.editorial_calendar.service.post_overrides import PostOverrides
    from medias_desktop.editorial_calendar.service.post_steps import PostSteps


class Posts:
    """The posts of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService) -> None:
        self._register = register
        self._service = service
        self.writing = PostWriting(register, service)
        """What the parts of posts are written with."""

    # Reading

    def one(self, post_id: int) -> Post:
        """Return one post. Raises PostGone."""
        return post_rows.post_of(self._register, post_id, self._service.local_now)

    def many(self, post_ids: Sequence[int]) -> tuple[Post, ...]:
        """Return posts by their numbers, in that order; those gone are left out."""
        found = post_rows.posts_of(self._register, post_ids, self._service.local_now)
        return tuple(found[one] for one in post_ids if one in found)

    def history(self, post_id: int) -> tuple[PostStep, ...]:
        """Return the steps of a post, the first one first. Raises PostGone."""
        self.one(post_id)
        return post_rows.steps_of(self._register, post_id)

    def any(self) -> bool:
        """Tell whether the register has any post."""
        return bool(self._register.rows("SELECT 1 FROM calendar_post LIMIT 1"))

    def overrides(self, post_id: int) -> tuple[Override, ...]:
        """Return what was set aside for a post, what was taken back among it."""
        return self._overrides.of_post(post_id)

    def overrides_between(self, first: dt.date, last: dt.date) -> tuple[Override, ...]:
        """Return what was set aside between two days, for council."""
        return self._overrides.between(first, last)

    def self_approvals(self, first: dt.date, last: dt.date) -> tuple[Unseconded, ...]:
        """Return the posts that their own author approved between two days, for council."""
        return self._steps.self_approvals(first, last)

    def without_approval(self, first: dt.date, last: dt.date) -> tuple[Unseconded, ...]:
        """Return the posts recorded between two days that appeared without having been approved, for council."""
        return self._steps.without_approval(first, last)

    # Writing

    def add(
        self,
        draft: PostDraft,
        state: PostState = PostState.DRAFT,
        require: Callable[[Transaction], object] | None = None,
    ) -> int:
        """Record an idea or a draft and return its number; ``require`` is asked within the transaction.

        Raises what ``rules.post_checks.check_draft`` raises, LinkedGone, PersonUnknown, ItemGone or StepImpossible.
        """
        if state not in (PostState.IDEA, PostState.DRAFT):
            raise self._steps.impossible(PostState.IDEA, state)
        clean = tidy(draft)
        check_draft(clean, self._service.today)
        return self.writing.insert("add_post", clean, state, require)

    def add_many(self, drafts: Sequence[PostDraft], state: PostState = PostState.DRAFT) -> list[int]:
        """Record several at once, all or none, as an import does; return their numbers. Raises as ``add``."""
        clean = [tidy(one) for one in drafts]
        for one in clean:
            check_draft(one, self._service.today)
        return self.writing.insert_many("import_posts", clean, state)

    def change(self, post_id: int, version: int, draft: PostDraft) -> PostState:
        """Change what is said of a post and return the state in which it is then.

        A change of what appears sends an approved post back to the drafts (rules.post_changes). Raises as ``add``, PostGone,
        PostIsOver or ChangedElsewhere.
        """
        before, clean = self.one(post_id), tidy(draft)
        if before.approved_at is not None:
            clean = replace(clean, approver=before.draft.approver)  # who approved it stays who did
        touched = appears_changed(before.draft, clean) or is_moved(before.draft, clean)
        if before.state in OVER and touched:
            raise self._over(before)
        check_draft(clean, self._service.today, before.draft)
        return self._save("change_post", before, version, clean)

    def move(self, post_id: int, version: int, day: dt.date | None, time: dt.time | None) -> PostState:
        """Plan a post for another moment, its photos with it, and return the state in which it is then.

        Raises PostGone, PostIsOver, PlannedBeforeToday, PlannedTooFar, MomentDoesNotExist or ChangedElsewhere.
        """
        before = self.one(post_id)
        if before.state in OVER:
            raise self._over(before)
        moved = replace(before.draft, planned_on=day, planned_time=time)
        if not is_moved(before.draft, moved):
            return before.state
        same_day = day is not None and day == before.draft.planned_on
        check_moment(day, time, day if same_day else self._service.today)
        return self._save("move_post", before, version, moved)

    def _save(self, action: str, before: Post, version: int, draft: PostDraft) -> PostState:
        state = state_after(before.state, before.draft, draft, expired=before.expired)
        return self.writing.change(action, before, version, draft, state)

    def step(self, post_id: int, version: int, state: PostState, reason: str = "") -> None:
        """Take a post to another state.

        Raises StepImpossible, StepByRecord, ReasonMissing, CategoryMissing, NoText, DayMissing, MomentPassed,
        ApprovalRefused, PostGone or ChangedElsewhere.
        """
        self._steps.take(self.one(post_id), version, state, reason)

    def resume(self, post_id: int, version: int) -> PostState:
        """Take a suspended post back to where it was, and return that state. Raises as ``step``."""
        post = self.one(post_id)
        state = post.state_before or PostState.DRAFT
        self._steps.take(post, version, state)
        return state

    def delete_idea(self, post_id: int, version: int) -> None:
        """Delete an idea with all that is kept of it. Raises NotAnIdea, PostGone or ChangedElsewhere."""
        post = self.one(post_id)
        if post.state is not PostState.IDEA:
            raise errors.NotAnIdea
        self.writing.delete(post, version)

    def duplicate(self, post_id: int) -> int:
        """Record a draft with the same contents, without a day, and return its number; questions are to be answered anew.

        Raises PostGone.
        """
        post = self.one(post_id)
        again = replace(post.draft, planned_on=None, planned_time=None, approver="", answers=frozenset())
        rules: dict[str, Any] = {
            "contest_sha256": post.contest_sha256 or None,
            "contest_file_name": post.contest_file_name,
        }
        return self.writing.insert("duplicate_post", again, PostState.DRAFT, **rules)

    # Findings set aside

    def override(self, post_id: int, finding: Finding, reason: str) -> int:
        """Set a finding aside for one post with a reason, and return the override’s number.

        Raises NotOverridable, FindingGone, OverriddenAlready, ReasonMissing, PostIsOver or PostGone.
        """
        return self._overrides.make(self.one(post_id), finding, reason)

    def take_back_override(self, override_id: int) -> None:
        """Let a finding count again; an approved post that it blocks goes back to the drafts. Raises OverrideGone."""
        self._overrides.take_back(override_id)

    # The rules of a contest

    def attach_contest_rules(self, post_id: int, version: int, content: bytes, name: str) -> None:
        """Keep the file of a contest’s rules with its post, in place of the one before.

        Raises ContestRulesEmpty, ContestRulesTooLarge, PostIsOver, PostGone or ChangedElsewhere.
        """
        self.writing.attach_rules(self._open(post_id), version, content, name)

    def remove_contest_rules(self, post_id: int, version: int) -> None:
        """Let the file of a contest’s rules go. Raises PostIsOver, PostGone or ChangedElsewhere."""
        self.writing.attach_rules(self._open(post_id), version, None, "")

    def contest_rules_file(self, post_id: int) -> bytes | None:
        """Return the file of a contest’s rules, checked; None when there is none. Raises PostGone or RegisterDamaged."""
        from medias_desktop.core.store import attachments

        digest = self.one(post_id).contest_sha256
        return attachments.fetch(self._register, digest) if digest else None

    def _open(self, post_id: int) -> Post:
        post = self.one(post_id)
        if post.state in OVER:
            raise self._over(post)
        return post

    def _over(self, post: Post) -> errors.PostIsOver:
        from medias_desktop.core.i18n import translate
        from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES

        return errors.PostIsOver(state=translate(STATE_NAMES[post.state]))

    @cached_property
    def _steps(self) -> PostSteps:
        from medias_desktop.editorial_calendar.service.post_steps import PostSteps

        return PostSteps(self._register, self._service, self.writing)

    @cached_property
    def _overrides(self) -> PostOverrides:
        from medias_desktop.editorial_calendar.service.post_overrides import PostOverrides

        return PostOverrides(self._register, self._service, self.writing)
