"""The post editor: the form at the left; when it appears, what the policy says and asks at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.asking import Asking
from medias_desktop.core.widgets.parts import fit_to_text, scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.editorial_calendar.rules.post_changes import followed
from medias_desktop.editorial_calendar.rules.post_checks import tidy
from medias_desktop.editorial_calendar.rules.posts import APPEARED, PostDraft
from medias_desktop.editorial_calendar.views.editor.checklist import Checklist
from medias_desktop.editorial_calendar.views.editor.findings.live import LiveFindings
from medias_desktop.editorial_calendar.views.editor.findings.pane import FindingsPane
from medias_desktop.editorial_calendar.views.editor.findings.places import CHECKLIST, PLANNING, place_of
from medias_desktop.editorial_calendar.views.editor.footer import Footer
from medias_desktop.editorial_calendar.views.editor.form import FOLLOW_UP, PostForm
from medias_desktop.editorial_calendar.views.editor.header import Header
from medias_desktop.editorial_calendar.views.editor.opening import NAME
from medias_desktop.editorial_calendar.views.editor.pages.base import Bench
from medias_desktop.editorial_calendar.views.editor.planning import Planning
from medias_desktop.editorial_calendar.views.editor.saving import Saving
from medias_desktop.editorial_calendar.views.editor.window import EditorWindow

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.findings import Clause, Finding
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

_BESIDE = 112
"""Characters across the window from which the findings stand beside the form; below that, under it."""
_WATCHED = frozenset({"calendar", "policies", "photo_consents", "people"})


class PostEditor(EditorWindow):
    """A window of its own, so that the calendar and the policies stay at hand while one writes.

    ``clause_asked`` carries a place of the policies’ tab, ``place_wanted`` another tab with a place there.
    """

    clause_asked = Signal(str)
    place_wanted = Signal(str, str)
    saved = Signal(int)

    form: PostForm
    findings: FindingsPane
    _inside: QWidget | None = None
    """Everything that is seen; made anew with another language or look."""

    def __init__(
        self,
        parent: QWidget | None,
        service: EditorialCalendarService,
        desk: Desk,
        post: Post | None = None,
        draft: PostDraft | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.service, self.desk = service, desk
        self.bench = Bench(self, service, desk)
        self.bench.post = post
        self._opened = post.draft if post is not None else draft or PostDraft(title="")
        """What the register holds of the post, or what a new one began with."""
        self.bench.now = self._opened
        self.refused = service.refusal(Permission.RECORD)
        self.writable = self.refused is None
        self.saving = Saving(self)
        self.live = LiveFindings(self, desk, self._check)
        self.live.found.connect(self._show_findings)
        self.live.refused.connect(self._show_refusal)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._take_changes)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.timeout.connect(self._reread)
        self._asked_questions: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fit_to_text(self, 1180, 780)
        self._build()
        desk.changes.changed.connect(self._on_changes)

    # What it says

    def draft(self, *, strict: bool = False) -> PostDraft:
        """Return what the window says. Raises FieldProblem, told at its field, when ``strict``."""
        from dataclasses import replace

        found = self.form.draft(strict=strict)
        return replace(found, **self.planning.values(strict=strict), answers=self.checklist.answers())

    def dirty(self) -> bool:
        """Tell whether something is said that the register does not hold."""
        return self.writable and (tidy(self.draft()) != self._opened or self.saving.has_file())

    def settled(self) -> bool:
        """Tell whether the findings are those of what is said, and nothing is under way."""
        return (
            self.live.settled()
            and self.planning.settled()
            and self.form.settled()
            and not self.saving.busy
            and not self._soon.isActive()
            and not self._stale.isActive()
        )

    def opened(self) -> PostDraft:
        """Return what the register holds of the post, as far as is known here."""
        return self._opened

    def show_post(self, post_id: int, *, keep: PostDraft | None = None) -> None:
        """Show the post as the register holds it now; ``keep`` is what was typed and stays."""
        new = self.bench.post is None
        self.bench.post = self.service.posts.one(post_id)
        self._opened = self.bench.post.draft
        shown = keep or self._opened
        self.bench.now = shown
        if new:
            self._build()  # there is a page more
        else:
            self._fill(shown)
        self.header.show_news("")
        self._take_changes()

    def took(self, post_id: int) -> None:
        """Know what was recorded of the post; what is typed is left alone. Raises PostGone."""
        new = self.bench.post is None
        said, before = tidy(self.draft()), self._opened
        self.bench.post = self.service.posts.one(post_id)
        self._opened = self.bench.post.draft
        self.header.show_news("")
        kept = followed(said, before, self._opened)
        if kept != said:
            self._fill(kept)  # an act writes too: who approved it
        if new:
            self._build()  # there is a page more
        elif self.form.shown() == FOLLOW_UP:
            self.form.follow_up().refresh()
        self._take_changes()

    # Building

    def _build(self) -> None:
        """Make everything inside anew, in the language and the look of the moment; what was typed stays."""
        now = self.draft() if self._inside is not None else self._opened
        page = self.form.shown() if self._inside is not None else ""
        for asked in self.findChildren(Asking):
            asked.forget()  # the part that would show the answer is made anew
        old, self._inside = self._inside, QWidget(self)
        self.header = Header()
        self.form = PostForm(self.bench, self._opened, self.refused)
        self.planning = Planning(self.bench)
        self.findings = FindingsPane(self.clause_words)
        self.checklist = Checklist()
        self.footer = Footer(self.refused, self.desk.dialogs)
        self._lay_out(self._inside)
        self._connect()
        layout = self.layout()
        assert layout is not None
        if old is not None:
            layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        layout.addWidget(self._inside)
        self._fill(now)
        self._lock()
        if page:
            self.form.show_page(page)
        self._asked_questions = ()
        self._take_changes()

    def parts_in_order(self) -> Iterable[QWidget]:
        """Return the parts as the eye goes through them."""
        return (
            self.header,
            self.form,
            self.planning,
            *self.findings.parts_in_order(),
            self.checklist,
            self.footer,
        )

    def build_again(self) -> None:
        """Make everything inside anew; what was typed stays."""
        if self._inside is not None:
            self._build()

    def _fill(self, draft: PostDraft) -> None:
        self.form.show_draft(draft)
        self.planning.show_draft(draft)
        self.checklist.show_answers(draft.answers)

    def _lay_out(self, inside: QWidget) -> None:
        right = QWidget(inside)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 4, 0)
        beside.setSpacing(10)
        for card in (self.planning, self.findings, self.checklist):
            beside.addWidget(card)
        beside.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 14, 20, 12)
        column.setSpacing(10)
        column.addWidget(self.header)
        room = self.screen().availableSize().width()
        if room < _BESIDE * self.fontMetrics().averageCharWidth():
            whole = QWidget()
            below = QVBoxLayout(whole)  # large text: all of it below each other
            below.setContentsMargins(0, 0, 0, 0)
            below.setSpacing(14)
            self.form.setMinimumHeight(30 * self.fontMetrics().lineSpacing())
            below.addWidget(self.form)
            below.addWidget(right)
            self.side: QScrollArea = scrolled(whole)
            column.addWidget(self.side, 1)
        else:
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(self.form, 7)
            self.side = scrolled(right)
            self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            right.setMinimumWidth(36 * self.fontMetrics().averageCharWidth())
            row.addWidget(self.side, 5)
            column.addLayout(row, 1)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        self.form.changed.connect(self._on_change)
        self.form.place_wanted.connect(self.place_wanted)
        self.form.clause_asked.connect(self._ask_clause)
        self.planning.changed.connect(self._on_change)
        self.checklist.changed.connect(self._on_change)
        self.checklist.clause_asked.connect(self._ask_clause)
        self.findings.asked.connect(self.go_to)
        self.findings.clause_asked.connect(self._ask_clause)
        self.findings.set_aside_asked.connect(self.saving.set_aside)
        self.findings.taking_back_asked.connect(self.saving.take_back)
        self.header.reload_asked.connect(self.saving.reload)
        self.footer.close_asked.connect(self.reject)
        self.footer.save_asked.connect(self.saving.save)
        self.footer.submit_asked.connect(self.saving.submit)
        self.footer.act_asked.connect(self.saving.do)
        self.footer.page_asked.connect(self.form.go_on)

    def _lock(self) -> None:
        """Leave everything readable for whoever may not record."""
        if self.refused is None:
            return
        for field in (self.planning.day.line, self.planning.hour.line):
            field.setReadOnly(True)
        permit(self.refused, self.desk.dialogs, self.planning.find_button)
        self.checklist.lock()
        self.findings.writable = False

    # Following what is typed

    def _on_change(self) -> None:
        self._soon.start(0)

    def _take_changes(self) -> None:
        """Let everything follow what is said now."""
        self._soon.stop()
        now = self.bench.now = self.draft()
        self.form.follow(now)
        self._ask_questions(now)
        self._show_head(now)
        self.live.ask()

    def _show_head(self, now: PostDraft) -> None:
        post = self.bench.post
        self.header.show_post(post, now, self.saving.known.reason())
        changed = self.dirty()
        self.footer.say(self.saving.warns(now))
        self.footer.show_acts(post, self.saving.known.unrecorded(), changed=changed)
        title = self.header.title.text()
        self.setWindowTitle(f"{title}[*] — {_('Post')}")
        self.setWindowModified(changed)

    def _ask_questions(self, now: PostDraft) -> None:
        asked = (now.planned_on, now.category, bool(now.photos))
        if asked != self._asked_questions:
            self._asked_questions = asked
            found = self.service.checking.checklist(now.planned_on, now.category, photos=bool(now.photos))
            self.checklist.show_questions(found)

    def _check(self) -> Callable[[], Sequence[Finding]]:
        if self.bench.post is not None and self.bench.post.state in APPEARED:
            return tuple
        now = self.bench.now or self._opened
        number = self.bench.post.id if self.bench.post is not None else None
        return partial(self.service.checking.check, now, number, contest_file=self.saving.contest_file())

    def _show_refusal(self, sentence: str) -> None:
        self.findings.show_state(sentence)

    def _show_findings(self, found: Sequence[Finding]) -> None:
        self.findings.show_findings(found, self.saving.known.overrides())

    # Findings

    def go_to(self, finding: Finding) -> None:
        """Put the keyboard where a finding is mended."""
        page, part = place_of(finding.kind)
        if page == PLANNING:
            field = self.planning.hour if part == "planned_time" else self.planning.day
            self.focus(field.line)
        elif page == CHECKLIST:
            box = self.checklist.box(str(finding.facts.get("question", ""))) or self.checklist.first_open()
            if box is not None:
                self.focus(box)
        else:
            self.form.go_to(page, part, finding.platform)

    def focus(self, widget: QWidget) -> None:
        """Put the keyboard into a part, and bring it into view."""
        self.side.ensureWidgetVisible(widget)
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clause_words(self, clause: Clause) -> str:
        """Return what a rule says, in the words of the text that was asked."""
        day = (self.bench.now or self._opened).planned_on or self.service.today
        for rule in self.service.rules.on(day):
            if rule.clause.rule_code == clause.rule_code and rule.clause.version_id == clause.version_id:
                return rule.text
        return ""

    def _ask_clause(self, clause: Clause) -> None:
        place = self.service.requests.place_of(clause)
        if place:
            self.clause_asked.emit(place)

    # What happens elsewhere

    def _on_changes(self, names: frozenset[str]) -> None:
        if names & _WATCHED:
            self._stale.start(0)

    def _reread(self) -> None:
        """Look whether the post is still as it was opened; what was typed stays."""
        if self.saving.busy or self._inside is None:
            return
        self.saving.look()
        photos = self.form.built("photos")
        if photos is not None and hasattr(photos, "refresh"):
            photos.refresh()
        if self.form.shown() == FOLLOW_UP:
            self.form.follow_up().refresh()
        self._asked_questions = ()
        self.planning.refresh()
        self._take_changes()

    # Beginning

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the keyboard begins where something is to be written."""
        super().showEvent(event)
        if not event.spontaneous():
            self._begin()

    def _begin(self) -> None:
        title = self.form.page("text").places["title"]
        if self._opened.title:
            self.form.page("text").places["text"].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            title.setFocus(Qt.FocusReason.OtherFocusReason)


def new_draft(
    service: EditorialCalendarService, day: dt.date | None = None, time: dt.time | None = None
) -> PostDraft:
    """Return what a new post begins with: the moment chosen, the municipality’s language, who writes (if users are known)."""
    author = service.actor_name
    return PostDraft(
        title="",
        language=service.people.language(),
        planned_on=day,
        planned_time=time if day is not None else None,
        author=author if any(map(str.isalnum, author)) else "",
    )
