"""Saving from the editor, and taking the post on its way; nothing that was typed is lost, whoever else changed the post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.work import or_error
from medias_desktop.editorial_calendar.errors import posts as errors
from medias_desktop.editorial_calendar.rules.post_changes import appears_changed
from medias_desktop.editorial_calendar.rules.post_checks import tidy
from medias_desktop.editorial_calendar.rules.posts import GOES_BACK
from medias_desktop.editorial_calendar.views.editor.acts import PostActs
from medias_desktop.editorial_calendar.views.editor.known import Known
from medias_desktop.editorial_calendar.views.editor.steps import Act, acts_of

if TYPE_CHECKING:
    from medias_desktop.core.merging import MergedField
    from medias_desktop.core.widgets.conflict import ConflictDialog
    from medias_desktop.editorial_calendar.rules.findings import Finding
    from medias_desktop.editorial_calendar.rules.posts import Post, PostDraft
    from medias_desktop.editorial_calendar.views.editor.dialog import PostEditor
    from medias_desktop.editorial_calendar.views.editor.fields.contest import ContestField

Then = Callable[[int], object]

_PLACES: Mapping[type[UserError], str] = {
    errors.TitleMissing: "title",
    errors.CategoryMissing: "category",
    errors.NoText: "text",
    errors.PersonUnknown: "author",
    errors.JobsImpossible: "jobs",
    errors.ExceptionWithoutReason: "exception_reason",
}
"""The field that a refusal is about."""
_MOMENTS = (
    errors.PlannedBeforeToday,
    errors.PlannedTooFar,
    errors.DayMissing,
    errors.MomentPassed,
)
_HOURS = (errors.HourWithoutDay, errors.MomentDoesNotExist)


class Saving:
    """What the editor does with the register."""

    def __init__(self, editor: PostEditor) -> None:
        self._editor = editor
        self._work = QuietWork(editor, editor.desk, self._show_busy)
        self.acts = PostActs(editor, editor.service, editor.desk, done=self._on_act, refused=self.refuse)
        self.conflict: ConflictDialog | None = None
        self.known = Known(editor.bench)

    @property
    def busy(self) -> bool:
        """Whether something is being recorded."""
        return self._work.busy

    # The file of a contest

    def contest_file(self) -> bool | None:
        """Tell whether the rules of the contest are a file; None as the register has it."""
        field = self._contest()
        return None if field is None else field.has_file()

    def has_file(self) -> bool:
        """Tell whether a file was attached or taken out that the register does not know of."""
        field = self._contest()
        return field is not None and (field.waiting is not None or field.removed)

    # Saving

    def save(self, then: Then | None = None) -> None:
        """Record what is said; what is refused is told where it was typed, and stays. ``then`` gets the post’s number."""
        editor = self._editor
        draft = None if self.busy or not editor.writable else self._strict()
        if draft is None:
            return
        post = editor.bench.post
        if post is not None and tidy(draft) == editor.opened() and not self.has_file():
            if then is not None:
                then(post.id)
            return
        write = self._write(draft)
        self._work.run(lambda _progress: write(), lambda result: self._ended(result, draft, then))

    def save_now(self) -> bool:
        """Record what is said before the window closes; tell whether it was."""
        draft = self._strict()
        if draft is None:
            return False
        result = or_error(self._write(draft))
        if isinstance(result, ChangedElsewhere):
            self._overtaken(draft)
            return False
        if isinstance(result, UserError):
            self.refuse(result)
            return False
        self._kept()
        self._editor.desk.changes.announce("calendar", "photo_consents")
        return True

    def submit(self) -> None:
        """Save, then submit for approval when that is what comes next."""
        self.save(self._submit)

    def do(self, act: Act) -> None:
        """Do an act; what was typed is saved before it."""
        editor = self._editor
        if self.busy:
            return
        if act is Act.NEW_DATE:
            editor.planning.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if editor.writable and editor.dirty():
            self.save(lambda _number: self._act(act))
        else:
            self._act(act)

    def _act(self, act: Act) -> None:
        post = self._editor.bench.post
        if post is not None:
            self.acts.do(act, post.id, post.version)

    def may_leave(self) -> bool:
        """Ask what becomes of what is not saved; tell whether the window may close."""
        editor = self._editor
        if not editor.dirty():
            return True
        title = editor.header.title.text()
        answer = editor.desk.dialogs.choose(
            editor,
            _("Save the post?"),
            _("“{title}” has changes that are not saved.").format(title=title),
            (_("Save"), _("Leave without saving")),
            destructive=1,
        )
        if answer is None:
            return False
        return answer == 1 or self.save_now()

    # Findings

    def set_aside(self, finding: Finding) -> None:
        """Ask for the reason, and set a finding aside; the post is saved before."""
        self.save(lambda number: self._ask_why(number, finding))

    def take_back(self, finding: Finding) -> None:
        """Let a finding count again."""
        override = self.known.overrides().get(finding.key)
        if override is None or self.busy:
            return
        posts, number = self._editor.service.posts, override.id

        def ended(result: Any) -> None:
            if isinstance(result, UserError):
                self.refuse(result)
            post = self._editor.bench.post
            if post is not None:
                self._on_act(post.id)
            self._editor.desk.changes.announce("calendar")

        self._work.run(lambda _progress: posts.take_back_override(number), ended)

    def _ask_why(self, number: int, finding: Finding) -> None:
        from medias_desktop.editorial_calendar.views.editor.forms.reasons import OverrideForm

        editor = self._editor
        words = editor.clause_words(finding.clause)
        form = OverrideForm(editor, editor.service, editor.desk, number, finding, words)
        form.recorded.connect(lambda _result: self._on_act(number))
        form.open()

    # What another window recorded

    def look(self) -> None:
        """Look whether the post is still as it was opened here; what was typed stays."""
        editor, post = self._editor, self._editor.bench.post
        self.known.forget()
        if post is None:
            return
        try:
            now = editor.service.posts.one(post.id)
        except UserError as error:
            editor.header.show_news(error.sentence())
            return
        if now.version == post.version:
            editor.bench.post = now
        elif not editor.dirty():
            editor.show_post(post.id)
        elif now.draft == editor.opened():
            editor.bench.post = now  # only its state is another
        else:
            editor.header.show_news(
                _("Another window changed this post. What you typed is still here: saving shows both.")
            )

    def reload(self) -> None:
        """Show the post as the register holds it, after a question when something was typed."""
        editor = self._editor
        if editor.bench.post is None or self.busy:
            return
        question = _("Show the post as it is now? What you typed here is lost.")
        if editor.dirty() and not editor.desk.dialogs.confirm(
            editor, editor.windowTitle(), question, _("Show it"), destructive=True
        ):
            return
        self._drop_file()
        try:
            editor.show_post(editor.bench.post.id)
        except UserError as error:
            self.refuse(error)

    def _overtaken(self, draft: PostDraft) -> None:
        """Put together what was typed here and what was recorded meanwhile; ask where both changed the same."""
        from medias_desktop.core.merging import is_same, merge, needs_choice
        from medias_desktop.editorial_calendar.views.editor.conflict import compared, draft_of

        editor, post = self._editor, self._editor.bench.post
        assert post is not None
        try:
            newest = editor.service.posts.one(post.id)
        except UserError as error:
            self.refuse(error)
            return
        mine = tidy(draft)
        found = compared(editor.opened(), newest.draft, mine)
        if not is_same(found) and needs_choice(found):
            self._show_conflict(found, newest, mine)
        elif newest.approved_at is not None and post.approved_at is None:
            # Approved meanwhile, which saving takes back: that is said before it is done.
            editor.show_post(newest.id, keep=draft_of(merge(found), mine))
            editor.footer.tell(ChangedElsewhere().sentence())
        else:
            self._take(newest, draft_of(merge(found), mine))

    def _show_conflict(self, found: tuple[MergedField, ...], newest: Post, mine: PostDraft) -> None:
        from medias_desktop.core.widgets.conflict import ConflictDialog, Wording
        from medias_desktop.editorial_calendar.views.editor.conflict import captions, draft_of, value_text

        editor = self._editor
        change = editor.service.register.last_change(("calendar_post", newest.id))
        wording = Wording(newest.draft.title, captions(found), value_text(editor.service), change)
        self.conflict = ConflictDialog(editor, found, wording)
        self.conflict.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.conflict.decided.connect(lambda values: self._take(newest, draft_of(values, mine)))
        self.conflict.theirs_kept.connect(lambda: self._take_theirs(newest))
        self.conflict.open()

    def _take(self, newest: Post, draft: PostDraft) -> None:
        """Go on from what the register holds now, with the draft that comes of the choices, and save it."""
        self.conflict = None
        self._editor.show_post(newest.id, keep=draft)
        self.save()

    def _take_theirs(self, newest: Post) -> None:
        self.conflict = None
        self._drop_file()
        self._editor.show_post(newest.id)

    # How

    def refuse(self, error: UserError) -> None:
        """Tell a refusal at the field it is about, or below."""
        editor, sentence = self._editor, error.sentence()
        part = next((part for kind, part in _PLACES.items() if isinstance(error, kind)), "")
        if part and editor.form.tell_at(part, sentence):
            return
        if isinstance(error, (*_MOMENTS, *_HOURS)):
            field = editor.planning.hour if isinstance(error, _HOURS) else editor.planning.day
            field.show_problem(sentence)
            editor.focus(field.line)
            return
        editor.footer.tell(sentence)
        if isinstance(error, errors.ApprovalRefused):
            block = editor.findings.first_block()
            row = editor.findings.row_of(block) if block is not None else None
            if row is not None:
                editor.focus(row.line)

    def _strict(self) -> PostDraft | None:
        editor = self._editor
        editor.footer.tell("")
        editor.form.clear_problems()
        try:
            return editor.draft(strict=True)
        except FieldProblem:
            return None

    def _write(self, draft: PostDraft) -> Callable[[], int]:
        """Return what records a draft and the file of its contest, and returns the post’s number."""
        posts, post, field = self._editor.service.posts, self._editor.bench.post, self._contest()
        waiting = field.waiting if field is not None else None
        removed = field is not None and field.removed

        def write() -> int:
            if post is None:
                number = posts.add(draft)
            else:
                number = post.id
                posts.change(number, post.version, draft)
            if waiting is not None:
                posts.attach_contest_rules(number, posts.one(number).version, *waiting)
            elif removed:
                posts.remove_contest_rules(number, posts.one(number).version)
            return number

        return write

    def _ended(self, result: Any, draft: PostDraft, then: Then | None) -> None:
        if isinstance(result, ChangedElsewhere):
            self._overtaken(draft)  # what comes of it is looked at before anything more is done
        elif isinstance(result, UserError):
            self.refuse(result)
        else:
            self._kept()
            self._editor.took(result)
            self._editor.desk.changes.announce("calendar", "photo_consents")
            self._editor.saved.emit(result)
            if then is not None:
                then(result)

    def _kept(self) -> None:
        self.known.forget()
        field = self._contest()
        if field is not None:
            field.kept()

    def _drop_file(self) -> None:
        field = self._contest()
        if field is not None:
            field.waiting, field.removed = None, False

    def _submit(self, number: int) -> None:
        post = self._editor.bench.post
        if post is not None and Act.CHECK in acts_of(post)[:1]:
            self.acts.check(number)

    def _on_act(self, number: int) -> None:
        """Show how the post stands after an act; the keyboard goes to the next one."""
        editor, post = self._editor, self._editor.bench.post
        self.known.forget()
        if post is None or number != post.id:
            return
        try:
            editor.took(number)
        except errors.PostGone:  # an idea that was deleted
            editor.close_for_good()
            return
        primary = editor.footer.primary()
        if primary is not None and primary.isEnabled():
            primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def warns(self, now: PostDraft) -> str:
        """Return what saving would do to the post, “” when it stays where it is."""
        post = self._editor.bench.post
        if post is None or post.state not in GOES_BACK or not self._editor.writable:
            return ""
        if appears_changed(self._editor.opened(), tidy(now)):
            return _("Saving sends this post back to the drafts: it will be approved anew.")
        return ""

    def _contest(self) -> ContestField | None:
        from medias_desktop.editorial_calendar.views.editor.pages.details_page import DetailsPage

        page = self._editor.form.built("details")
        return page.contest if isinstance(page, DetailsPage) else None

    def _show_busy(self) -> None:
        self._editor.footer.show_busy(self.busy)
