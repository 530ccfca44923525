"""Everything is ready: what is copied to each platform; then where and when it appeared is recorded, in the same window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, ngettext
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, label, muted, problem, scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.quiet_work import QuietWork
from medias_desktop.core.widgets.typed import may_leave, said
from medias_desktop.editorial_calendar.rules.post_changes import APPROVED
from medias_desktop.editorial_calendar.views.editor.handing.pictures import (
    Written,
    alt_texts,
    write_pictures,
)
from medias_desktop.editorial_calendar.views.editor.handing.ready_card import ReadyCard
from medias_desktop.editorial_calendar.views.editor.handing.record_page import RecordPage

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.rules.posts import Post
    from medias_desktop.editorial_calendar.service import EditorialCalendarService

READY, RECORD = 0, 1


class HandOverDialog(QDialog):
    """The program publishes nothing itself: it hands over, and keeps what became of it. ``recorded`` when it did."""

    recorded = Signal(int)

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk, post: Post) -> None:
        super().__init__(parent)
        self.setObjectName("hand_over")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk, self._post = service, desk, post
        self._work = QuietWork(self, desk, self._show_busy)
        self.title = heading("")
        self.about = muted("")
        self.told = label("")
        self.told.setObjectName("hand_over_told")
        self.trouble = problem()
        self.trouble.setObjectName("hand_over_trouble")
        self.stack = QStackedWidget()
        self.cards = self._make_cards()
        self.stack.addWidget(scrolled(self._ready_page()))
        self.page: RecordPage | None = None
        self._before: tuple[object, ...] = ()
        self._make_buttons()
        self._lay_out()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.publish, self.record, self._keys)
        self.show_page(READY)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._work.busy

    def show_page(self, page: int) -> None:
        """Show what is ready, or the form of what became of it."""
        if page == RECORD and self.page is None:
            self.page = RecordPage(self._service, self._desk, self._post)
            self.stack.addWidget(scrolled(self.page))
            self._before = said(self.page)
        self.stack.setCurrentIndex(page)
        ready = page == READY
        self.title.setText(self._title_for(page))
        self.setWindowTitle(f"{self.title.text()} — {self._post.draft.title}")
        self.about.setText(self._words_for(page))
        self._tell("")
        self.pictures.setVisible(ready and bool(self._post.draft.photos))
        self.publish.setVisible(ready)
        self.back.setVisible(not ready)
        self.record.setVisible(not ready and bool(self.page and self.page.cards))
        self.told.setVisible(ready and bool(self.told.text()))
        (self.publish if ready else self.record).setDefault(True)
        target: QWidget = self.cards[0].copy if ready and self.cards else self.close_button
        if not ready and self.page is not None and self.page.cards:
            target = self.page.cards[0].link.line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Write the clean pictures into a folder that the user chooses, and show it."""
        folder = None if self.busy else self._desk.dialogs.choose_folder(self, _("Folder for the pictures"))
        if folder is None:
            return
        draft = self._post.draft
        day = draft.planned_on or self._service.today
        self._work.run(
            lambda progress: write_pictures(self._service.photos, draft, day, folder, progress),
            lambda result: self._on_written(folder, result),
        )

    def save(self) -> None:
        """Record where and when it appeared; what is refused is told here, and what was typed stays."""
        if self.busy or self.page is None or self.stack.currentIndex() != RECORD:
            return
        self._tell("")
        for field in self.page.findChildren(Field):
            field.show_problem()
        try:
            publications, why = self.page.publications(), self.page.why()
        except FieldProblem:
            return
        write = partial(
            self._service.post_records.record_publication,
            self._post.id,
            self._post.version,
            publications,
            why,
        )
        self._work.run(lambda _progress: write(), self._on_recorded)

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed."""
        if self.busy:
            return
        typed = self.page is not None and (said(self.page) != self._before or self.page.has_picture())
        if typed and not may_leave(self, self._desk):
            return
        super().reject()

    # What follows

    def _on_recorded(self, result: Any) -> None:
        if isinstance(result, ChangedElsewhere):
            self._overtaken()
        elif isinstance(result, UserError):
            self._tell(result.sentence())
        else:
            self.accept()
            self._desk.changes.announce("calendar", "photo_consents")
            self.recorded.emit(self._post.id)

    def _overtaken(self) -> None:
        """Take the post as it is now: what was typed here stays, and can be recorded after all."""
        try:
            self._post = self._service.posts.one(self._post.id)
        except UserError as error:
            self._tell(error.sentence())
            return
        self._desk.changes.announce("calendar")
        self._tell(
            _("The post was changed elsewhere meanwhile. What you typed is still here: record it again.")
        )

    def _on_written(self, folder: Path, result: Written | UserError) -> None:
        if isinstance(result, UserError):
            self._tell(result.sentence())
            return
        number = len(result.files)
        words = ngettext("{n} picture was written.", "{n} pictures were written.", number).format(n=number)
        refused = [f"{title}\u00a0: {sentence}" for title, sentence in result.refused]
        self._say(words)
        self._tell("\n".join(refused))
        if number:
            for card in self.cards:
                card.tick("photos")
            self._desk.dialogs.show_folder(folder)

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _approved(self) -> bool:
        return not self._post.expired and self._post.state in APPROVED

    def _title_for(self, page: int) -> str:
        if page == RECORD:
            return _("Where it appeared")
        return _("Everything is ready") if self._approved() else _("What is handed over")

    def _words_for(self, page: int) -> str:
        if page == RECORD:
            return _("It is kept as proof, with the fingerprint of the text.")
        if not self._approved():
            return _("This post is not approved: what is here may still change.")
        return _("Do the steps on each platform, then say where it appeared. Nothing is sent from here.")

    # Parts

    def _make_cards(self) -> list[ReadyCard]:
        draft = self._post.draft
        accounts = {one.id: one for one in self._service.accounts.all()}
        alts = alt_texts(self._service.photos, draft.photos, draft.language) if draft.photos else []
        cards = []
        for text in draft.texts:
            account = accounts.get(text.account_id) if text.account_id is not None else None
            card = ReadyCard(self._desk, draft, text, account, alts)
            card.copied.connect(self._say)
            QTimer.singleShot(0, card, card.draw)
            cards.append(card)
        return cards

    def _ready_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for card in self.cards:
            column.addWidget(card)
        if not self.cards:
            column.addWidget(muted(_("This post has no platform yet: choose one in the post.")))
        column.addStretch(1)
        return page

    def _make_buttons(self) -> None:
        self.close_button = button(_("&Close"))
        self.pictures = button(_("Save the &pictures…"), "mdi6.folder-open-outline")
        self.publish = button(_("&I have published it"), "mdi6.check", primary=True)
        self.back = button(_("&Back"))
        self.record = button(_("&Record"), "mdi6.check", primary=True)
        for one, name, act in (
            (self.close_button, "close", self.reject),
            (self.pictures, "pictures", self.export),
            (self.publish, "publish", lambda: self.show_page(RECORD)),
            (self.back, "back", lambda: self.show_page(READY)),
            (self.record, "record", self.save),
        ):
            one.setObjectName(f"hand_over_{name}")
            one.clicked.connect(act)
        self._keys = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_Return), self)
        self._keys.activated.connect(self._go_on)

    def _go_on(self) -> None:
        if self.stack.currentIndex() == READY:
            self.show_page(RECORD)
        else:
            self.save()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pictures)
        row.addStretch(1)
        for one in (self.close_button, self.back, self.publish, self.record):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for widget in (self.title, self.about):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.told)
        column.addWidget(self.trouble)
        column.addLayout(row)
        fit_to_text(self, 780, 680)

    def _show_busy(self) -> None:
        for one in (self.close_button, self.pictures, self.publish, self.back, self.record):
            one.setEnabled(not self.busy)
