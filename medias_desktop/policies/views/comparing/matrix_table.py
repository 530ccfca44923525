"""The matrix itself: themes down, policies across, the clauses of each cell as chips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.row_drawing import strong
from medias_desktop.policies.labels.comparing import column_titles, long_name, short_name, themes_count
from medias_desktop.policies.rules.by_theme import Cell, Column, Matrix, ThemeRow
from medias_desktop.policies.themes import theme_label
from medias_desktop.policies.views.comparing import chips
from medias_desktop.policies.views.comparing.matrix_header import ColumnHeader
from medias_desktop.policies.views.reader.tools import scaled

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 1
_NARROWEST = 96
_WIDEST_THEME = 220


class MatrixModel(QAbstractTableModel):
    """Shows the rows of a matrix that are wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = Matrix((), ())
        self.rows: Sequence[ThemeRow] = ()
        self.titles: Sequence[str] = ()

    def show_matrix(self, matrix: Matrix, rows: Sequence[ThemeRow]) -> None:
        """Replace everything shown."""
        self.beginResetModel()
        self.matrix, self.rows, self.titles = matrix, rows, column_titles(matrix.columns)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: number of themes."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: number of policies."""
        return 0 if parent is not None and parent.isValid() else len(self.matrix.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the sections of a cell, and what is read aloud of them."""
        if not index.isValid():
            return None
        cell = self.rows[index.row()].cells[index.column()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return ", ".join(short_name(one) for one in cell) or "–"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            who = self.titles[index.column()]
            about = theme_label(self.rows[index.row()].theme)
            said = ", ".join(long_name(one) for one in cell) or _("says nothing")
            return f"{who}, {about}: {said}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: policies across with their counts, themes down."""
        if orientation == Qt.Orientation.Vertical:
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                return theme_label(self.rows[section].theme)
            return None
        if not 0 <= section < len(self.matrix.columns):
            return None
        column = self.matrix.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.titles[section]}\n{themes_count(self.matrix.treated(section))}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{column.text.summary.municipality}\n{column.text.summary.policy_title}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _CellDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = self.parent()
        cell: Cell = index.data(CELL)
        colours = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, QColor(colours.window))
        painter.setPen(QPen(QColor(colours.line)))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if not cell:
            chips.draw_dash(painter, option.rect)
        else:
            current = table.chip() if chosen and isinstance(table, MatrixTable) else -1
            chips.draw(painter, option.rect, [short_name(one) for one in cell], option.font, current)
        if chosen and option.widget is not None and option.widget.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 120
        names = [short_name(one) for one in index.data(CELL)]
        return QSize(_NARROWEST, chips.height_of(names, width, option.font))


class MatrixTable(QTableView):
    """The matrix with a cursor: on a cell, and within it on one of its chips."""

    cell_changed = Signal()
    opened = Signal()
    """Enter or a double click: read the chosen clause in its policy."""
    theme_opened = Signal()
    """A double click on a theme: its policies side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("matrix")
        self.setAccessibleName(_("Themes and policies"))
        self.rows_model = MatrixModel()
        self._chip = 0
        self.setModel(self.rows_model)
        self.setItemDelegate(_CellDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(
            "QTableCornerButton::section { background: transparent; border: 0; }"
            "QAbstractScrollArea::corner { background: transparent; border: 0; }"
        )
        self._set_headers()
        self.selectionModel().currentChanged.connect(self._on_current)

    def _set_headers(self) -> None:
        self.setHorizontalHeader(ColumnHeader(self))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 18)
        down.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionsClickable(True)
        down.sectionClicked.connect(self._choose_row)
        down.sectionDoubleClicked.connect(self._open_row)

    def show_matrix(self, matrix: Matrix, rows: Sequence[ThemeRow]) -> None:
        """Show other policies or rows; the cursor stays on its theme and policy if they are still there."""
        here = self.place()
        self.rows_model.show_matrix(matrix, rows)
        self._share_room()
        themes = [row.theme for row in rows]
        uids = [column.text.summary.uid for column in matrix.columns]
        row = themes.index(here[0].theme) if here and here[0].theme in themes else 0
        uid = here[1].text.summary.uid if here else ""
        self.setCurrentIndex(self.rows_model.index(row, uids.index(uid) if uid in uids else 0))
        self.cell_changed.emit()

    # the cursor

    def place(self) -> tuple[ThemeRow, Column, Cell] | None:
        """Return the theme, the policy and the sections under the cursor."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        row = self.rows_model.rows[index.row()]
        return row, self.rows_model.matrix.columns[index.column()], row.cells[index.column()]

    def chip(self) -> int:
        """Return which section of the cell is chosen."""
        return self._chip

    def _on_current(self, _now: Index, _before: Index) -> None:
        self._chip = 0
        self.cell_changed.emit()

    def choose_chip(self, number: int) -> None:
        """Choose one of the cell's sections."""
        self._chip = number
        self.update(self.currentIndex())
        self.cell_changed.emit()

    def _choose_row(self, row: int) -> None:
        self.setCurrentIndex(self.rows_model.index(row, max(0, self.currentIndex().column())))

    def _open_row(self, row: int) -> None:
        self._choose_row(row)
        self.theme_opened.emit()

    def chip_at(self, point: QPoint) -> tuple[Index, int]:
        """Return the cell at a place of the view and the chip there, -1 beside the chips."""
        index = self.indexAt(point)
        if index.isValid():
            inside = point - self.visualRect(index).topLeft()
            names = [short_name(one) for one in index.data(CELL)]
            for number, place in enumerate(
                chips.places(names, self.columnWidth(index.column()), self.font())
            ):
                if place.contains(inside):
                    return index, number
        return index, -1

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: choose a cell, and the chip under the pointer."""
        super().mousePressEvent(event)
        _index, number = self.chip_at(event.position().toPoint())
        if number >= 0:
            self.choose_chip(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: a chip can be clicked, and looks so."""
        over = self.chip_at(event.position().toPoint())[1] >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: read the clause in its policy."""
        if self.chip_at(event.position().toPoint())[1] >= 0:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter reads the clause; with Alt, left and right walk over the chips of a cell."""
        place = self.place()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.AltModifier else None
        if place is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif place is not None and place[2] and step is not None:
            self.choose_chip(min(max(0, self._chip + step), len(place[2]) - 1))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: the heading of the clause under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index, number = self.chip_at(event.pos())
            text = long_name(index.data(CELL)[number]) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: share the width among the policies."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        columns = len(self.rows_model.matrix.columns)
        if not columns:
            return
        metrics = QFontMetrics(strong(self.font()))
        widest = max(
            (metrics.horizontalAdvance(theme_label(row.theme)) for row in self.rows_model.rows), default=0
        )
        self.verticalHeader().setFixedWidth(min(widest + 36, scaled(self, _WIDEST_THEME)))
        width = max(scaled(self, _NARROWEST), self.viewport().width() // columns)
        lowest = self.fontMetrics().height() + 20
        for column in range(columns):
            self.setColumnWidth(column, width)
        for number, row in enumerate(self.rows_model.rows):
            highest = max(
                chips.height_of([short_name(one) for one in cell], width, self.font()) for cell in row.cells
            )
            self.setRowHeight(number, max(lowest, highest))
