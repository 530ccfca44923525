"""Adding files: what they have in common, then how far it is, then what became of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.jobs import Job
from medias_desktop.core.progress import Progress
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, label, muted, scrolled
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.photo_consents.rules.items import EventDraft, ItemDraft
from medias_desktop.photo_consents.service import PhotoConsentService
from medias_desktop.photo_consents.service.batch import Added
from medias_desktop.photo_consents.views.adding.form import FormFor, ItemForm
from medias_desktop.photo_consents.views.adding.result import ResultPage

FORM, WORKING, RESULT = range(3)


class AddingDialog(QDialog):
    """Adds files, or the picture of the clipboard; ``named`` asks to name the people in what was added."""

    named = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        files: Sequence[Path],
        refused: Sequence[tuple[str, str]] = (),
        pasted: bytes = b"",
    ) -> None:
        super().__init__(parent)
        self.setObjectName("adding_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk = service, desk
        self._files, self._refused, self._pasted = tuple(files), tuple(refused), pasted
        self._job: Job | None = None
        self._event_made: tuple[EventDraft, int] | None = None
        self.added = Added()
        self.setWindowTitle(_("Paste a picture") if pasted else _("Add photos"))
        fit_to_text(self, 760, 800)
        self._make_pages()
        self._lay_out()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.add)
        self._show_page(FORM)

    # Layout

    def _make_pages(self) -> None:
        self.form = ItemForm(self._service.events.all(), FormFor.BATCH, titled=bool(self._pasted))
        self.keep = QCheckBox(_("&Copy the files into the register"))
        self.keep.setObjectName("keep")
        self.keep.setChecked(self._service.settings.current().keep_copies)
        self.keep_hint = muted(
            _("Without a copy the register knows the file by its fingerprint and where it lies.")
        )
        self.bar = QProgressBar()
        self.bar.setObjectName("progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.how_far = label("")
        self.how_far.setObjectName("how_far")
        self.outcome = ResultPage()
        self.stack = QStackedWidget()
        for page in (self._form_page(), self._working_page(), self.outcome):
            self.stack.addWidget(page)

    def _form_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(scrolled(self.form), 1)
        column.addWidget(self.keep)
        column.addWidget(self.keep_hint)
        for widget in (self.keep, self.keep_hint):
            widget.setVisible(not self._pasted)
        return page

    def _working_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(self.how_far)
        column.addWidget(self.bar)
        column.addWidget(muted(_("What is in stays when you stop.")))
        column.addStretch(3)
        return page

    def _lay_out(self) -> None:
        self.head, self.about = heading(self.windowTitle()), muted("")
        self.leave, self.stop = button(_("Cancel")), button(_("&Stop"))
        self.add = button(self._action(), "mdi6.image-plus-outline", primary=True)
        self.name_people = button(_("&Name the people…"), "mdi6.account-question-outline", primary=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        for one, name, act in (
            (self.leave, "leave", self.reject),
            (self.stop, "stop", self._stop),
            (self.add, "add", self._start),
            (self.name_people, "name_people", self._name_people),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
            row.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.about)
        layout.addWidget(self.stack, 1)
        layout.addLayout(row)

    def _action(self) -> str:
        count = len(self._files)
        if self._pasted:
            return _("&Add")
        return ngettext("&Add {n} file", "&Add {n} files", count).format(n=format_number(count))

    def _show_page(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.leave.setText(_("&Close") if page == RESULT else _("Cancel"))
        self.leave.setVisible(page != WORKING)
        self.stop.setVisible(page == WORKING)
        self.add.setVisible(page == FORM)
        self.name_people.setVisible(page == RESULT and bool(self.added.added))
        first = {FORM: self.add, WORKING: self.stop, RESULT: self.leave}[page]
        if page == RESULT and self.added.added:
            first = self.name_people
        first.setDefault(True)
        if page != FORM:
            first.setFocus()
        else:
            (self.form.title.line if self._pasted else self.form.happening.combo).setFocus()
        about = {
            FORM: _("What you write here is said of every file; all of it can be changed later."),
            WORKING: "",
            RESULT: "",
        }[page]
        self.about.setText(about)
        self.about.setVisible(bool(about))

    # Adding

    def _start(self) -> None:
        try:
            draft, event = self.form.draft(), self.form.new_event()
        except FieldProblem:
            return
        self.bar.setRange(0, 0)
        self._tell_how_far(0, len(self._files) or 1)
        keep = self.keep.isChecked()

        def work(progress: Progress) -> Added:
            given = self._with_event(draft, event)
            if self._pasted:
                return self._service.adding.add_clipboard(self._pasted, given)
            return self._service.adding.add_files(self._files, given, keep=keep, progress=progress)

        self._show_page(WORKING)
        self._job = self._desk.jobs.run(self, self.windowTitle(), work, self._done, self._failed, quiet=True)
        self._job.progressed.connect(self._tell_how_far, Qt.ConnectionType.QueuedConnection)

    def _with_event(self, draft: ItemDraft, event: EventDraft | None) -> ItemDraft:
        """Return a draft that names the new event, which is made once however often one tries."""
        if event is None:
            return draft
        if self._event_made is None or self._event_made[0] != event:
            self._event_made = (event, self._service.events.add(event))
        return dataclasses.replace(draft, event_id=self._event_made[1])

    def _tell_how_far(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = ngettext("{done} of {n} file read", "{done} of {n} files read", total)
        self.how_far.setText(text.format(done=format_number(done), n=format_number(total)))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _failed(self) -> None:
        self._job = None
        if self._event_made is not None:
            self._desk.changes.announce("photo_consents")
        self._show_page(FORM)

    def _done(self, added: Added) -> None:
        self._job = None
        self.added = dataclasses.replace(added, refused=(*self._refused, *added.refused))
        self.outcome.show_result(self.added)
        self._show_page(RESULT)
        self._desk.changes.announce("photo_consents")

    def reject(self) -> None:
        """Qt: close; while files go in, stop first, and stay until they have."""
        if self._job is None:
            super().reject()
        else:
            self._stop()

    def _name_people(self) -> None:
        found = self.added.added
        self.accept()
        self.named.emit(found)
