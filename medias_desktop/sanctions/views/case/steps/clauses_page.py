"""Which clauses are breached: of the texts in force on the day of the fault, and what the person had acknowledged then."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.text import fold
from medias_desktop.core.widgets.fields import Field
from medias_desktop.core.widgets.form_fields import FieldProblem
from medias_desktop.core.widgets.parts import SearchField, label, muted
from medias_desktop.sanctions.errors import cases as errors
from medias_desktop.sanctions.labels.coded import cited
from medias_desktop.sanctions.views.case.fields import Note
from medias_desktop.sanctions.views.case.signed_note import signed_words
from medias_desktop.sanctions.views.case.steps.whole_lines import WholeLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medias_desktop.sanctions.rules.breach_choices import BreachChoice
    from medias_desktop.sanctions.rules.cases import BreachClause
    from medias_desktop.sanctions.rules.proofs import AcknowledgementProof
    from medias_desktop.sanctions.views.case.bench import Bench

_CHOICE = Qt.ItemDataRole.UserRole + 1
_SEARCHED = Qt.ItemDataRole.UserRole + 2
_HEAD = Qt.ItemDataRole.UserRole + 3
_LONGEST = 240
"""Signs of a clause that a row shows; the case keeps all of it."""

Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a day holds for a person: the texts, the clauses, what was acknowledged of each text."""

    titles: tuple[str, ...]
    choices: tuple[BreachChoice, ...]
    proofs: tuple[tuple[str, AcknowledgementProof | None], ...]


class ClausesPage(QWidget):
    """The clauses of a day, to be ticked; another day has others."""

    def __init__(self, bench: Bench, chosen: Sequence[BreachClause] = ()) -> None:
        super().__init__()
        self.title = _("Clauses breached")
        self.bench = bench
        self._wanted: set[Key] = {key_of(one) for one in chosen}
        self._asked: tuple[dt.date, str, str] | None = None
        self._arrived: tuple[dt.date, str, str] | None = None
        self.in_force = muted("")
        self.in_force.setObjectName("clauses_in_force")
        self.lost = Note()
        self.search = SearchField(_("Search in the clauses"), 120)
        self.search.setObjectName("clauses_search")
        self.search.searched.connect(self._filter)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(WholeLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(2)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setMinimumHeight(12 * self.fontMetrics().lineSpacing())
        self.list.itemChanged.connect(lambda _item: self._show_chosen())
        self.field = Field(
            _("Clauses of the text in force that day"),
            self.list,
            "clauses_list",
            _("Go through them with the arrow keys and tick with the space bar."),
        )
        self.chosen = label("")
        self.chosen.setObjectName("clauses_chosen")
        self.signed = Note()
        inside = self.field.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.setStretchFactor(self.list, 1)
        inside.setStretch(inside.count() - 1, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 4, 0)
        layout.setSpacing(10)
        for widget in (self.in_force, self.lost, self.search):
            layout.addWidget(widget)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.chosen)
        layout.addWidget(self.signed)
        self.lost.show_note()
        self.signed.show_note()

    # Reading

    def about(self, day: dt.date, person_uid: str, group: str) -> None:
        """Show the clauses of a day that are about a person’s group, reading them away from the window."""
        wanted = (day, person_uid, group)
        if wanted == self._asked:
            return
        self._asked = wanted
        self.field.show_problem()  # what was said of another day
        self.in_force.setText(_("Reading what was in force that day…"))
        service = self.bench.service

        def read(_progress: object) -> tuple[tuple[dt.date, str, str], _Found]:
            texts = service.clauses.texts(day)
            choices = tuple(one for one in service.clauses.on(day) if one.binds(group))
            proofs = tuple(
                (text.policy_title, service.signed.proof(person_uid, text.id, day)) for text in texts
            )
            return wanted, _Found(tuple(text.policy_title for text in texts), choices, proofs)

        self.bench.desk.jobs.run(self, self.windowTitle(), read, self._show, quiet=True)

    def _show(self, result: tuple[tuple[dt.date, str, str], _Found]) -> None:
        wanted, found = result
        if wanted != self._asked:
            return  # another day was asked for meanwhile
        self._arrived = wanted
        day = wanted[0]
        known = {key_of(one.clause) for one in found.choices}
        lost = self._wanted - known
        self._wanted &= known
        self.list.blockSignals(True)
        self.list.clear()
        heads: set[str] = set()
        for choice in found.choices:
            head = _head_of(choice)
            if head not in heads:
                heads.add(head)
                self._add_head(head)
            self._add(choice, head)
        self.list.blockSignals(False)
        self._filter(self.search.text())
        if found.titles:
            titles = ", ".join(_("“{text}”").format(text=title) for title in found.titles)
            self.in_force.setText(
                _("In force on {day}: {titles}").format(day=format_date(day), titles=titles)
            )
        else:
            self.in_force.setText(_("No text was in force on {day}.").format(day=format_date(day)))
        text = _("A clause counts only when its text was in force on the day of the fault. Choose again.")
        self.lost.show_note(
            _("Clauses that you had chosen were not in force that day.") if lost else "", text
        )
        self._show_signed(found, day)
        self._show_chosen()

    def _add_head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setData(_HEAD, words)

    def _add(self, choice: BreachChoice, head: str) -> None:
        clause = choice.clause
        words = " ".join(clause.text.split())
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
        cite = cited(clause.cite)
        item = QListWidgetItem(f"{cite} — {short}" if short else cite, self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = key_of(clause) in self._wanted
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(_CHOICE, choice)
        item.setData(_HEAD, head)
        searched = (clause.cite, cite, clause.text, *choice.breaches, *choice.towards)
        item.setData(_SEARCHED, fold(" ".join(searched)))
        if len(words) > _LONGEST:
            item.setToolTip(clause.text)

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        heads: set[str] = set()
        for item in reversed(self._items()):  # a heading stays when something below it does
            if item.data(_CHOICE) is None:
                item.setHidden(item.data(_HEAD) not in heads)
                continue
            found = all(word in item.data(_SEARCHED) for word in words)
            item.setHidden(not found)
            if found:
                heads.add(item.data(_HEAD))

    def _show_chosen(self) -> None:
        self._wanted = {key_of(one) for one in self.clauses()}
        cites = dict.fromkeys(cited(one.cite) for one in self.clauses())
        self.chosen.setText(_("Chosen: {clauses}").format(clauses=", ".join(cites)) if cites else "")
        self.chosen.setVisible(bool(cites))
        if cites:
            self.field.show_problem()

    def _show_signed(self, found: _Found, day: dt.date) -> None:
        if not found.proofs:
            self.signed.show_note()
            return
        title, lines, kind = signed_words(found.proofs, day)
        self.signed.show_note(title, "\n".join(lines), kind)

    def clauses(self) -> tuple[BreachClause, ...]:
        """Return the clauses that are ticked, in the order of the text."""
        choices = [one for one in self._items() if one.data(_CHOICE) is not None]
        ticked = [one for one in choices if one.checkState() is Qt.CheckState.Checked]
        return tuple(one.data(_CHOICE).clause for one in ticked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    # A page

    def enter(self) -> QWidget | None:
        """Return what has the keyboard at first."""
        return self.search

    def check(self) -> None:
        """Ask for a clause. Raises FieldProblem."""
        if self._arrived is None or self._arrived != self._asked:
            self._refuse(_("The clauses of that day are still being read. Wait a moment, then go on."))
        if not self.list.count():
            self._refuse(
                _("No text was in force that day: nobody can have breached it. Check the date of the fault.")
            )
        if not self.clauses():
            self._refuse(_("Choose at least one clause that was breached."))

    def _refuse(self, sentence: str) -> None:
        self.field.show_problem(sentence)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        raise FieldProblem

    def takes(self, error: UserError) -> bool:
        """Tell a refusal that is about the clauses."""
        if not isinstance(error, (errors.ClauseMissing, errors.ClauseNotInForce)):
            return False
        self.field.show_problem(error.sentence())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def forget(self) -> None:
        """Let the clauses go."""
        self._wanted.clear()
        self._asked = self._arrived = None


def _head_of(choice: BreachChoice) -> str:
    if choice.named:
        return _("Breaches that the text names")
    return _("Other rules of the text") if choice.by_rule else _("Sections of the text")


def key_of(clause: BreachClause) -> Key:
    """Return what tells one clause from another."""
    return clause.version_id, clause.rule_code, clause.section_uid
