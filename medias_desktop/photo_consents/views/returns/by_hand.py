"""Saying by hand which form a page is, and whose: chosen, or recorded from what is written on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets.fields import DateField, TextField
from medias_desktop.core.widgets.parts import button, label, muted, problem
from medias_desktop.photo_consents.rules.persons import Candidate, Portrayed, PortrayedDraft

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.photo_consents.rules.returns import FoundForm
    from medias_desktop.photo_consents.service.returns import FormReturns

_DATA = Qt.ItemDataRole.UserRole + 1
_SHOWN = 20
_WAIT = 150


class ByHand(QWidget):
    """A form to choose, a name to look for, and fields for somebody whom the register does not know."""

    changed = Signal()

    def __init__(self, returns: FormReturns, today: dt.date) -> None:
        super().__init__()
        self._returns = returns
        self.person: Portrayed | None = None
        self.form_id: int | None = None
        self._caption = label(_("&Form"))
        self.choice = QComboBox()
        self.choice.setObjectName("by_hand_form")
        self.choice.setAccessibleName(_("Form"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(14)
        self._caption.setBuddy(self.choice)
        self.search = TextField(_("&Name on the page"), "by_hand_name", hint=_("Enter takes the one found."))
        self.found = QListWidget()
        self.found.setObjectName("by_hand_found")
        self.found.setAccessibleName(_("People found"))
        self.found.setMinimumHeight(3 * (self.fontMetrics().height() + 8))
        self.taken = label("")
        self.taken.setObjectName("by_hand_taken")
        self.new_button = button(_("Ne&w person…"), "mdi6.account-plus-outline")
        self.new_button.setObjectName("by_hand_new")
        self.new_button.setAutoDefault(False)
        self.new = _NewPerson(today)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self._caption,
            self.choice,
            self.taken,
            self.search,
            self.found,
            self.new_button,
            self.new,
        ):
            layout.addWidget(widget, 1 if widget is self.found else 0)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.look)
        self.search.changed.connect(self._timer.start)
        self.search.line.installEventFilter(self)
        self.found.itemActivated.connect(self._take)
        self.found.itemClicked.connect(self._take)
        self.choice.activated.connect(self._choose)
        self.new_button.clicked.connect(self._ask_new)
        self.new.recorded.connect(self._record)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter in the name takes who is found, it does not confirm the page."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.search.text()
        ):
            self.look()
            if self.found.count() == 1:
                self._take(self.found.item(0))
            elif self.found.count():
                self.found.setFocus(Qt.FocusReason.OtherFocusReason)
                self.found.setCurrentRow(0)
            else:
                self._ask_new()
            return True
        return super().eventFilter(watched, event)

    def begin(self, form: FoundForm | None) -> None:
        """Begin with another page; ``form`` is the one its code says, None when somebody must say which it is."""
        self.person, self.form_id = None, form.id if form is not None else None
        self._caption.setVisible(form is None)
        self.choice.setVisible(form is None)
        self.choice.clear()
        if form is None:
            self.choice.addItem(_("Choose the form…"), None)
            for one in self._returns.offered():
                self.choice.addItem(one.words, one.id)
        self.search.line.clear()
        self.new.hide()
        self.look()

    def look(self) -> None:
        """Show who is called as typed."""
        self._timer.stop()
        text = self.search.text()
        self.found.clear()
        for one in self._returns.service.portrayed.search_everyone(text, _SHOWN) if text else ():
            item = QListWidgetItem(_words(one), self.found)
            item.setData(_DATA, one)
        self.found.setVisible(self.found.count() > 0)
        self.taken.setText(self.person.full_name if self.person is not None else "")
        self.taken.setVisible(self.person is not None)

    def _choose(self, _at: int) -> None:
        self.form_id, self.person = self.choice.currentData(), None
        self.changed.emit()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._set(self._returns.service.portrayed.of_candidate(item.data(_DATA)))

    def _set(self, portrayed_id: int) -> None:
        self.person = self._returns.service.portrayed.one(portrayed_id)
        self.search.line.clear()
        self.new.hide()
        self.look()
        self.changed.emit()

    def _ask_new(self) -> None:
        self.new.ask(self.search.text())

    def _record(self) -> None:
        try:
            number = self._returns.service.portrayed.add(self.new.draft())
        except UserError as error:
            self.new.tell(error.sentence())
            return
        self._set(number)


class _NewPerson(QWidget):
    """What is read on the page of somebody whom the register does not know."""

    recorded = Signal()

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.first = TextField(_("First &name"), "new_first_name", longest=120)
        self.last = TextField(_("Last na&me"), "new_last_name", longest=120)
        self.minor = QCheckBox(_("Minor, &born on:"))
        self.minor.setObjectName("new_minor")
        self.born = DateField(_("Date of birth"), "new_birth_date", today)
        self.born.setEnabled(False)
        self.minor.toggled.connect(self.born.setEnabled)
        self.record = button(_("Record this &person"))
        self.record.setObjectName("record_new_person")
        self.record.setAutoDefault(False)
        self.record.clicked.connect(self.recorded)
        self.problem = problem()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        names = QHBoxLayout()
        names.addWidget(self.first)
        names.addWidget(self.last)
        layout.addLayout(names)
        for widget in (
            self.minor,
            self.born,
            muted(_("Who is not a minor is recorded as of age.")),
            self.problem,
            self.record,
        ):
            layout.addWidget(widget)
        for field in (self.first, self.last):
            field.line.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter is the form’s own."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.recorded.emit()
            return True
        return super().eventFilter(watched, event)

    def ask(self, typed: str) -> None:
        """Ask about somebody called as typed: the last word is taken for the last name."""
        first, _space, last = typed.strip().rpartition(" ")
        self.first.line.setText(first)
        self.last.line.setText(last)
        self.minor.setChecked(False)
        self.tell("")
        self.show()
        (self.first if not first else self.last).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> PortrayedDraft:
        """Return what was typed."""
        minor = self.minor.isChecked()
        return PortrayedDraft(
            self.last.text(),
            self.first.text(),
            birth_date=self.born.day() if minor else None,
            adult=not minor,
        )

    def tell(self, sentence: str) -> None:
        """Tell what is wrong, or nothing more."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))


def _words(one: Candidate) -> str:
    if one.birth_date is not None:
        return _("{name}, born on {day}").format(name=one.full_name, day=format_date(one.birth_date))
    return f"{one.full_name} – {one.department}" if one.department else one.full_name
