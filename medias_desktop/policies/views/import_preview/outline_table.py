"""The proposed outline as a table: level, number and heading of each section, corrected in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme

if TYPE_CHECKING:
    from medias_desktop.policies.outline import Section

Index = QModelIndex | QPersistentModelIndex
LEVEL, NUMBER, HEADING = 0, 1, 2
_HINT = Qt.ItemDataRole.UserRole + 1
_DEPTH = Qt.ItemDataRole.UserRole + 2
INDENT = 20
"""Pixels by which each level is moved to the right."""


class OutlineModel(QAbstractTableModel):
    """Shows sections; an edit is asked for, the editor decides."""

    edited = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._sections: Sequence[Section] = ()
        self._hints: Mapping[int, str] = {}

    def show_sections(self, sections: Sequence[Section], hints: Mapping[int, str]) -> None:
        """Show other sections; ``hints`` are sentences by row."""
        self.beginResetModel()
        self._sections, self._hints = sections, hints
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: number of sections."""
        return 0 if parent is not None and parent.isValid() else len(self._sections)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: level, number, heading."""
        return 0 if parent is not None and parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: every cell can be edited."""
        return (
            super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: texts, hints, depth."""
        if not index.isValid():
            return None
        section = self._sections[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return (str(section.level), section.number, section.heading)[index.column()]
        if role == _DEPTH:
            return section.level - 1
        if role == _HINT:
            return index.row() in self._hints
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hints.get(index.row()) or (section.heading if index.column() == HEADING else None)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._hints.get(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == LEVEL:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: tell what was typed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or value == index.data(role):
            return False
        self.edited.emit(index.row(), index.column(), str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < 3:
            if role == Qt.ItemDataRole.DisplayRole:
                return (_("Level"), _("Number"), _("Heading"))[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignHCenter if section == LEVEL else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None


class OutlineTable(QTableView):
    """The keys: F2 or Enter edits, Alt+Right and Alt+Left change the level, Delete gives the line back to the text."""

    promote_asked = Signal()
    demote_asked = Signal()
    text_asked = Signal()
    row_reached = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("proposed_outline")
        self.setAccessibleName(_("Proposed outline"))
        self.sections = OutlineModel()
        self.setModel(self.sections)
        self.setItemDelegate(_OutlineDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(LEVEL, self.fontMetrics().horizontalAdvance("0000000000"))
        self.setColumnWidth(NUMBER, self.fontMetrics().horizontalAdvance("ANNEXE 00") + 44)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self._quiet = False

    def show_sections(
        self, sections: Sequence[Section], hints: Mapping[int, str], rows: Sequence[int]
    ) -> None:
        """Show other sections and select ``rows``, as far as they exist."""
        self._quiet = True
        column = max(self.currentIndex().column(), NUMBER)
        value = self.verticalScrollBar().value()
        self.sections.show_sections(sections, hints)
        self.select_rows(rows, column)
        self.verticalScrollBar().setValue(value)
        self._quiet = False

    def select_rows(self, rows: Sequence[int], column: int = HEADING) -> None:
        """Select rows, the first of them being the current one."""
        last = self.sections.rowCount() - 1
        kept = sorted({min(max(row, 0), last) for row in rows}) if last >= 0 else []
        selection = QItemSelection()
        for row in kept:
            selection.select(self.sections.index(row, 0), self.sections.index(row, 2))
        flags = QItemSelectionModel.SelectionFlag
        if kept:
            index = self.sections.index(kept[0], column)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
            self.scrollTo(index)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def selected_rows(self) -> list[int]:
        """Return the selected rows, top first."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def _on_row(self, index: Index) -> None:
        if not self._quiet and index.isValid():
            self.row_reached.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of the table."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        actions: dict[tuple[int, bool], Callable[[], object]] = {
            (Qt.Key.Key_Left, True): self.promote_asked.emit,
            (Qt.Key.Key_Right, True): self.demote_asked.emit,
            (Qt.Key.Key_Delete, False): self.text_asked.emit,
            (Qt.Key.Key_Return, False): self._edit_current,
            (Qt.Key.Key_Enter, False): self._edit_current,
        }
        action = actions.get((event.key(), alt)) if alt or plain else None
        if action is None:
            super().keyPressEvent(event)
        else:
            action()

    def _edit_current(self) -> None:
        if self.currentIndex().isValid() and self.state() != QAbstractItemView.State.EditingState:
            self.edit(self.currentIndex())


class _OutlineDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        self._draw_text(painter, option, index)
        painter.restore()

    def _draw_text(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.current()
        room = option.rect.adjusted(8, 0, -8, 0)
        text = str(index.data() or "")
        font = QFont(option.font)
        colour = colours.text
        side = Qt.AlignmentFlag.AlignLeft
        if index.column() == LEVEL:
            side, colour = Qt.AlignmentFlag.AlignHCenter, colours.muted
        else:
            room.setLeft(room.left() + (INDENT * int(index.data(_DEPTH)) if index.column() == HEADING else 0))
        if index.column() == HEADING and index.data(_DEPTH) == 0:
            font.setWeight(QFont.Weight.DemiBold)
        if index.column() == NUMBER:
            colour = colours.accent
            if index.data(_HINT):
                room.setLeft(room.left() + self._draw_hint(painter, option, room.left()))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_hint(self, painter: QPainter, option: QStyleOptionViewItem, left: int) -> int:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().warn))
        painter.drawEllipse(left, option.rect.center().y() - 3, 7, 7)
        return 14

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = QLineEdit(parent)
        field.setFrame(False)
        field.setStyleSheet("QLineEdit { padding: 0 6px; border-radius: 0; }")
        names = (_("Level"), _("Number"), _("Heading"))
        field.setAccessibleName(names[index.column()])
        return field
