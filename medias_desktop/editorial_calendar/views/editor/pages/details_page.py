"""What the policy may ask for besides: purpose, audiences, an original elsewhere, a contest, jobs, an exception, a note."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import FieldProblem, LongTextField, SelectField, two_columns
from medias_desktop.core.widgets.parts import subheading
from medias_desktop.editorial_calendar.rules.posts import LINK_LENGTH
from medias_desktop.editorial_calendar.views.editor.fields.boxes import BoxesField
from medias_desktop.editorial_calendar.views.editor.fields.contest import ContestField
from medias_desktop.editorial_calendar.views.editor.pages.base import Bench, EditorPage
from medias_desktop.editorial_calendar.views.editor.pages.people_page import choose
from medias_desktop.policies.rules.checks.calendar_words import Audience, Category, Excepted, Purpose
from medias_desktop.policies.rules.checks.words import Office

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medias_desktop.core.described import Worded
    from medias_desktop.editorial_calendar.rules.posts import PostDraft


class DetailsPage(EditorPage):
    """Rarely needed, so on a page of its own; a finding that is about one of these leads here."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        none = (_("None"), "")
        self.exception = SelectField(_("Exception"), "post_exception", [none, *_named(Excepted)])
        self.reason = LongTextField(
            _("Why it is an exception"),
            "post_exception_reason",
            hint=_("Rules that allow an exception do not count for this post; council sees the reason."),
            lines=2,
        )
        self.allowed_by = SelectField(_("Allowed by"), "post_allowed_by", [none, *_named(Office)])
        self.because = LongTextField(_("Why it is allowed"), "post_allowed_because", lines=2)
        self.contest = ContestField(bench)
        self.jobs = TextField(_("Number of jobs offered"), "post_jobs", longest=6)
        self.purpose = SelectField(_("Purpose"), "post_purpose", [none, *_named(Purpose)])
        self.audiences = BoxesField(
            _("For whom"), "post_audiences", [(one.value, _capital(one.label)) for one in Audience]
        )
        self.original = TextField(
            _("Link of the original"),
            "post_original_link",
            hint=_("Where a partner’s post stands on the partner’s own page."),
            longest=LINK_LENGTH,
        )
        self.logo = QCheckBox(_("It shows the municipality’s logo for somebody else"))
        self.logo.setObjectName("post_shows_logo")
        self.logo_request = SelectField(
            _("Authorization of the logo"), "post_logo_request", [(_("None"), None), *self._logo_requests()]
        )
        self.note = LongTextField(_("Note for the office"), "post_note", lines=3)
        self._lay_out()
        self._connect()

    def show_draft(self, draft: PostDraft) -> None:
        """Put what a draft says into the fields."""
        self.exception.choose(draft.exception)
        self.reason.area.setPlainText(draft.exception_reason)
        self.allowed_by.choose(draft.allowed_by)
        self.because.area.setPlainText(draft.allowed_because)
        self.contest.show_rules(draft.contest_rules)
        self.jobs.line.setText(str(draft.jobs) if draft.jobs is not None else "")
        self.purpose.choose(draft.purpose)
        self.audiences.tick(draft.audiences)
        self.original.line.setText(draft.original_link)
        self.logo.setChecked(draft.shows_logo)
        choose(self.logo_request, draft.logo_request_id, _("the authorization chosen before"))
        self.note.area.setPlainText(draft.note)
        self._show_dependent()
        self.follow(draft)

    def values(self, *, strict: bool) -> Mapping[str, Any]:
        """Return what the fields say. Raises FieldProblem when ``strict``."""
        excepted, allowed = bool(self.exception.value()), bool(self.allowed_by.value())
        return {
            "exception": self.exception.value(),
            "exception_reason": self.reason.text() if excepted else "",
            "allowed_by": self.allowed_by.value(),
            "allowed_because": self.because.text() if allowed else "",
            "contest_rules": self.contest.rules(),
            "jobs": self._jobs(strict=strict),
            "purpose": self.purpose.value(),
            "audiences": self.audiences.codes(),
            "original_link": self.original.text(),
            "shows_logo": self.logo.isChecked(),
            "logo_request_id": self.logo_request.value() if self.logo.isChecked() else None,
            "note": self.note.text(),
        }

    def follow(self, draft: PostDraft) -> None:
        """Show what belongs to the kind of content."""
        self.contest.setVisible(draft.category == Category.CONTEST or self.contest.says_something())
        self.jobs.setVisible(draft.category == Category.JOB_OFFER or bool(self.jobs.text()))

    def _jobs(self, *, strict: bool) -> int | None:
        text = self.jobs.text().replace("\u00a0", "").replace(" ", "")
        if text.isascii() and text.isdigit():
            return int(text)
        if strict and text:
            self.jobs.show_problem(_("Write the number of jobs in figures, or nothing."))
            self.jobs.line.setFocus()
            raise FieldProblem
        return None

    def _logo_requests(self) -> list[tuple[str, object]]:
        """Return the authorizations of the logo that a post may rest on, those of the day planned."""
        service, now = self.bench.service, self.bench.now
        day = (now.planned_on if now is not None else None) or service.today
        found = service.requests.for_logo(day)
        return [(" · ".join(filter(None, (one.number, one.requester, one.subject))), one.id) for one in found]

    def _show_dependent(self) -> None:
        for field, shown in (
            (self.reason, bool(self.exception.value())),
            (self.because, bool(self.allowed_by.value())),
            (self.logo_request, self.logo.isChecked()),
        ):
            field.setVisible(shown)

    def _on_change(self) -> None:
        self._show_dependent()
        self.changed.emit()

    def _connect(self) -> None:
        for one in (
            self.exception,
            self.reason,
            self.allowed_by,
            self.because,
            self.contest,
            self.jobs,
            self.purpose,
            self.audiences,
            self.original,
            self.logo_request,
            self.note,
        ):
            one.changed.connect(self._on_change)
        self.logo.toggled.connect(lambda _on: self._on_change())
        for told in (self.reason, self.jobs, self.original):
            told.changed.connect(told.show_problem)
        self.places = {
            "exception": self.exception,
            "exception_reason": self.reason,
            "allowed_by": self.allowed_by,
            "allowed_because": self.because,
            "contest_rules": self.contest,
            "jobs": self.jobs,
            "purpose": self.purpose,
            "audiences": self.audiences,
            "original_link": self.original,
            "shows_logo": self.logo,
            "logo_request_id": self.logo_request,
            "note": self.note,
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 8, 8)
        column.setSpacing(12)
        parts: tuple[QWidget, ...] = (self.contest, self.jobs, subheading(_("Exceptions and permissions")))
        for widget in parts:
            column.addWidget(widget)
        column.addLayout(two_columns((self.exception, self.allowed_by)))
        for widget in (self.reason, self.because, subheading(_("What it is for"))):
            column.addWidget(widget)
        column.addLayout(two_columns((self.purpose, self.original)))
        for widget in (self.audiences, self.logo, self.logo_request, self.note):
            column.addWidget(widget)
        column.addStretch(1)


def _named(kind: Iterable[Worded]) -> list[tuple[str, object]]:
    return [(_capital(one.label), one.value) for one in kind]


def _capital(words: str) -> str:
    name = translate(words)
    return name[:1].upper() + name[1:]
