"""What is done with posts, from the editor or from a month: each act announces itself; a refusal is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.work import or_error
from medias_desktop.editorial_calendar.rules.posts import Post, PostState
from medias_desktop.editorial_calendar.views.editor.steps import ACT_NAMES, STATES, Act

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

Done = Callable[[int], object]
Refused = Callable[[UserError], object]


class PostActs:
    """``done`` hears the number of the post that an act recorded (a duplicate has its own); ``refused`` what was not done."""

    def __init__(
        self,
        parent: QWidget,
        service: EditorialCalendarService,
        desk: Desk,
        *,
        done: Done | None = None,
        refused: Refused | None = None,
    ) -> None:
        self._parent, self._service, self._desk = parent, service, desk
        self._done, self._refused = done, refused
        self._seen: int | None = None
        """The version that was looked at, while an act is begun; None for whatever there is."""

    def do(self, act: Act, post_id: int, seen: int | None = None) -> None:
        """Do an act, by its name, with the post as it was ``seen``: nobody approves what another window wrote meanwhile."""
        forms: dict[Act, Callable[[int], object]] = {
            Act.REFUSE: self.refuse,
            Act.SUSPEND: self.suspend,
            Act.RESUME: self.resume,
            Act.WITHDRAW: self.withdraw,
            Act.HAND_OVER: self.hand_over,
            Act.RECORD: self.record,
            Act.STATISTICS: self.statistics,
            Act.DUPLICATE: self.duplicate,
            Act.DELETE: self.delete_idea,
            Act.NEW_DATE: self.open,
        }
        self._seen = seen
        try:
            if act in forms:
                forms[act](post_id)
            else:
                self._step(post_id, act)
        finally:
            self._seen = None

    # Steps

    def check(self, post_id: int) -> None:
        """Submit a post for approval."""
        self._step(post_id, Act.CHECK)

    def approve(self, post_id: int) -> None:
        """Approve a post; the policy is asked once more."""
        self._step(post_id, Act.APPROVE)

    def schedule(self, post_id: int) -> None:
        """Record that a post is scheduled on its platforms."""
        self._step(post_id, Act.SCHEDULE)

    def archive(self, post_id: int) -> None:
        """Put a published post among those that are over."""
        self._step(post_id, Act.ARCHIVE)

    def to_drafts(self, post_id: int) -> None:
        """Take a post back to the drafts."""
        self._step(post_id, Act.TO_DRAFTS)

    def to_ideas(self, post_id: int) -> None:
        """Take a draft back to the ideas."""
        self._step(post_id, Act.TO_IDEAS)

    def resume(self, post_id: int) -> None:
        """Take a suspended post back to where it was."""
        self._run(
            post_id,
            translate(ACT_NAMES[Act.RESUME]),
            lambda post: self._service.posts.resume(post.id, post.version),
        )

    def refuse(self, post_id: int, reason: str | None = None) -> None:
        """Refuse a post; the reason is asked for unless it is given."""
        self._with_reason(post_id, PostState.REFUSED, reason)

    def suspend(self, post_id: int, reason: str | None = None) -> None:
        """Suspend a post; the reason is asked for unless it is given."""
        self._with_reason(post_id, PostState.SUSPENDED, reason)

    # What became of it

    def withdraw(self, post_id: int) -> None:
        """Ask where, when and why a post was taken down, and record it."""
        post = self._read(post_id)
        if post is None or not self._may_record():
            return
        from medias_desktop.editorial_calendar.errors.post_records import NeverAppeared
        from medias_desktop.editorial_calendar.views.editor.forms.reasons import WithdrawForm

        evidence = self._service.post_records.evidence(post_id)
        standing = tuple(one for one in evidence if one.removed_on is None)
        if not standing:
            self._tell(NeverAppeared())
            return
        self._open(WithdrawForm(self._parent, self._service, self._desk, post, standing), post_id)

    def hand_over(self, post_id: int) -> None:
        """Show what is to be copied to the platforms."""
        self._hand_over(post_id, recording=False)

    def record(self, post_id: int) -> None:
        """Ask where and when a post appeared, and record it."""
        if self._may_record():
            self._hand_over(post_id, recording=True)

    def statistics(self, post_id: int) -> None:
        """Ask for what the platforms counted, and keep it."""
        post = self._read(post_id)
        if post is not None and self._may_record():
            from medias_desktop.editorial_calendar.views.editor.forms.statistics import StatisticsForm

            self._open(StatisticsForm(self._parent, self._service, self._desk, post), post_id)

    # Posts

    def open(self, post_id: int) -> None:
        """Open a post in the editor."""
        from medias_desktop.editorial_calendar.views.editor.opening import open_editor

        open_editor(self._parent, self._service, self._desk, post_id)

    def duplicate(self, post_id: int) -> None:
        """Record a draft with the same contents, and open it."""

        def work(post: Post) -> int:
            return self._service.posts.duplicate(post.id)

        self._run(post_id, translate(ACT_NAMES[Act.DUPLICATE]), work, self.open)

    def delete_idea(self, post_id: int) -> None:
        """Delete an idea, after a question."""
        post = self._read(post_id)
        if post is None or not self._may_record():
            return
        asked = _("Delete the idea “{title}”? Nothing of it is kept.").format(title=post.draft.title)
        title, action = _("Delete the idea"), _("Delete")
        if self._desk.dialogs.confirm(self._parent, title, asked, action, destructive=True):
            self._run(post_id, title, lambda post: self._service.posts.delete_idea(post.id, post.version))

    # How

    def _step(self, post_id: int, act: Act) -> None:
        state = STATES[act]
        self._run(
            post_id,
            translate(ACT_NAMES[act]).replace("&", ""),
            lambda post: self._service.posts.step(post.id, post.version, state),
        )

    def _with_reason(self, post_id: int, state: PostState, reason: str | None) -> None:
        if reason is not None:
            work = partial(self._service.posts.step, state=state, reason=reason)
            self._run(post_id, "", lambda post: work(post.id, post.version))
            return
        post = self._read(post_id)
        if post is not None and self._may_record():
            from medias_desktop.editorial_calendar.views.editor.forms.reasons import StepForm

            self._open(StepForm(self._parent, self._service, self._desk, post, state), post_id)

    def _hand_over(self, post_id: int, *, recording: bool) -> None:
        post = self._read(post_id)
        if post is None:
            return
        from medias_desktop.editorial_calendar.views.editor.handing.dialog import (
            READY,
            RECORD,
            HandOverDialog,
        )

        dialog = HandOverDialog(self._parent, self._service, self._desk, post)
        dialog.recorded.connect(self._after)
        dialog.open()
        dialog.show_page(RECORD if recording else READY)

    def _run(
        self,
        post_id: int,
        title: str,
        work: Callable[[Post], Any],
        then: Callable[[int], object] | None = None,
    ) -> None:
        """Do something with a post on the worker; ``then`` gets the number that ``work`` returned."""
        if not self._may_record():
            return
        posts, seen = self._service.posts, self._seen

        def write() -> Any:
            post = posts.one(post_id)
            if seen is not None and post.version != seen:
                raise ChangedElsewhere
            return work(post)

        def ended(result: Any) -> None:
            if isinstance(result, UserError):
                self._desk.changes.announce("calendar")
                self._tell(result)
                return
            self._after(post_id)
            if then is not None:
                then(result)

        self._desk.jobs.run(self._parent, title, lambda _progress: or_error(write), ended)

    def _after(self, post_id: int) -> None:
        self._desk.changes.announce("calendar", "photo_consents")
        if self._done is not None:
            self._done(post_id)

    def _read(self, post_id: int) -> Post | None:
        try:
            return self._service.posts.one(post_id)
        except UserError as error:
            self._tell(error)
            return None

    def _open(self, form: QDialog, post_id: int) -> None:
        form.recorded.connect(lambda _result: self._done is not None and self._done(post_id))  # type: ignore[attr-defined]
        form.open()

    def _tell(self, error: UserError) -> None:
        if self._refused is not None:
            self._refused(error)
        else:
            self._desk.dialogs.tell_error(self._parent, error)

    def _may_record(self) -> bool:
        refused = self._service.refusal(Permission.RECORD)
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
        return refused is None
