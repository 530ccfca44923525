"""A table of records: columns described once, rows shown as they are asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.records_view import RecordsView
from medias_desktop.core.widgets.row_drawing import draw_chip, small, strong

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Key = Callable[[Any], object]
"""What tells a record from all others, whatever else of it changes."""
_KIND = Qt.ItemDataRole.UserRole + 1
_TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: its title, the text of a row, and for a state the kind of its chip.

    ``stretch`` shares the width among the columns.
    """

    title: str
    text: Callable[[Row], str]
    chip: Callable[[Row], str] | None = None
    stretch: int = 1
    align_right: bool = False


class ColumnsModel(QAbstractTableModel, Generic[Row]):
    """Shows records through columns; a subclass says how many there are and gives each as it is asked for."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__()
        self._columns = columns

    def row(self, number: int) -> Row | None:
        """Return a record by its place, None when there is nothing to show there."""
        raise NotImplementedError

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, chip kind, alignment."""
        # Painting one cell asks for eight roles: what is not answered is left at once.
        is_text = role in _TEXTS
        if not (is_text or role in (_ALIGNMENT, _KIND)) or not index.isValid():
            return None
        column = self._columns[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if column.align_right else _LEFT
        if not is_text and column.chip is None:
            return None
        row = self.row(index.row())
        if row is None:
            return None
        if is_text:
            return column.text(row)
        return None if column.chip is None else column.chip(row)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: titles of the columns."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == _ALIGNMENT:
            return _RIGHT if self._columns[section].align_right else _LEFT
        return None


class RowsModel(ColumnsModel[Row]):
    """Shows a sequence of records through columns; never copies them."""

    def __init__(self, columns: Sequence[Column[Row]]) -> None:
        super().__init__(columns)
        self.rows: Sequence[Row] = ()

    def row(self, number: int) -> Row | None:
        """Return a record by its place."""
        return self.rows[number]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def append_rows(self, rows: Sequence[Row]) -> None:
        """Show further records below."""
        if rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self.rows = (*self.rows, *rows)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: number of records."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)


class ChipDelegate(QStyledItemDelegate):
    """Draws a state as a chip; everything else as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw one cell."""
        kind = index.data(_KIND)
        if not kind or not index.data():
            super().paint(painter, option, index)
            return
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        text, blank.text = blank.text, ""
        style = blank.widget.style() if blank.widget else None
        if style is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget)
        self._draw_chip(painter, option, text, str(kind))

    def _draw_chip(self, painter: QPainter, option: QStyleOptionViewItem, text: str, kind: str) -> None:
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(strong(small(option.font)))
        metrics = painter.fontMetrics()
        room = option.rect.width() - 19
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 20)
        width, height = metrics.horizontalAdvance(shown) + 20, metrics.height() + 4
        box = QRect(option.rect.left() + 11, option.rect.center().y() - height // 2, width, height)
        ground = colours.ground(kind)
        if option.state & QStyle.StateFlag.State_Selected and ground == colours.accent_soft:
            ground = colours.surface  # on a selected row a chip of the selection's own colour would vanish
        draw_chip(painter, box, shown, kind, radius=height / 2, ground=ground)
        painter.restore()


class TableView(RecordsView, QTableView):
    """What every list of records is: whole rows are selected, Enter or a double click opens one."""

    activated_row = Signal(object)
    selection_changed = Signal()

    def __init__(
        self, model: ColumnsModel[Any], columns: Sequence[Column[Any]], accessible_name: str, key: Key
    ) -> None:
        super().__init__()
        self._key = key
        self._stretches = [column.stretch for column in columns]
        self.setModel(model)
        chips = ChipDelegate(self)
        for number, column in enumerate(columns):
            if column.chip is not None:
                self.setItemDelegateForColumn(number, chips)
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 22)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self.open_record)
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """Qt: the headers get none of the selection: they would ask of each row whether its whole column is selected."""
        super().setSelectionModel(model)
        self._no_selection = QItemSelectionModel(model.model())
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSelectionModel(self._no_selection)

    def resizeEvent(self, event: Any) -> None:
        """Qt: share the width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def show_columns(self, wanted: Collection[int]) -> None:
        """Show these columns only, by their numbers; the others leave them their width."""
        for number in range(len(self._stretches)):
            self.setColumnHidden(number, number not in wanted)
        self._share_width()

    def _share_width(self) -> None:
        shown = [number for number in range(len(self._stretches)) if not self.isColumnHidden(number)]
        total = sum(self._stretches[number] for number in shown) or 1
        for number in shown:
            self.setColumnWidth(number, self.viewport().width() * self._stretches[number] // total)


class RecordTable(TableView):
    """A list of records that are all there, several of which may be selected."""

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        accessible_name: str,
        key: Key = lambda row: getattr(row, "id", row),
    ) -> None:
        self._model: RowsModel[Any] = RowsModel(columns)
        super().__init__(self._model, columns, accessible_name, key)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; what was selected and is still there stays selected."""
        chosen = set(map(self._key, self.selected()))
        here = self.current()
        self._model.set_rows(rows)
        self.select_keys(chosen, None if here is None else self._key(here))

    def append_rows(self, rows: Sequence[Any]) -> None:
        """Show further rows below; what is selected and what is seen stay as they are."""
        self._model.append_rows(rows)

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Keep the first row seen where it is while the rows are replaced; at the very top, the top stays."""
        bar, first = self.verticalScrollBar(), self.rowAt(0)
        value = bar.value()
        key = self._key(self._model.rows[first]) if 0 <= first < len(self._model.rows) else None
        offset = self.rowViewportPosition(first) if key is not None else 0
        yield
        if value:
            self.executeDelayedItemsLayout()
            found = next((n for n, row in enumerate(self._model.rows) if self._key(row) == key), None)
            bar.setValue(value if found is None else bar.value() + self.rowViewportPosition(found) - offset)

    def select_keys(self, chosen: Collection[object], current_key: object = None) -> None:
        """Select the records with these keys, and put the cursor on one of them."""
        rows, chosen = self._model.rows, frozenset(chosen)
        if not chosen and current_key is None:
            return
        keys = list(map(self._key, rows))
        if current_key is not None and current_key in keys:
            here = self._model.index(keys.index(current_key), 0)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        meant = list(map(chosen.__contains__, keys))
        if all(meant):  # of a list of any length it is one range
            self.select_ranges([(0, len(rows) - 1)] if meant else [])
        else:
            self.select_ranges(neighbours(compress(count(), meant)))

    def rows(self) -> Sequence[Any]:
        """Return what is shown."""
        return self._model.rows

    def selected(self) -> list[Any]:
        """Return the selected records, top first."""
        rows = self._model.rows
        return [row for first, last in self.selected_ranges() for row in rows[first : last + 1]]


def neighbours(places: Iterable[int]) -> list[tuple[int, int]]:
    """Return ascending places as ranges (first, last): Qt is slow with thousands of single ones."""
    found: list[tuple[int, int]] = []
    first = last = -2
    for place in places:
        if place != last + 1:
            if last >= 0:
                found.append((first, last))
            first = place
        last = place
    if last >= 0:
        found.append((first, last))
    return found
