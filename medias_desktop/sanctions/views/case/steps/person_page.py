"""Whom the case is about, and who reported it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.fields import DateField, Field, TextField
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import Card, Chip, SearchField, button, label, muted
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group, PersonFilter
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.rules.cases import LINE_LENGTH
from medias_desktop.sanctions.views.case.fields import Note
from medias_desktop.sanctions.views.case.refusals import Places, needed, told_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.people.rules import Person
    from medias_desktop.sanctions.views.case.bench import Bench

_FEW = 8
_PERSON = Qt.ItemDataRole.UserRole + 1


class PersonPage(QWidget):
    """A search among the people of the register, the one who was chosen, what has to be known of an elected official."""

    def __init__(self, bench: Bench, person_id: int | None) -> None:
        super().__init__()
        self.title = _("Person")
        self.bench = bench
        self.person: Person | None = None
        self.search = SearchField(_("Search the people of the register"), 120)
        self.search.searched.connect(self._look)
        self.search.installEventFilter(self)
        self.who = Field(_("Person concerned"), self.search, "case_person_search")
        self.found = QListWidget()
        self.found.setObjectName("case_person_found")
        self.found.setAccessibleName(_("People who may be meant"))
        self.found.setMaximumHeight(_FEW * (self.fontMetrics().lineSpacing() + 13))
        self.found.itemActivated.connect(lambda _item: self._take())
        self.found.itemClicked.connect(lambda _item: self._take())
        self.found.hide()
        self.nobody = muted(_("Nobody of that name is in the register. Add the person under People first."))
        self.nobody.setObjectName("case_person_nobody")
        self.nobody.hide()
        self._make_card()
        self.elected = Note()
        self.elected.setObjectName("card")
        self.reported_on = DateField(_("Reported on"), "case_reported_on", bench.service.today)
        self.reported_by = TextField(
            _("Reported by"), "case_reported_by", bench.service.actor_name, longest=LINE_LENGTH
        )
        self._lay_out()
        self.choose(bench.service.people.person(person_id) if person_id is not None else None)

    def _make_card(self) -> None:
        self.card = Card()
        self.name, self.about, self.group = label("", "h2"), muted(""), Chip()
        self.name.setWordWrap(False)
        self.another = button(_("Choose somebody else"))
        self.another.setObjectName("case_person_another")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self._choose_again)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name)
        head.addWidget(self.group)
        head.addStretch(1)
        head.addWidget(self.another)
        self.card.body.addLayout(head)
        self.card.body.addWidget(self.about)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(12)
        for widget in (self.who, self.found, self.nobody, self.card, self.elected):
            layout.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.reported_on, 1)
        row.addWidget(self.reported_by, 1)
        layout.addLayout(row)
        layout.addStretch(1)

    def choose(self, person: Person | None) -> None:
        """Show whom the case is about, or ask for them."""
        self.person = person
        self.who.setVisible(person is None)
        self.card.setVisible(person is not None)
        self.found.hide()
        self.nobody.hide()
        self.who.show_problem()
        if person is None:
            self.elected.show_note()
            return
        self.name.setText(person.full_name)
        self.group.show_state(group_label(person.group), "accent")
        self.about.setText(" · ".join(filter(None, (person.number, person.department))))
        self.about.setVisible(bool(self.about.text()))
        self._tell_elected(person)

    def _tell_elected(self, person: Person) -> None:
        if person.group is not Group.ELECTED:
            self.elected.show_note()
            return
        note = self.bench.service.ladder.ethics_note()
        title = _("An elected official cannot receive an employer’s measure.")
        self.elected.show_note(title, note)

    def _choose_again(self) -> None:
        self.choose(None)
        self.search.setText("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self, text: str) -> None:
        self.found.clear()
        self.who.show_problem()
        if text.strip() and self.person is None:
            for person in self._named(text):
                words = (person.listed_name, group_label(person.group), person.department)
                item = QListWidgetItem(" · ".join(filter(None, words)), self.found)
                item.setData(_PERSON, person)
        if self.found.count():
            self.found.setCurrentRow(0)
        self.found.setVisible(self.found.count() > 0)
        self.nobody.setVisible(bool(text.strip()) and self.person is None and not self.found.count())

    def _named(self, text: str) -> Sequence[Person]:
        """Return the first persons whose names, number or department say this."""
        people, wanted = self.bench.service.people, PersonFilter(text=text)
        first = people.listing.first(wanted, _FEW)
        # Rare names may lie further down than a page looks: there are few of them, then.
        return first if first.whole or len(first) == _FEW else people.list(wanted)[:_FEW]

    def _take(self) -> None:
        if self.found.count():
            self.choose(self.found.item(max(0, self.found.currentRow())).data(_PERSON))
            self.reported_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: from the search the arrows go through those found, Enter takes one."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.search:
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.found.count():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.found.setCurrentRow((self.found.currentRow() + step) % self.found.count())
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text().strip():
                self._look(self.search.text())
                self._take()
                return True
        return super().eventFilter(watched, event)

    # A page

    def enter(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        return self.search if self.person is None else self.reported_on.editor

    def check(self) -> None:
        """Ask for the person and for who reported it. Raises FieldProblem."""
        if self.person is None:
            self.who.show_problem(_("Choose whom the case is about."))
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            raise FieldProblem
        needed(self.reported_by, _("Write who reported it."))

    def takes(self, error: UserError) -> bool:
        """Tell a refusal that is about the person or the report."""
        places: Places = {
            errors.PersonGone: self.who,
            errors.PersonNotChosen: self.who,
            errors.ReportedInFuture: self.reported_on,
            errors.ReportedBeforeFault: self.reported_on,
        }
        if isinstance(error, errors.PersonGone):
            self.choose(None)
        return told_at(error, places, (self.reported_by,))

    def forget(self) -> None:
        """Let the person go."""
        self.person = None
