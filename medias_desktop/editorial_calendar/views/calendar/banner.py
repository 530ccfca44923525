"""The line that says that the posts to come were checked again by other rules, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import label, set_icon
from medias_desktop.core.widgets.text_link import TextLink

if TYPE_CHECKING:
    from medias_desktop.core.jobs import Job
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.rechecks import Recheck
    from medias_desktop.editorial_calendar.service import EditorialCalendarService
    from medias_desktop.editorial_calendar.views.calendar.page import CalendarPage


class RecheckBanner(QFrame):
    """Checks the posts to come again as soon as other rules are in force; shown until somebody looked at what changed."""

    def __init__(self, page: CalendarPage, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("clash")
        self._page, self._service, self._desk = page, service, desk
        self._job: Job | None = None
        self._asked = self._looked = 0
        """Counts what was asked for; the last one that was looked at."""
        self._seen = 0
        """The last one that was looked at: what was being read meanwhile does not know it."""
        self.found: Recheck | None = None
        self.words = label("")
        self.words.setObjectName("recheck_words")
        self.show_link = TextLink(_("Show what changed"))
        self.show_link.setObjectName("recheck_show")
        self.show_link.clicked.connect(self.show_difference)
        self.hide_button = QToolButton()
        self.hide_button.setObjectName("recheck_hide")
        self.hide_button.setAccessibleName(_("Do not show this again"))
        self.hide_button.setToolTip(_("Do not show this again"))
        self.hide_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide_button.setStyleSheet("QToolButton { background: transparent; border: 0; }")
        set_icon(self.hide_button, "mdi6.close", "warn")
        self.hide_button.clicked.connect(self.seen)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_link)
        row.addWidget(self.hide_button)
        self.hide()

    def refresh(self) -> None:
        """Look on the worker whether other rules are in force, check again then, and tell what the last time changed."""
        self._asked += 1
        if self._job is not None:
            return  # what is under way looks again once it ends
        self._looked = self._asked
        self._job = self._desk.jobs.run(
            self._page, _("Checking the posts to come…"), self._look, self._on_look, self._end, quiet=True
        )

    def check_again(self) -> None:
        """Check the posts to come again now, as asked for."""
        if self._job is None:
            self._check(quiet=False)

    def settled(self) -> bool:
        """Tell whether nothing is being checked."""
        return self._job is None

    def show_difference(self) -> None:
        """Show the posts whose findings are others than before."""
        from medias_desktop.editorial_calendar.views.calendar.card.found import texts_by_number
        from medias_desktop.editorial_calendar.views.calendar.difference import DifferenceDialog

        found = self._service.checking.last_recheck()
        if found is not None:
            dialog = DifferenceDialog(self._page, found, texts_by_number(self._service))
            dialog.post_asked.connect(self._page.open_post)
            dialog.clause_asked.connect(self._page.clause_asked)
            dialog.open()
            self.seen()

    def seen(self) -> None:
        """Show it no more: somebody looked at it."""
        found, self.found = self.found, None
        self._seen = self._seen if found is None else found.id
        self.hide()
        if found is not None and self._service.refusal(Permission.RECORD) is None:
            try:
                self._service.checking.seen(found.id)
            except UserError as error:
                self._desk.dialogs.tell_error(self._page, error)

    def _look(self, progress: Progress) -> tuple[Recheck | None, bool]:
        progress.report(0, 0)
        checking = self._service.checking
        may = self._service.refusal(Permission.RECORD) is None
        return checking.last_recheck(), may and checking.needs_recheck()

    def _on_look(self, looked: tuple[Recheck | None, bool]) -> None:
        found, needed = looked
        self._job = None
        self._tell(found)
        if needed:
            self._check(quiet=True)
        else:
            self._look_again()

    def _check(self, *, quiet: bool) -> None:
        self._job = self._desk.jobs.run(
            self._page,
            _("Checking the posts to come…"),
            self._service.checking.recheck,
            lambda found: self._arrive(found, quiet=quiet),
            self._end,
            quiet=quiet,
        )

    def _arrive(self, found: Recheck, *, quiet: bool) -> None:
        self._job = None
        self._tell(found)
        if not quiet:
            words = ngettext(
                "{n} post to come was checked again; {changed} with other findings than before.",
                "{n} posts to come were checked again; {changed} with other findings than before.",
                found.posts,
            )
            told = words.format(n=format_number(found.posts), changed=format_number(found.changed))
            self._desk.dialogs.tell(self._page, told)
        self._desk.changes.announce("calendar")

    def _end(self) -> None:
        self._job = None

    def _look_again(self) -> None:
        if self._looked != self._asked:
            self.refresh()

    def _tell(self, found: Recheck | None) -> None:
        shown = found is not None and found.changed > 0 and found.seen_on is None and found.id != self._seen
        self.found = found if shown else None
        if found is not None and shown:
            day = format_date(found.made_at.astimezone().date())
            words = ngettext(
                "Other rules are in force: {n} post to come was checked again on {day}, and {changed}.",
                "Other rules are in force: {n} posts to come were checked again on {day}, and {changed}.",
                found.posts,
            )
            changed = ngettext("{n} has other findings", "{n} have other findings", found.changed)
            self.words.setText(
                words.format(
                    n=format_number(found.posts),
                    day=day,
                    changed=changed.format(n=format_number(found.changed)),
                )
            )
        self.setVisible(shown)
