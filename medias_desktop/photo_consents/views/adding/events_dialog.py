"""The events: a list at the left, the one chosen at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import DayField, FieldProblem, LongTextField, two_columns
from medias_desktop.core.widgets.parts import button, fit_to_text, heading, muted, problem
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.photo_consents.rules.items import EventDraft, PhotoEvent
from medias_desktop.photo_consents.service import PhotoConsentService


class EventsDialog(QDialog):
    """Adds, corrects and removes events; it stays open for the next one."""

    def __init__(self, parent: QWidget, service: PhotoConsentService, desk: Desk) -> None:
        super().__init__(parent)
        self.setObjectName("events_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._service, self._desk = service, desk
        self._event: PhotoEvent | None = None
        self.setWindowTitle(_("Events"))
        fit_to_text(self, 860, 560)
        self._make_fields()
        self._lay_out()
        permit(service.refusal(Permission.RECORD), desk.dialogs, self.save, self.new, self.remove)
        self._reload(None)

    def _make_fields(self) -> None:
        self.list = QListWidget()
        self.list.setObjectName("events")
        self.list.setAccessibleName(_("Events"))
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(self._on_current)
        self.none = muted(_("There are no events yet. Describe the first one here, then add it."))
        self.title = TextField(_("Title"), "title")
        self.begins, self.ends = DayField(_("Begins on"), "begins_on"), DayField(_("Ends on"), "ends_on")
        self.place, self.note = TextField(_("Place"), "place"), LongTextField(_("Note"), "note")
        self.holds, self.trouble = muted(""), problem()
        self.trouble.setObjectName("trouble")

    def _lay_out(self) -> None:
        self.new = button(_("&New event"), "mdi6.plus")
        self.remove, self.save = button(_("&Remove")), button(_("Sa&ve"), primary=True)
        leave = button(_("&Close"))
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.new)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(two_columns((self.title,), (self.begins, self.ends), (self.place,), (self.note,)))
        right.addWidget(self.holds)
        right.addWidget(self.trouble)
        right.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addLayout(left, 2)
        upper.addLayout(right, 3)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(leave)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.save)
        for one, name, act in (
            (self.new, "new", self._begin_new),
            (leave, "leave", self.reject),
            (self.remove, "remove", self._remove),
            (self.save, "save", self._save),
        ):
            one.setObjectName(name)
            one.clicked.connect(act)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(heading(self.windowTitle()))
        layout.addWidget(
            muted(
                _(
                    "A feast, a season of a team, a school year of a class: a consent may cover one as a whole."
                )
            )
        )
        layout.addLayout(upper, 1)
        layout.addLayout(row)

    # Showing

    def _reload(self, chosen: int | None) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        current = None
        for event in self._service.events.all():
            line = QListWidgetItem(_line(event))
            line.setData(Qt.ItemDataRole.UserRole, event)
            self.list.addItem(line)
            if event.id == chosen:
                current = line
        self.list.blockSignals(False)
        self.list.setVisible(self.list.count() > 0)
        self.none.setVisible(self.list.count() == 0)
        if current is not None:
            self.list.setCurrentItem(current)
        elif self.list.count():
            self.list.setCurrentRow(0)
        else:
            self._begin_new()

    def _on_current(self, line: QListWidgetItem | None) -> None:
        event = line.data(Qt.ItemDataRole.UserRole) if line is not None else None
        if event is not None:
            self._show(event)

    def _begin_new(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentRow(-1)
        self._show(None)
        self.title.line.setFocus()

    def _show(self, event: PhotoEvent | None) -> None:
        self._event = event
        self.title.line.setText(event.title if event else "")
        self.begins.set_day(event.begins_on if event else None)
        self.ends.set_day(event.ends_on if event else None)
        self.place.line.setText(event.place if event else "")
        self.note.area.setPlainText(event.note if event else "")
        self.save.setText(_("Sa&ve") if event else _("&Add"))
        self.remove.setVisible(event is not None)
        self.holds.setText(_holds(event.items) if event else _("This event is not in the register yet."))
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    # Writing

    def _save(self) -> None:
        try:
            draft = EventDraft(
                self.title.text(), self.begins.day(), self.ends.day(), self.place.text(), self.note.text()
            )
            number = self._write(draft)
        except FieldProblem:
            return
        except UserError as error:
            self._tell(error.sentence())
            return
        self._after(number)

    def _write(self, draft: EventDraft) -> int:
        if self._event is None:
            return self._service.events.add(draft)
        self._service.events.change(self._event.id, self._event.version, draft)
        return self._event.id

    def _remove(self) -> None:
        if self._event is None:
            return
        try:
            self._service.events.remove(self._event.id)
        except UserError as error:
            self._tell(error.sentence())
            return
        self._after(None)

    def _after(self, number: int | None) -> None:
        self._desk.changes.announce("photo_consents")
        self._reload(number)
        self.list.setFocus()


def _line(event: PhotoEvent) -> str:
    day = format_date(event.begins_on) if event.begins_on else _("no date")
    return f"{event.title}\n{day} · {_holds(event.items)}"


def _holds(items: int) -> str:
    if not items:
        return _("no photos")
    return ngettext("{n} photo", "{n} photos", items).format(n=format_number(items))
