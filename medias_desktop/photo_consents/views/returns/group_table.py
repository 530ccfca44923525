"""The lines of a form for many: which columns each ticked, who refused, who left theirs empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from medias_desktop.core.i18n import _, ngettext, translate
from medias_desktop.core.widgets import theme
from medias_desktop.photo_consents.documents.form_words import GROUP_NAMES
from medias_desktop.photo_consents.rules.forms import PurposeGroup, grouped
from medias_desktop.photo_consents.rules.purposes import Purpose
from medias_desktop.photo_consents.rules.returns import SignedLine
from medias_desktop.photo_consents.views.returns.lines import answered_words, signer_words


class GroupTable(QTableWidget):
    """A row for each line, a box for each column of the form; an empty row says that nobody signed it."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setObjectName("group_lines")
        self.setAccessibleName(_("Lines of the form"))
        self.setMinimumHeight(6 * (self.fontMetrics().height() + 12))
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._lines: tuple[SignedLine, ...] = ()
        self._columns: tuple[tuple[PurposeGroup, frozenset[Purpose]], ...] = ()
        self._refused: set[int] = set()
        self.itemChanged.connect(lambda _item: self.ticked.emit())

    def keyboardSearch(self, search: str) -> None:
        """Qt: letters decide about a line, they do not look for one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar ticks, Enter is the window’s."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and self.currentColumn() > 0:
            self.toggle(self.currentColumn())
        else:
            super().keyPressEvent(event)

    def show_lines(self, lines: Sequence[SignedLine], purposes: frozenset[Purpose]) -> None:
        """Show the lines of another page."""
        self.blockSignals(True)
        self._lines, self._columns = tuple(lines), grouped(purposes)
        self._refused.clear()
        self.clear()
        self.setRowCount(len(self._lines))
        self.setColumnCount(1 + len(self._columns))
        # The columns bear figures, the keys that tick them: their names would leave no room for those of persons.
        self.setHorizontalHeaderLabels([_("Name"), *map(str, range(1, 1 + len(self._columns)))])
        for row in range(len(self._lines)):
            self._show_row(row)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        first = next((row for row, line in enumerate(self._lines) if line.answer is None), 0)
        if self._lines:
            self.setCurrentCell(first, 1)
        self.blockSignals(False)
        self.ticked.emit()

    @property
    def current_line(self) -> SignedLine | None:
        """Return the line that the keyboard is on."""
        row = self.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def toggle(self, column: int) -> None:
        """Tick a column (from 1) of the line that the keyboard is on, or no more."""
        item = self.item(self.currentRow(), column)
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            self._unrefuse(self.currentRow())

    def tick_all(self) -> None:
        """Tick every column of the line and go to the next, or no column when all are ticked."""
        row = self.currentRow()
        items = [one for one in self._boxes(row) if one.flags() & Qt.ItemFlag.ItemIsUserCheckable]
        every = bool(items) and all(one.checkState() is Qt.CheckState.Checked for one in items)
        for one in items:
            one.setCheckState(Qt.CheckState.Unchecked if every else Qt.CheckState.Checked)
        self._unrefuse(row)
        if items and not every and row + 1 < self.rowCount():
            self.setCurrentCell(row + 1, max(1, self.currentColumn()))

    def toggle_refused(self) -> None:
        """Note that the line says no to all, or no more."""
        row, line = self.currentRow(), self.current_line
        if line is None or line.answer is not None:
            return
        if row in self._refused:
            self._refused.discard(row)
        else:
            self._refused.add(row)
            for one in self._boxes(row):
                one.setCheckState(Qt.CheckState.Unchecked)
        self._show_name(row)
        self.ticked.emit()

    def answers(self) -> tuple[tuple[SignedLine, frozenset[Purpose]], ...]:
        """Return the lines that were answered, each with the places that it allows: none for a refusal."""
        found = []
        for row, line in enumerate(self._lines):
            if line.answer is not None:
                continue
            chosen = frozenset(
                purpose
                for box, (_group, those) in zip(self._boxes(row), self._columns, strict=True)
                if box.checkState() is Qt.CheckState.Checked
                for purpose in those
            )
            if chosen or row in self._refused:
                found.append((line, chosen))
        return tuple(found)

    def words(self) -> str:
        """Return how many lines agree and refuse."""
        answers = self.answers()
        refused = sum(not places for _line, places in answers)
        signed = len(answers) - refused
        names = (translate(GROUP_NAMES[group]) for group, _those in self._columns)
        legend = " · ".join(f"{at} {name}" for at, name in enumerate(names, 1))
        text = ngettext("{n} line agrees", "{n} lines agree", signed).format(n=signed)
        if refused:
            text += ", " + ngettext("{n} line refuses", "{n} lines refuse", refused).format(n=refused)
        return f"{legend}\n{text}"

    def _show_row(self, row: int) -> None:
        line = self._lines[row]
        self.setItem(row, 0, QTableWidgetItem())
        for column in range(1, 1 + len(self._columns)):
            item = QTableWidgetItem()
            if line.answer is None:
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
                )
            else:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            name = translate(GROUP_NAMES[self._columns[column - 1][0]])
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.portrayed.listed_name}, {name}")
            self.setItem(row, column, item)
        self._show_name(row)

    def _show_name(self, row: int) -> None:
        line = self._lines[row]
        name = line.portrayed.listed_name
        if not line.own:
            name = f"{name} – {signer_words(line)}"
        if line.answer is not None:
            name = answered_words(name, line.answer.kind)
        elif row in self._refused:
            name = _("{name} – refused").format(name=name)
        item = self.item(row, 0)
        if item is not None:
            item.setText(name)
            item.setToolTip(name)
            refused = row in self._refused
            font = item.font()
            font.setStrikeOut(refused)  # the word may be cut off
            item.setFont(font)
            item.setData(Qt.ItemDataRole.ForegroundRole, QColor(theme.current().bad) if refused else None)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)

    def _unrefuse(self, row: int) -> None:
        if row in self._refused:
            self._refused.discard(row)
            self._show_name(row)

    def _boxes(self, row: int) -> list[QTableWidgetItem]:
        found = (self.item(row, column) for column in range(1, 1 + len(self._columns)))
        return [one for one in found if one is not None]
