"""Steps of a post: who took it where and why; approving asks the policy first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from medias_desktop.core.store.texts import as_instant
from medias_desktop.core.text import fold, storable
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.findings import Severity
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.rules.post_checks import check_complete, required
from medias_desktop.editorial_calendar.rules.post_records import Unseconded
from medias_desktop.editorial_calendar.rules.posts import (
    BEFORE_PUBLICATION,
    BY_RECORD,
    NEEDS_REASON,
    NOTE_LENGTH,
    Post,
    PostState,
    may_follow,
)
from medias_desktop.editorial_calendar.service.days import day_span
from medias_desktop.editorial_calendar.service.post_writing import NOT_APPROVED, PostWriting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService

_ACTIONS = {
    PostState.IDEA: "post_to_ideas",
    PostState.DRAFT: "post_to_drafts",
    PostState.CHECKED: "check_post",
    PostState.APPROVED: "approve_post",
    PostState.SCHEDULED: "schedule_post",
    PostState.ARCHIVED: "archive_post",
    PostState.REFUSED: "refuse_post",
    PostState.SUSPENDED: "suspend_post",
}
_COMPLETE = frozenset({PostState.CHECKED, PostState.APPROVED, PostState.SCHEDULED})


class PostSteps:
    """The steps of the posts of one register."""

    def __init__(self, register: Register, service: EditorialCalendarService, writing: PostWriting) -> None:
        self._register = register
        self._service = service
        self._writing = writing

    def take(self, post: Post, version: int, state: PostState, reason: str = "") -> None:
        """Take a post to another state. Raises what ``Posts.step`` tells."""
        self._require_possible(post, state)
        reason = required(reason) if state in NEEDS_REASON else storable(reason).strip()[:NOTE_LENGTH]
        if state in _COMPLETE:
            check_complete(post.draft)
        found: Sequence[Finding] = ()
        if state in BEFORE_PUBLICATION:
            found = self._writing.findings(post.draft, post.id)
        if state in APPROVED:
            self._require_allowed(post, found)
        self._writing.state(
            _ACTIONS[state], post, version, state, reason=reason, found=found, **self._values(post, state)
        )

    def impossible(self, now: PostState, then: PostState) -> errors.StepImpossible:
        """Return what to tell of a state that may not follow another."""
        from medias_desktop.core.i18n import translate
        from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES

        return errors.StepImpossible(now=translate(STATE_NAMES[now]), then=translate(STATE_NAMES[then]))

    def _require_possible(self, post: Post, state: PostState) -> None:
        if state in BY_RECORD:
            raise errors.StepByRecord
        if post.expired and state in APPROVED:
            raise errors.MomentPassed(day=self._said(post))
        back = post.state_before if post.state is PostState.SUSPENDED else None
        if state not in _ACTIONS or not may_follow(post.shown, state):
            raise self.impossible(post.shown, state)
        if back is not None and state not in (back, PostState.DRAFT):
            raise self.impossible(post.shown, state)

    def _require_allowed(self, post: Post, found: Sequence[Finding]) -> None:
        """Raise DayMissing, MomentPassed or ApprovalRefused for a post that may not appear as it is."""
        moment = post.draft.moment
        if moment is None:
            raise errors.DayMissing
        if moment < self._service.local_now:
            raise errors.MomentPassed(day=self._said(post))
        for one in found:
            if one.severity is Severity.BLOCK and not one.overridden:
                from medias_desktop.editorial_calendar.labels.findings import sentence

                raise errors.ApprovalRefused(finding=sentence(one))

    def _values(self, post: Post, state: PostState) -> dict[str, Any]:
        """Return the columns that a step changes besides the state."""
        if state is PostState.SUSPENDED:
            return {"state_before": post.state.value}
        values: dict[str, Any] = {"state_before": ""}
        if state is PostState.APPROVED and post.approved_at is None:
            who = self._service.actor_name
            values |= {
                "approver": who or post.draft.approver,
                "approved_at": self._register.clock.now(),
                "self_approved": self._is_own(post, who),
            }
        elif state in BEFORE_PUBLICATION and state not in APPROVED:
            values |= NOT_APPROVED
        return values

    def _is_own(self, post: Post, who: str) -> bool:
        """Tell whether who approves wrote it: the author named, else whoever recorded it; unknown counts as the same."""
        steps = self._writing_steps(post.id)
        author = post.draft.author or (steps[0] if steps else "")
        return not who or fold(author) in ("", fold(who))

    def _writing_steps(self, post_id: int) -> list[str]:
        rows = self._register.rows(
            "SELECT taken_by FROM calendar_post_step WHERE post_id = :post ORDER BY id", post=post_id
        )
        return [row["taken_by"] for row in rows]

    def _said(self, post: Post) -> str:
        from medias_desktop.core.i18n import format_date
        from medias_desktop.editorial_calendar.rules.post_checks import said_time

        day, time = post.draft.planned_on, post.draft.planned_time
        if day is None:
            return ""
        return f"{format_date(day)}, {said_time(time)}" if time else format_date(day)

    # What council is told

    def self_approvals(self, first: dt.date, last: dt.date) -> tuple[Unseconded, ...]:
        """Return the posts that their own author approved between two days."""
        return self._unseconded(
            "SELECT p.id, p.title, p.author, p.state, p.approved_at AS at, p.approver AS taken_by, '' AS reason"
            " FROM calendar_post p WHERE p.self_approved AND p.approved_at >= :since AND p.approved_at < :until"
            " ORDER BY p.approved_at, p.id",
            first,
            last,
        )

    def without_approval(self, first: dt.date, last: dt.date) -> tuple[Unseconded, ...]:
        """Return the posts that appeared without having been approved, recorded between two days."""
        return self._unseconded(
            "SELECT p.id, p.title, p.author, p.state, s.taken_at AS at, s.taken_by, s.reason FROM calendar_post_step s"
            " JOIN calendar_post p ON p.id = s.post_id WHERE s.state = 'published' AND p.approved_at IS NULL"
            " AND s.taken_at >= :since AND s.taken_at < :until ORDER BY s.taken_at, p.id",
            first,
            last,
        )

    def _unseconded(self, statement: str, first: dt.date, last: dt.date) -> tuple[Unseconded, ...]:
        since, until = day_span(first, last)
        return tuple(
            Unseconded(
                post_id=row["id"],
                title=row["title"],
                author=row["author"],
                at=as_instant(row["at"]),
                taken_by=row["taken_by"],
                state=PostState(row["state"]),
                reason=row["reason"],
            )
            for row in self._register.rows(statement, since=since, until=until)
        )
