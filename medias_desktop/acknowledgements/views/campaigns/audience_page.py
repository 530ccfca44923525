"""Second part of the form: who is asked to sign, counted as it is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.acknowledgements.rules import Audience
from medias_desktop.acknowledgements.rules.proposals import Matter
from medias_desktop.acknowledgements.views.campaigns.cited import CitedClauses
from medias_desktop.acknowledgements.views.campaigns.persons_box import FindPersons, PersonsBox
from medias_desktop.acknowledgements.views.campaigns.start import Start
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.parts import Card, muted, subheading
from medias_desktop.people.labels import group_label
from medias_desktop.people.rules import Group

_ROWS = 6


class AudiencePage(QWidget):
    """Groups, departments and single persons; those whom the rules name follow the text that is in force."""

    changed = Signal()

    def __init__(self, start: Start, find: FindPersons) -> None:
        super().__init__()
        self.setObjectName("page")
        self._start = start
        self._chosen = set(start.draft.audience.groups)
        self.boxes: dict[Group, QCheckBox] = {}
        self._counts: dict[Group, QLabel] = {}
        self.persons = PersonsBox(find, start.singles)
        self.persons.changed.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self._groups_card(), 1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self._departments_card(start))
        right.addWidget(self.persons, 1)
        layout.addLayout(right, 1)
        self.show_start(start)

    # Layout

    def _groups_card(self) -> Card:
        card = Card()
        card.body.setSpacing(6)
        card.body.addWidget(subheading(_("Groups")))
        self.by_rules = QCheckBox(_("Everyone whom the &policy binds"))
        self.by_rules.setObjectName("by_rules")
        self.by_rules.setChecked(self._start.draft.audience.by_rules)
        self.by_rules.toggled.connect(self._on_rules)
        self.clauses = CitedClauses("audience_clause")
        self.follows = muted("")
        card.body.addWidget(self.by_rules)
        card.body.addWidget(self.follows)
        card.body.addWidget(self.clauses)
        card.body.addSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, group in enumerate(Group):
            box = QCheckBox(group_label(group))
            box.setObjectName(f"group_{group.value}")
            box.clicked.connect(lambda on, group=group: self._choose(group, on))
            number = muted("")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setWordWrap(False)
            grid.addWidget(box, row, 0)
            grid.addWidget(number, row, 1)
            self.boxes[group], self._counts[group] = box, number
        card.body.addLayout(grid)
        card.body.addSpacing(4)
        card.body.addWidget(
            muted(
                _("Who arrives later and belongs here joins by themselves; who leaves is no longer counted.")
            )
        )
        card.body.addStretch(1)
        return card

    def _departments_card(self, start: Start) -> Card:
        card = Card()
        card.body.setSpacing(6)
        card.body.addWidget(subheading(_("Departments")))
        self.only = QCheckBox(_("Only these d&epartments of the groups"))
        self.only.setObjectName("only_departments")
        self.departments = QListWidget()
        self.departments.setObjectName("departments")
        self.departments.setAccessibleName(_("Departments"))
        height = self.fontMetrics().height() + 12
        self.departments.setFixedHeight(_ROWS * height)
        chosen = start.draft.audience.departments
        known = {name for _group, name in start.headcount.cells if name} | chosen
        for name in sorted(known, key=str.casefold):
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in chosen else Qt.CheckState.Unchecked)
            self.departments.addItem(item)
        self.only.setChecked(bool(chosen))
        self.only.setEnabled(bool(known))
        self.departments.setVisible(bool(chosen))
        self.departments.itemChanged.connect(lambda _item: self._tell())
        self.only.toggled.connect(self._on_only)
        self.none_ticked = muted(_("None is ticked: that is all of them."))
        self.none_ticked.setObjectName("no_department")
        card.body.addWidget(self.only)
        card.body.addWidget(self.departments)
        card.body.addWidget(self.none_ticked)
        return card

    # What is chosen

    def audience(self) -> Audience:
        """Return what is chosen; departments say nothing without a group."""
        return Audience(
            self.by_rules.isChecked(),
            frozenset(self._chosen),
            self._departments(),
            frozenset(self.persons.ids()),
        )

    def total(self) -> int:
        """Return how many people in service that holds today."""
        return self._start.headcount.total(self._groups(), self._departments(), self.persons.persons())

    def summary(self) -> str:
        """Return the page in a few words."""
        number = self.total()
        return ngettext("{n} person", "{n} persons", number).format(n=format_number(number))

    def show_start(self, start: Start) -> None:
        """Show whom another text binds."""
        self._start = start
        self.clauses.show_clauses(start.proposal.citing(Matter.AUDIENCE))
        named = start.proposal.groups
        if not start.proposal.citing(Matter.AUDIENCE):
            words = _("This text does not say whom it binds: that is every group.")
        else:
            words = ", ".join(group_label(one) for one in Group if one in named)
        self.follows.setText(words)
        self._show_groups()

    def _named(self) -> frozenset[Group]:
        return self._start.proposal.groups if self.by_rules.isChecked() else frozenset()

    def _groups(self) -> frozenset[Group]:
        return frozenset(self._chosen) | self._named()

    def _departments(self) -> frozenset[str]:
        if not self.only.isChecked():
            return frozenset()
        items = (self.departments.item(n) for n in range(self.departments.count()))
        return frozenset(
            one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked
        )

    def _choose(self, group: Group, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(group)
        self._tell()

    def _on_rules(self, on: bool) -> None:
        """Begin one’s own choice with those whom the rules name, and leave it to the rules again."""
        named = self._start.proposal.groups
        self._chosen = self._chosen - named if on else self._chosen | named
        self._show_groups()

    def _on_only(self, on: bool) -> None:
        self.departments.setVisible(on)
        self._tell()

    def _show_groups(self) -> None:
        named, chosen = self._named(), self._groups()
        for group, box in self.boxes.items():
            box.setChecked(group in chosen)
            box.setEnabled(group not in named)
        self._tell()

    def _tell(self) -> None:
        """Count anew: the numbers beside the groups, of the departments chosen, and those beside the departments."""
        departments, groups = self._departments(), self._groups()
        self.none_ticked.setVisible(self.only.isChecked() and not departments)
        for group, place in self._counts.items():
            number = self._start.headcount.group(group, departments)
            place.setText(format_number(number))
            self.boxes[group].setAccessibleDescription(
                ngettext("{n} person", "{n} persons", number).format(n=format_number(number))
            )
        blocked = self.departments.blockSignals(True)
        for n in range(self.departments.count()):
            item = self.departments.item(n)
            name = item.data(Qt.ItemDataRole.UserRole)
            number = self._start.headcount.department(name, groups)
            item.setText(f"{name} · {format_number(number)}")
        self.departments.blockSignals(blocked)
        self.departments.viewport().update()
        self.changed.emit()
