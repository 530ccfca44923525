"""Findings set aside for one post with a reason: kept, listed for council, taken back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED, OVER
from medias_desktop.editorial_calendar.rules.post_checks import required
from medias_desktop.editorial_calendar.rules.posts import PostState
from medias_desktop.editorial_calendar.service.days import day_span
from medias_desktop.editorial_calendar.service.post_rows import overrides_where, post_of
from medias_desktop.editorial_calendar.service.post_writing import NOT_APPROVED, PostWriting, blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.core.store.register import Register
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.post_records import Override
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service.editorial_calendar import EditorialCalendarService


class PostOverrides:
    """What was set aside in one register."""

    def __init__(self, register: Register, service: EditorialCalendarService, writing: PostWriting) -> None:
        self._register = register
        self._service = service
        self._writing = writing

    def of_post(self, post_id: int) -> tuple[Override, ...]:
        """Return what was set aside for a post, what was taken back among it."""
        return overrides_where(self._register, "o.post_id = :post", post=post_id)

    def between(self, first: dt.date, last: dt.date) -> tuple[Override, ...]:
        """Return what was set aside between two days, what was taken back among it."""
        since, until = day_span(first, last)
        condition = "o.made_at >= :since AND o.made_at < :until"
        return overrides_where(self._register, condition, since=since, until=until)

    def make(self, post: Post, finding: Finding, reason: str) -> int:
        """Set a finding of a post aside and return the override’s number. Raises what ``Posts.override`` tells."""
        from medias_desktop.editorial_calendar.labels.findings import sentence
        from medias_desktop.editorial_calendar.models.posts import override as table

        reason = required(reason)
        if post.state in OVER:
            raise _over(post)
        # What the window shows may be old: the finding is looked for in what the rules say now.
        found = self._writing.findings(post.draft, post.id)
        wanted = next((one for one in found if one.key == finding.key), None)
        if wanted is None:
            raise errors.FindingGone
        if wanted.overridden:
            raise errors.OverriddenAlready
        if not wanted.overridable:
            raise errors.NotOverridable
        with self._register.transaction("set_finding_aside") as tx:
            number = tx.insert(
                table,
                post_id=post.id,
                rule_code=wanted.clause.rule_code,
                version_id=wanted.clause.version_id,
                section_uid=wanted.clause.section_uid,
                cite=wanted.clause.cite,
                kind=wanted.kind,
                platform=wanted.platform,
                finding=sentence(wanted),
                reason=reason,
                made_by=self._service.actor_name,
                made_at=tx.now,
            )
            self._writing.keep_findings(tx, post.id, _marked(found, wanted, overridden=True), post.state)
        return number

    def take_back(self, override_id: int) -> None:
        """Let a finding count again. Raises OverrideGone."""
        from medias_desktop.core.i18n import _
        from medias_desktop.editorial_calendar.models import posts as tables

        rows = overrides_where(self._register, "o.id = :id AND o.taken_back_at IS NULL", id=override_id)
        if not rows:
            raise errors.OverrideGone
        (one,) = rows
        post = post_of(self._register, one.post_id, self._service.local_now)
        found = self._writing.findings(post.draft, post.id)
        again = next((each for each in found if each.key == one.key and each.overridden), None)
        if again is not None:
            found = _marked(found, again, overridden=False)
        back = post.state in APPROVED and any(map(blocks, found))
        with self._register.transaction("take_override_back") as tx:
            tx.update(tables.override, one.id, version=one.version, taken_back_at=tx.now)
            if back:
                tx.update(tables.post, post.id, state=PostState.DRAFT.value, **NOT_APPROVED)
                self._writing.step(tx, post.id, PostState.DRAFT, _("An override was taken back"))
            self._writing.keep_findings(tx, post.id, found, post.state)


def _marked(found: Sequence[Finding], wanted: Finding, *, overridden: bool) -> tuple[Finding, ...]:
    from dataclasses import replace

    return tuple(replace(one, overridden=overridden) if one is wanted else one for one in found)


def _over(post: Post) -> errors.PostIsOver:
    from medias_desktop.core.i18n import translate
    from medias_desktop.editorial_calendar.labels.posts import STATE_NAMES

    return errors.PostIsOver(state=translate(STATE_NAMES[post.state]))
