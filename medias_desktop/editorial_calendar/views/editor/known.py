"""What is known of a post beside what it says: what sets findings aside, where it did not appear yet, why it stands so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from medias_desktop.core.i18n import _
from medias_desktop.editorial_calendar.rules.posts import NEEDS_REASON, PostState

if TYPE_CHECKING:
    from medias_desktop.editorial_calendar.rules.post_records import Override
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.views.editor.pages.base import Bench


class Known:
    """Read once until it is forgotten; of the post on the bench."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._overrides: dict[tuple[str, str, str], Override] | None = None
        self._unrecorded: int | None = None
        self._reason: str | None = None

    def overrides(self) -> Mapping[tuple[str, str, str], Override]:
        """Return what sets findings aside, by the key of the finding."""
        post = self._bench.post
        if post is None:
            return {}
        if self._overrides is None:
            found = self._bench.service.posts.overrides(post.id)
            self._overrides = {one.key: one for one in found if one.taken_back_at is None}
        return self._overrides

    def unrecorded(self) -> int:
        """Return on how many platforms nothing is recorded yet."""
        post = self._bench.post
        if post is None:
            return 0
        if self._unrecorded is None:
            self._unrecorded = len(self._bench.service.post_records.missing(post))
        return self._unrecorded

    def reason(self) -> str:
        """Return why the post stands as it does, “” when nothing needs to be said."""
        post = self._bench.post
        if post is None:
            return ""
        if self._reason is None:
            self._reason = self._reason_of(post)
        return self._reason

    def forget(self) -> None:
        """Read anew what is known of the post."""
        self._overrides = self._unrecorded = self._reason = None

    def _reason_of(self, post: Post) -> str:
        if post.state not in NEEDS_REASON:
            return ""
        steps = self._bench.service.posts.history(post.id)
        last = next((one for one in reversed(steps) if one.state is post.state and one.reason), None)
        if last is None:
            return ""
        told = {
            PostState.REFUSED: _("Refused: {reason}"),
            PostState.SUSPENDED: _("Suspended: {reason}"),
            PostState.WITHDRAWN: _("Withdrawn: {reason}"),
        }[post.state]
        return told.format(reason=last.reason)
