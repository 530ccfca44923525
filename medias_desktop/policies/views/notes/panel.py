"""Notes and comments on the text in view: read, added, answered, printed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, ngettext, translate
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, muted, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.labels.notes import STATES, note_title
from medias_desktop.policies.rules import VersionText
from medias_desktop.policies.rules.notes import Note, NoteKind, NoteState
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.notes.wrapped_list import WrappedList
from medias_desktop.policies.views.reader.tools import tool

_NOTE = Qt.ItemDataRole.UserRole + 1


class NotesPanel(QWidget):
    """The notes on one text, those on the section in view alone if wished."""

    place_asked = Signal(str)
    """Show the section that a note is about."""
    changed = Signal()

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("notes")
        self._services, self._desk = services, desk
        self._text_uid = self._section_uid = ""
        self._language = "fr"
        self._headings: dict[str, str] = {}
        self._notes: tuple[Note, ...] = ()
        self.title = subheading(_("Notes and comments"))
        self.only_here = QCheckBox(_("Of this section only"))
        self.list = WrappedList(_("Notes and comments"))
        self.empty = muted(_("Nobody has said anything about this text yet."))
        self.add = button(_("Co&mment…"), "mdi6.comment-plus-outline")
        self.add.setObjectName("add_note")
        self.edit = tool("mdi6.draw-pen", _("Answer or change  (Enter)"), "edit_note")
        self.remove = tool("mdi6.trash-can-outline", _("Delete  (Delete)"), "delete_note")
        self.print = tool("mdi6.printer-outline", _("Print the comments received…"), "print_notes")
        self._lay_out()
        self._connect()
        permit(services.notes.refusal(Permission.DRAFT), desk.dialogs, self.add, self.edit, self.remove)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.addWidget(self.add)
        tools.addStretch()
        for one in (self.edit, self.remove, self.print):
            tools.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.title, self.only_here, self.empty):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addLayout(tools)
        layout.addStretch()  # takes what is left while there is no list

    def _connect(self) -> None:
        self.only_here.toggled.connect(lambda _checked: self._fill())
        self.add.clicked.connect(self.add_note)
        self.edit.clicked.connect(self.edit_note)
        self.remove.clicked.connect(self.delete_note)
        self.print.clicked.connect(self.print_notes)
        self.list.itemActivated.connect(lambda _item: self.edit_note())
        self.list.currentItemChanged.connect(lambda now, _before: self._on_current(now))

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over."""
        return [self.only_here, self.list, self.add, self.edit, self.remove, self.print]

    # what is shown

    def show_text(self, version: VersionText) -> None:
        """Show the notes on a version or a town's text."""
        headings = {one.uid: f"{one.number} {one.heading}".strip() for one in version.sections}
        self.show_notes_on(version.summary.uid, version.summary.language, headings)

    def show_notes_on(self, text_uid: str, language: str, headings: Mapping[str, str]) -> None:
        """Show the notes on a version (its uid) or a town ("town/<key>"); ``headings`` name its sections by uid."""
        self._text_uid, self._language, self._headings = text_uid, language, dict(headings)
        self.refresh()

    def show_section(self, section_uid: str) -> None:
        """Take note of the section in view."""
        if section_uid != self._section_uid:
            self._section_uid = section_uid
            if self.only_here.isChecked():
                self._fill()

    def refresh(self) -> None:
        """Show what the register holds now."""
        notes = self._services.notes.notes(self._text_uid) if self._text_uid else ()
        if notes != self._notes or not self.list.count():
            self._notes = notes
            self._fill()

    def open_count(self) -> int:
        """Return how many comments wait for an answer."""
        return sum(one.kind is NoteKind.COMMENT and one.state is NoteState.OPEN for one in self._notes)

    def _fill(self) -> None:
        current = self.current()
        here = self.only_here.isChecked()
        shown = [one for one in self._notes if not here or one.section_uid == self._section_uid]
        self.list.show_texts([self._text(one) for one in shown])
        for row, one in enumerate(shown):
            item = self.list.item(row)
            item.setData(_NOTE, one.id)
            if current is not None and one.id == current.id:
                self.list.setCurrentItem(item)
        self.empty.setVisible(not shown)
        self.list.setVisible(bool(shown))
        self.only_here.setVisible(bool(self._notes) or here)
        count = self.open_count()
        waiting = ngettext("{n} comment to answer", "{n} comments to answer", count).format(n=count)
        self.title.setText(waiting if count else _("Notes and comments"))
        self._enable()

    def _text(self, note: Note) -> str:
        about = self._headings.get(note.section_uid, "")
        lines = [note_title(note), about, note.text]
        if note.answer:
            lines.append(_("Answer: {text}").format(text=note.answer))
        if note.kind is NoteKind.COMMENT:
            lines[0] += f" · {translate(STATES[note.state])}"
        return "\n".join(line for line in lines if line)

    def current(self) -> Note | None:
        """Return the chosen note."""
        item = self.list.currentItem()
        number = None if item is None else item.data(_NOTE)
        return next((one for one in self._notes if one.id == number), None)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        self._enable()
        note = self.current()
        if item is not None and note is not None and note.section_uid and self.list.hasFocus():
            self.place_asked.emit(note.section_uid)

    def _enable(self) -> None:
        chosen = self.current() is not None
        self.edit.setEnabled(chosen)
        self.remove.setEnabled(chosen)
        self.print.setEnabled(bool(self._notes))

    # what is done

    def add_note(self) -> None:
        """Let a comment on the section in view be typed."""
        fresh = Note(
            0, self._text_uid, self._section_uid, NoteKind.COMMENT, "", self._services.notes.today, ""
        )
        self._open(fresh)

    def edit_note(self) -> None:
        """Let the chosen note be answered or changed."""
        note = self.current()
        if note is not None:
            self._open(note)

    def _open(self, note: Note) -> None:
        from medias_desktop.policies.views.notes.dialog import NoteDialog

        dialog = NoteDialog(self.window(), note, self._headings, self._save)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, note: Note) -> None:
        """Record a note. Raises its errors for the dialog to show."""
        notes = self._services.notes
        if note.id:
            notes.change(note)
        else:
            note = dataclasses.replace(note, id=notes.add(note))
        self._after()

    def delete_note(self) -> None:
        """Remove the chosen note, once confirmed."""
        note = self.current()
        if note is None:
            return
        question = _("This will be deleted: {text}").format(text=note.text[:200])
        title = _("Delete the note")
        if not self._desk.dialogs.confirm(self, title, question, title, destructive=True):
            return
        try:
            self._services.notes.delete(note.id)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
        self._after()

    def _after(self) -> None:
        self.refresh()
        self.changed.emit()
        self._desk.changes.announce("policies")

    def print_notes(self) -> None:
        """Print the comments received, for the file."""
        composing, uid, language = self._services.composing, self._text_uid, self._language
        printed = _("Comments received, {day}").format(day=format_date(self._desk.clock.today()))
        self._desk.jobs.run(
            self,
            _("Preparing the pages…"),
            lambda progress: composing.comments(uid, language, progress),
            lambda pdf: self._desk.dialogs.print_pdf(self, pdf, printed),
        )
